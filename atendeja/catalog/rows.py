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
    "titulo": 200,
    "descricao": 20_000,
    "cidade": 100,
    "bairro": 100,
    "endereco": 200,
    "numero": 20,
}
"""The most characters that a text column may have."""


@dataclass(frozen=True, slots=True, kw_only=True)
class PropertyRow:
    """A property as the file says it. Money in cents, areas in m², unknown is None.

    A side that is offered without its price (`for_sale` and `sale_price_cents is None`) is "Consulte".
    `line` is the physical line where the row starts (the header is usually line 1); `titled` is false when
    the title was made here. Neither counts when two rows are compared.
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
    titled: bool = field(default=True, compare=False)


@dataclass(frozen=True, slots=True)
class Problem:
    """What is wrong with a cell: `column` is canonical (empty: the whole row), `value` shortened."""

    column: str
    value: str
    reason: str


@dataclass(frozen=True, slots=True)
class Refused:
    """A row that cannot be imported: where, everything that is wrong with it, and its cells as they were."""

    line: int
    problems: tuple[Problem, ...]
    cells: tuple[str, ...] = field(default=(), compare=False)
    code: str = field(default="", compare=False)

    @classmethod
    def whole(cls, line: int, reason: str, cells: tuple[str, ...] = ()) -> "Refused":
        """The row as such cannot be used."""
        return cls(line, (Problem("", "", reason),), cells)


class Cells:
    """One row's cells by column; collects what is wrong with them."""

    def __init__(self, values: Mapping[str, str]) -> None:
        self.values = values
        self.problems: list[Problem] = []

    def get(self, column: str, parse: Callable[[str], T], instead: T) -> T:
        """What the cell says, or `instead` when it is wrong."""
        value = self.values.get(column, "")
        try:
            return parse(value)
        except BadCell as problem:
            self.blame(column, problem.reason)
            return instead

    def blame(self, column: str, reason: str) -> None:
        self.problems.append(Problem(column, self.values.get(column, "")[:200], reason))

    def wrong(self, *columns: str) -> bool:
        return any(problem.column in columns for problem in self.problems)

    def text(self, column: str) -> str:
        value = self.values.get(column, "")
        if column != "descricao":
            value = one_line(value)
        if len(value) > LIMITS[column]:
            self.blame(column, f"{LABELS[column]}: o texto passa de {LIMITS[column]} letras.")
            return ""
        return value

    def needed(self, column: str, what: str) -> str:
        value = self.text(column)
        if not value and not self.wrong(column):
            self.blame(column, f"Falta {what}.")
        return value


def property_row(
    values: Mapping[str, str], line: int, written: tuple[str, ...] = ()
) -> PropertyRow | Refused:
    """What one row says, or everything that is wrong with it; never raises. `written` are all its cells."""
    cells = Cells(values)
    row = _row(cells, line)
    return Refused(line, tuple(cells.problems), written, row.code[:40]) if cells.problems else row


def _row(cells: Cells, line: int) -> PropertyRow:
    code = _code(cells)
    kind = cells.get("tipo", property_type, "house")
    for_sale, for_rent, sale, rent = _offer(cells)
    known, others = features(cells.values.get("caracteristicas", ""))
    city, district, title = cells.needed("cidade", "a cidade"), cells.text("bairro"), cells.text("titulo")
    return PropertyRow(
        line=line, code=code, type=kind, description=cells.text("descricao"), titled=bool(title),
        title=title or f"{TYPE_NAMES[kind].capitalize()} em {district or city}",
        for_sale=for_sale, for_rent=for_rent, sale_price_cents=sale, rent_price_cents=rent,
        condo_fee_cents=cells.get("condominio", cents, None), iptu_cents=cells.get("iptu", cents, None),
        city=city, state=cells.get("uf", state, None),
        district=district, street=cells.text("endereco"), number=cells.text("numero"),
        postal_code=cells.get("cep", postal_code, None),
        bedrooms=cells.get("quartos", count, None), suites=cells.get("suites", count, None),
        bathrooms=cells.get("banheiros", count, None), parking=cells.get("vagas", count, None),
        area_m2=cells.get("area_util", square_metres, None),
        total_area_m2=cells.get("area_total", square_metres, None),
        features=known, other_features=others, photos=cells.get("fotos", photos, ()),
        active=cells.get("ativo", yes, True),
    )  # fmt: skip


def _code(cells: Cells) -> str:
    code = cells.needed("codigo", "o código do imóvel").upper()
    if not cells.wrong("codigo") and (not fold(code) or len(code) > LIMITS["codigo"]):
        cells.blame("codigo", f"O código “{shown(code)}” precisa ter letras ou números.")
    return code


def _offer(cells: Cells) -> tuple[bool, bool, int | None, int | None]:
    """(for sale, for rent, sale price, rent price): the purpose, or else the prices, decide."""
    sale, rent = cells.get("preco_venda", price_cents, None), cells.get("preco_aluguel", price_cents, None)
    price = cells.get(PRICE, price_cents, None)
    sides = cells.get("finalidade", purpose, None) or (sale is not None, rent is not None)
    if not any(sides) and not cells.wrong("finalidade", "preco_venda", "preco_aluguel"):
        cells.blame("finalidade", "Falta a finalidade: venda, aluguel ou ambos.")
    if price is None:
        return *sides, sale, rent
    if all(sides) and sale is None and rent is None:
        reason = "O imóvel é para venda e aluguel, mas só há um valor. Use preco_venda e preco_aluguel."
        cells.blame(PRICE, reason)
    return (
        *sides,
        sale or (price if sides == (True, False) else None),
        rent or (price if sides == (False, True) else None),
    )
