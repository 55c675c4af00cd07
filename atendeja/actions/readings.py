"""How far a person has read, and that a call by name was heard."""

from datetime import datetime
from typing import Any

from sqlalchemy import func, select, update

from atendeja.extensions import db
from atendeja.models import Mention, Reading
from atendeja.models.base import insert_new


def note_read(tenant_id: int, conversation_id: int, user_id: int, last_id: int, now: datetime) -> bool:
    """This person has the messages up to `last_id` on the screen. False, and no write, if that is no news."""
    seen, called = db.session.execute(_known(tenant_id, conversation_id, user_id)).one()
    if called:
        own = (Mention.conversation_id == conversation_id) & (Mention.user_id == user_id)
        heard = update(Mention).where(Mention.tenant_id == tenant_id, own, Mention.seen_at.is_(None))
        db.session.execute(heard.values(seen_at=now).execution_options(synchronize_session=False))
    if last_id > (seen or 0):
        _remember(tenant_id, conversation_id, user_id, last_id, now)
    return bool(called) or last_id > (seen or 0)


def _known(tenant_id: int, conversation_id: int, user_id: int) -> Any:
    reading = select(Reading.last_id).where(
        Reading.tenant_id == tenant_id,
        Reading.conversation_id == conversation_id,
        Reading.user_id == user_id,
    )
    unheard = select(func.count(Mention.id)).where(
        Mention.tenant_id == tenant_id,
        Mention.conversation_id == conversation_id,
        Mention.user_id == user_id,
        Mention.seen_at.is_(None),
    )
    return select(reading.scalar_subquery(), unheard.scalar_subquery())


def _remember(tenant_id: int, conversation_id: int, user_id: int, last_id: int, now: datetime) -> None:
    """Forward only: of two open tabs the one that lags behind takes nothing back."""
    row = {"tenant_id": tenant_id, "conversation_id": conversation_id, "user_id": user_id}
    if insert_new(Reading, [row | {"last_id": last_id, "read_at": now}], Reading.last_id):
        return
    own = (Reading.conversation_id == conversation_id) & (Reading.user_id == user_id)
    further = update(Reading).where(Reading.tenant_id == tenant_id, own, Reading.last_id < last_id)
    forward = further.values(last_id=last_id, read_at=now)
    db.session.execute(forward.execution_options(synchronize_session=False))
