from datetime import datetime
from typing import Any

from sqlalchemy import ForeignKey, Index
from sqlalchemy.orm import Mapped, mapped_column, relationship

from atendeja.extensions import db

from .base import Id, Json, UtcDateTime, utcnow
from .user import User


class PropertyImport(db.Model):  # type: ignore[name-defined]
    """One file of properties on its way in. The row is the progress: a crash resumes from `position`.

    `status`: mapping (columns to be confirmed), checking, checked (the dry run is there), applying, done,
    cancelled, failed (`error` says why). `mapping` is {column of the file: canonical column}, `counts` new,
    changed, unchanged, missing, refused; `position` rows dealt with in this step, `total` rows of the file.
    """

    __tablename__ = "re_imports"
    __table_args__ = (Index("ix_re_imports_tenant_id_id", "tenant_id", "id"),)

    id: Mapped[int] = mapped_column(Id, primary_key=True)
    tenant_id: Mapped[int] = mapped_column(ForeignKey("tenants.id"))
    user_id: Mapped[int | None] = mapped_column(ForeignKey("users.id"))
    filename: Mapped[str] = mapped_column(db.String(200))
    stored_name: Mapped[str | None] = mapped_column(db.String(80))
    status: Mapped[str] = mapped_column(db.String(12), default="mapping", index=True)
    mapping: Mapped[dict[str, Any]] = mapped_column(Json, default=dict)
    counts: Mapped[dict[str, Any]] = mapped_column(Json, default=dict)
    position: Mapped[int] = mapped_column(default=0)
    total: Mapped[int] = mapped_column(default=0)
    error: Mapped[str | None] = mapped_column(db.String(300))
    created_at: Mapped[datetime] = mapped_column(UtcDateTime, default=utcnow)
    updated_at: Mapped[datetime] = mapped_column(UtcDateTime, default=utcnow)
    finished_at: Mapped[datetime | None] = mapped_column(UtcDateTime)

    user: Mapped[User | None] = relationship()


class ImportLine(db.Model):  # type: ignore[name-defined]
    """What an import says of one line: new, changed (`detail` {field: [before, after]}), missing or refused
    (`detail` {column, reason, cells}). Unchanged lines are only counted.
    """

    __tablename__ = "re_import_lines"
    __table_args__ = (Index("ix_re_import_lines_import_id_kind_id", "import_id", "kind", "id"),)

    id: Mapped[int] = mapped_column(Id, primary_key=True)
    tenant_id: Mapped[int] = mapped_column(ForeignKey("tenants.id"))
    import_id: Mapped[int] = mapped_column(ForeignKey("re_imports.id"))
    line: Mapped[int]
    kind: Mapped[str] = mapped_column(db.String(10))
    code: Mapped[str] = mapped_column(db.String(40), default="")
    detail: Mapped[dict[str, Any]] = mapped_column(Json, default=dict)
