from datetime import datetime
from typing import Any

from sqlalchemy import ForeignKey
from sqlalchemy.orm import Mapped, mapped_column

from atendeja.extensions import db

from .base import Id, Json, UtcDateTime, utcnow


class Erasure(db.Model):  # type: ignore[name-defined]
    """That somebody's data were erased: by whom, when, how many rows and files of each kind. Not whose.

    `files` are names in the storage that are still to be removed there (`pending`).
    """

    __tablename__ = "erasures"

    id: Mapped[int] = mapped_column(Id, primary_key=True)
    tenant_id: Mapped[int] = mapped_column(ForeignKey("tenants.id"), index=True)
    user_id: Mapped[int | None] = mapped_column(ForeignKey("users.id"))
    reason: Mapped[str] = mapped_column(db.String(20))
    files: Mapped[list[str]] = mapped_column(Json, default=list)
    pending: Mapped[bool] = mapped_column(default=False, index=True)
    counts: Mapped[dict[str, Any]] = mapped_column(Json, default=dict)
    created_at: Mapped[datetime] = mapped_column(UtcDateTime, default=utcnow)
