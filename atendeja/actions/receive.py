"""Storing what customers write and what the agency's phone sent, each once however often it comes."""

from collections import defaultdict
from collections.abc import Sequence
from dataclasses import dataclass, field
from datetime import datetime
from functools import cache
from typing import Any

import structlog
from sqlalchemy import ColumnElement, Integer, bindparam, case, func, or_, select, update

from atendeja.extensions import db
from atendeja.models import Conversation, Media, Message
from atendeja.models.base import insert_new
from atendeja.models.message import message_words
from atendeja.whatsapp.values import Echoed, Received, Unusable

from .attaching import attach
from .channel import learn_account
from .echoes import note_echoes, note_standby
from .identity import recognise
from .people import Place
from .referrals import keep_referral

log = structlog.get_logger()
# They change something that is there already: nobody is waiting for an answer to them.
QUIET = frozenset({"reaction", "edit", "revoke", "system"})


@dataclass(slots=True)
class Arrivals:
    """What came new: `conversations` that the assistant should look at, all that `changed`, `files` to fetch.

    Conversations are (tenant id, conversation id); `nowhere` are messages to numbers that are not ours.
    """

    conversations: set[Place] = field(default_factory=set)
    changed: set[Place] = field(default_factory=set)
    files: list[int] = field(default_factory=list)
    nowhere: list[Unusable] = field(default_factory=list)

    def add(self, other: "Arrivals") -> None:
        self.conversations |= other.conversations
        self.changed |= other.changed
        self.files += other.files
        self.nowhere += other.nowhere


def receive(messages: Sequence[Received], now: datetime) -> Arrivals:
    """Store customers' messages.

    Three statements for people we know: who they are, their conversations (which locks them, so that
    message ids grow in the order of commits), and the messages. A fourth for files.
    """
    people = recognise(messages, now)
    placed = [(m, place) for m in messages if (place := people.places.get((m.phone_number_id, m.wamid)))]
    arrivals = Arrivals(conversations=set(people.merged), changed=set(people.merged))
    by_place = defaultdict(list)
    for message, place in placed:
        by_place[place].append(message)
    for place in sorted(by_place):
        _wake(place, by_place[place], now)
    rows = {(place[0], message.wamid): _row(message, place, now) for message, place in placed}
    fresh = _store(list(rows.values()), [message for message, _ in placed], arrivals, now)
    attach([(message, place) for message, place in placed if message.wamid in fresh], now)
    for message, place in placed:
        if message.wamid in fresh and "referral" in message.content:
            keep_referral(place, message, now)
        if message.wamid in fresh and not _silent(message):
            arrivals.conversations.add(place)
    note_standby({place for m, place in placed if m.standby and m.wamid in fresh}, now)
    for message in messages:
        tenant = people.tenants.get(message.phone_number_id)
        if tenant and message.waba_id and tenant.waba_id != message.waba_id:
            tenant.waba_id = message.waba_id
            learn_account(tenant.id, message.waba_id)
    arrivals.nowhere += _nowhere(messages, people.tenants)
    return arrivals


def receive_echoes(echoes: Sequence[Echoed], now: datetime) -> Arrivals:
    """Store what was sent from the phone app; whoever sent it has taken over, and the assistant is out."""
    messages = [echo.message for echo in echoes]
    people = recognise(messages, now, heard=False)
    placed = [(m, place) for m in messages if (place := people.places.get((m.phone_number_id, m.wamid)))]
    arrivals = Arrivals()
    for place in sorted({place for _, place in placed}):
        _touch(place, now)
    rows = {(place[0], message.wamid): _echo_row(message, place, now) for message, place in placed}
    fresh = _store(list(rows.values()), messages, arrivals, now)
    ours = [(message, place) for message, place in placed if message.wamid in fresh]
    attach(ours, now)
    note_echoes({place for message, place in ours if not message.standby}, now)
    note_standby({place for message, place in ours if message.standby}, now)
    arrivals.nowhere += _nowhere(messages, people.tenants)
    return arrivals


def _silent(message: Received) -> bool:
    return message.standby or message.kind in QUIET


