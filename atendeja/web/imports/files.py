"""The files around an import: what was uploaded, the example, the refused rows."""

from collections.abc import Iterator
from contextlib import closing
from typing import Any

from flask import Flask, Response, current_app
from flask_login import login_required
from werkzeug.datastructures import FileStorage

from atendeja.catalog import CANONICAL, Sheet, read, table
from atendeja.models import PropertyImport
from atendeja.queries.imports import lines_of
from atendeja.storage import Storage

from .blueprint import bp, import_or_404

PIECE = 1 << 16
ROWS = 500  # read at once
EXAMPLE = (
    "AP1023", "Apartamento perto da praia", "Sala ampla, varanda e vista livre.", "apartamento", "venda",
    "620.000,00", "", "780,00", "1.200,00", "Santos", "SP", "Gonzaga", "Rua Marcílio Dias", "12",
    "11060-002", "2", "1", "2", "1", "72", "", "piscina|aceita pets",
    "https://www.exemplo.com.br/fotos/ap1023-1.jpg", "sim",
)  # fmt: skip


@bp.get("/modelo.csv")
@login_required
def sample() -> Response:
    return csv_file(table(CANONICAL, [EXAMPLE]), "modelo-imoveis.csv")


@bp.get("/<int:import_id>/recusadas.csv")
@login_required
def refused(import_id: int) -> Response:
    """The refused lines as they were, with the reason in a last column: to be corrected and sent again."""
    one = import_or_404(import_id)
    header: list[str] = next((line.detail["cells"] for line in lines_of(one.id, "header")), [])
    rows = _refused_rows(this_app(), one.id, len(header))
    return csv_file(table([*header, "motivo"], rows), f"recusadas-{one.id}.csv")


def _refused_rows(app: Flask, import_id: int, width: int) -> Iterator[list[str]]:
    """Page by page, each read in a context of its own: the answer is sent after the request's has ended."""
    last = 0
    while True:
        with app.app_context():
            page = [(line.id, line.detail) for line in lines_of(import_id, "refused", last, ROWS)]
        if not page:
            return
        for _, detail in page:
            reasons = " ".join(dict.fromkeys(problem["reason"] for problem in detail["problems"]))
            yield [*detail["cells"], *[""] * (width - len(detail["cells"])), reasons]
        last = page[-1][0]


def kept(file: FileStorage) -> str:
    """The file's name in the storage, after it was stored piece by piece."""
    file.stream.seek(0)
    with _storage().incoming() as incoming:
        while piece := file.stream.read(PIECE):
            incoming.write(piece)
        return incoming.keep()


class Opened:
    """The stored file as a sheet, closed again afterwards. Raises NoSuchFile."""

    def __init__(self, one: PropertyImport) -> None:
        self.file = closing(_storage().open(one.stored_name or "")[0])

    def __enter__(self) -> Sheet:
        return read(self.file.__enter__())

    def __exit__(self, *error: Any) -> None:
        self.file.__exit__(*error)


def _storage() -> Storage:
    storage: Storage = current_app.extensions["storage"]
    return storage


def csv_file(pieces: Iterator[bytes], name: str) -> Response:
    """Sent as it is made."""
    response = Response(pieces, mimetype="text/csv")
    response.headers.set("Content-Disposition", "attachment", filename=name)
    return response


def this_app() -> Flask:
    app: Flask = current_app._get_current_object()  # type: ignore[attr-defined]
    return app
