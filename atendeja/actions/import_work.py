"""An import's work: compare or write batch by batch. The row is the progress, and each batch a commit.

A task runs it a few seconds at a time. Whoever finds the row elsewhere than he left it knows that somebody
else goes on, and stops.
"""

from collections.abc import Iterable, Iterator, Mapping
from datetime import datetime
from typing import Any

from sqlalchemy import delete, insert, select

from atendeja.catalog import PropertyRow, Refused, Source
from atendeja.extensions import db
from atendeja.models import ImportLine, PropertyImport
from atendeja.queries.imports import ACTIVE, imported_codes, repeated_lines, still_missing

from .applying import apply, deactivate
from .comparing import Compared, spoken_of
from .file_codes import FileCodes
from .importing import batches, compare
from .imports import finish
from .vocabulary import forget_places

KINDS = ("new", "changed", "unchanged", "missing", "refused", "repeated")
LONGEST_SHOWN = 300  # characters of a text in the list of changes
CHUNK = 500


def work(one_id: int, source: Source, now: datetime) -> Iterator[None]:
    """Goes on where the row says. Pauses after each batch, for the caller to commit."""
    one = _locked(one_id)
    if one is None:
        return
    step, position = (_check if one.status == "checking" else _apply), one.position
    if one.status == "checking" and position == 0:
        _call_roll(one, source)
        one.position = position = 1
        yield
    yield from step(one_id, position, source, now)


def _check(one_id: int, position: int, source: Source, now: datetime) -> Iterator[None]:
    fields = spoken_of(source.columns)
    for batch, last in _batches(one_id, source, position):
        one = _still(one_id, "checking", position)
        if one is None:
            return
        found = compare(one.tenant_id, batch, fields)
        lines = [line for line in map(_compared_line, found) if line] + [
            _refused_line(row) for row in batch if isinstance(row, Refused)
        ]
        _add_lines(one, sorted(lines, key=lambda line: line["line"]))
        one.counts = _counted(one.counts, found, batch)
        one.position = position = last
        one.updated_at = now
        yield
    if one := _still(one_id, "checking", position):
        one.status = "checked"
        yield


def _apply(one_id: int, position: int, source: Source, now: datetime) -> Iterator[None]:
    fields = spoken_of(source.columns)
    for batch, last in _batches(one_id, source, position):
        one = _still(one_id, "applying", position)
        if one is None:
            return
        found = compare(one.tenant_id, batch, fields, lock=True)
        apply(one.tenant_id, found, now, one.id)
        one.counts = one.counts | {"applied": _counted(one.counts["applied"], found, batch)}
        one.position = position = last
        one.updated_at = now
        yield
    while one := _still(one_id, "applying", position):
        if not _deactivate(one, now):
            finish(one, "done", now)
            forget_places(one.tenant_id)
        yield


def _deactivate(one: PropertyImport, now: datetime) -> int:
    ids = still_missing(one.id, CHUNK) if one.counts.get("deactivate") else []
    if ids:
        deactivate(one.tenant_id, ids, now, one.id)
        applied = one.counts["applied"]
        one.counts = one.counts | {"applied": applied | {"deactivated": applied["deactivated"] + len(ids)}}
    return len(ids)


def _batches(one_id: int, source: Source, position: int) -> Iterator[tuple[list[PropertyRow | Refused], int]]:
    """(rows, the line of the last one) without those whose code stands again further down."""
    repeated = repeated_lines(one_id)
    db.session.rollback()  # nothing is open while the file is read
    for batch in batches(source.rows(after=position)):
        yield [row for row in batch if row.line not in repeated], batch[-1].line


def _call_roll(one: PropertyImport, source: Source) -> None:
    """Before any row is compared: the header, what stands twice, and what the file does not have."""
    db.session.execute(delete(ImportLine).where(ImportLine.import_id == one.id))
    codes = FileCodes(source)
    _add_lines(one, [{"line": 0, "kind": "header", "detail": {"cells": list(source.headers)}}])
    repeated = [
        {"line": line, "kind": "repeated", "code": code[:40], "detail": {"next": next_}}
        for line, code, next_ in codes.repeated()
    ]
    _add_lines(one, repeated)
    missing = _add_missing(one, codes)
    one.counts = dict.fromkeys(KINDS, 0) | {"repeated": len(repeated), "missing": missing}


def _add_missing(one: PropertyImport, codes: FileCodes) -> int:
    count, lines = 0, list[dict[str, Any]]()
    for id_, code, key, title in imported_codes(one.tenant_id):
        if key not in codes:
            detail = {"property_id": id_, "title": title}
            lines.append({"line": 0, "kind": "missing", "code": code, "detail": detail})
            count += 1
        if len(lines) >= CHUNK:
            _add_lines(one, lines)
            lines.clear()
    _add_lines(one, lines)
    return count


def _add_lines(one: PropertyImport, lines: Iterable[dict[str, Any]]) -> None:
    own = {"tenant_id": one.tenant_id, "import_id": one.id, "code": ""}
    rows = [own | line for line in lines]
    if rows:
        table: Any = ImportLine.__table__
        db.session.execute(insert(table).returning(table.c.id), rows)


def _compared_line(one: Compared) -> dict[str, Any] | None:
    if one.kind == "unchanged":
        return None
    row = one.row
    new = {"title": row.title, "city": row.city, "district": row.district}
    changes = {name: [_shown(value) for value in both] for name, both in one.changes.items()}
    line = {"line": row.line, "kind": one.kind, "code": row.code}
    return line | {"detail": changes if one.current else new}


def _refused_line(row: Refused) -> dict[str, Any]:
    problems = [{"column": p.column, "value": p.value, "reason": p.reason} for p in row.problems]
    detail = {"problems": problems, "cells": list(row.cells)}
    return {"line": row.line, "kind": "refused", "code": row.code, "detail": detail}


def _shown(value: Any) -> Any:
    return value[:LONGEST_SHOWN] + "…" if isinstance(value, str) and len(value) > LONGEST_SHOWN else value


def _counted(
    counts: Mapping[str, Any], found: Iterable[Compared], batch: Iterable[PropertyRow | Refused]
) -> dict[str, Any]:
    counted = dict(counts)
    for one in found:
        counted[one.kind] += 1
    counted["refused"] += sum(isinstance(row, Refused) for row in batch)
    return counted


def _locked(one_id: int) -> PropertyImport | None:
    """The import if it is at work, kept from others until the commit."""
    query = select(PropertyImport).where(PropertyImport.id == one_id, PropertyImport.status.in_(ACTIVE))
    found: PropertyImport | None = db.session.scalar(
        query.with_for_update().execution_options(populate_existing=True)
    )
    return found


def _still(one_id: int, status: str, position: int) -> PropertyImport | None:
    """The import, locked, if nobody else has moved it."""
    one = _locked(one_id)
    return one if one is not None and (one.status, one.position) == (status, position) else None
