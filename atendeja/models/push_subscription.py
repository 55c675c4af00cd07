from datetime import datetime

from sqlalchemy import ForeignKey
from sqlalchemy.orm import Mapped, mapped_column

from atendeja.extensions import db

from .base import Id, UtcDateTime, utcnow


class PushSubscription(db.Model):  # type: ignore[name-defined]
    """A browser that asked for notifications: its push service's address and the keys to write to it.

    `p256dh` and `auth` are URL-safe base64 as the browser gives them (RFC 8291); `device` in words.
    `asked_at`: its owner asked for a test; `sent_at` when its push service last took something; `failed_at`
    and `problem` (refused, later, unreachable) when it last did not.
    """

    __tablename__ = "push_subscriptions"

    id: Mapped[int] = mapped_column(Id, primary_key=True)
    tenant_id: Mapped[int] = mapped_column(ForeignKey("tenants.id"))
    user_id: Mapped[int] = mapped_column(ForeignKey("users.id"), index=True)
    endpoint: Mapped[str] = mapped_column(db.String(1000), unique=True)
    p256dh: Mapped[str] = mapped_column(db.String(120))
    auth: Mapped[str] = mapped_column(db.String(40))
    device: Mapped[str] = mapped_column(db.String(60), default="")
    created_at: Mapped[datetime] = mapped_column(UtcDateTime, default=utcnow)
    asked_at: Mapped[datetime | None] = mapped_column(UtcDateTime)
    sent_at: Mapped[datetime | None] = mapped_column(UtcDateTime)
    failed_at: Mapped[datetime | None] = mapped_column(UtcDateTime)
    problem: Mapped[str | None] = mapped_column(db.String(20))

    @property
    def told_at(self) -> datetime | None:
        """When it was last known how sending to it ended."""
        return max((at for at in (self.sent_at, self.failed_at) if at), default=None)

    @property
    def test_runs(self) -> bool:
        """A test was asked for and has not ended."""
        return self.asked_at is not None and (self.told_at is None or self.told_at < self.asked_at)
