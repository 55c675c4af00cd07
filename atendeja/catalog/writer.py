"""Properties as a file that Excel in Portuguese opens with a double click, and that the reader takes back."""

import csv
import io
from collections.abc import Iterable, Iterator, Sequence

from atendeja.catalog.columns import CANONICAL
from atendeja.catalog.features import FEATURE_NAMES
from atendeja.catalog.formulas import tamed
from atendeja.catalog.kinds import PURPOSE_NAMES, TYPE_NAMES
from atendeja.catalog.money import written
from atendeja.catalog.rows import PropertyRow
from atendeja.catalog.words import clean

BOM = "\ufeff"  # without it Excel reads UTF-8 as windows-1252
SEPARATOR = ";"


def table(header: Sequence[str], rows: Iterable[Sequence[str]]) -> Iterator[bytes]:
    """The pieces of a CSV file, one a row: UTF-8 with its mark, semicolons, formulas tamed."""
    yield (BOM + _line(header)).encode()
    for row in rows:
        yield _line(row).encode()


def property_file(rows: Iterable[PropertyRow]) -> Iterator[bytes]:
    """The canonical property file, piece by piece."""
    return table(CANONICAL, map(cells, rows))


def cells(row: PropertyRow) -> list[str]:
    """One property as the cells of the canonical columns."""
    values = {
        "codigo": row.code, "titulo": row.title, "descricao": row.description, "tipo": TYPE_NAMES[row.type],
        "finalidade": PURPOSE_NAMES.get((row.for_sale, row.for_rent), ""),
        "preco_venda": written(row.sale_price_cents), "preco_aluguel": written(row.rent_price_cents),
        "condominio": written(row.condo_fee_cents), "iptu": written(row.iptu_cents),
        "cidade": row.city, "uf": row.state, "bairro": row.district, "endereco": row.street,
        "numero": row.number, "cep": row.postal_code, "quartos": row.bedrooms, "suites": row.suites,
        "banheiros": row.bathrooms, "vagas": row.parking, "area_util": row.area_m2,
        "area_total": row.total_area_m2, "caracteristicas": _features(row), "fotos": "|".join(row.photos),
        "ativo": "sim" if row.active else "não",
    }  # fmt: skip
    return ["" if values[name] is None else str(values[name]) for name in CANONICAL]


def _features(row: PropertyRow) -> str:
    """A bar at the end makes one feature with a comma in it stay one."""
    known = (FEATURE_NAMES.get(name, name) for name in row.features)
    items = [*known, *row.other_features]
    return "|".join(items) + ("|" if len(items) == 1 else "")


def _line(row: Sequence[str]) -> str:
    text = io.StringIO(newline="")
    csv.writer(text, delimiter=SEPARATOR, lineterminator="\r\n").writerow(
        [tamed(clean(cell)) for cell in row]
    )
    return text.getvalue()
