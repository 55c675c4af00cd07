"""Who may see which conversation: another agency's people none, a plain agent what the agency allows."""

import re

import pytest

from atendeja.extensions import db
from atendeja.models import Media, Message

from .factories import (
    make_contact,
    make_conversation,
    make_event,
    make_message,
    make_property,
    make_user,
)


@pytest.fixture
def owners(tenant, owner):
    """The owner's conversation with everything in it that has an address."""
    contact = make_contact(tenant, profile_name="Cliente da Dona")
    made = make_conversation(tenant, contact, status="agent", agent_id=owner.id)
    make_message(made, "segredo do cliente")
    make_message(made, "não saiu", direction="out", status="failed", author="agent", user_id=owner.id)
    photo = make_message(made, None, kind="image")
    db.session.add(Media(tenant_id=tenant.id, message_id=photo.id, media_id="m1", status="stored"))
    make_event(made, "note.added", user_id=owner.id, detail={"text": "só para nós"})
    make_property(tenant)
    return made


@pytest.fixture
def own_only(tenant):
    tenant.preferences = {"sees": "own"}


@pytest.fixture
def addresses(app, owners):
    """Every address of the inbox about this conversation, as (method, path)."""
    urls, found = app.url_map.bind("localhost"), []
    media = db.session.scalars(db.select(Media.id)).first()
    known = {"conversation_id": owners.id, "media_id": media}
    for rule in app.url_map.iter_rules():
        if not {"conversation_id", "media_id"} & set(rule.arguments):
            continue
        values = {name: known.get(name, 1) for name in rule.arguments}
        for method in sorted(rule.methods & {"GET", "POST"}):
            found.append((method, urls.build(rule.endpoint, values, method=method)))
    assert len(found) >= 15
    return found


def state_of(conversation):
    db.session.expire_all()
    messages = db.session.query(Message).filter_by(conversation_id=conversation.id).count()
    return conversation.status, conversation.agent_id, messages


def refused(browser, addresses):
    """Addresses that were answered otherwise than with 404."""
    page = browser.get("/conversas").text
    token = re.search(r'name="csrf_token" value="([^"]+)"', page)[1]
    answered = []
    for method, path in addresses:
        data = {"csrf_token": token, "texto": "oi", "token": "abcdefgh"} if method == "POST" else None
        for headers in ({}, {"HX-Request": "true"}):
            status = browser.open(path, method=method, data=data, headers=headers).status_code
            if status != 404:
                answered.append((method, path, status))
    return answered


def test_to_another_agencys_people_no_address_exists(stranger_client, owners, addresses):
    before = state_of(owners)
    assert refused(stranger_client, addresses) == []
    assert state_of(owners) == before


def test_to_an_agent_who_sees_only_their_own_no_address_of_another_agents_exists(
    mate_client, own_only, owners, addresses
):
    before = state_of(owners)
    assert refused(mate_client, addresses) == []
    assert state_of(owners) == before


@pytest.mark.parametrize(
    "path", ["/conversas", "/conversas?q=segredo", "/conversas?q=Cliente", "/conversas/novas"]
)
def test_lists_counters_and_search_keep_it_too(mate_client, own_only, owners, path):
    page = mate_client.get(path).text
    assert "Cliente da Dona" not in page
    assert "segredo do cliente" not in page
    assert re.search(r'id="queue-todas"[^>]*><b>0</b>', page)


def test_theirs_and_the_pool_are_seen(mate_client, own_only, owners, tenant, mate):
    for name, agent_id, status in (
        ("Minha", mate.id, "agent"),
        ("Da fila", None, "waiting"),
        ("Nova", None, "bot"),
    ):
        one = make_conversation(
            tenant, make_contact(tenant, profile_name=name), agent_id=agent_id, status=status
        )
        assert mate_client.get(f"/conversas/{one.id}").status_code == 200
    page = mate_client.get("/conversas").text
    assert all(f">{name}<" in page for name in ("Minha", "Da fila", "Nova"))


@pytest.mark.parametrize("role", ["admin", "manager"])
def test_who_leads_sees_all(new_browser, own_only, owners, tenant, role):
    lead = make_user(tenant, role=role)
    browser = new_browser()
    browser.sign_in(lead.email)
    assert "Cliente da Dona" in browser.get("/conversas").text
    assert browser.get(f"/conversas/{owners.id}").status_code == 200


def test_where_all_is_seen_a_plain_agent_sees_all(mate_client, owners):
    assert "Cliente da Dona" in mate_client.get("/conversas").text
    assert mate_client.get(f"/conversas/{owners.id}").status_code == 200


def test_what_was_given_away_is_gone_at_once(mate_client, own_only, tenant, mate, owner):
    one = make_conversation(tenant, status="agent", agent_id=mate.id)
    assert mate_client.get(f"/conversas/{one.id}").status_code == 200
    one.agent_id = owner.id
    assert mate_client.get(f"/conversas/{one.id}").status_code == 404
