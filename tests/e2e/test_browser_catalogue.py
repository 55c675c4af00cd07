"""The catalogue in a real browser: found, ticked, edited by two at once."""

import pytest
from playwright.sync_api import expect

from .chromium import BRUNO, LOOKS, PHONE, Visitors, violations

SCREENS = [
    "/imoveis",
    "/imoveis?ver=tabela&ativo=todos",
    "/imoveis?q=castelo",
    "/imoveis/1",
    "/imoveis/1/editar",
    "/imoveis/novo",
]


@pytest.mark.parametrize(("size", "theme"), LOOKS)
def test_the_catalogue_works_for_everybody(visitors: Visitors, size: tuple[int, int], theme: str) -> None:
    page = visitors.agent(size, theme)
    for screen in SCREENS:
        page.goto(screen)
        assert violations(page) == [], screen
        wide = "document.documentElement.scrollWidth > document.documentElement.clientWidth"
        assert not page.evaluate(wide), f"{screen} is wider than the window"


@pytest.mark.parametrize("view", ["", "?ver=tabela"])
def test_more_rows_follow_in_their_place(visitors: Visitors, view: str) -> None:
    page = visitors.agent()
    page.goto(f"/imoveis{view}")
    rows = page.locator("#rows > *")
    expect(rows).to_have_count(24)
    page.click("#next a")
    expect(rows).to_have_count(48)


def test_typing_and_choosing_bring_the_results_and_the_address(visitors: Visitors) -> None:
    page = visitors.agent(PHONE)
    page.goto("/imoveis")
    page.fill("#q", "gonzaga")
    page.wait_for_url("**/imoveis?q=gonzaga")
    page.fill("#q", "")
    page.wait_for_url("**/imoveis")
    page.click("summary >> text=Filtros")
    page.select_option("#finalidade", "aluguel")
    page.wait_for_url("**/imoveis?finalidade=aluguel")
    expect(page.locator(".property-card:not(:has(.tag-rent))")).to_have_count(0)


def test_ticked_ones_are_deactivated_and_brought_back(visitors: Visitors) -> None:
    page = visitors.agent(PHONE)
    page.goto("/imoveis?ordem=codigo")
    expect(page.locator("#bulk")).not_to_be_visible()
    page.locator("[name=id]").nth(0).check()
    page.locator("[name=id]").nth(1).check()
    expect(page.locator("[data-ticked]")).to_have_text("2 marcados:")
    page.click("#bulk >> text=Desativar")
    expect(page.locator(".done")).to_contain_text("2 imóveis desativados")
    page.click("text=Desfazer")
    expect(page.locator(".done")).to_contain_text("2 imóveis ativados")


def test_what_is_typed_is_seen_as_the_customer_will_and_not_overwritten(visitors: Visitors) -> None:
    ana, bruno = visitors.agent(), visitors.agent(PHONE, email=BRUNO)
    ana.goto("/imoveis/2/editar")
    ana.fill("#f-preco_venda", "R$ 12,5 milhões")
    ana.locator("#f-preco_venda").blur()
    expect(ana.locator("#preview")).to_contain_text("R$ 12,5 milhões")
    bruno.goto("/imoveis/2/editar")
    bruno.fill("#f-preco_venda", "410 mil")
    bruno.click(".save-bar button")
    expect(bruno.locator(".done")).to_contain_text("Alterações salvas")
    ana.click(".save-bar button")
    expect(ana.locator(".conflict")).to_contain_text("Bruno Castro salvou este imóvel")
    ana.check("input[name=fica_sale_price_cents][value=outro]")
    ana.click(".save-bar button")
    expect(ana.locator(".price-sale")).to_have_text("R$ 410.000")
