from sqlalchemy import select
from sqlalchemy.orm import contains_eager

from atendeja.extensions import db
from atendeja.models import Conversation, Media, Message, User

from .visibility import visible_to


def message_with_file(user: User, media_id: int) -> Message | None:
    """The message that brought this file, with the file's row, if this person may see its conversation."""
    return db.session.scalar(
        select(Message)
        .join(Message.media)
        .join(Conversation, Conversation.id == Message.conversation_id)
        .where(Media.tenant_id == user.tenant_id, Media.id == media_id, visible_to(user))
        .where(Message.tenant_id == user.tenant_id)
        .options(contains_eager(Message.media))
    )


def sent_file(conversation_id: int, media_id: int) -> Media | None:
    """A file that the agency sent into this conversation."""
    of = (Message.conversation_id == conversation_id, Message.direction == "out")
    return db.session.scalar(
        select(Media).join(Message, Message.id == Media.message_id).where(Media.id == media_id, *of)
    )
