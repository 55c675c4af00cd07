"""Answering in a real browser: at once, once, with a draft that nothing takes away; the 📎 menu's screens."""

from datetime import UTC, datetime, timedelta
from typing import Any

import pytest
from playwright.sync_api import Page

from tests.service import eventually

from .chromium import DESK, LOOKS, PHONE, Visitors, opened, violations
from .installation import PERSON, Customer

FOCUSED = "document.activeElement.id"
SENT = "SELECT text FROM message_audit WHERE author = 'agent' ORDER BY id"


@pytest.fixture
def ana(visitors: Visitors, customer: Customer) -> Page:
    return opened(visitors.agent(PHONE), customer)


def write(page: Page, words: str) -> None:
    page.fill("#texto", words)
    page.click("#send")


def sent(app: Any) -> list[str]:
    return [row[0] for row in app.rows(SENT)]


def test_what_is_sent_is_there_at_once_and_the_keyboard_stays(ana: Page, app: Any) -> None:
    page = ana
    page.route("**/mensagens", lambda route: None)  # the answer never comes
    write(page, "Boa tarde!")
    assert page.locator(".is-sending", has_text="Boa tarde!").count() == 1
    assert page.input_value("#texto") == ""
    assert page.evaluate(FOCUSED) == "texto"


def test_three_in_a_row_arrive_once_each_in_their_order(ana: Page, app: Any) -> None:
    for words in ("um", "dois", "três"):
        write(ana, words)
    eventually(lambda: sent(app) == ["um", "dois", "três"])
    ana.locator(".is-sending").first.wait_for(state="detached")
    assert ana.locator("#thread .by-agent").count() == 3


def test_without_a_line_it_says_so_and_a_tap_sends_it_once(ana: Page, app: Any) -> None:
    ana.context.set_offline(True)
    write(ana, "sem sinal")
    ana.locator(".again", has_text="Não enviada").wait_for()
    assert sent(app) == []
    ana.context.set_offline(False)
    eventually(lambda: sent(app) == ["sem sinal"])


def test_an_answer_lost_on_its_way_back_is_not_sent_twice(ana: Page, app: Any) -> None:
    taken = []

    def lose(route: Any) -> None:
        taken.append(route.fetch().status)
        route.abort()

    ana.route("**/mensagens", lose, times=1)
    write(ana, "perdida na volta")
    ana.locator(".again").wait_for(state="attached")
    if ana.locator(".again:visible").count():
        ana.locator(".again:visible").click()
    ana.locator(".is-sending").wait_for(state="detached")
    assert taken == [200]
    assert sent(app) == ["perdida na volta"]


def test_eight_posts_of_one_form_at_the_same_moment_are_one_message(ana: Page, app: Any) -> None:
    ana.fill("#texto", "oito vezes")
    statuses = ana.evaluate(
        """async () => {
          const form = document.querySelector("form[data-outbox]"), data = new FormData(form);
          const how = { method: "POST", body: data, headers: { "HX-Request": "true" } };
          const send = () => fetch(form.action, how);
          return (await Promise.all(Array.from({ length: 8 }, send))).map((answer) => answer.status);
        }"""
    )
    assert len(statuses) == 8
    assert 200 in statuses
    assert sent(app) == ["oito vezes"]


def test_a_draft_outlives_the_page_and_what_was_unsent_is_shown(
    ana: Page, customer: Customer, app: Any
) -> None:
    ana.context.set_offline(True)
    write(ana, "não saiu")
    ana.locator(".again:visible").wait_for()
    ana.fill("#texto", "rascunho")
    ana.context.set_offline(False)
    ana.route("**/mensagens", lambda route: route.abort())
    ana.reload()
    assert ana.input_value("#texto") == "rascunho"
    ana.unroute("**/mensagens")
    if ana.locator(".again:visible").count():
        ana.locator(".again:visible").click()
    eventually(lambda: sent(app) == ["não saiu"])


def test_who_reads_further_up_stays_there_and_is_told_how_many_came(
    visitors: Visitors, customer: Customer
) -> None:
    page = opened(visitors.agent(PHONE), customer)
    write(page, "\n".join(f"linha {n}" for n in range(60)))
    page.locator(".is-sending").wait_for(state="detached")
    page.evaluate("document.querySelector('[data-scroller]').scrollTop = -600")
    before = page.evaluate("document.querySelector('#thread').getBoundingClientRect().top")
    customer.say("primeira")
    page.locator("[data-to-end]", has_text="1 nova mensagem").wait_for()
    customer.say("segunda")
    page.locator("[data-to-end]", has_text="2 novas mensagens").wait_for()
    assert abs(page.evaluate("document.querySelector('#thread').getBoundingClientRect().top") - before) < 2
    page.click("[data-to-end]")
    page.locator("[data-to-end]").wait_for(state="hidden")


def test_an_answer_to_one_message_shows_what_it_answers(ana: Page) -> None:
    ana.locator(".message.left .bubble").first.click(position={"x": 12, "y": 8})
    ana.locator(".message.left .answer").first.click()
    ana.locator(".answering").wait_for()
    eventually(lambda: ana.evaluate(FOCUSED) == "texto", what="the focus in the composer")
    write(ana, "respondendo")
    ana.locator("#thread article[id]", has_text="respondendo").locator(".quote", has_text=PERSON).wait_for()


@pytest.mark.parametrize(("size", "theme"), LOOKS)
def test_the_pickers_work_for_everybody(
    visitors: Visitors, customer: Customer, size: tuple[int, int], theme: str
) -> None:
    page = opened(visitors.agent(size, theme), customer)
    page.click("#open-attach")
    page.locator("#attach").wait_for()
    assert violations(page) == []
    for way in ("anexar", "imoveis", "arquivos", "localizacao"):
        page.goto(f"{customer.thread}/{way}")
        assert violations(page) == [], way
        wide = "document.documentElement.scrollWidth > document.documentElement.clientWidth"
        assert not page.evaluate(wide), way


def test_a_photo_is_chosen_sent_and_seen_on_both_sides(visitors: Visitors, customer: Customer) -> None:
    page = opened(visitors.agent(DESK), customer)
    page.goto(f"{customer.thread}/arquivos")
    page.set_input_files("#arquivo", "static/demo/sala-mar.jpg")
    page.click("#send-files")
    page.locator(".by-agent .file img").wait_for()
    width = "document.querySelector('.by-agent .file img').naturalWidth"
    eventually(lambda: page.evaluate(width) > 100)


def test_the_window_closes_and_opens_under_a_draft(visitors: Visitors, customer: Customer, app: Any) -> None:
    page = opened(visitors.agent(PHONE), customer)
    nearly = datetime.now(UTC) - timedelta(hours=24) + timedelta(minutes=2, seconds=6)
    app.change("UPDATE conversations SET last_customer_at = :at", at=nearly)
    page.reload()
    page.fill("#texto", "quase pronto")
    page.locator(".composer-closed", has_text="Passaram 24 horas").wait_for(timeout=15_000)
    assert page.locator("#texto").count() == 0
    assert violations(page) == []
    customer.say("voltei")
    page.locator("#texto").wait_for()
    assert page.input_value("#texto") == "quase pronto"
