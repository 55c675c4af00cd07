from datetime import datetime
from typing import Any

import structlog

from atendeja.extensions import db
from atendeja.models import Conversation, ConversationEvent, User
from atendeja.models.base import utcnow

log = structlog.get_logger()


def record(
    conversation: Conversation,
    event: str,
    user: User | None = None,
    at: datetime | None = None,
    **detail: Any,
) -> ConversationEvent:
    """Write what happened into the conversation's history and into the log, under the same name."""
    written = ConversationEvent(
        tenant_id=conversation.tenant_id,
        conversation_id=conversation.id,
        kind=event,
        user_id=user.id if user else None,
        detail=detail,
        created_at=at or utcnow(),
    )
    db.session.add(written)
    log.info(event, tenant_id=conversation.tenant_id, conversation_id=conversation.id)
    return written
