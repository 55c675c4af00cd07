"""Rows → what they would change → written: the steps between a file's plain values and the catalogue."""

from collections.abc import Iterable, Iterator
from dataclasses import dataclass, field
from datetime import datetime
from itertools import islice

from atendeja.catalog import PropertyRow, Refused
from atendeja.models.property import code_key
from atendeja.queries.imports import current

from .applying import apply
from .comparing import FIELDS, Compared, compared, spoken_of
from .vocabulary import forget_places

BATCH = 500  # rows compared with one look-up


@dataclass(slots=True)
class Imported:
    """How many rows were new, changed or the same, and which were refused with the reasons."""

    new: int = 0
    changed: int = 0
    unchanged: int = 0
    refused: list[Refused] = field(default_factory=list)


def import_properties(
    tenant_id: int, rows: Iterable[PropertyRow | Refused], now: datetime, columns: Iterable[str] = FIELDS
) -> Imported:
    """Bring the agency's catalogue to what the rows say. Nothing is removed; bad rows stop nobody.

    `columns` are those the file has: what a missing one would say stays as it is. When a code stands in
    the file twice, the last row counts.
    """
    result = Imported()
    for _ in import_in_batches(tenant_id, rows, now, columns, result):
        pass
    return result


def import_in_batches(
    tenant_id: int,
    rows: Iterable[PropertyRow | Refused],
    now: datetime,
    columns: Iterable[str],
    result: Imported,
    write: bool = True,
) -> Iterator[Imported]:
    """As `import_properties`, pausing after each batch so that the caller may commit; `result` grows.

    Without `write` it only says what would happen.
    """
    fields = spoken_of(columns)
    for batch in batches(rows):
        result.refused += [row for row in batch if isinstance(row, Refused)]
        found = compare(tenant_id, batch, fields, lock=write)
        if write:
            apply(tenant_id, found, now)
        result.new += sum(one.kind == "new" for one in found)
        result.changed += sum(one.kind == "changed" for one in found)
        result.unchanged += sum(one.kind == "unchanged" for one in found)
        yield result
    forget_places(tenant_id)


def batches(rows: Iterable[PropertyRow | Refused]) -> Iterator[list[PropertyRow | Refused]]:
    iterator = iter(rows)
    while batch := list(islice(iterator, BATCH)):
        yield batch


def compare(
    tenant_id: int, batch: Iterable[PropertyRow | Refused], fields: frozenset[str], lock: bool = False
) -> list[Compared]:
    """The good rows beside what is there; of two with the same code the later one."""
    good = {code_key(row.code): row for row in batch if isinstance(row, PropertyRow)}
    there = current(tenant_id, good, lock) if good else {}
    return [compared(row, there.get(key), fields) for key, row in good.items()]
