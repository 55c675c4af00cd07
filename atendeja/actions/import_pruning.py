"""Files of imports and what they said line by line are kept for a month; that there was an import, always."""

from datetime import datetime, timedelta

from sqlalchemy import delete, select, update

from atendeja.extensions import db
from atendeja.models import ImportLine, PropertyImport
from atendeja.queries.imports import ACTIVE

KEPT = timedelta(days=30)
WAITING = ("mapping", "checked")  # for a person who did not come back
LINES = 5000  # forgotten in one go: short transactions, nobody waits


def old_import(now: datetime) -> PropertyImport | None:
    """The oldest import that still has its file, and is of no use any more."""
    query = select(PropertyImport).where(
        PropertyImport.stored_name.is_not(None),
        PropertyImport.updated_at < now - KEPT,
        PropertyImport.status.not_in(ACTIVE),
    )
    return db.session.scalar(query.order_by(PropertyImport.id).limit(1))


def forget_lines(one: PropertyImport) -> bool:
    """Some of its lines. Were there any left?"""
    some = select(ImportLine.id).where(ImportLine.import_id == one.id).limit(LINES)
    gone = delete(ImportLine).where(ImportLine.id.in_(some))
    done = db.session.execute(gone.execution_options(synchronize_session=False))
    return bool(done.rowcount)  # type: ignore[attr-defined]


def forget_file(one: PropertyImport, now: datetime) -> None:
    """After its file is out of the storage. What waited to be applied is over: it would need the file."""
    ended = {"status": "cancelled", "finished_at": now} if one.status in WAITING else {}
    change = update(PropertyImport).where(PropertyImport.id == one.id).values(stored_name=None, **ended)
    db.session.execute(change.execution_options(synchronize_session="fetch"))
