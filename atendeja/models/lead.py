from datetime import datetime
from typing import Any

from sqlalchemy import ForeignKey, Index
from sqlalchemy.orm import Mapped, mapped_column, relationship

from atendeja.extensions import db

from .base import Id, Json, UtcDateTime, utcnow
from .contact import Contact
from .property import Property


class Lead(db.Model):  # type: ignore[name-defined]
    """One per contact: what the person wants as facts (`wish`, the keys of assistant.facts.Facts).

    `visit` is the moment being arranged (at, date, period); `owner` somebody who wants to sell or let.
    """

    __tablename__ = "re_leads"
    __table_args__ = (
        Index("ix_re_leads_tenant_id_status_created_at", "tenant_id", "status", "created_at"),
        Index("ix_re_leads_tenant_id_source", "tenant_id", "source"),
    )

    id: Mapped[int] = mapped_column(Id, primary_key=True)
    tenant_id: Mapped[int] = mapped_column(ForeignKey("tenants.id"))
    contact_id: Mapped[int] = mapped_column(ForeignKey("contacts.id"), unique=True)
    status: Mapped[str] = mapped_column(db.String(20), default="new")
    owner: Mapped[bool] = mapped_column(default=False)
    source: Mapped[str] = mapped_column(db.String(20), default="organic")
    referral: Mapped[dict[str, Any] | None] = mapped_column(Json)
    wish: Mapped[dict[str, Any]] = mapped_column(Json, default=dict)
    visit: Mapped[dict[str, Any]] = mapped_column(Json, default=dict)
    property_id: Mapped[int | None] = mapped_column(ForeignKey("re_properties.id"), index=True)
    agent_id: Mapped[int | None] = mapped_column(ForeignKey("users.id"))
    created_at: Mapped[datetime] = mapped_column(UtcDateTime, default=utcnow)
    updated_at: Mapped[datetime] = mapped_column(UtcDateTime, default=utcnow)

    contact: Mapped[Contact] = relationship()
    property: Mapped[Property | None] = relationship()


class Inquiry(db.Model):  # type: ignore[name-defined]
    """A search made, or a property asked about (`property_id`), with how many were found."""

    __tablename__ = "re_inquiries"
    __table_args__ = (Index("ix_re_inquiries_tenant_id_created_at", "tenant_id", "created_at"),)

    id: Mapped[int] = mapped_column(Id, primary_key=True)
    tenant_id: Mapped[int] = mapped_column(ForeignKey("tenants.id"))
    lead_id: Mapped[int] = mapped_column(ForeignKey("re_leads.id"), index=True)
    kind: Mapped[str] = mapped_column(db.String(10))
    wish: Mapped[dict[str, Any]] = mapped_column(Json, default=dict)
    property_id: Mapped[int | None] = mapped_column(ForeignKey("re_properties.id"))
    found: Mapped[int] = mapped_column(default=0)
    created_at: Mapped[datetime] = mapped_column(UtcDateTime, default=utcnow)
