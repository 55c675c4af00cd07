"""The right to be forgotten (LGPD, art. 18 VI): what says who somebody was goes, what was counted stays.

WIPED says for every table what becomes of the columns that can hold something of the person; a test
compares it with the tables, so that no new column is forgotten.
"""

import json
from collections.abc import Iterable
from datetime import datetime
from typing import Any

import structlog
from sqlalchemy import ColumnElement, Table, delete, func, select, update

from atendeja.extensions import db
from atendeja.models import (
    BroadcastRecipient,
    Consent,
    Contact,
    ContactMerge,
    Conversation,
    ConversationEvent,
    Erasure,
    Inquiry,
    Lead,
    Media,
    Mention,
    Message,
    ParkedWebhook,
    Property,
    PropertyChange,
    Reading,
    Todo,
    User,
    Visit,
)
from atendeja.models.contact import number_forms

log = structlog.get_logger()
ERASED = "Dados apagados"  # what stands where a title must stand
# What an event keeps for the counts: whom it was about, never what was said.
COUNTED = ("reason", "property_id", "code", "agent_id", "kind", "status", "from", "to")
WHOLE = 10  # digits from which a number with its area says whose it is
OWNER = ("owner_name", "owner_phone", "owner_email")

WIPED: dict[type[Any], dict[str, Any]] = {
    Contact: {
        "wa_id": None,
        "user_id": None,
        "match_key": None,
        "name": None,
        "profile_name": None,
        "username": None,
        "search": "",
    },
    Conversation: {"state": {}, "status": "closed", "waiting_since": None, "answer_due_at": None},
    Message: {
        "text": None,
        "search": "",
        "payload": {},
        "wamid": None,
        "client_token": None,
        "reply_to": None,
        "reaction": None,
        "error_title": None,
    },
    Media: {"media_id": None, "filename": None, "sha256": None, "stored_name": None, "status": "erased"},
    Lead: {
        "visit": {},
        "referral": None,
        "next_step": None,
        "next_step_at": None,
        "lost_reason": None,
        "tags": [],
        "tags_key": "|",
    },
    Visit: {"notes": "", "outcome": None, "remind_at": None},
    Consent: {"words": ""},
    Todo: {"title": ERASED, "detail": {}},
}


def erase(contact: Contact, user: User | None, reason: str, now: datetime) -> Erasure:
    """Forget this person for ever. `reason`: asked (by the person) or retention.

    The conversation is locked by the caller. The files are named in the record that comes back: who
    commits it removes them from the storage afterwards.
    """
    rows = _rows_of(contact)
    known = _known_by(contact, rows)
    files = list(
        db.session.scalars(select(Media.stored_name).where(rows[Media], Media.stored_name.is_not(None)))
    )
    _forget_owner(contact)
    counts = {"parked": _unpark(known), "merges": _delete(ContactMerge, rows[ContactMerge])}
    _reduce_events(rows[ConversationEvent])
    for model, values in WIPED.items():
        table: Table = model.__table__
        done: Any = db.session.execute(update(table).where(rows[model]).values(**values))
        counts[table.name] = done.rowcount
    record = Erasure(
        tenant_id=contact.tenant_id,
        user_id=user.id if user else None,
        reason=reason,
        files=files,
        pending=bool(files),
        counts={name: count for name, count in counts.items() if count},
        created_at=now,
    )
    db.session.add(record)
    db.session.flush()
    db.session.expire_all()
    log.info("person.erased", tenant_id=record.tenant_id, erasure_id=record.id, reason=reason)
    return record


def erasure_with_files(erasure_id: int) -> Erasure | None:
    """The record, held against another remover, while files are still to be removed."""
    query = select(Erasure).where(Erasure.id == erasure_id, Erasure.pending).with_for_update()
    return db.session.scalar(query)


def files_removed(erasure: Erasure) -> None:
    """The storage has them no more."""
    erasure.files, erasure.pending = [], False


