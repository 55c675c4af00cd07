from collections.abc import Sequence
from dataclasses import dataclass, field
from datetime import datetime
from typing import Any

import structlog
from sqlalchemy import and_, case, func, or_, select, update

from atendeja.extensions import db
from atendeja.models import Contact, Conversation, Message, ParkedWebhook, Tenant
from atendeja.models.base import insert_new
from atendeja.models.contact import match_key
from atendeja.whatsapp.values import Received, Unusable

log = structlog.get_logger()


@dataclass(slots=True)
class Arrivals:
    """The conversations, as (tenant id, conversation id), that got a message not seen before."""

    conversations: set[tuple[int, int]] = field(default_factory=set)


def receive(messages: Sequence[Received], now: datetime) -> Arrivals:
    """Store customers' messages, each once however often it is delivered.

    Three statements for people we know: who they are, their conversations (which locks them, so that
    message ids grow in the order of commits), and the messages.
    """
    arrivals = Arrivals()
    known = _known(messages)
    strangers = [m for m in messages if m.phone_number_id in known.tenants and known.of(m) is None]
    if strangers:
        _introduce(strangers, known, now)
        known = _known(messages)
    placed = [(message, place) for message in messages if (place := known.of(message))]
    park([_lost(message) for message in messages if known.of(message) is None], now)
    for place in sorted({place for _, place in placed}):
        _wake(place, [message for message, other in placed if other == place], now)
    rows = [_row(message, place, now) for message, place in placed]
    if rows:
        fresh = insert_new(
            Message, rows, Message.id, Message.tenant_id, Message.conversation_id, Message.kind
        )
        for message_id, tenant_id, conversation_id, kind in fresh:
            arrivals.conversations.add((tenant_id, conversation_id))
            log.info("wa_message_received", message_id=message_id, conversation_id=conversation_id, kind=kind)
    return arrivals


def park(updates: Sequence[Unusable], now: datetime) -> None:
    """Keep what nobody can use yet, as it came."""
    for update_ in updates:
        db.session.add(ParkedWebhook(reason=update_.reason[:40], payload=update_.payload, created_at=now))
        log.warning("webhook_parked", reason=update_.reason)


Place = tuple[int, int]  # tenant id, conversation id


@dataclass(slots=True)
class _Known:
    """What one look-up told: our numbers and the people who wrote to them."""

    tenants: dict[str, int] = field(default_factory=dict)
    by_wa_id: dict[tuple[str, str], Place] = field(default_factory=dict)
    by_user_id: dict[tuple[str, str], Place] = field(default_factory=dict)

    def of(self, message: Received) -> Place | None:
        number, sender = message.phone_number_id, message.sender
        by_id = self.by_user_id.get((number, sender.user_id)) if sender.user_id else None
        by_number = self.by_wa_id.get((number, sender.wa_id)) if sender.wa_id else None
        return by_number or by_id


def _known(messages: Sequence[Received]) -> _Known:
    known = _Known()
    for tenant_id, number, wa_id, user_id, conversation_id in _look_up(messages):
        known.tenants[number] = tenant_id
        if conversation_id is not None:
            known.by_wa_id[number, wa_id] = (tenant_id, conversation_id)
            known.by_user_id[number, user_id] = (tenant_id, conversation_id)
    return known


def _look_up(messages: Sequence[Received]) -> Sequence[Any]:
    wa_ids = {m.sender.wa_id for m in messages if m.sender.wa_id}
    user_ids = {m.sender.user_id for m in messages if m.sender.user_id}
    writes = or_(Contact.wa_id.in_(wa_ids), Contact.user_id.in_(user_ids))
    columns = (Tenant.id, Tenant.phone_number_id, Contact.wa_id, Contact.user_id, Conversation.id)
    return db.session.execute(
        select(*columns)
        .outerjoin(Contact, and_(Contact.tenant_id == Tenant.id, writes))
        .outerjoin(Conversation, Conversation.contact_id == Contact.id)
        .where(Tenant.phone_number_id.in_({m.phone_number_id for m in messages}))
    ).all()


def _introduce(messages: Sequence[Received], known: _Known, now: datetime) -> None:
    """New people: a contact and its conversation, whoever of two simultaneous webhooks comes first."""
    people = {}
    for message in messages:
        tenant_id = known.tenants[message.phone_number_id]
        sender = message.sender
        people[tenant_id, sender.wa_id or sender.user_id] = {
            "tenant_id": tenant_id,
            "wa_id": sender.wa_id,
            "user_id": sender.user_id,
            "match_key": match_key(sender.wa_id),
            "profile_name": sender.name,
            "username": sender.username,
            "created_at": now,
        }
    made = insert_new(Contact, list(people.values()), Contact.id, Contact.tenant_id)
    conversations = [
        {"tenant_id": tenant_id, "contact_id": contact_id, "status": "bot", "state": {}}
        | {"last_message_at": now, "changed_at": now, "created_at": now}
        for contact_id, tenant_id in made
    ]
    if conversations:
        insert_new(Conversation, conversations, Conversation.id)


def _wake(place: Place, messages: Sequence[Received], now: datetime) -> None:
    """A customer wrote: the 24 h window moves, a closed conversation opens, a waiting one is noticed."""
    newest, oldest = max(m.occurred_at for m in messages), min(m.occurred_at for m in messages)
    later = or_(Conversation.last_customer_at.is_(None), Conversation.last_customer_at < newest)
    with_person = Conversation.status.in_(["waiting", "agent"])
    db.session.execute(
        update(Conversation)
        .where(Conversation.tenant_id == place[0], Conversation.id == place[1])
        .values(
            status=case((Conversation.status == "closed", "bot"), else_=Conversation.status),
            last_customer_at=case((later, newest), else_=Conversation.last_customer_at),
            last_message_at=now,
            waiting_since=case(
                (with_person, func.coalesce(Conversation.waiting_since, oldest)),
                else_=Conversation.waiting_since,
            ),
            changed_at=now,
        )
        .execution_options(synchronize_session=False)
    )


def _row(message: Received, place: Place, now: datetime) -> dict[str, Any]:
    payload = message.content | ({"tapped": message.tapped} if message.tapped else {})
    return {
        "tenant_id": place[0],
        "conversation_id": place[1],
        "direction": "in",
        "author": "customer",
        "kind": message.kind,
        "text": message.text,
        "payload": payload,
        "wamid": message.wamid,
        "status": "received",
        "attempts": 0,
        "occurred_at": message.occurred_at,
        "created_at": now,
        "changed_at": now,
    }


def _lost(message: Received) -> Unusable:
    payload = {"wamid": message.wamid, "kind": message.kind, "text": message.text, "content": message.content}
    sender = {"wa_id": message.sender.wa_id, "user_id": message.sender.user_id}
    return Unusable(message.phone_number_id, "number", payload | {"sender": sender})