def _store(
    rows: Sequence[dict[str, Any]], messages: Sequence[Received], arrivals: Arrivals, now: datetime
) -> set[str]:
    """Insert what is new, with a pending row for each file. Returns the wamids that were new."""
    own = (Message.id, Message.tenant_id, Message.conversation_id, Message.kind, Message.wamid)
    fresh = insert_new(Message, rows, *own) if rows else []
    files = {message.wamid: message.attachment for message in messages if message.attachment}
    waiting = []
    for message_id, tenant_id, conversation_id, kind, wamid in fresh:
        arrivals.changed.add((tenant_id, conversation_id))
        log.info("wa_message_received", message_id=message_id, conversation_id=conversation_id, kind=kind)
        if file := files.get(wamid):
            own_file = {"tenant_id": tenant_id, "message_id": message_id, "media_id": file.media_id}
            said = {"mime_type": file.mime_type, "filename": file.filename, "sha256": file.sha256}
            waiting.append(own_file | said | {"status": "pending", "attempts": 0, "created_at": now})
    if waiting:
        arrivals.files += [row.id for row in insert_new(Media, waiting, Media.id)]
    return {row.wamid for row in fresh}


def _wake(place: Place, messages: Sequence[Received], now: datetime) -> None:
    """A customer wrote: the 24 h window moves, a closed conversation opens, a waiting one is noticed.

    What was heard before, or changes only what is there already, does none of this.
    """
    loud = [message for message in messages if message.kind not in QUIET]
    if not loud:
        _touch(place, now)
        return
    values = {
        "b_tenant": place[0],
        "b_conversation": place[1],
        "b_newest": max(message.occurred_at for message in loud),
        "b_oldest": min(message.occurred_at for message in loud),
        "b_now": now,
        "b_wamids": [message.wamid for message in loud],
        "b_count": len({message.wamid for message in loud}),
    }
    db.session.execute(_waking(), values)


@cache
def _waking() -> Any:
    """The UPDATE that every message brings, built once: building costs more than running."""
    own, moment = Conversation.__table__.c, Conversation.changed_at.type
    newest, oldest, now = (bindparam(name, type_=moment) for name in ("b_newest", "b_oldest", "b_now"))
    news = _some_new()
    later = or_(own.last_customer_at.is_(None), own.last_customer_at < newest)
    noticed = own.status.in_(["waiting", "agent"]) & news
    values = {
        "status": case(((own.status == "closed") & news, "bot"), else_=own.status),
        "last_customer_at": case((later, newest), else_=own.last_customer_at),
        "last_message_at": case((news, now), else_=own.last_message_at),
        "waiting_since": case((noticed, func.coalesce(own.waiting_since, oldest)), else_=own.waiting_since),
        "changed_at": now,
    }
    this = (own.tenant_id == bindparam("b_tenant")) & (own.id == bindparam("b_conversation"))
    return update(Conversation.__table__).where(this).values(values)


def _some_new() -> ColumnElement[bool]:
    """Not all of them were stored before: WhatsApp delivers what it is not sure of for days."""
    wamids = Message.wamid.in_(bindparam("b_wamids", expanding=True))
    stored = select(func.count(Message.id)).where(Message.tenant_id == bindparam("b_tenant"), wamids)
    return stored.scalar_subquery() < bindparam("b_count", type_=Integer())


def _touch(place: Place, now: datetime) -> None:
    """Lock the conversation, and let those who look at it know."""
    _set(place, changed_at=now)


def _set(place: Place, **values: Any) -> None:
    db.session.execute(
        update(Conversation)
        .where(Conversation.tenant_id == place[0], Conversation.id == place[1])
        .values(**values)
        .execution_options(synchronize_session=False)
    )


def _row(message: Received, place: Place, now: datetime) -> dict[str, Any]:
    payload = message.content | ({"tapped": message.tapped} if message.tapped else {})
    payload |= {"standby": True} if message.standby else {}
    return {
        "tenant_id": place[0],
        "conversation_id": place[1],
        "direction": "in",
        "author": "customer",
        "kind": message.kind,
        "text": message.text,
        "search": message_words(message.text),
        "payload": payload,
        "wamid": message.wamid,
        "status": "received",
        "attempts": 0,
        "reply_to": message.reply_to,
        "occurred_at": message.occurred_at,
        "sent_at": None,
        "created_at": now,
        "changed_at": now,
        "handled_at": now if _silent(message) else None,
    }


def _echo_row(message: Received, place: Place, now: datetime) -> dict[str, Any]:
    """Sent as far as we know; its statuses go on from there."""
    row = _row(message, place, now) | {"direction": "out", "author": "phone", "status": "sent"}
    return row | {"sent_at": message.occurred_at, "handled_at": None}


def _nowhere(messages: Sequence[Received], tenants: dict[str, Any]) -> list[Unusable]:
    return [
        Unusable(message.phone_number_id, "number", message.source)
        for message in messages
        if message.phone_number_id not in tenants
    ]
