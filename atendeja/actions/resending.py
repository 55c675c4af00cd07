from datetime import datetime

from atendeja.models import Conversation, Message, User

from .history import record
from .messages import queue_message
from .sharing import file_of, keep_file

AGAIN = ("failed", "unknown")


def resend(conversation: Conversation, message: Message, agent: User, now: datetime) -> bool:
    """Queue the same content once more, because a person decided so. False if that was done before."""
    if message.direction != "out" or message.status not in AGAIN or message.resent_as is not None:
        return False
    made = queue_message(
        conversation,
        message.payload,
        author=message.author,
        user=agent,
        client_token=f"resend-{message.id}",
        now=now,
    )
    if made:
        message.resent_as = made
        message.changed_at = now
        file = file_of(message.id)
        if file:
            keep_file(conversation.tenant_id, made, file, now)
        record(conversation, "message.resent", agent, at=now, message_id=message.id)
    return bool(made)
