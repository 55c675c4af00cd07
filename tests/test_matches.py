"""Who looks after a property learns whom it fits when it arrives or costs less, once."""

from datetime import UTC, datetime

import pytest
from sqlalchemy import select

from atendeja.actions.matches import dropped, note_matches
from atendeja.extensions import db
from atendeja.models import PropertyChange, PropertyImport, Todo

from .test_fitting import WISH, home, make_seeker

__all__ = ["home"]
NOW = datetime(2026, 11, 24, 15, tzinfo=UTC)


def _changed(home, kind="changed", **values):
    own = {"tenant_id": home.tenant_id, "property_id": home.id, "kind": kind}
    db.session.add(PropertyChange(**own | {"changes": {}} | values))
    db.session.flush()


def _titles():
    return db.session.scalars(select(Todo.title).where(Todo.kind == "match").order_by(Todo.id)).all()


@pytest.mark.parametrize(
    ("changes", "lower"),
    [
        ({}, False),
        ({"title": ["a", "b"]}, False),
        ({"sale_price_cents": [500, 400]}, True),
        ({"sale_price_cents": [400, 500]}, False),
        ({"sale_price_cents": [None, 500]}, False),
        ({"sale_price_cents": [500, None]}, False),
        ({"rent_price_cents": [500, 499], "sale_price_cents": [1, 2]}, True),
    ],
)
def test_what_a_lower_price_is(changes, lower):
    assert dropped(changes) is lower


def test_a_new_property_brings_its_people_to_its_agent(tenant, home, mate):
    home.agent_id = mate.id
    make_seeker(tenant, WISH)
    make_seeker(tenant, WISH)
    _changed(home, "created")
    note_matches(tenant, NOW)
    todo = db.session.scalars(select(Todo)).one()
    assert todo.title == f"2 clientes procuram um imóvel como o {home.code}, que acabou de chegar"
    assert (todo.user_id, todo.property_id) == (mate.id, home.id)


def test_a_lower_price_too_and_each_change_once(tenant, home):
    make_seeker(tenant, WISH)
    _changed(home, changes={"sale_price_cents": [500_000_00, 450_000_00]})
    assert [note_matches(tenant, NOW) for _ in range(2)] == [1, 0]
    assert _titles() == [f"O {home.code} baixou de preço: 1 cliente procura algo assim"]


@pytest.mark.parametrize("change", ["nobody", "inactive", "other words"])
def test_nothing_is_said_when_there_is_nothing_to_do(tenant, home, change):
    if change != "nobody":
        make_seeker(tenant, WISH)
    home.active = change != "inactive"
    _changed(home, "changed" if change == "other words" else "created", changes={"title": ["a", "b"]})
    note_matches(tenant, NOW)
    assert _titles() == []


def test_an_import_makes_one_list(tenant, home, owner):
    make_seeker(tenant, WISH)
    run = PropertyImport(tenant_id=tenant.id, user_id=owner.id, filename="imoveis.csv", status="done")
    db.session.add(run)
    db.session.flush()
    _changed(home, "created", import_id=run.id)
    _changed(home, "changed", import_id=run.id, changes={"sale_price_cents": [2, 1]})
    note_matches(tenant, NOW)
    assert _titles() == [f"A importação trouxe imóveis que clientes procuram: {home.code}"]


def test_the_list_of_the_day_leads_to_the_people(owner_client, tenant, home, owner):
    make_seeker(tenant, WISH)
    _changed(home, "created")
    note_matches(tenant, datetime.now(UTC))
    db.session.scalars(select(Todo)).one().due_at = datetime.now(UTC)
    page = owner_client.get("/hoje").get_data(as_text=True)
    assert f'href="/imoveis/{home.id}/clientes"' in page
