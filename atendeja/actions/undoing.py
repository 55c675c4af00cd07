"""The last change of who has a conversation, taken back by who made it."""

from datetime import datetime, timedelta
from typing import Any

from sqlalchemy import select

from atendeja.extensions import db
from atendeja.models import Conversation, ConversationEvent, Message, User
from atendeja.queries.handling import newest_change

from .handling import STANDING, standing
from .history import record

PATIENCE = timedelta(minutes=5)
MOMENTS = ("waiting_since", "assigned_at", "answer_due_at", "warned_at")


class TooLate(ValueError):
    """It cannot be taken back any more; the message says why."""


def undo(conversation: Conversation, event: ConversationEvent, agent: User, now: datetime) -> None:
    """Everything as before this event, except what moved on since. Raises TooLate."""
    _check(conversation, event, agent, now)
    before, after, current = event.detail["before"], event.detail["after"], standing(conversation)
    for name in STANDING:
        if current[name] == after[name]:
            setattr(conversation, name, _typed(name, before[name]))
    conversation.changed_at = now
    record(conversation, "handling.undone", agent, at=now, what=event.kind, event_id=event.id)


def _check(conversation: Conversation, event: ConversationEvent, agent: User, now: datetime) -> None:
    if event.user_id != agent.id or "before" not in event.detail:
        raise TooLate("Só quem fez pode desfazer.")
    if now - event.created_at > PATIENCE:
        raise TooLate("Passaram mais de 5 minutos: não dá mais para desfazer.")
    newest, after = newest_change(conversation), event.detail["after"]
    same = (conversation.status, conversation.agent_id) == (after["status"], after["agent_id"])
    if newest is None or newest.id != event.id or not same:
        raise TooLate("A conversa mudou depois disso: não dá mais para desfazer.")
    if _written_since(conversation, event):
        raise TooLate("Você já respondeu ao cliente: não dá mais para desfazer.")


def _written_since(conversation: Conversation, event: ConversationEvent) -> bool:
    query = select(Message.id).where(Message.conversation_id == conversation.id, Message.author == "agent")
    return db.session.scalar(query.where(Message.created_at >= event.created_at).limit(1)) is not None


def _typed(name: str, value: Any) -> Any:
    return datetime.fromisoformat(value) if value is not None and name in MOMENTS else value
