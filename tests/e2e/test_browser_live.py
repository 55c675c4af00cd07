"""Pages that stay open in a real browser: who else is there, news while somebody types, no line, one key."""

from typing import Any

import pytest

from .chromium import BRUNO, LOOKS, Visitors, opened, violations
from .installation import PERSON, Customer

FOCUSED = "document.activeElement.id"


def test_two_agents_see_each_other_look_and_type(visitors: Visitors, customer: Customer) -> None:
    ana, bruno = opened(visitors.agent(), customer), opened(visitors.agent(email=BRUNO), customer)
    ana.locator("#presence", has_text="Bruno está vendo").wait_for()
    bruno.locator("#presence", has_text="Ana está vendo").wait_for()
    bruno.locator("#texto").press_sequentially("olá", delay=20)
    ana.locator("#presence", has_text="Bruno está digitando…").wait_for()
    bruno.goto("/avisos")
    ana.locator("#presence[data-shown='']").wait_for(state="attached", timeout=15_000)


@pytest.mark.parametrize(("size", "theme"), LOOKS)
def test_news_come_while_somebody_types_and_take_neither_words_nor_place(
    visitors: Visitors, customer: Customer, size: tuple[int, int], theme: str
) -> None:
    page = opened(visitors.agent(size, theme), customer)
    page.locator("#texto").focus()
    page.keyboard.type("meu rascunho")
    customer.say("chegou mais uma")
    page.locator("#thread", has_text="chegou mais uma").wait_for()
    assert page.input_value("#texto") == "meu rascunho"
    assert page.evaluate(FOCUSED) == "texto"
    assert violations(page) == []


def test_a_lost_line_is_said_and_what_was_missed_comes_when_it_is_back(
    visitors: Visitors, customer: Customer
) -> None:
    page = opened(visitors.agent(), customer)
    page.context.set_offline(True)
    page.locator("#offline", has_text="Sem conexão").wait_for()
    customer.say("você ainda está aí?")
    page.context.set_offline(False)
    page.locator("#offline").wait_for(state="hidden")
    page.locator("#thread", has_text="você ainda está aí?").wait_for()


def test_a_new_customer_sounds_once_and_is_on_the_icon(
    visitors: Visitors, app: Any, customer: Customer
) -> None:
    page = visitors.agent()
    page.goto("/conversas")
    page.locator("#list-title").click()
    page.locator("#notices").wait_for(state="attached")
    page.evaluate(
        "body.addEventListener('notice:rang', () => body.dataset.rang = +(body.dataset.rang || 0) + 1)"
    )
    Customer(app, "5511992220002").say(PERSON)
    page.locator("body[data-rang='1']").wait_for()
    page.locator("link[rel=icon][href^='data:image/svg']").wait_for(state="attached")
    assert page.title().startswith("(")


def test_one_key_is_one_act_and_never_while_somebody_writes(
    visitors: Visitors, app: Any, customer: Customer
) -> None:
    other = Customer(app, "5511992220002")
    other.say(PERSON)
    assert other.thread
    page = opened(visitors.agent(), customer)
    first = page.url
    page.keyboard.press("Escape")
    page.keyboard.press("j")
    page.wait_for_url(lambda url: url != first)
    page.keyboard.press("Escape")
    page.keyboard.press("k")
    page.wait_for_url(lambda url: url.partition("?")[0] == first)
    page.keyboard.press("Escape")
    page.keyboard.press("?")
    page.locator("#help[open]").wait_for()
    assert violations(page) == []
    page.keyboard.press("Escape")
    page.keyboard.press("/")
    page.keyboard.type("je?")
    assert page.locator("[type=search]:focus").input_value() == "je?"
    page.keyboard.press("Escape")
    page.keyboard.press("i")
    assert page.evaluate(FOCUSED) == "texto"
    page.keyboard.press("Escape")
    page.keyboard.press("e")
    page.locator("#header", has_text="encerrada").wait_for()


def test_keys_can_be_switched_off(visitors: Visitors, customer: Customer) -> None:
    page = visitors.agent()
    page.goto("/avisos")
    page.get_by_label("Usar atalhos de uma tecla").uncheck()
    page.get_by_role("button", name="Salvar").click()
    page.locator("#preferences", has_text="Salvo").wait_for()
    opened(page, customer)
    page.keyboard.press("Escape")
    page.keyboard.press("?")
    page.keyboard.press("i")
    assert page.locator("#help[open]").count() == 0
    assert page.evaluate(FOCUSED) != "texto"


def test_the_worker_starts_and_keeps_nothing(visitors: Visitors) -> None:
    page = visitors.agent()
    register = "navigator.serviceWorker.register('/sw.js').then(() => navigator.serviceWorker.ready)"
    assert page.evaluate(f"{register}.then((worker) => new URL(worker.scope).pathname)") == "/"
    page.reload()
    assert page.evaluate("caches.keys()") == []
