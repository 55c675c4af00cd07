from datetime import datetime

from sqlalchemy import ForeignKey
from sqlalchemy.orm import Mapped, mapped_column

from atendeja.extensions import db

from .base import Id, UtcDateTime, utcnow


class Consent(db.Model):  # type: ignore[name-defined]
    """A recorded yes or no: when, to what (alerts, data, messages), in which words. Only ever added to."""

    __tablename__ = "consents"

    id: Mapped[int] = mapped_column(Id, primary_key=True)
    tenant_id: Mapped[int] = mapped_column(ForeignKey("tenants.id"))
    contact_id: Mapped[int] = mapped_column(ForeignKey("contacts.id"), index=True)
    kind: Mapped[str] = mapped_column(db.String(20))
    granted: Mapped[bool]
    words: Mapped[str] = mapped_column(db.String(300))
    channel: Mapped[str] = mapped_column(db.String(20), default="whatsapp")
    created_at: Mapped[datetime] = mapped_column(UtcDateTime, default=utcnow)
