"""Handovers at the same moment, in real transactions: nobody gets more than their share or their limit."""

import threading
from collections import Counter
from collections.abc import Iterator
from datetime import UTC, datetime

import pytest
from flask import Flask
from sqlalchemy import delete

from atendeja.actions.assignment import find_agent
from atendeja.actions.messages import locked_conversation
from atendeja.extensions import db
from atendeja.models import Contact, Conversation, ConversationEvent, Tenant, User

from . import factories

NOON = datetime(2026, 11, 23, 15, tzinfo=UTC)
TABLES = (ConversationEvent, Conversation, Contact, User)


@pytest.fixture
def busy_tenant(built_app: Flask) -> Iterator[int]:
    """An agency whose rows are really committed, with three agents; taken away afterwards."""
    made = factories.make_tenant(preferences={"max_open": 2})
    for n in range(3):
        factories.make_user(made, name=f"Corretor {n}")
    tenant_id = made.id
    db.session.commit()
    yield tenant_id
    db.session.rollback()
    for table in TABLES:
        db.session.execute(delete(table).where(table.tenant_id == tenant_id))
    db.session.execute(delete(Tenant).where(Tenant.id == tenant_id))
    db.session.commit()


def test_eight_handovers_at_once_share_three_agents_without_exceeding_two_each(
    built_app: Flask, busy_tenant: int
) -> None:
    tenant = db.session.get_one(Tenant, busy_tenant)
    waiting = {"status": "waiting", "waiting_since": NOON}
    ids = [factories.make_conversation(tenant, **waiting).id for _ in range(8)]
    db.session.commit()
    together, trouble = threading.Barrier(len(ids)), []

    def hand_over(conversation_id: int) -> None:
        with built_app.app_context():
            try:
                together.wait(10)
                conversation = locked_conversation(conversation_id)
                assert conversation is not None
                find_agent(conversation, NOON)
                db.session.commit()
            except Exception as error:  # noqa: BLE001 — told to the test, which fails with it
                trouble.append(error)
            finally:
                db.session.remove()

    threads = [threading.Thread(target=hand_over, args=(one,)) for one in ids]
    for thread in threads:
        thread.start()
    for thread in threads:
        thread.join(30)
    assert trouble == []
    given = Counter(db.session.scalars(db.select(Conversation.agent_id).where(Conversation.id.in_(ids))))
    assert sorted(given.values()) == [2, 2, 2, 2]  # three agents, and two that wait in the pool
    assert given[None] == 2
