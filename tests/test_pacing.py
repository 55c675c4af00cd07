"""Messages wait, and never vanish: per contact, per minute, agents before the assistant."""

from collections.abc import Iterator
from datetime import UTC, datetime, timedelta

import pytest
from flask import Flask

from atendeja.actions import delivery
from atendeja.actions.messages import queue_message
from atendeja.extensions import db
from atendeja.models import Conversation, Message, Tenant

from . import factories

NOW = datetime(2026, 11, 23, 15, 0, tzinfo=UTC)
PACED = delivery.Rules(window=timedelta(hours=24), per_contact=timedelta(seconds=2), per_minute=3)


@pytest.fixture
def conversation(tenant: Tenant) -> Iterator[Conversation]:
    return factories.make_conversation(tenant, last_customer_at=NOW)


def queued(conversation: Conversation, author: str = "bot") -> Message:
    made = queue_message(conversation, {"kind": "text", "text": "Olá"}, author=author, now=NOW)
    return db.session.get_one(Message, made)


def sent(conversation: Conversation, ago: float) -> Message:
    return factories.make_message(
        conversation, direction="out", status="sent", sent_at=NOW - timedelta(seconds=ago)
    )


def waits(conversation: Conversation) -> float:
    to = delivery.addressee(conversation.id, NOW)
    assert to is not None
    return delivery.wait(to, PACED, NOW).total_seconds()


def test_the_same_customer_gets_a_message_every_two_seconds(app: Flask, conversation: Conversation) -> None:
    sent(conversation, ago=0.5)
    queued(conversation)
    assert waits(conversation) == pytest.approx(1.5)


def test_another_customer_does_not_wait_for_it(
    app: Flask, conversation: Conversation, tenant: Tenant
) -> None:
    sent(conversation, ago=0.5)
    other = factories.make_conversation(tenant, last_customer_at=NOW)
    queued(other)
    assert waits(other) == 0


def test_a_full_minute_makes_everybody_wait_for_the_oldest_send_to_pass(
    app: Flask, conversation: Conversation, tenant: Tenant
) -> None:
    for ago in (50, 40, 10):
        sent(factories.make_conversation(tenant), ago)
    queued(conversation)
    assert waits(conversation) == pytest.approx(10)
    assert delivery.due_conversations(tenant.id, PACED, NOW) == []
    assert delivery.next_due(tenant.id, PACED, NOW) == timedelta(seconds=10)


def test_another_agencys_sends_do_not_count(
    app: Flask, conversation: Conversation, other_tenant: Tenant
) -> None:
    for ago in (50, 40, 10):
        sent(factories.make_conversation(other_tenant), ago)
    queued(conversation)
    assert waits(conversation) == 0


def test_agents_go_before_the_assistant_and_the_assistant_before_campaigns(
    app: Flask, tenant: Tenant
) -> None:
    authors = ["campaign", "bot", "agent", "bot"]
    conversations = [factories.make_conversation(tenant, last_customer_at=NOW) for _ in authors]
    for conversation, author in zip(conversations, authors, strict=True):
        queued(conversation, author)
    campaign, first, agents, second = (conversation.id for conversation in conversations)
    unlimited = delivery.Rules(None, timedelta(), 0)
    assert delivery.due_conversations(tenant.id, unlimited, NOW) == [agents, first, second, campaign]
    assert delivery.due_conversations(tenant.id, PACED, NOW) == [agents, first, second]


def test_what_is_not_due_yet_is_looked_for_when_it_is(app: Flask, conversation: Conversation) -> None:
    queued(conversation).due_at = NOW + timedelta(seconds=16)
    db.session.flush()
    assert delivery.due_conversations(conversation.tenant_id, PACED, NOW) == []
    assert delivery.next_due(conversation.tenant_id, PACED, NOW) == timedelta(seconds=16)


def test_when_nothing_waits_nobody_looks_again(app: Flask, tenant: Tenant) -> None:
    assert delivery.next_due(tenant.id, PACED, NOW) is None


@pytest.mark.parametrize(
    ("hours", "minutes", "is_open"),
    [(0, 0, True), (23, 57, True), (23, 59, False), (24, 0, False), (48, 0, False)],
)
def test_the_window_is_the_customers_own_time_with_a_margin(hours: int, minutes: int, is_open: bool) -> None:
    written = NOW - timedelta(hours=hours, minutes=minutes)
    assert delivery.window_open(written, PACED, NOW) is is_open


def test_without_the_window_rule_everything_may_leave() -> None:
    assert delivery.window_open(None, delivery.Rules(None, timedelta(), 0), NOW)
    assert not delivery.window_open(None, PACED, NOW)
