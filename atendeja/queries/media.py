from sqlalchemy import select
from sqlalchemy.orm import contains_eager

from atendeja.extensions import db
from atendeja.models import Media, Message


def message_with_file(tenant_id: int, media_id: int) -> Message | None:
    """The message of this agency that brought this file, with the file's row."""
    return db.session.scalar(
        select(Message)
        .join(Message.media)
        .where(Media.tenant_id == tenant_id, Media.id == media_id, Message.tenant_id == tenant_id)
        .options(contains_eager(Message.media))
    )
