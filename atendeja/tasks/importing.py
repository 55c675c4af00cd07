"""Imports of property files: a few seconds of work, then the others' turn in the queue."""

import time
from contextlib import closing, suppress
from datetime import UTC, datetime

from atendeja.actions import import_pruning, imports
from atendeja.actions.import_work import work
from atendeja.catalog import Source, UnreadableFile, read
from atendeja.extensions import db
from atendeja.queries.imports import at_work, unfinished
from atendeja.queue import commit_then, task
from atendeja.storage import NoSuchFile

from .photos import bring_next
from .rooms import storage

TURN = 4.0  # seconds after which others in the queue go first
GONE = "O arquivo não está mais guardado aqui. Envie-o de novo."


@task
def continue_import(import_id: int) -> None:
    """Check or apply from where the row says; each batch is committed."""
    one = at_work(import_id)
    if one is None:
        return
    name, mapping, tenant_id = one.stored_name or "", one.mapping, one.tenant_id
    db.session.rollback()  # nothing is open while the file is fetched
    try:
        with closing(storage().open(name)[0]) as file:
            more = _worked(import_id, read(file, mapping))
    except (UnreadableFile, NoSuchFile) as error:
        _give_up(import_id, str(error) if isinstance(error, UnreadableFile) else GONE)
        more = False
    commit_then(*([(continue_import, import_id)] if more else [(bring_next, tenant_id)]))


def continue_imports() -> None:
    """What a crash or a lost queue left in the middle."""
    jobs = [(continue_import, import_id) for import_id in unfinished()]
    commit_then(*jobs)


@task
def forget_import(import_id: int) -> None:
    """The lines of an old import, some at a time, then its file; killed in between, the sweep goes on."""
    one = import_pruning.old_import(datetime.now(UTC))
    if one is None:
        return
    if not import_pruning.forget_lines(one):
        with suppress(NoSuchFile):
            storage().remove(one.stored_name or "")
        import_pruning.forget_file(one, datetime.now(UTC))
    commit_then((forget_import, import_id))


def forget_imports() -> None:
    """What the sweep finds: one after the other, oldest first."""
    old = import_pruning.old_import(datetime.now(UTC))
    commit_then(*([(forget_import, old.id)] if old else []))


def _worked(import_id: int, source: Source) -> bool:
    """Work for one turn. Is there more to do?"""
    until = time.monotonic() + TURN
    for _ in work(import_id, source, datetime.now(UTC)):
        db.session.commit()
        if time.monotonic() > until:
            return True
    db.session.commit()
    return False


def _give_up(import_id: int, sentence: str) -> None:
    db.session.rollback()
    if one := at_work(import_id):
        imports.fail(one, sentence, datetime.now(UTC))
