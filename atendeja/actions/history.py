from typing import Any

import structlog

from atendeja.extensions import db
from atendeja.models import Conversation, ConversationEvent, User

log = structlog.get_logger()


def record(conversation: Conversation, kind: str, user: User | None = None, **detail: Any) -> None:
    """Write what happened into the conversation's history and into the log, under the same name."""
    db.session.add(
        ConversationEvent(
            tenant_id=conversation.tenant_id,
            conversation_id=conversation.id,
            kind=kind,
            user_id=user.id if user else None,
            detail=detail,
        )
    )
    log.info(kind, tenant_id=conversation.tenant_id, conversation_id=conversation.id)
