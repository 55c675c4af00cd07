"""WhatsApp's own copies of our photos: uploaded once, named in every message while WhatsApp keeps them."""

from collections.abc import Mapping
from dataclasses import dataclass
from datetime import datetime, timedelta
from typing import Any

from sqlalchemy import select, update

from atendeja.extensions import db
from atendeja.models import PropertyImage

from .photos import own_name

KEPT = timedelta(days=29)  # WhatsApp says 30 days


@dataclass(frozen=True, slots=True)
class PhotoCopy:
    """A stored photo that a message shows; `media_id` WhatsApp's copy of it, while that is kept."""

    name: str
    media_id: str | None


def photo_copy(tenant_id: int, message: Mapping[str, Any], now: datetime) -> PhotoCopy | None:
    """What WhatsApp has of the message's photo. None, without a statement, where the photo is not ours.

    The cards of a carousel take nothing but links.
    """
    name = own_name(message.get("photo"))
    if name is None:
        return None
    query = select(PropertyImage.wa_media_id, PropertyImage.wa_uploaded_at).where(
        PropertyImage.tenant_id == tenant_id, PropertyImage.stored_name == name
    )
    rows = db.session.execute(query).all()  # a property that was copied shows the same file
    alive = [row.wa_media_id for row in rows if row.wa_uploaded_at and row.wa_uploaded_at > now - KEPT]
    return PhotoCopy(name, next(iter(alive), None)) if rows else None


def note_copy(tenant_id: int, name: str, media_id: str | None, now: datetime) -> None:
    """Remember WhatsApp's copy of this photo, or (None) that there is none any more."""
    change = update(PropertyImage).where(
        PropertyImage.tenant_id == tenant_id, PropertyImage.stored_name == name
    )
    values = {"wa_media_id": media_id, "wa_uploaded_at": now if media_id else None}
    db.session.execute(change.values(**values).execution_options(synchronize_session=False))
