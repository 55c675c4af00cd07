"""Importing a property file: time, statements a row, memory."""

import time
from collections.abc import Iterable, Iterator
from contextlib import contextmanager
from datetime import UTC, datetime
from pathlib import Path
from tempfile import TemporaryDirectory

import psutil
from sqlalchemy import event

from atendeja.actions.accounts import ensure_tenant
from atendeja.actions.importing import Imported, import_in_batches
from atendeja.catalog import CANONICAL, read
from atendeja.extensions import db

from .catalogue import application
from .ground import fresh_database
from .report import Figure, Line

FEW, MANY = 10_000, 100_000
TEXT = "Sala ampla, varanda e vista livre; perto da praia, do comércio e das escolas. " * 5


def imports() -> Iterable[Line]:
    """On PostgreSQL: a new file, the same again, one with other prices; then a tenfold one."""
    with fresh_database() as address, application(address), TemporaryDirectory() as folder:
        tenant_id = ensure_tenant("default", "Imobiliária Grande", None).id
        db.session.commit()
        file = Path(folder) / "imoveis.csv"
        _write(file, FEW, "450.000,00")
        yield Figure(f"Import of {FEW:,} new properties", _import(tenant_id, file)[0], "s", 15)
        took, statements, _ = _import(tenant_id, file)
        yield Figure("… the same file again", took, "s", 15)
        yield Figure("… SQL statements per row unchanged", statements / FEW, "", 0.1)
        _write(file, FEW, "460.000,00")
        took, statements, _ = _import(tenant_id, file)
        yield Figure("… with another price in every row", took, "s", 15)
        yield Figure("… SQL statements per row changed", statements / FEW, "", 1)
        _write(file, MANY, "470.000,00")
        took, _, grown = _import(tenant_id, file)
        yield Figure(f"Import of {MANY:,} rows, a tenth of them changed, the rest new", took, "s")
        yield Figure("… memory above idle, at most", grown, "MB", 25)


def _import(tenant_id: int, file: Path) -> tuple[float, int, float]:
    """(seconds, statements, most MB more than before)."""
    process = psutil.Process()
    idle = most = process.memory_info().rss
    started = time.monotonic()
    with file.open("rb") as opened, _counted() as statements:
        sheet = read(opened)
        for _ in import_in_batches(tenant_id, sheet, datetime.now(UTC), sheet.columns, Imported()):
            db.session.commit()
            most = max(most, process.memory_info().rss)
    return time.monotonic() - started, statements[0], (most - idle) / 1e6


@contextmanager
def _counted() -> Iterator[list[int]]:
    """Each row of a statement that is sent once per row counts."""
    seen = [0]

    def note(_c: object, _k: object, _s: str, parameters: object, _x: object, many: bool) -> None:
        seen[0] += len(parameters) if many and isinstance(parameters, list) else 1

    event.listen(db.engine, "before_cursor_execute", note)
    try:
        yield seen
    finally:
        event.remove(db.engine, "before_cursor_execute", note)


def _write(file: Path, rows: int, price: str) -> None:
    with file.open("w", encoding="cp1252", newline="") as out:
        out.write(";".join(CANONICAL) + "\r\n")
        for n in range(rows):
            photos = "|".join(f"https://fotos.exemplo.com.br/{n}-{k}.jpg" for k in range(6))
            out.write(
                f'IM{n:06};Apartamento {n};"{TEXT}";apartamento;venda;{price};;780,00;1.200,00;Santos;SP;'
                f"Gonzaga;Rua Marcílio Dias;{n};11060-002;2;1;2;1;72;;piscina|varanda;{photos};sim\r\n"
            )
