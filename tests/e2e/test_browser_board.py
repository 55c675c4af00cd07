"""The board of leads: a card dragged with the mouse, moved by keyboard on a phone, moved without script."""

import re

import pytest
from playwright.sync_api import Locator, Page, expect

from .chromium import DESK, LOOKS, PHONE, Visitors, violations

NAME = "Maria Aparecida dos Santos Albuquerque F"  # forty letters


def lead_made(visitors: Visitors, name: str = NAME) -> None:
    """Somebody writes, and the assistant makes a lead."""
    customer = visitors.page(PHONE)
    customer.goto("/simulador/5513991110001")
    customer.fill("#fala", f"oi, aqui é {name}, procuro ap de 2 quartos em Santos até 500 mil")
    customer.click("#phone-composer .send")
    expect(customer.locator("#chat .bubble").nth(1)).to_be_visible(timeout=20_000)


def drag(page: Page, card: Locator, onto: Locator) -> None:
    start, end = card.bounding_box(), onto.bounding_box()
    assert start
    assert end
    page.mouse.move(start["x"] + 60, start["y"] + 40)
    page.mouse.down()
    page.mouse.move(start["x"] + 80, start["y"] + 50, steps=4)
    page.mouse.move(end["x"] + 120, end["y"] + 90, steps=15)
    page.mouse.up()


def card_in(page: Page, status: str) -> Locator:
    return page.locator(f"#cards-{status} .lead-card").first


def test_a_card_dragged_to_another_column_stays_there(visitors: Visitors) -> None:
    lead_made(visitors)
    page = visitors.agent(DESK)
    page.goto("/leads")
    card = page.locator(".lead-card").first
    mine = card.get_attribute("id")
    with page.expect_response(re.compile(r"/leads/\d+/mover")):
        drag(page, card, page.locator("#column-proposal"))
    expect(page.locator(f"#cards-proposal #{mine}")).to_be_visible()
    expect(page.locator("#moved")).to_contain_text("está agora em Proposta")
    expect(page.locator("#head-proposal .column-count")).to_contain_text("1")
    page.reload()
    expect(page.locator(f"#cards-proposal #{mine}")).to_be_visible()

    page.goto(f"/leads/{mine.removeprefix('lead-')}" if mine else "/leads")
    expect(page.locator("main")).to_contain_text("proposta")

    page.goto("/leads")
    drag(page, card_in(page, "proposal"), page.locator("#column-new"))
    expect(page.locator(f"#cards-new #{mine}")).to_be_visible()
    with page.expect_response(re.compile("/desfazer/")):
        page.click("#moved button")
    expect(page.locator(f"#cards-proposal #{mine}")).to_be_visible()
    expect(page.locator(f"#cards-new #{mine}")).to_have_count(0)


def test_a_card_goes_back_when_the_server_refuses(visitors: Visitors) -> None:
    lead_made(visitors)
    page = visitors.agent(DESK)
    page.goto("/leads")
    card = page.locator(".lead-card").first
    mine = card.get_attribute("id")
    before = card.locator("xpath=..").get_attribute("id")
    page.route(re.compile(r"/leads/\d+/mover"), lambda route: route.abort())
    drag(page, card, page.locator("#column-proposal"))
    expect(page.locator("#notice")).to_be_visible()
    expect(page.locator(f"#{before} #{mine}")).to_be_visible()
    expect(page.locator("#cards-proposal .lead-card")).to_have_count(0)


def test_a_drag_to_lost_asks_for_the_reason_first(visitors: Visitors) -> None:
    lead_made(visitors)
    page = visitors.agent((2600, 900))
    page.goto("/leads")
    card = page.locator(".lead-card").first
    mine = card.get_attribute("id")
    drag(page, card, page.locator("#column-lost"))
    expect(page.locator("#move-sheet")).to_be_visible()
    page.click("#move-form .button-main")
    expect(page.locator("#motivo-erro")).to_be_visible()
    page.check("#move-form [value='Desistiu da busca']")
    page.click("#move-form .button-main")
    expect(page.locator("#move-sheet")).to_be_hidden()
    expect(page.locator(f"#cards-lost #{mine}")).to_be_visible()


def test_on_a_phone_a_card_is_moved_by_keyboard(visitors: Visitors) -> None:
    lead_made(visitors)
    page = visitors.agent(PHONE)
    page.goto("/leads")
    tab = (
        page.locator(".board-tabs a", has_text=re.compile("Qualificado|Sem imóvel"))
        .filter(has_text="1")
        .first
    )
    tab.click()
    card = page.locator(".column.is-shown .lead-card").first
    mine = card.get_attribute("id")
    card.locator(".lead-move").focus()
    page.keyboard.press("Enter")
    expect(page.locator("#para")).to_be_focused()
    assert violations(page) == []
    page.select_option("#para", "ganho")
    page.fill("#valor", "12.500.000")
    page.keyboard.press("Enter")
    expect(page.locator("#move-sheet")).to_be_hidden()
    expect(page.locator("#moved")).to_contain_text("está agora em Ganho")
    page.reload()
    page.locator("#tab-won").click()
    expect(page.locator(f"#column-won.is-shown #{mine}")).to_contain_text("R$ 12.500.000")


def test_without_script_a_card_is_moved_by_a_form(visitors: Visitors) -> None:
    lead_made(visitors)
    page = visitors.agent(PHONE, java_script_enabled=False)
    page.goto("/leads?coluna=qualificado")
    page.locator(".column.is-shown .lead-move").first.click()
    page.select_option("#para", "proposta")
    page.click("#move-form .button-main")
    expect(page.locator("#moved")).to_contain_text("está agora em Proposta")
    expect(page.locator("#column-proposal.is-shown .lead-card")).to_have_count(1)
    page.click("#moved button")
    expect(page.locator("#column-qualified .lead-card")).to_have_count(1)


@pytest.mark.parametrize(("size", "theme"), LOOKS)
@pytest.mark.parametrize("address", ["/leads", "/leads?visao=lista"])
def test_board_and_list_work_for_everybody(
    visitors: Visitors, size: tuple[int, int], theme: str, address: str
) -> None:
    lead_made(visitors)
    page = visitors.agent(size, theme)
    page.goto(address)
    expect(page.locator(".lead-card, .lead-row").first).to_be_attached()
    page.locator(".filter-more summary").click()
    assert violations(page) == []
    assert not page.evaluate("document.documentElement.scrollWidth > document.documentElement.clientWidth")
