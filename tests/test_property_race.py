"""Two people give the same code in the same moment, in real transactions: one is told so."""

import threading
from collections.abc import Iterator
from datetime import UTC, datetime

import pytest
from flask import Flask
from sqlalchemy import delete

from atendeja.actions.properties import CodeTaken, create_property
from atendeja.extensions import db
from atendeja.models import Property, PropertyChange, Tenant, User

from . import factories

NOW = datetime(2026, 11, 23, 15, tzinfo=UTC)
FLAT = {
    "code": "AP-7", "title": "Casa", "type": "house", "for_sale": True, "city": "Santos",
    "district": "Gonzaga", "features": [], "other_features": [], "description": "",
}  # fmt: skip


@pytest.fixture
def writer(built_app: Flask) -> Iterator[User]:
    """Somebody of an agency whose rows are really committed; taken away afterwards."""
    made = factories.make_user(factories.make_tenant())
    tenant_id = made.tenant_id
    db.session.commit()
    yield made
    db.session.rollback()
    for table in (PropertyChange, Property, User):
        db.session.execute(delete(table).where(table.tenant_id == tenant_id))
    db.session.execute(delete(Tenant).where(Tenant.id == tenant_id))
    db.session.commit()


def test_of_two_who_choose_the_same_code_at_once_one_is_told(built_app: Flask, writer: User) -> None:
    tenant_id, user_id, outcomes = writer.tenant_id, writer.id, list[object]()
    db.session.commit()
    together = threading.Barrier(6)

    def write() -> None:
        with built_app.app_context():
            try:
                user = db.session.get_one(User, user_id)
                db.session.commit()
                together.wait(10)
                create_property(tenant_id, FLAT, user, NOW)
                db.session.commit()
                outcomes.append("written")
            except Exception as error:  # noqa: BLE001 — judged by the test
                outcomes.append(type(error))
            finally:
                db.session.remove()

    threads = [threading.Thread(target=write) for _ in range(6)]
    for thread in threads:
        thread.start()
    for thread in threads:
        thread.join(30)
    assert sorted(map(str, outcomes)) == sorted(map(str, ["written", *[CodeTaken] * 5]))
