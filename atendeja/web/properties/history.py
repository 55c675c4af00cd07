"""What changed in a property, in words."""

from collections.abc import Iterable, Mapping
from typing import Any

from atendeja.catalog import FEATURE_NAMES, TYPE_NAMES
from atendeja.models import PropertyChange
from atendeja.web.filters import reais

from .fields import FIELDS, VISIBILITIES

LABELS = {item.attribute: item.label for item in FIELDS.values()} | {
    "for_sale": "Venda", "for_rent": "Aluguel", "features": "Características",
    "other_features": "Outras características", "agent_id": "Corretor", "active": "Ativo", "photos": "Fotos",
    "images": "Fotos", "address_visibility": "Endereço visível",
}  # fmt: skip
MONEY = ("sale_price_cents", "rent_price_cents", "condo_fee_cents", "iptu_cents")
PRICES = MONEY[:2]
KINDS = {
    "created": "cadastrou o imóvel",
    "changed": "mudou",
    "activated": "ativou o imóvel",
    "deactivated": "desativou o imóvel",
    "photos": "mudou as fotos",
}
Line = tuple[str, str, str]  # field, before, after


def lines(changes: Mapping[str, Any], team: Mapping[int, str]) -> list[Line]:
    """[before, after] of each field, as people read them."""
    found = []
    for name, pair in changes.items():
        if name in LABELS and isinstance(pair, list) and len(pair) == 2:
            before, after = (in_words(name, value, team) for value in pair)
            found.append((LABELS[name], before, after))
    return found


def in_words(name: str, value: Any, team: Mapping[int, str]) -> str:
    """A column's value as a person reads it; — is nothing."""
    if value in (None, "", []):
        return "—"
    if isinstance(value, bool):
        return "sim" if value else "não"
    if name in MONEY:
        return cents_in_words(value)
    if name == "agent_id":
        return team.get(value, "alguém que saiu da equipe")
    if isinstance(value, list):
        return ", ".join(FEATURE_NAMES.get(str(one), str(one)) for one in value)
    known = {"type": TYPE_NAMES, "address_visibility": VISIBILITIES}.get(name, {})
    return str(known.get(value, value))


def cents_in_words(amount: int) -> str:
    """R$ 620.000, R$ 620.000,50."""
    return reais(amount // 100) + (f",{amount % 100:02d}" if amount % 100 else "")


def prices(rows: Iterable[PropertyChange]) -> list[tuple[PropertyChange, list[Line]]]:
    """The history of the prices alone."""
    found = [
        (row, lines({name: row.changes[name] for name in PRICES if name in row.changes}, {})) for row in rows
    ]
    return [(row, changed) for row, changed in found if changed]
