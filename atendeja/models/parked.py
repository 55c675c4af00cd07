from datetime import datetime
from typing import Any

from sqlalchemy import ForeignKey
from sqlalchemy.orm import Mapped, mapped_column

from atendeja.extensions import db

from .base import Id, Json, UtcDateTime, utcnow


class ParkedWebhook(db.Model):  # type: ignore[name-defined]
    """A piece of a webhook that nobody could use yet: unknown field, number, message. Nothing is lost."""

    __tablename__ = "parked_webhooks"

    id: Mapped[int] = mapped_column(Id, primary_key=True)
    tenant_id: Mapped[int | None] = mapped_column(ForeignKey("tenants.id"))
    reason: Mapped[str] = mapped_column(db.String(40))
    payload: Mapped[dict[str, Any]] = mapped_column(Json)
    created_at: Mapped[datetime] = mapped_column(UtcDateTime, default=utcnow, index=True)
