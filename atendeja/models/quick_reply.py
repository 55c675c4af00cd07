from datetime import datetime

from sqlalchemy import ForeignKey, Index, text
from sqlalchemy.orm import Mapped, mapped_column

from atendeja.extensions import db

from .base import Id, UtcDateTime, utcnow


class QuickReply(db.Model):  # type: ignore[name-defined]
    """An answer that the agency gives often: typed as `/shortcut`, with variables such as {nome}.

    What was deleted keeps its row (`deleted_at`), so that it can be brought back.
    """

    __tablename__ = "quick_replies"
    __table_args__ = (
        Index(
            "uq_quick_replies_tenant_id_shortcut",
            "tenant_id",
            "shortcut",
            unique=True,
            sqlite_where=text("deleted_at IS NULL"),
            postgresql_where=text("deleted_at IS NULL"),
        ),
    )

    id: Mapped[int] = mapped_column(Id, primary_key=True)
    tenant_id: Mapped[int] = mapped_column(ForeignKey("tenants.id"))
    shortcut: Mapped[str] = mapped_column(db.String(30))
    text: Mapped[str] = mapped_column(db.Text)
    user_id: Mapped[int | None] = mapped_column(ForeignKey("users.id"))
    created_at: Mapped[datetime] = mapped_column(UtcDateTime, default=utcnow)
    updated_at: Mapped[datetime] = mapped_column(UtcDateTime, default=utcnow)
    deleted_at: Mapped[datetime | None] = mapped_column(UtcDateTime)
