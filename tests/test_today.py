"""The list of things to do: one's own and the pool's, done with a tap and brought back, put off, typed."""

from datetime import UTC, datetime, timedelta

import pytest
from sqlalchemy import select

from atendeja.extensions import db
from atendeja.models import Lead, Todo

from .factories import make_contact, make_conversation


def _todo(tenant, title="Ligar para o cliente", **values):
    own = {"tenant_id": tenant.id, "kind": "call", "title": title, "due_at": datetime.now(UTC)}
    one = Todo(**own | values)
    db.session.add(one)
    db.session.flush()
    return one


def _page(client, address="/hoje"):
    return client.get(address).get_data(as_text=True)


def test_ones_own_and_the_pools_are_there_others_are_not(mate_client, tenant, mate, owner):
    _todo(tenant, "É minha", user_id=mate.id)
    _todo(tenant, "É de quem pegar")
    _todo(tenant, "É da dona", user_id=owner.id)
    page = _page(mate_client)
    assert "É minha" in page
    assert "É de quem pegar" in page
    assert "É da dona" not in page


def test_who_looks_after_the_team_sees_everybodys(owner_client, mate_client, tenant, mate):
    _todo(tenant, "É do colega", user_id=mate.id)
    assert "É do colega" in _page(owner_client, "/hoje?equipe=1")
    assert "É do colega" not in _page(owner_client)
    assert "É do colega" in _page(mate_client, "/hoje?equipe=1")  # it is the mate's own


def test_an_agent_cannot_ask_for_everybodys(mate_client, tenant, owner):
    _todo(tenant, "É da dona", user_id=owner.id)
    assert "É da dona" not in _page(mate_client, "/hoje?equipe=1")


def test_what_is_late_stands_apart_and_what_comes_later_is_counted(owner_client, tenant, owner):
    _todo(tenant, "De ontem", user_id=owner.id, due_at=datetime.now(UTC) - timedelta(days=1, hours=1))
    _todo(tenant, "Da semana que vem", user_id=owner.id, due_at=datetime.now(UTC) + timedelta(days=7))
    page = _page(owner_client)
    assert page.index("Atrasadas") < page.index("De ontem")
    assert "Da semana que vem" not in page
    assert "Mais 1 para os próximos dias." in page


def test_done_with_a_tap_and_brought_back(owner_client, tenant, owner):
    todo = _todo(tenant, user_id=owner.id)
    done = owner_client.submit(owner_client.get("/hoje"), f"/hoje/{todo.id}/feita")
    assert done.status_code == 303
    db.session.refresh(todo)
    assert (todo.done_by, todo.done_at is None) == (owner.id, False)
    assert "Feitas hoje" in _page(owner_client)
    owner_client.submit(owner_client.get("/hoje"), f"/hoje/{todo.id}/reabrir")
    db.session.refresh(todo)
    assert (todo.done_by, todo.done_at) == (None, None)


@pytest.mark.parametrize(("choice", "days"), [("amanha", 1), ("3-dias", 3), ("semana", 7)])
def test_put_off_to_a_morning(owner_client, tenant, owner, choice, days):
    todo = _todo(tenant, user_id=owner.id)
    address = f"/hoje/{todo.id}/adiar"
    owner_client.submit(owner_client.get("/hoje"), address, para=choice)
    db.session.refresh(todo)
    local, today = todo.due_at.astimezone(tenant.zone), datetime.now(tenant.zone).date()
    assert (local.date() - today, local.hour) == (timedelta(days=days), 9)


def test_a_thing_of_ones_own_is_typed_for_today_or_a_day(owner_client, owner, tenant):
    owner_client.submit(owner_client.get("/hoje"), "/hoje", titulo=" Levar as chaves ")
    day = (datetime.now(tenant.zone) + timedelta(days=2)).date().isoformat()
    owner_client.submit(owner_client.get("/hoje"), "/hoje", titulo="Buscar as chaves", dia=day)
    mine = select(Todo.title, Todo.kind, Todo.user_id).order_by(Todo.id)
    assert [tuple(row) for row in db.session.execute(mine)] == [
        ("Levar as chaves", "own", owner.id),
        ("Buscar as chaves", "own", owner.id),
    ]


@pytest.mark.parametrize(
    ("typed", "sentence"),
    [
        ({"titulo": " "}, "Escreva o que fazer."),
        ({"titulo": "x", "dia": "2020-01-01"}, "Escolha um dia a partir de hoje."),
        ({"titulo": "x", "dia": "amanhã"}, "Escolha um dia a partir de hoje."),
    ],
)
def test_what_is_wrong_is_said_and_nothing_is_written(owner_client, typed, sentence):
    refused = owner_client.submit(owner_client.get("/hoje"), "/hoje", **typed)
    assert refused.status_code == 422
    assert sentence in refused.get_data(as_text=True)
    assert db.session.scalars(select(Todo)).all() == []


@pytest.mark.parametrize("act", ["feita", "reabrir", "adiar"])
def test_others_things_are_not_ones_own(mate_client, stranger_client, tenant, owner, act):
    todo = _todo(tenant, user_id=owner.id)
    for client in (mate_client, stranger_client):
        fields = {"para": "amanha", "csrf_token": _token(client)}
        assert client.post(f"/hoje/{todo.id}/{act}", data=fields).status_code == 404


def _token(client):
    page = client.get("/hoje").get_data(as_text=True)
    return page.split('name="csrf_token" value="')[1].split('"')[0]


def test_it_leads_to_the_conversation_in_few_statements(owner_client, tenant, owner, statements):
    for n in range(12):
        contact = make_contact(tenant)
        conversation = make_conversation(tenant, contact)
        lead = Lead(tenant_id=tenant.id, contact_id=contact.id)
        db.session.add(lead)
        db.session.flush()
        _todo(tenant, f"Ligar {n}", user_id=owner.id, lead_id=lead.id)
    with statements() as sql:
        page = _page(owner_client)
    assert f'href="/conversas/{conversation.id}"' in page
    assert len(sql) <= 7
