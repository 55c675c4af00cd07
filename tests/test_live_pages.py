"""Pages that stay open: quiet polls cost nothing, news comes once, changes replace what they change."""

import re

import pytest

from atendeja import live
from atendeja.whatsapp import simulator

from .browser import HTMX
from .factories import OUR_NUMBER, make_contact, make_conversation, make_message


@pytest.fixture
def conversation(tenant):
    made = make_conversation(tenant, make_contact(tenant, wa_id="5513998765432"))
    make_message(made, "Procuro apartamento")
    return made


@pytest.fixture
def thread(owner_client, conversation):
    """The open thread's own polling address, as it stands on the page."""
    return poller(owner_client.get(f"/conversas/{conversation.id}"), f"/conversas/{conversation.id}/novas")


def poller(page, path):
    found = re.search(rf'hx-get="({re.escape(path)}\?[^"]*)"', page.text)
    assert found, f"nothing polls {path}"
    return found[1].replace("&amp;", "&")


def test_a_quiet_thread_answers_204_without_a_single_statement(owner_client, thread, statements):
    with statements() as sql:
        answer = owner_client.get(thread, headers=HTMX)
    assert (answer.status_code, answer.data, sql) == (204, b"", [])


def test_a_quiet_list_answers_204_without_a_single_statement(owner_client, conversation, statements):
    address = poller(owner_client.get("/conversas"), "/conversas/novas")
    with statements() as sql:
        answer = owner_client.get(address, headers=HTMX)
    assert (answer.status_code, answer.data, sql) == (204, b"", [])


def test_a_new_message_comes_once(owner_client, thread, conversation, say):
    say("Ainda está aí?")
    news = owner_client.get(thread, headers=HTMX)
    assert news.status_code == 200
    assert news.text.count("Ainda está aí?") == 1
    assert "Procuro apartamento" not in news.text
    again = owner_client.get(poller(news, f"/conversas/{conversation.id}/novas"), headers=HTMX)
    assert "Ainda está aí?" not in again.text


def test_a_new_message_costs_every_open_thread_five_statements(owner_client, conversation, say, statements):
    """Who asks, the conversation, new messages, new events, how far was read; then the reading."""
    address = poller(owner_client.get(f"/conversas/{conversation.id}"), f"/conversas/{conversation.id}/novas")
    say("Ainda está aí?")
    with statements() as sql:
        assert "Ainda está aí?" in owner_client.get(address, headers=HTMX).text
    assert len([one for one in sql if one.startswith("SELECT")]) <= 5
    assert len(sql) <= 7


def test_a_tick_that_changed_is_replaced_in_its_place(owner_client, conversation, post_webhook):
    message = make_message(conversation, "Bom dia", direction="out", wamid="wamid.T")
    page = owner_client.get(f"/conversas/{conversation.id}")
    address = poller(page, f"/conversas/{conversation.id}/novas")
    body = simulator.status_webhook(OUR_NUMBER, "5513998765432", [("wamid.T", "read")], message.occurred_at)
    post_webhook(body)
    news = owner_client.get(address, headers=HTMX).text
    assert "hx-swap-oob" in news
    assert re.search(rf'id="m-{message.id}\b[^>]*hx-swap-oob', news)


def test_the_list_comes_anew_when_somebody_writes(owner_client, conversation, say):
    address = poller(owner_client.get("/conversas"), "/conversas/novas")
    say("Novidade!")
    assert owner_client.get(address, headers=HTMX).status_code == 200


def test_another_agencys_news_do_not_wake_our_list(owner_client, conversation, say, other_tenant):
    address = poller(owner_client.get("/conversas"), "/conversas/novas")
    say.number = other_tenant.phone_number_id
    say("Para a outra imobiliária")
    assert owner_client.get(address, headers=HTMX).status_code == 204


def test_with_several_processes_every_poll_asks_the_database(owner_client, thread):
    live.changes.shared = True
    try:
        assert owner_client.get(thread, headers=HTMX).status_code in {200, 204}
    finally:
        live.changes.shared = False


@pytest.mark.parametrize(
    "cursor", ["", "x", "1-2", "-1-0-0", "9" * 30, "²-0-0", "0-0-0", "99999999999999999-0-0"]
)
def test_any_cursor_is_answered(owner_client, conversation, cursor):
    for path in (f"/conversas/{conversation.id}/novas", "/conversas/novas"):
        answer = owner_client.get(path, query_string={"after": cursor}, headers=HTMX)
        assert answer.status_code in {200, 204}


def test_a_poll_of_somebody_elses_thread_finds_nothing(stranger_client, thread, say):
    say("segredo")
    assert stranger_client.get(thread, headers=HTMX).status_code in {204, 404}
