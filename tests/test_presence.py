"""Who else looks at a conversation or types in it: from the polls, never across agencies, for nothing."""

import re

import pytest

from atendeja.presence import STAYS, Presence, Viewer, presence, signature

from .browser import HTMX
from .factories import make_contact, make_conversation, make_message


@pytest.fixture(autouse=True)
def nobody(tenant, other_tenant):
    yield
    presence.forget(tenant.id)
    presence.forget(other_tenant.id)


@pytest.fixture
def conversation(tenant):
    made = make_conversation(tenant, make_contact(tenant, profile_name="Rita Lima"))
    make_message(made, "Procuro apartamento")
    return made


def opened(browser, conversation):
    """The thread's poll address from the page that this browser opens."""
    page = browser.get(f"/conversas/{conversation.id}").text
    return re.search(r'hx-get="(/conversas/\d+/novas\?[^"]*)"', page)[1].replace("&amp;", "&")


def poll(browser, address, **more):
    return browser.get(address + "".join(f"&{name}={value}" for name, value in more.items()), headers=HTMX)


# --- the memory -----------------------------------------------------------------------------------


class Clock:
    now = 100.0

    def __call__(self):
        return self.now


def test_somebody_who_stops_polling_is_gone_after_a_few_beats():
    clock = Clock()
    people = Presence(clock)
    people.note((1, 7), Viewer(3, "Bia"))
    clock.now += STAYS - 0.1
    assert people.viewers((1, 7)) == [Viewer(3, "Bia")]
    clock.now += 0.2
    assert people.viewers((1, 7)) == []


def test_the_same_conversation_id_of_another_agency_is_another_place():
    people = Presence()
    people.note((1, 7), Viewer(3, "Bia"))
    assert people.viewers((2, 7)) == []


def test_people_are_told_by_name_and_without_oneself():
    people = Presence()
    for viewer in (Viewer(4, "Caio", typing=True), Viewer(3, "Bia"), Viewer(5, "Ana")):
        people.note((1, 7), viewer)
    assert signature(people.viewers((1, 7), without=5)) == "3.4t"
    assert people.watching((1, 7), 5)
    assert not people.watching((1, 7), 6)


def test_when_rights_change_everybody_is_asked_anew():
    people = Presence()
    people.admit((1, 7), 3)
    people.admit((2, 7), 3)
    people.note((1, 7), Viewer(3, "Bia"))
    people.forget(1)
    assert not people.admitted((1, 7), 3)
    assert people.admitted((2, 7), 3)
    assert people.viewers((1, 7)) == []


# --- the page ---------------------------------------------------------------------------------------


def test_a_mate_who_looks_is_shown_once_and_then_all_is_quiet(
    owner_client, mate_client, mate, conversation, statements
):
    mine, theirs = opened(owner_client, conversation), opened(mate_client, conversation)
    poll(mate_client, theirs)
    mate_id = mate.id
    with statements() as sql:
        news = poll(owner_client, mine)
        quiet = poll(owner_client, mine, vendo=mate_id)
    assert "Caio está vendo" in news.text
    assert f'data-shown="{mate_id}"' in news.text
    assert 'hx-swap-oob="true"' in news.text
    assert (quiet.status_code, sql) == (204, [])


def test_a_mate_who_types_is_shown_as_typing(owner_client, mate_client, mate, conversation):
    mine, theirs = opened(owner_client, conversation), opened(mate_client, conversation)
    poll(mate_client, theirs, digitando=1)
    assert "Caio está digitando…" in poll(owner_client, mine, vendo=mate.id).text
    poll(mate_client, theirs)
    assert "Caio está vendo" in poll(owner_client, mine, vendo=f"{mate.id}t").text


def test_who_leaves_is_taken_off_the_page(owner_client, mate, conversation):
    gone = poll(owner_client, opened(owner_client, conversation), vendo=mate.id)
    assert gone.status_code == 200
    assert "está" not in gone.text


def test_the_page_itself_says_who_is_there(owner_client, mate_client, conversation):
    poll(mate_client, opened(mate_client, conversation))
    assert "Caio está vendo" in owner_client.get(f"/conversas/{conversation.id}").text


def test_nobody_sees_oneself(owner_client, conversation):
    mine = opened(owner_client, conversation)
    assert poll(owner_client, mine).status_code == 204
    assert "Dona está" not in owner_client.get(f"/conversas/{conversation.id}").text


def test_another_agency_is_neither_shown_nor_told(owner_client, stranger_client, conversation):
    mine = opened(owner_client, conversation)
    answer = poll(stranger_client, mine)
    assert answer.status_code == 404
    assert "Ester" not in owner_client.get(f"/conversas/{conversation.id}").text
    assert poll(owner_client, mine).status_code == 204


def test_who_may_only_see_their_own_is_neither_shown_nor_told(
    owner_client, mate_client, tenant, owner, conversation
):
    theirs = opened(mate_client, conversation)
    tenant.preferences = {"sees": "own"}
    conversation.agent_id, conversation.status = owner.id, "agent"
    presence.forget(tenant.id)
    mine = opened(owner_client, conversation)
    assert poll(mate_client, theirs).status_code == 404
    assert poll(owner_client, mine).status_code == 204


def test_a_name_is_never_html(owner_client, mate_client, mate, conversation):
    mate.name = "<b>Caio</b> Colega"
    mate_client.submit(mate_client.get("/conversas"), "/sair")
    mate_client.sign_in(mate.email)
    mine = opened(owner_client, conversation)
    poll(mate_client, opened(mate_client, conversation))
    assert "&lt;b&gt;Caio" in poll(owner_client, mine).text


@pytest.mark.parametrize("cookie", ["", "x", "eyJ0ZW5hbnQiOjF9.aaaa.bbbb"])
def test_a_poll_without_a_good_cookie_is_signed_out(client, conversation, cookie):
    client.set_cookie("atendeja", cookie)
    for path in (f"/conversas/{conversation.id}/novas", "/conversas/novas"):
        answer = client.get(path, headers=HTMX)
        assert (answer.status_code, answer.headers["HX-Redirect"]) == (401, "/entrar")


def test_a_session_that_has_ended_is_signed_out_even_if_nothing_is_new(owner_client, conversation):
    mine = opened(owner_client, conversation)
    assert poll(owner_client, mine).status_code == 204
    with owner_client.session_transaction() as session:
        session["until"] = 1
    assert poll(owner_client, mine).status_code == 401
