from datetime import datetime, timedelta

from sqlalchemy import ForeignKey, Index, text
from sqlalchemy.orm import Mapped, mapped_column, relationship

from atendeja.extensions import db

from .base import Id, Json, UtcDateTime, utcnow
from .lead import Lead
from .property import Property
from .user import User

OPEN = ("requested", "proposed", "confirmed")
LONGEST = 480  # minutes


class Visit(db.Model):  # type: ignore[name-defined]
    """A visit: requested, or proposed at a time of ours; then confirmed; at last done, no_show or cancelled.

    `starts_at` in UTC; None while only a day (YYYY-MM-DD) or a part of it (morning …) is known; it takes
    `minutes`. `remind_at` is when the customer is next written to by itself (see visit_schedule), `reminders`
    what of that is over: said, or not needed any more (day, hours, feedback).
    `feedback` is the customer's answer after the visit (liked, unsure, disliked), `outcome` the agent's note.
    """

    __tablename__ = "re_visits"
    __table_args__ = (
        Index("ix_re_visits_tenant_id_starts_at", "tenant_id", "starts_at"),
        Index("ix_re_visits_agent_id_starts_at", "agent_id", "starts_at"),
        Index("ix_re_visits_property_id_starts_at", "property_id", "starts_at"),
        Index(
            "ix_re_visits_remind_at",
            "remind_at",
            sqlite_where=text("remind_at IS NOT NULL"),
            postgresql_where=text("remind_at IS NOT NULL"),
        ),
    )

    id: Mapped[int] = mapped_column(Id, primary_key=True)
    tenant_id: Mapped[int] = mapped_column(ForeignKey("tenants.id"))
    lead_id: Mapped[int] = mapped_column(ForeignKey("re_leads.id"), index=True)
    property_id: Mapped[int] = mapped_column(ForeignKey("re_properties.id"))
    agent_id: Mapped[int | None] = mapped_column(ForeignKey("users.id"))
    status: Mapped[str] = mapped_column(db.String(20), default="requested")
    starts_at: Mapped[datetime | None] = mapped_column(UtcDateTime)
    day: Mapped[str | None] = mapped_column(db.String(10))
    period: Mapped[str | None] = mapped_column(db.String(10))
    minutes: Mapped[int] = mapped_column(default=60)
    remind_at: Mapped[datetime | None] = mapped_column(UtcDateTime)
    reminders: Mapped[list[str]] = mapped_column(Json, default=list)
    notes: Mapped[str] = mapped_column(db.Text, default="")
    outcome: Mapped[str | None] = mapped_column(db.String(500))
    feedback: Mapped[str | None] = mapped_column(db.String(20))
    asked_feedback_at: Mapped[datetime | None] = mapped_column(UtcDateTime)
    created_by: Mapped[int | None] = mapped_column(ForeignKey("users.id"))
    created_at: Mapped[datetime] = mapped_column(UtcDateTime, default=utcnow)
    updated_at: Mapped[datetime] = mapped_column(UtcDateTime, default=utcnow)

    @property
    def ends_at(self) -> datetime | None:
        return self.starts_at + timedelta(minutes=self.minutes) if self.starts_at else None

    @property
    def open(self) -> bool:
        """Still to come, as far as anybody has said."""
        return self.status in OPEN

    # After the properties: from here on the word is the relationship's.
    lead: Mapped[Lead] = relationship()
    property: Mapped[Property] = relationship()
    agent: Mapped[User | None] = relationship(foreign_keys=[agent_id])
