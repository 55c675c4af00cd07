from datetime import datetime

from sqlalchemy import ForeignKey, Index
from sqlalchemy.orm import Mapped, mapped_column

from atendeja.extensions import db

from .base import Id, UtcDateTime, utcnow


class Visit(db.Model):  # type: ignore[name-defined]
    """A visit asked for (requested), then confirmed, cancelled or done.

    `starts_at` in UTC; None while only a day (YYYY-MM-DD) or a part of it (morning …) is known.
    """

    __tablename__ = "re_visits"
    __table_args__ = (Index("ix_re_visits_tenant_id_starts_at", "tenant_id", "starts_at"),)

    id: Mapped[int] = mapped_column(Id, primary_key=True)
    tenant_id: Mapped[int] = mapped_column(ForeignKey("tenants.id"))
    lead_id: Mapped[int] = mapped_column(ForeignKey("re_leads.id"), index=True)
    property_id: Mapped[int] = mapped_column(ForeignKey("re_properties.id"))
    agent_id: Mapped[int | None] = mapped_column(ForeignKey("users.id"))
    status: Mapped[str] = mapped_column(db.String(20), default="requested")
    starts_at: Mapped[datetime | None] = mapped_column(UtcDateTime)
    day: Mapped[str | None] = mapped_column(db.String(10))
    period: Mapped[str | None] = mapped_column(db.String(10))
    created_at: Mapped[datetime] = mapped_column(UtcDateTime, default=utcnow)
    updated_at: Mapped[datetime] = mapped_column(UtcDateTime, default=utcnow)
