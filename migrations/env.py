"""Alembic's way into the application: the same engine, the same tables, plain types in the scripts."""

from typing import Any

from alembic import context
from flask import current_app
from sqlalchemy import JSON

from atendeja.models.base import UtcDateTime

migrate = current_app.extensions["migrate"]


def render_item(kind: str, item: Any, autogen_context: Any) -> Any:
    """What our column types are to the database: scripts must not depend on our code."""
    if kind == "type" and isinstance(item, UtcDateTime):
        return "sa.DateTime(timezone=True)"
    if kind == "type" and isinstance(item, JSON):
        return 'sa.JSON(none_as_null=True).with_variant(postgresql.JSONB(none_as_null=True), "postgresql")'
    return False


def run() -> None:
    engine = migrate.db.engine
    with engine.connect() as connection:
        context.configure(
            connection=connection,
            target_metadata=migrate.db.metadata,
            render_item=render_item,
            **migrate.configure_args,
        )
        with context.begin_transaction():
            context.run_migrations()
        connection.commit()


run()
