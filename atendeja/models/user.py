from datetime import datetime
from typing import Any

from flask_login import UserMixin
from sqlalchemy import ForeignKey
from sqlalchemy.orm import Mapped, mapped_column, relationship

from atendeja.extensions import db

from .base import Id, Json, UtcDateTime, utcnow
from .preferences import UserPreferences
from .tenant import Tenant

SERVES = ("both", "sale", "rent", "none")


class User(db.Model, UserMixin):  # type: ignore[name-defined]
    """A person of the agency who signs in. `role` is admin, manager or agent.

    `available` is the person's own switch for being given conversations, `serves` what the roleta may give
    (one of SERVES; none: the person takes no turns), `assigned_at` its last turn. `calendar_token` opens the
    person's calendar feed.
    """

    __tablename__ = "users"

    id: Mapped[int] = mapped_column(Id, primary_key=True)
    tenant_id: Mapped[int] = mapped_column(ForeignKey("tenants.id"), index=True)
    email: Mapped[str] = mapped_column(db.String(254), unique=True)
    name: Mapped[str] = mapped_column(db.String(120))
    password_hash: Mapped[str] = mapped_column(db.String(200))
    role: Mapped[str] = mapped_column(db.String(20), default="agent")
    active: Mapped[bool] = mapped_column(default=True)
    available: Mapped[bool] = mapped_column(default=True)
    serves: Mapped[str] = mapped_column(db.String(10), default="both")
    assigned_at: Mapped[datetime | None] = mapped_column(UtcDateTime)
    calendar_token: Mapped[str | None] = mapped_column(db.String(64), unique=True)
    preferences: Mapped[dict[str, Any]] = mapped_column(Json, default=dict)
    created_at: Mapped[datetime] = mapped_column(UtcDateTime, default=utcnow)

    tenant: Mapped[Tenant] = relationship(lazy="joined")

    @property
    def is_active(self) -> bool:
        return self.active

    @property
    def prefers(self) -> UserPreferences:
        return UserPreferences.load(self.preferences)

    @property
    def first_name(self) -> str:
        return self.name.split()[0]
