from dataclasses import dataclass
from typing import Any

from sqlalchemy import ColumnElement, Select, func, select
from sqlalchemy.orm import joinedload

from atendeja.extensions import db
from atendeja.models import Contact, Conversation, Message
from atendeja.models.message import ATTACHED

QUEUES = ("mine", "waiting", "bot", "all", "closed")


@dataclass(frozen=True, slots=True)
class Row:
    """One line of the list: a conversation and its newest message."""

    conversation: Conversation
    last: Message | None


def newest_conversations(tenant_id: int, queue: str, user_id: int, limit: int = 60) -> list[Row]:
    """The list of a queue: who waits longest first, the others by their newest message."""
    waiting_first = Conversation.waiting_since.asc().nulls_last()
    query = _of_tenant(tenant_id).where(_in_queue(queue, user_id))
    query = query.order_by(waiting_first, Conversation.last_message_at.desc())
    found = db.session.scalars(query.limit(limit)).all()
    newest = _newest_messages([conversation.id for conversation in found])
    return [Row(conversation, newest.get(conversation.id)) for conversation in found]


def conversation(tenant_id: int, conversation_id: int) -> Conversation | None:
    return db.session.scalar(_of_tenant(tenant_id).where(Conversation.id == conversation_id))


def conversation_of(tenant_id: int, wa_id: str) -> Conversation | None:
    """The conversation with this WhatsApp number, exactly as WhatsApp writes it."""
    return db.session.scalar(_of_tenant(tenant_id).join(Contact).where(Contact.wa_id == wa_id))


def queue_counts(tenant_id: int, user_id: int) -> dict[str, int]:
    """How many conversations each queue holds, by the same conditions as its list."""
    counts = [func.count().filter(_in_queue(queue, user_id)) for queue in QUEUES]
    row = db.session.execute(select(*counts).where(Conversation.tenant_id == tenant_id)).one()
    return dict(zip(QUEUES, row, strict=True))


def _of_tenant(tenant_id: int) -> Select[Any]:
    return (
        select(Conversation)
        .where(Conversation.tenant_id == tenant_id)
        .options(joinedload(Conversation.contact), joinedload(Conversation.agent))
    )


def _in_queue(queue: str, user_id: int) -> ColumnElement[bool]:
    conditions: dict[str, ColumnElement[bool]] = {
        "mine": (Conversation.agent_id == user_id) & (Conversation.status != "closed"),
        "waiting": Conversation.waiting_since.is_not(None) & (Conversation.status != "agent"),
        "bot": Conversation.status == "bot",
        "closed": Conversation.status == "closed",
    }
    return conditions.get(queue, Conversation.status != "closed")


def _newest_messages(conversation_ids: list[int]) -> dict[int, Message]:
    if not conversation_ids:
        return {}
    newest = (
        select(func.max(Message.id))
        .where(Message.conversation_id.in_(conversation_ids), Message.status != ATTACHED)
        .group_by(Message.conversation_id)
    )
    messages = db.session.scalars(select(Message).where(Message.id.in_(newest)))
    return {message.conversation_id: message for message in messages}
