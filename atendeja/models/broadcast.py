from datetime import datetime
from typing import Any

from sqlalchemy import ForeignKey, Index
from sqlalchemy.orm import Mapped, mapped_column, relationship

from atendeja.extensions import db

from .base import Id, Json, UtcDateTime, utcnow
from .lead import Lead
from .property import Property
from .user import User


class Broadcast(db.Model):  # type: ignore[name-defined]
    """One property told to those who asked to be told: who sent it, what it was to cost, what became of it.

    `status` sending, done or cancelled. `template_id` is used outside the 24 h window. `cost_cents` in BRL is
    what was shown before sending.
    """

    __tablename__ = "broadcasts"
    __table_args__ = (Index("ix_broadcasts_tenant_id_id", "tenant_id", "id"),)

    id: Mapped[int] = mapped_column(Id, primary_key=True)
    tenant_id: Mapped[int] = mapped_column(ForeignKey("tenants.id"))
    user_id: Mapped[int] = mapped_column(ForeignKey("users.id"))
    property_id: Mapped[int] = mapped_column(ForeignKey("re_properties.id"), index=True)
    template_id: Mapped[int | None] = mapped_column(ForeignKey("wa_templates.id"))
    parameters: Mapped[dict[str, Any]] = mapped_column(Json, default=dict)
    status: Mapped[str] = mapped_column(db.String(10), default="sending")
    cost_cents: Mapped[int] = mapped_column(default=0)
    created_at: Mapped[datetime] = mapped_column(UtcDateTime, default=utcnow)
    finished_at: Mapped[datetime | None] = mapped_column(UtcDateTime)

    property: Mapped[Property] = relationship()
    user: Mapped[User] = relationship()


class BroadcastRecipient(db.Model):  # type: ignore[name-defined]
    """One person of a broadcast. `status` waiting, queued (`message_id`), or skipped with the `reason`
    (opted_out, no_consent, cap, no_template …). What became of the message is the message's own status.
    """

    __tablename__ = "broadcast_recipients"
    __table_args__ = (
        Index("uq_broadcast_recipients_broadcast_id_lead_id", "broadcast_id", "lead_id", unique=True),
    )

    id: Mapped[int] = mapped_column(Id, primary_key=True)
    tenant_id: Mapped[int] = mapped_column(ForeignKey("tenants.id"))
    broadcast_id: Mapped[int] = mapped_column(ForeignKey("broadcasts.id"))
    lead_id: Mapped[int] = mapped_column(ForeignKey("re_leads.id"), index=True)
    message_id: Mapped[int | None] = mapped_column(ForeignKey("message_audit.id"))
    status: Mapped[str] = mapped_column(db.String(10), default="waiting")
    reason: Mapped[str | None] = mapped_column(db.String(30))
    created_at: Mapped[datetime] = mapped_column(UtcDateTime, default=utcnow)

    lead: Mapped[Lead] = relationship()
