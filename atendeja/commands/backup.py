"""The whole installation in one file, and back: every table, and the files of the storage.

    flask --app wsgi backup FILE.tar.gz --verify
    flask --app wsgi restore FILE.tar.gz             # into an empty database after `db upgrade`

Plain values in JSON lines, so that a backup of SQLite goes into PostgreSQL and the other way round. It holds
everything customers said and the hashes of passwords, and none of the environment's settings.
"""

import json
from collections.abc import Iterator
from contextlib import closing, contextmanager, suppress
from datetime import UTC, date, datetime
from itertools import islice
from pathlib import Path
from typing import IO, Any

import click
from alembic.migration import MigrationContext
from flask import current_app
from sqlalchemy import (
    Column,
    Connection,
    Date,
    Engine,
    Table,
    create_engine,
    delete,
    event,
    func,
    insert,
    select,
    text,
    update,
)
from sqlalchemy.exc import SQLAlchemyError
from sqlalchemy.pool import NullPool

from atendeja.actions.broadcasts import cancel
from atendeja.extensions import db
from atendeja.models import Broadcast, Message
from atendeja.models.base import ROWS_PER_INSERT, UtcDateTime
from atendeja.models.search import SearchText

from .archive import Damaged, Writer, checked, members

FILE = click.argument("file", type=click.Path(dir_okay=False, path_type=Path))
NAMES = {
    "re_property_images": ("stored_name", "thumb_name"),
    "message_media": ("stored_name",),
    "re_imports": ("stored_name",),
}
OF_MIGRATIONS = "message_rates"  # the only rows of a new database


@click.command("backup")
@FILE
@click.option(
    "--files/--no-files", default=None, help="Also photos and files (as a rule: unless in a bucket)."
)
@click.option("--verify", is_flag=True, help="Read it back and compare.")
def backup_command(file: Path, files: bool | None, verify: bool) -> None:
    """Write every table, as of one moment, and the files of the storage to FILE (a tar.gz)."""
    if file.exists():
        raise click.ClickException(f"{file} exists: a backup replaces no other")
    wanted = not current_app.config["SETTINGS"].s3_bucket if files is None else files
    try:
        with _snapshot() as connection, Writer(file) as writer:
            missing = _save(connection, writer, wanted)
            writer.finish(revision=_revision(connection), made_at=datetime.now(UTC).isoformat(), files=wanted)
    except (SQLAlchemyError, OSError) as error:
        raise click.ClickException(f"no backup was made: {type(error).__name__}") from error
    if verify:
        _check(file)
    _tell("saved", writer.members)
    if missing:
        click.echo(f"{missing} files that the tables name are not in the storage", err=True)
    if not wanted:
        click.echo("without photos and files: only their names", err=True)


@click.command("restore")
@FILE
@click.option("--check", is_flag=True, help="Only read FILE to its end and compare; nothing is written.")
@click.option(
    "--move", is_flag=True, help="The old service was stopped in order: what waits to leave still leaves."
)
def restore_command(file: Path, check: bool, move: bool) -> None:
    """Fill an empty database, migrated to the same version, and the storage from FILE: all or nothing."""
    manifest = _check(file)
    if not check:
        _refuse_unless_empty(manifest["revision"])
        try:
            _load(file)
            if not move:
                _hold_back()
            db.session.commit()
        except (SQLAlchemyError, OSError, LookupError, ValueError) as error:
            db.session.rollback()
            raise click.ClickException(f"nothing was restored: {type(error).__name__}") from error
    _tell("whole" if check else "restored", manifest["members"])


def _check(file: Path) -> dict[str, Any]:
    try:
        return checked(file)
    except Damaged as error:
        raise click.ClickException(f"{file} {error}") from error


def _tell(done: str, found: dict[str, dict[str, Any]]) -> None:
    rows = sum(member.get("lines", 0) for member in found.values())
    tables = sum("lines" in member for member in found.values())
    click.echo(f"{done}: {rows} rows of {tables} tables, {len(found) - tables} files")


# --- out -----------------------------------------------------------------------------------------


@contextmanager
def _snapshot() -> Iterator[Connection]:
    """One moment of the whole database, while others go on writing."""
    engine = (
        _patient_sqlite()
        if db.engine.dialect.name == "sqlite"
        else db.engine.execution_options(isolation_level="REPEATABLE READ", postgresql_readonly=True)
    )
    with engine.connect() as connection, connection.begin():
        yield connection


