"""One row of the file: a property as plain values, or the reason why it is refused."""

from collections.abc import Callable, Mapping
from dataclasses import dataclass, field
from typing import TypeVar

from atendeja.catalog.columns import LABELS, PRICE
from atendeja.catalog.features import features
from atendeja.catalog.kinds import TYPE_NAMES, property_type, purpose, yes
from atendeja.catalog.money import cents, count, price_cents, shown, square_metres
from atendeja.catalog.photos import photos
from atendeja.catalog.places import postal_code, state
from atendeja.catalog.problems import BadCell
from atendeja.catalog.words import fold, one_line

T = TypeVar("T")

LIMITS = {
    "codigo": 40,
    "titulo": 160,
    "descricao": 8000,
    "cidade": 80,
    "bairro": 80,
    "endereco": 160,
    "numero": 20,
}
"""The most characters that a text column may have."""


@dataclass(frozen=True, slots=True, kw_only=True)
class PropertyRow:
    """A property as the file says it. Money in cents, areas in m², unknown is None.

    A side that is offered without its price (`for_sale` and `sale_price_cents is None`) is "Consulte".
    `line` is the physical line where the row starts (the header is usually line 1); it does not count
    when two rows are compared.
    """

    code: str
    title: str
    description: str
    type: str
    for_sale: bool
    for_rent: bool
    sale_price_cents: int | None
    rent_price_cents: int | None
    condo_fee_cents: int | None
    iptu_cents: int | None
    city: str
    state: str | None
    district: str
    street: str
    number: str
    postal_code: str | None
    bedrooms: int | None
    suites: int | None
    bathrooms: int | None
    parking: int | None
    area_m2: int | None
    total_area_m2: int | None
    features: tuple[str, ...]
    other_features: tuple[str, ...]
    photos: tuple[str, ...]
    active: bool
    line: int = field(default=0, compare=False)


@dataclass(frozen=True, slots=True)
class Refused:
    """A row that cannot be imported: where, which cell, and why in a Portuguese sentence.

    `column` is canonical (or empty when it is the whole row); `value` is the cell, shortened.
    """

    line: int
    column: str
    value: str
    reason: str


@dataclass(frozen=True, slots=True)
class Cells:
    """One row's cells by column; knows which one to blame."""

    values: Mapping[str, str]

    def get(self, column: str, parse: Callable[[str], T]) -> T:
        value = self.values.get(column, "")
        try:
            return parse(value)
        except BadCell as problem:
            raise BadCell(problem.reason, column, value) from problem

    def text(self, column: str) -> str:
        value = self.values.get(column, "")
        if len(value) > LIMITS[column]:
            raise BadCell(f"{LABELS[column]}: o texto passa de {LIMITS[column]} letras.", column, value)
        return value if column == "descricao" else one_line(value)

    def needed(self, column: str, what: str) -> str:
        value = self.text(column)
        if not value:
            raise BadCell(f"Falta {what}.", column, "")
        return value


def property_row(values: Mapping[str, str], line: int) -> PropertyRow | Refused:
    """What one row says; never raises."""
    try:
        return _row(Cells(values), line)
    except BadCell as problem:
        return Refused(line, problem.column, problem.value[:200], problem.reason)


def _row(cells: Cells, line: int) -> PropertyRow:
    code = _code(cells)
    kind = cells.get("tipo", property_type)
    for_sale, for_rent, sale, rent = _offer(cells)
    known, others = features(cells.values.get("caracteristicas", ""))
    return PropertyRow(
        line=line, code=code, type=kind, title=_title(cells, kind), description=cells.text("descricao"),
        for_sale=for_sale, for_rent=for_rent, sale_price_cents=sale, rent_price_cents=rent,
        condo_fee_cents=cells.get("condominio", cents), iptu_cents=cells.get("iptu", cents),
        city=cells.needed("cidade", "a cidade"), state=cells.get("uf", state),
        district=cells.text("bairro"), street=cells.text("endereco"), number=cells.text("numero"),
        postal_code=cells.get("cep", postal_code),
        bedrooms=cells.get("quartos", count), suites=cells.get("suites", count),
        bathrooms=cells.get("banheiros", count), parking=cells.get("vagas", count),
        area_m2=cells.get("area_util", square_metres), total_area_m2=cells.get("area_total", square_metres),
        features=known, other_features=others, photos=cells.get("fotos", photos),
        active=cells.get("ativo", yes),
    )  # fmt: skip


def _code(cells: Cells) -> str:
    code = cells.needed("codigo", "o código do imóvel").upper()
    if not fold(code) or len(code) > LIMITS["codigo"]:
        raise BadCell(f"O código “{shown(code)}” precisa ter letras ou números.", "codigo", code)
    return code


def _offer(cells: Cells) -> tuple[bool, bool, int | None, int | None]:
    """(for sale, for rent, sale price, rent price): the purpose, or else the prices, decide."""
    sale, rent = cells.get("preco_venda", price_cents), cells.get("preco_aluguel", price_cents)
    sides = cells.get("finalidade", purpose) or (sale is not None, rent is not None)
    if not any(sides):
        raise BadCell("Falta a finalidade: venda, aluguel ou ambos.", "finalidade", "")
    price = cells.get(PRICE, price_cents)
    if price is None:
        return *sides, sale, rent
    if all(sides) and sale is None and rent is None:
        reason = "O imóvel é para venda e aluguel, mas só há um valor. Use preco_venda e preco_aluguel."
        raise BadCell(reason, PRICE, cells.values[PRICE])
    return (
        *sides,
        sale or (price if sides == (True, False) else None),
        rent or (price if sides == (False, True) else None),
    )


def _title(cells: Cells, kind: str) -> str:
    """The title as written, or one made of the type and the place."""
    place = cells.text("bairro") or cells.text("cidade")
    return cells.text("titulo") or f"{TYPE_NAMES[kind].capitalize()} em {place}"
