from datetime import datetime

from sqlalchemy import ForeignKey
from sqlalchemy.orm import Mapped, mapped_column

from atendeja.extensions import db

from .base import Id, UtcDateTime, utcnow


class Media(db.Model):  # type: ignore[name-defined]
    """The file of one message. `status` pending, stored, failed (try again) or refused (do not).

    `media_id` is WhatsApp's (usable for 7 days), `stored_name` ours in the storage; `error` a fixed word.
    """

    __tablename__ = "message_media"

    id: Mapped[int] = mapped_column(Id, primary_key=True)
    tenant_id: Mapped[int] = mapped_column(ForeignKey("tenants.id"))
    message_id: Mapped[int] = mapped_column(ForeignKey("message_audit.id"), unique=True)
    media_id: Mapped[str | None] = mapped_column(db.String(200))
    status: Mapped[str] = mapped_column(db.String(10), default="pending", index=True)
    mime_type: Mapped[str | None] = mapped_column(db.String(120))
    filename: Mapped[str | None] = mapped_column(db.String(200))
    sha256: Mapped[str | None] = mapped_column(db.String(64))
    size: Mapped[int | None] = mapped_column(db.BigInteger)
    stored_name: Mapped[str | None] = mapped_column(db.String(80))
    error: Mapped[str | None] = mapped_column(db.String(40))
    attempts: Mapped[int] = mapped_column(default=0)
    created_at: Mapped[datetime] = mapped_column(UtcDateTime, default=utcnow)
