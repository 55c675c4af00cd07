"""What is left to do, read from the rows: the questions of the recovery sweep."""

from datetime import datetime

from sqlalchemy import select

from atendeja.extensions import db
from atendeja.models import Conversation, Message, Tenant


def unanswered_conversations(before: datetime) -> list[int]:
    """Conversations with customer messages stored before this moment and not dealt with."""
    waiting = (Message.direction == "in") & Message.handled_at.is_(None) & (Message.created_at <= before)
    return list(db.session.scalars(select(Message.conversation_id).where(waiting).distinct()))


def tenants_with_queued() -> list[int]:
    """Agencies that have messages waiting to leave, now or later."""
    return list(db.session.scalars(select(Message.tenant_id).where(Message.status == "queued").distinct()))


def newest_unanswered(conversation_id: int) -> tuple[str, str] | None:
    """Our number and the wamid of the newest message that the assistant is about to answer."""
    row = db.session.execute(
        select(Tenant.phone_number_id, Message.wamid)
        .join(Tenant, Tenant.id == Message.tenant_id)
        .join(Conversation, Conversation.id == Message.conversation_id)
        .where(Conversation.id == conversation_id, Conversation.status == "bot")
        .where(Message.direction == "in", Message.handled_at.is_(None), Message.wamid.is_not(None))
        .order_by(Message.id.desc())
        .limit(1)
    ).first()
    return (row[0] or "", row[1] or "") if row else None
