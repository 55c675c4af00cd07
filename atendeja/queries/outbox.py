"""What is left to do, read from the rows: the questions of the recovery sweep."""

from datetime import datetime

from sqlalchemy import select

from atendeja.extensions import db
from atendeja.models import Message


def unanswered_conversations(before: datetime) -> list[int]:
    """Conversations with customer messages stored before this moment and not dealt with."""
    waiting = (Message.direction == "in") & Message.handled_at.is_(None) & (Message.created_at <= before)
    return list(db.session.scalars(select(Message.conversation_id).where(waiting).distinct()))


def tenants_with_queued() -> list[int]:
    """Agencies that have messages waiting to leave, now or later."""
    return list(db.session.scalars(select(Message.tenant_id).where(Message.status == "queued").distinct()))
