from datetime import datetime

from sqlalchemy import ForeignKey, Index
from sqlalchemy.orm import Mapped, mapped_column

from atendeja.extensions import db

from .base import Id, UtcDateTime, utcnow


class SavedFilter(db.Model):  # type: ignore[name-defined]
    """A person's filter of a list, by name: `query` is the address's query string."""

    __tablename__ = "saved_filters"
    __table_args__ = (
        Index("uq_saved_filters_user_id_screen_name", "user_id", "screen", "name", unique=True),
    )

    id: Mapped[int] = mapped_column(Id, primary_key=True)
    tenant_id: Mapped[int] = mapped_column(ForeignKey("tenants.id"))
    user_id: Mapped[int] = mapped_column(ForeignKey("users.id"))
    screen: Mapped[str] = mapped_column(db.String(20))
    name: Mapped[str] = mapped_column(db.String(60))
    query: Mapped[str] = mapped_column(db.String(1000))
    created_at: Mapped[datetime] = mapped_column(UtcDateTime, default=utcnow)
