"""What is left to do, read from the rows: the questions of the recovery sweep."""

from datetime import datetime

from sqlalchemy import select

from atendeja.extensions import db
from atendeja.models import Message


def unanswered_conversations(before: datetime) -> list[int]:
    """Conversations with customer messages stored before this moment and not dealt with."""
    waiting = (Message.direction == "in") & Message.handled_at.is_(None) & (Message.created_at <= before)
    return list(db.session.scalars(select(Message.conversation_id).where(waiting).distinct()))


def undelivered_conversations(now: datetime) -> list[int]:
    """Conversations with messages that wait to leave and are due."""
    due = Message.due_at.is_(None) | (Message.due_at <= now)
    return list(
        db.session.scalars(select(Message.conversation_id).where(Message.status == "queued", due).distinct())
    )
