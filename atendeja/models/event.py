from datetime import datetime
from typing import Any

from sqlalchemy import ForeignKey, Index
from sqlalchemy.orm import Mapped, mapped_column, relationship

from atendeja.extensions import db

from .base import Id, Json, UtcDateTime, utcnow
from .user import User


class ConversationEvent(db.Model):  # type: ignore[name-defined]
    """What happened around the messages: the pills in the thread and the source of the metrics.

    `kind` is a fixed name: lead.created, inquiry.created, visit.requested, handoff.requested,
    agent.took_over, agent.handed_back …; `detail` holds its plain values.
    """

    __tablename__ = "conversation_events"
    __table_args__ = (
        Index("ix_conversation_events_conversation_id_id", "conversation_id", "id"),
        Index("ix_conversation_events_tenant_id_kind_created_at", "tenant_id", "kind", "created_at"),
    )

    id: Mapped[int] = mapped_column(Id, primary_key=True)
    tenant_id: Mapped[int] = mapped_column(ForeignKey("tenants.id"))
    conversation_id: Mapped[int] = mapped_column(ForeignKey("conversations.id"))
    kind: Mapped[str] = mapped_column(db.String(40))
    user_id: Mapped[int | None] = mapped_column(ForeignKey("users.id"))
    detail: Mapped[dict[str, Any]] = mapped_column(Json, default=dict)
    created_at: Mapped[datetime] = mapped_column(UtcDateTime, default=utcnow)

    user: Mapped[User | None] = relationship()
