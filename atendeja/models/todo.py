from datetime import datetime
from typing import Any

from sqlalchemy import ForeignKey, Index, text
from sqlalchemy.orm import Mapped, mapped_column, relationship

from atendeja.extensions import db

from .base import Id, Json, UtcDateTime, utcnow
from .lead import Lead
from .user import User


class Todo(db.Model):  # type: ignore[name-defined]
    """Something for a person to do until `due_at`: the list "hoje".

    `kind`: follow_up (a step of the cadence, `detail` {step}), call (the customer could not be told by
    WhatsApp), confirm_visit, feedback, privacy (LGPD: 15 days), match (leads for a property) or own (typed
    by somebody). `user_id` None is the pool's. `key` makes what a machine writes unique.
    """

    __tablename__ = "todos"
    __table_args__ = (
        Index("uq_todos_tenant_id_key", "tenant_id", "key", unique=True),
        Index(
            "ix_todos_open",
            "tenant_id",
            "user_id",
            "due_at",
            sqlite_where=text("done_at IS NULL"),
            postgresql_where=text("done_at IS NULL"),
        ),
    )

    id: Mapped[int] = mapped_column(Id, primary_key=True)
    tenant_id: Mapped[int] = mapped_column(ForeignKey("tenants.id"))
    user_id: Mapped[int | None] = mapped_column(ForeignKey("users.id"))
    lead_id: Mapped[int | None] = mapped_column(ForeignKey("re_leads.id"), index=True)
    visit_id: Mapped[int | None] = mapped_column(ForeignKey("re_visits.id"), index=True)
    property_id: Mapped[int | None] = mapped_column(ForeignKey("re_properties.id"))
    kind: Mapped[str] = mapped_column(db.String(20))
    title: Mapped[str] = mapped_column(db.String(200))
    detail: Mapped[dict[str, Any]] = mapped_column(Json, default=dict)
    key: Mapped[str | None] = mapped_column(db.String(80))
    due_at: Mapped[datetime] = mapped_column(UtcDateTime)
    done_at: Mapped[datetime | None] = mapped_column(UtcDateTime)
    done_by: Mapped[int | None] = mapped_column(ForeignKey("users.id"))
    created_at: Mapped[datetime] = mapped_column(UtcDateTime, default=utcnow)

    lead: Mapped[Lead | None] = relationship()
    user: Mapped[User | None] = relationship(foreign_keys=[user_id])
