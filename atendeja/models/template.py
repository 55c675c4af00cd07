from datetime import datetime
from typing import Any

from sqlalchemy import ForeignKey, Index
from sqlalchemy.orm import Mapped, mapped_column

from atendeja.extensions import db

from .base import Id, Json, UtcDateTime, utcnow


class Template(db.Model):  # type: ignore[name-defined]
    """A message template as Meta has it: the only thing that may be sent when the 24 h window is closed.

    `status` APPROVED, PENDING, REJECTED, PAUSED …; `category` MARKETING, UTILITY, AUTHENTICATION;
    `components` as Meta's list gives them. `gone_at` says when Meta stopped listing it.
    """

    __tablename__ = "wa_templates"
    __table_args__ = (
        Index("uq_wa_templates_tenant_id_name_language", "tenant_id", "name", "language", unique=True),
    )

    id: Mapped[int] = mapped_column(Id, primary_key=True)
    tenant_id: Mapped[int] = mapped_column(ForeignKey("tenants.id"))
    meta_id: Mapped[str | None] = mapped_column(db.String(40))
    name: Mapped[str] = mapped_column(db.String(512))
    language: Mapped[str] = mapped_column(db.String(20))
    category: Mapped[str] = mapped_column(db.String(30))
    status: Mapped[str] = mapped_column(db.String(30))
    rejected_reason: Mapped[str | None] = mapped_column(db.String(300))
    parameter_format: Mapped[str] = mapped_column(db.String(20), default="POSITIONAL")
    components: Mapped[list[dict[str, Any]]] = mapped_column(Json, default=list)
    gone_at: Mapped[datetime | None] = mapped_column(UtcDateTime)
    updated_at: Mapped[datetime] = mapped_column(UtcDateTime, default=utcnow)

    @property
    def usable(self) -> bool:
        return self.status == "APPROVED" and self.gone_at is None
