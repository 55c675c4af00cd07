"""The inbox in an agent's hands: narrow and wide, light and dark, Back, a double tap, without scripts."""

from typing import Any

import pytest
from playwright.sync_api import Page

from tests.service import eventually

from .chromium import LOOKS, PHONE, Visitors, opened, violations
from .installation import Customer

SENT = "SELECT text FROM message_audit WHERE author = 'agent' ORDER BY id"
STATUS = "SELECT status FROM conversations"
WIDE = "document.documentElement.scrollWidth > document.documentElement.clientWidth"
SCREENS = ["/conversas?fila=aguardando", "/respostas-rapidas", "/avisos", "/configuracoes"]


def fits(page: Page, where: str) -> None:
    assert violations(page) == [], where
    assert not page.evaluate(WIDE), f"{where} is wider than the window"


@pytest.mark.parametrize(("size", "theme"), LOOKS)
def test_every_part_of_the_inbox_works_for_everybody(
    visitors: Visitors, customer: Customer, size: tuple[int, int], theme: str
) -> None:
    page = opened(visitors.agent(size, theme), customer)
    said: list[str] = []
    page.on("console", lambda line: said.append(line.text) if line.type == "error" else None)
    fits(page, "thread")
    page.click("#open-acts")
    page.locator("#acts:popover-open").wait_for()
    fits(page, "acts")
    page.click("#act-assign")
    page.locator("#assign:popover-open").wait_for()
    fits(page, "assign")
    page.keyboard.press("Escape")
    page.fill("#texto", "/")
    page.locator("#replies [role=option]").first.wait_for()
    fits(page, "quick replies")
    page.fill("#texto", "")
    page.goto(f"{customer.thread}#nota")
    page.locator("#nota-texto").wait_for()
    fits(page, "note")
    page.goto(f"{customer.thread}#details")
    page.locator("#details").wait_for()
    fits(page, "details")
    for screen in SCREENS:
        page.goto(screen)
        fits(page, screen)
    assert said == []


def test_back_leads_from_the_details_to_the_thread_to_the_same_list(
    visitors: Visitors, customer: Customer
) -> None:
    page = visitors.agent(PHONE)
    assert customer.thread
    page.goto("/conversas?fila=aguardando")
    page.click("#rows a.queue-row")
    page.locator("#poller").wait_for(state="attached")
    page.click("#open-details")
    page.locator("#details .details-name").wait_for()
    page.go_back()
    page.locator("#details").wait_for(state="hidden")
    page.click(".thread-header .back")
    page.locator("#queue-aguardando[aria-current]").wait_for()
    page.go_back()
    page.locator("#texto").wait_for()
    page.go_back()
    page.locator("#queue-aguardando[aria-current]").wait_for()


def test_the_menu_of_acts_stays_open_while_news_come(visitors: Visitors, customer: Customer) -> None:
    page = opened(visitors.agent(PHONE), customer)
    page.click("#open-acts")
    customer.say("mais uma coisa")
    page.locator("#thread", has_text="mais uma coisa").wait_for()
    page.locator("#acts:popover-open").wait_for()
    page.click("#act-close")
    page.locator("#header", has_text="encerrada").wait_for()
    page.locator("#acts:popover-open").wait_for(state="detached")
    page.locator("#undo .undo").get_by_role("button", name="Desfazer").click()
    page.locator("#header", has_text="espera há").wait_for()


def test_a_double_tap_sends_once(visitors: Visitors, customer: Customer, app: Any) -> None:
    page = opened(visitors.agent(PHONE), customer)
    page.fill("#texto", "uma vez só")
    page.dblclick("#send")
    page.locator("#thread article[id]", has_text="uma vez só").wait_for()
    page.locator(".is-sending").wait_for(state="detached")
    assert [row[0] for row in app.rows(SENT)] == ["uma vez só"]


def test_without_scripts_an_agent_answers_passes_on_and_closes(
    visitors: Visitors, customer: Customer, app: Any
) -> None:
    page = visitors.agent(PHONE, java_script_enabled=False)
    page.goto(customer.thread)
    page.fill("#texto", "respondo sem script")
    page.click("#send")
    page.locator("#thread", has_text="respondo sem script").wait_for()
    assert [row[0] for row in app.rows(SENT)] == ["respondo sem script"]
    page.click("#open-acts")
    page.click("#act-assign")
    page.locator("#assign .mate", has_text="Bruno").click()
    page.locator("#header", has_text="com Bruno").wait_for()
    page.click("#open-acts")
    page.click("#act-close")
    page.locator("#header", has_text="encerrada").wait_for()
    eventually(lambda: app.one(STATUS) == "closed")


CROWD = """
    WITH RECURSIVE n(i) AS (SELECT 1 UNION ALL SELECT i + 1 FROM n WHERE i < 40)
    INSERT INTO contacts (tenant_id, profile_name, search, created_at)
    SELECT (SELECT min(id) FROM tenants), 'Pessoa ' || i, '', '2026-11-01 10:00:00' FROM n
"""
TALKS = """
    INSERT INTO conversations (tenant_id, contact_id, status, state, last_message_at, changed_at, created_at)
    SELECT tenant_id, id, 'bot', '{}', created_at, created_at, created_at FROM contacts
    WHERE profile_name LIKE 'Pessoa %'
"""


def test_back_in_the_list_one_is_where_one_was(visitors: Visitors, customer: Customer) -> None:
    assert customer.thread
    customer.app.change(CROWD)
    customer.app.change(TALKS)
    page = visitors.agent(PHONE)
    page.goto("/conversas")
    row = page.locator(".queue-row").nth(20)
    row.scroll_into_view_if_needed()
    left = "document.querySelector('[data-keeps]').scrollTop"
    kept = "Number(sessionStorage.getItem('rolagem:lista-todas'))"
    eventually(lambda: page.evaluate(f"{left} > 300 && Math.abs({kept} - {left}) < 2"), what="the list kept")
    before = page.evaluate(left)
    row.click()
    page.locator("#poller").wait_for(state="attached")
    page.go_back()
    page.locator(".queue-row").first.wait_for()
    eventually(lambda: abs(page.evaluate(left) - before) < 2, what="the list where it was left")
