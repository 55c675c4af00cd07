"""Column types and the few places where SQLite and PostgreSQL differ."""

from collections.abc import Mapping, Sequence
from datetime import UTC, datetime
from typing import Any

from sqlalchemy import JSON, BigInteger, DateTime, Dialect, Integer
from sqlalchemy.dialects.postgresql import JSONB
from sqlalchemy.dialects.postgresql import insert as postgresql_insert
from sqlalchemy.dialects.sqlite import insert as sqlite_insert
from sqlalchemy.types import TypeDecorator

from atendeja.extensions import db

# SQLite autoincrements only INTEGER; JSONB is PostgreSQL's. Python None is SQL NULL in both.
Id = BigInteger().with_variant(Integer(), "sqlite")
ROWS_PER_INSERT = 500  # SQLite takes 32,766 parameters a statement, PostgreSQL 65,535
Json = JSON(none_as_null=True).with_variant(JSONB(none_as_null=True), "postgresql")


class UtcDateTime(TypeDecorator[datetime]):
    """Aware UTC on both databases. SQLite would keep the wall clock of any zone and hand it back naive."""

    impl = DateTime(timezone=True)
    cache_ok = True

    def process_bind_param(self, value: datetime | None, dialect: Dialect) -> datetime | None:
        if value is None:
            return None
        if value.tzinfo is None:
            raise ValueError("a naive datetime has no place in the database")
        return value.astimezone(UTC)

    def process_result_value(self, value: datetime | None, dialect: Dialect) -> datetime | None:
        if value is None:
            return None
        return value.replace(tzinfo=UTC) if value.tzinfo is None else value.astimezone(UTC)


def insert_new(table: type[Any], rows: Sequence[Mapping[str, Any]], *returning: Any) -> list[Any]:
    """INSERT … ON CONFLICT DO NOTHING RETURNING: only the rows that were really new come back."""
    insert = postgresql_insert if db.engine.dialect.name == "postgresql" else sqlite_insert
    found: list[Any] = []
    for start in range(0, len(rows), ROWS_PER_INSERT):
        chunk = [dict(row) for row in rows[start : start + ROWS_PER_INSERT]]
        values = chunk if len(chunk) > 1 else chunk[0]  # SQLAlchemy compiles a list anew each time
        statement = insert(table.__table__).values(values).on_conflict_do_nothing().returning(*returning)
        found += db.session.execute(statement).all()
    return found


def upsert(
    table: type[Any],
    rows: Sequence[Mapping[str, Any]],
    key: Sequence[str],
    changed: Sequence[str],
    *returning: Any,
    **values: Any,
) -> list[Any]:
    """INSERT … ON CONFLICT (key) DO UPDATE: one statement a thousand rows, new and known ones together.

    All rows name the same columns. A known row takes `changed` from what is inserted, and `values`.
    """
    if not rows:
        return []
    insert = postgresql_insert if db.engine.dialect.name == "postgresql" else sqlite_insert
    statement = insert(table.__table__)
    set_ = {name: statement.excluded[name] for name in changed} | values
    statement = statement.on_conflict_do_update(index_elements=list(key), set_=set_)
    return list(db.session.execute(statement.returning(*returning), [dict(row) for row in rows]))


def utcnow() -> datetime:
    """The clock, for column defaults; actions and tasks take `now` as an argument."""
    return datetime.now(UTC)