def _patient_sqlite() -> Engine:
    """The application's own BEGIN IMMEDIATE would keep writers waiting; a plain one reads beside them."""
    engine = create_engine(db.engine.url, poolclass=NullPool)

    @event.listens_for(engine, "connect")
    def _open(connection: Any, _record: Any) -> None:
        connection.isolation_level = None

    @event.listens_for(engine, "begin")
    def _begin(connection: Connection) -> None:
        connection.exec_driver_sql("BEGIN")

    return engine


def _save(connection: Connection, writer: Writer, files: bool) -> int:
    """Tables first, those that others point to before them. Says how many files were missing."""
    for table in db.metadata.sorted_tables:
        writer.add_lines(f"tables/{table.name}.jsonl", _lines(connection, table))
    return sum(not _saved(writer, *one) for one in _names(connection)) if files else 0


def _lines(connection: Connection, table: Table) -> Iterator[str]:
    columns = [_readable(connection, column) for column in table.columns]
    query = select(*columns).order_by(*table.primary_key.columns)
    for row in connection.execution_options(yield_per=ROWS_PER_INSERT).execute(query).mappings():
        yield json.dumps({name: _plain(value) for name, value in row.items()})


def _readable(connection: Connection, column: Column[Any]) -> Any:
    """Words for searching come as words from both databases."""
    if not isinstance(column.type, SearchText):
        return column
    postgres = connection.dialect.name == "postgresql"
    said = func.array_to_string(func.tsvector_to_array(column), " ") if postgres else func.ltrim(column)
    return said.label(column.name)


def _plain(value: Any) -> Any:
    return value.isoformat() if isinstance(value, date) else value


def _names(connection: Connection) -> Iterator[tuple[str, bool]]:
    """(name in the storage, whether everybody may see it) of every file that the tables know, each once."""
    for table, columns in NAMES.items():
        for column in (db.metadata.tables[table].c[name] for name in columns):
            query = select(column).distinct().where(column.is_not(None))
            yield from ((name, table == "re_property_images") for name in connection.scalars(query))


def _saved(writer: Writer, name: str, public: bool) -> bool:
    member = f"{'fotos' if public else 'arquivos'}/{name}"
    with suppress(LookupError):  # a name without a file: the storage lost it, the rows go on
        with closing(current_app.extensions["storage"].open(name, public)[0]) as content:
            writer.add_file(member, content)
        return True
    return False


# --- back ----------------------------------------------------------------------------------------


def _refuse_unless_empty(revision: str | None) -> None:
    own = _revision(db.session.connection())
    if own is None or own != revision:
        raise click.ClickException(
            f"the backup is of version {revision}, this database of {own}: "
            "install that version, run `flask --app wsgi db upgrade`, restore, then upgrade"
        )
    for table in db.metadata.sorted_tables:
        if (
            table.name != OF_MIGRATIONS
            and db.session.execute(select(text("1")).select_from(table).limit(1)).first()
        ):
            raise click.ClickException(
                f"this database is not empty ({table.name}): restore goes only into a new one, "
                "after `flask --app wsgi db upgrade` and without `setup`"
            )


def _revision(connection: Connection) -> str | None:
    return MigrationContext.configure(connection).get_current_revision()


def _load(file: Path) -> None:
    db.session.execute(delete(db.metadata.tables[OF_MIGRATIONS]))
    for name, content in members(file):
        folder, _, rest = name.partition("/")
        if folder == "tables":
            _fill(db.metadata.tables[rest.removesuffix(".jsonl")], content)
        elif folder in {"fotos", "arquivos"}:
            current_app.extensions["storage"].bring(rest, content, public=folder == "fotos")


def _fill(table: Table, content: IO[bytes]) -> None:
    rows = (_values(table, json.loads(line)) for line in content)
    while some := list(islice(rows, ROWS_PER_INSERT)):
        db.session.execute(insert(table), some)
    if db.engine.dialect.name == "postgresql" and "id" in table.c:
        sequence = func.pg_get_serial_sequence(table.name, "id")
        db.session.execute(select(func.setval(sequence, select(func.max(table.c.id)).scalar_subquery())))


def _values(table: Table, row: dict[str, Any]) -> dict[str, Any]:
    return {name: _typed(table.c[name], value) for name, value in row.items()}


def _typed(column: Column[Any], value: Any) -> Any:
    if value is None or not isinstance(column.type, UtcDateTime | Date):
        return value
    return (datetime if isinstance(column.type, UtcDateTime) else date).fromisoformat(value)


def _hold_back() -> None:
    """What waited to leave then has probably left since: nobody is told anything twice."""
    waiting = Message.direction == "out", Message.status.in_(("queued", "sending"))
    db.session.execute(update(Message).where(*waiting).values(status="unknown"))
    for broadcast in db.session.scalars(select(Broadcast).where(Broadcast.status == "sending")):
        cancel(broadcast, datetime.now(UTC))
