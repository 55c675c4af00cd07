"""Alembic's way into the application: the same engine, the same tables, plain types in the scripts."""

from collections.abc import Iterator
from contextlib import contextmanager
from typing import Any

from alembic import context
from flask import current_app
from sqlalchemy import JSON, Connection

from atendeja.models.base import UtcDateTime
from atendeja.models.search import SearchText

migrate = current_app.extensions["migrate"]


def render_item(kind: str, item: Any, autogen_context: Any) -> Any:
    """What our column types are to the database: scripts must not depend on our code."""
    if kind == "type" and isinstance(item, UtcDateTime):
        return "sa.DateTime(timezone=True)"
    if kind == "type" and isinstance(item, SearchText):
        return 'sa.Text().with_variant(postgresql.TSVECTOR(), "postgresql")'
    if kind == "type" and isinstance(item, JSON):
        return 'sa.JSON(none_as_null=True).with_variant(postgresql.JSONB(none_as_null=True), "postgresql")'
    return False


def include_object(thing: Any, name: str | None, kind: str, reflected: bool, compared_to: Any) -> bool:
    """Indexes of words exist on PostgreSQL only: SQLite looks through the text."""
    gin = kind == "index" and not reflected and thing.dialect_kwargs.get("postgresql_using") == "gin"
    return not gin or migrate.db.engine.dialect.name == "postgresql"


@contextmanager
def loose_keys(connection: Connection) -> Iterator[None]:
    """SQLite changes a table by making it anew: while the old one goes, nobody may insist on its rows."""
    if connection.dialect.name != "sqlite":
        yield
        return
    raw: Any = connection.connection.dbapi_connection
    raw.execute("PRAGMA foreign_keys=OFF")
    yield
    raw.execute("PRAGMA foreign_keys=ON")


def run() -> None:
    engine = migrate.db.engine
    with engine.connect() as connection, loose_keys(connection):
        context.configure(
            connection=connection,
            target_metadata=migrate.db.metadata,
            render_item=render_item,
            include_object=include_object,
            **migrate.configure_args,
        )
        with context.begin_transaction():
            context.run_migrations()
        connection.commit()


run()
