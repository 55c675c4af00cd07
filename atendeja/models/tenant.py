from datetime import datetime
from zoneinfo import ZoneInfo

from sqlalchemy.orm import Mapped, mapped_column

from atendeja.extensions import db

from .base import Id, UtcDateTime, utcnow


class Tenant(db.Model):  # type: ignore[name-defined]
    """An agency. Everything else belongs to one."""

    __tablename__ = "tenants"

    id: Mapped[int] = mapped_column(Id, primary_key=True)
    slug: Mapped[str] = mapped_column(db.String(40), unique=True)
    name: Mapped[str] = mapped_column(db.String(120))
    phone_number_id: Mapped[str | None] = mapped_column(db.String(20), unique=True)
    timezone: Mapped[str] = mapped_column(db.String(40), default="America/Sao_Paulo")
    privacy_url: Mapped[str | None] = mapped_column(db.String(500))
    created_at: Mapped[datetime] = mapped_column(UtcDateTime, default=utcnow)

    @property
    def zone(self) -> ZoneInfo:
        return ZoneInfo(self.timezone)