def _rows_of(contact: Contact) -> dict[type[Any], ColumnElement[bool]]:
    """For each table the condition under which a row is about this person."""
    conversations = select(Conversation.id).where(Conversation.contact_id == contact.id)
    leads = select(Lead.id).where(Lead.contact_id == contact.id)
    messages = select(Message.id).where(Message.conversation_id.in_(conversations))
    return {
        Contact: Contact.id == contact.id,
        Conversation: Conversation.contact_id == contact.id,
        Message: Message.conversation_id.in_(conversations),
        Media: Media.message_id.in_(messages),
        ConversationEvent: ConversationEvent.conversation_id.in_(conversations),
        Reading: Reading.conversation_id.in_(conversations),
        Mention: Mention.conversation_id.in_(conversations),
        Lead: Lead.contact_id == contact.id,
        Inquiry: Inquiry.lead_id.in_(leads),
        Visit: Visit.lead_id.in_(leads),
        Todo: Todo.lead_id.in_(leads) | Todo.key.startswith(f"tell:{contact.id}:"),
        BroadcastRecipient: BroadcastRecipient.lead_id.in_(leads),
        Consent: Consent.contact_id == contact.id,
        ContactMerge: ContactMerge.kept_contact_id == contact.id,
    }


def _known_by(contact: Contact, rows: dict[type[Any], ColumnElement[bool]]) -> set[str]:
    """By which words a parked webhook would give this person away: the ids, ours and those merged in."""
    known = {contact.wa_id, contact.user_id}
    for moved in db.session.scalars(select(ContactMerge.moved).where(rows[ContactMerge])):
        gone = moved.get("gone", {}).get("contact", {})
        known |= {gone.get("wa_id"), gone.get("user_id")}
    return {word for word in known if word}


def _unpark(known: set[str]) -> int:
    """Whatever could not be used and names the person goes whole. At most a few thousand rows are parked."""
    if not known:
        return 0
    parked = db.session.execute(select(ParkedWebhook.id, ParkedWebhook.payload))
    hit = [row.id for row in parked if _mentions(json.dumps(row.payload, ensure_ascii=False), known)]
    return _delete(ParkedWebhook, ParkedWebhook.id.in_(hit)) if hit else 0


def _mentions(text: str, known: Iterable[str]) -> bool:
    return any(word in text for word in known)


def _delete(model: type[Any], condition: ColumnElement[bool]) -> int:
    done: Any = db.session.execute(delete(model.__table__).where(condition))
    return int(done.rowcount)


def _reduce_events(condition: ColumnElement[bool]) -> None:
    """Notes, summaries and words go; what the figures are counted from stays."""
    events = db.session.execute(select(ConversationEvent.id, ConversationEvent.detail).where(condition))
    for event_id, detail in events.all():
        kept = {key: detail[key] for key in COUNTED if key in detail}
        if kept != detail:
            own = update(ConversationEvent).where(ConversationEvent.id == event_id).values(detail=kept)
            db.session.execute(own.execution_options(synchronize_session=False))


def _forget_owner(contact: Contact) -> None:
    """Where the same number stands as a property's owner, it goes there too, and from the history."""
    forms = [form for form in number_forms(contact.wa_id) if len(form) >= WHOLE]
    if not forms:
        return
    digits = _digits(Property.owner_phone)
    owned = select(Property.id).where(Property.tenant_id == contact.tenant_id, digits.in_(forms))
    ids = list(db.session.scalars(owned))
    if not ids:
        return
    empty = update(Property).where(Property.id.in_(ids)).values(dict.fromkeys(OWNER))
    db.session.execute(empty.execution_options(synchronize_session=False))
    for change in db.session.scalars(select(PropertyChange).where(PropertyChange.property_id.in_(ids))):
        change.changes = {key: value for key, value in change.changes.items() if key not in OWNER}


def _digits(column: Any) -> ColumnElement[str]:
    """The column without the marks that people put into telephone numbers."""
    expression: Any = column
    for mark in ("+", "(", ")", "-", " ", "."):
        expression = func.replace(expression, mark, "")
    return expression
