"""Answers about a visit that need no turn of the assistant, whoever has the conversation."""

from collections.abc import Sequence
from datetime import datetime, timedelta
from typing import Any

from sqlalchemy import select

from atendeja.assistant import visit_words
from atendeja.assistant.visit_words import CONFIRM, feedback_of, typed_feedback
from atendeja.extensions import db
from atendeja.models import Conversation, Message, Todo, Visit
from atendeja.models.base import insert_new

from .history import record
from .leads import lead_of
from .messages import queue_message
from .visit_news import arranged, booked, remember
from .visits import agree, open_visit

LISTENING = timedelta(days=4)  # after the question its answer may come in words
YES = CONFIRM[0][0]


def take_replies(conversation: Conversation, messages: Sequence[Message], now: datetime) -> list[Message]:
    """Deal with those that answer us about a visit; the others come back."""
    if conversation.lead is None:
        return list(messages)
    return [message for message in messages if not _taken(conversation, message, now)]


def _taken(conversation: Conversation, message: Message, now: datetime) -> bool:
    tapped = str(message.payload.get("tapped") or "")
    if (answer := feedback_of(tapped)) is not None:
        return _rate(conversation, _visit(conversation, answer[0]), answer[1], now)
    if tapped == YES and conversation.status != "bot":
        return _agree(conversation, now)
    typed = typed_feedback(message.text or "") if message.kind in ("text", "button") else None
    return typed is not None and _rate(conversation, _asked(conversation, now), typed, now)


def _rate(conversation: Conversation, visit: Visit | None, answer: str, now: datetime) -> bool:
    """Keep the answer; the first one is thanked for, unless a person has the conversation."""
    if visit is None:
        return False
    first, visit.feedback, visit.updated_at = visit.feedback is None, answer, now
    if first:
        about: dict[str, Any] = {"visit_id": visit.id, "property_id": visit.property_id}
        about |= {"code": visit.property.code}
        record(conversation, "visit.rated", at=now, feedback=answer, **about)
    if first and answer == "liked":
        _ask_to_talk(conversation, visit, now)
    if first and conversation.status != "agent":
        content = visit_words.thanks(arranged(conversation, visit), answer)
        queue_message(conversation, content, author="bot", client_token=f"v{visit.id}-thanks", now=now)
    return True


def _ask_to_talk(conversation: Conversation, visit: Visit, now: datetime) -> None:
    """The customer was told that somebody would: who liked it is talked to about the next step."""
    title = f"Falar com {conversation.contact.display_name}: gostou do {visit.property.code}"[:200]
    own = {"tenant_id": visit.tenant_id, "user_id": visit.agent_id, "lead_id": visit.lead_id}
    about = {"visit_id": visit.id, "property_id": visit.property_id, "kind": "call", "title": title}
    row = own | about | {"key": f"liked:{visit.id}", "detail": {}, "due_at": now, "created_at": now}
    insert_new(Todo, [row], Todo.id)


def _agree(conversation: Conversation, now: datetime) -> bool:
    """The proposed time suits; while the assistant is silent the answer is written here."""
    visit = open_visit(conversation)
    if visit is None or visit.status != "proposed" or visit.starts_at is None or visit.starts_at <= now:
        return False
    agree(conversation, visit, now)
    content = visit_words.confirmed(arranged(conversation, visit))
    remember(conversation, booked=booked(conversation, visit), visit={}, asked=None)
    token = f"v{visit.id}-agreed-{int(visit.starts_at.timestamp())}"
    queue_message(conversation, content, author="bot", client_token=token, now=now)
    return True


def _visit(conversation: Conversation, visit_id: int) -> Visit | None:
    """Only this customer's own: a button is something from outside."""
    lead = lead_of(conversation)
    query = select(Visit).where(Visit.tenant_id == conversation.tenant_id, Visit.id == visit_id)
    return db.session.scalar(query.where(Visit.lead_id == lead.id)) if lead else None


def _asked(conversation: Conversation, now: datetime) -> Visit | None:
    """The visit about which the question still waits for its answer."""
    lead = lead_of(conversation)
    if lead is None:
        return None
    query = select(Visit).where(Visit.tenant_id == lead.tenant_id, Visit.lead_id == lead.id)
    query = query.where(Visit.feedback.is_(None), Visit.asked_feedback_at > now - LISTENING)
    return db.session.scalar(query.order_by(Visit.asked_feedback_at.desc()).limit(1))
