"""Writing into a conversation: what the assistant says and what an agent replies, as queued rows."""

from datetime import datetime
from typing import Any

from sqlalchemy import select
from sqlalchemy.orm import joinedload

from atendeja.extensions import db
from atendeja.models import Conversation, Message, User
from atendeja.models.base import insert_new
from atendeja.models.message import message_words


def locked_conversation(conversation_id: int) -> Conversation | None:
    """The conversation, held against other writers until the commit (SQLite holds the whole file)."""
    query = select(Conversation).where(Conversation.id == conversation_id)
    both = [joinedload(one, innerjoin=True) for one in (Conversation.tenant, Conversation.contact)]
    held = query.options(*both, joinedload(Conversation.lead)).with_for_update(of=Conversation)
    return db.session.scalar(held.execution_options(populate_existing=True))


def queue_message(
    conversation: Conversation,
    content: dict[str, Any],
    *,
    author: str,
    now: datetime,
    user: User | None = None,
    client_token: str | None = None,
) -> int | None:
    """Add one outgoing message (plain content, see whatsapp.outbound). Its id, None if the token was used."""
    row = {
        "tenant_id": conversation.tenant_id,
        "conversation_id": conversation.id,
        "direction": "out",
        "author": author,
        "user_id": user.id if user else None,
        "kind": content["kind"],
        "text": content.get("text"),
        "search": message_words(content.get("text")),
        "payload": content,
        "client_token": client_token,
        "reply_to": content.get("reply_to") if content["kind"] != "reaction" else None,
        "status": "queued",
        "attempts": 0,
        "occurred_at": now,
        "created_at": now,
        "changed_at": now,
    }
    made = insert_new(Message, [row], Message.id)
    if made:
        conversation.last_message_at = now
        conversation.changed_at = now
    return int(made[0].id) if made else None
