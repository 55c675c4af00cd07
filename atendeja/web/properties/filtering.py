"""The list's filters as its address says them: /imoveis?finalidade=venda&cidade=Santos&quartos=2."""

from collections.abc import Mapping
from datetime import UTC, datetime
from typing import Any
from urllib.parse import urlencode

from werkzeug.datastructures import MultiDict

from atendeja.catalog import FEATURE_NAMES, TYPE_NAMES
from atendeja.catalog.completeness import LACKS
from atendeja.catalog.money import price_cents
from atendeja.catalog.problems import BadCell
from atendeja.catalog.words import clean, fold
from atendeja.queries.catalogue import Filter, Place
from atendeja.web.addresses import row_id

PURPOSES = {"venda": "sale", "aluguel": "rent"}
SOURCES = {"manual": "manual", "importacao": "import"}
ACTIVE = {"sim": True, "nao": False, "todos": None}
ORDERS = {
    "recentes": "newest",
    "atualizados": "updated",
    "menor-preco": "cheapest",
    "maior-preco": "dearest",
    "codigo": "code",
}
VIEWS = ("cartoes", "tabela")
MISSING = {
    "qualquer": "any", "fotos": "photos", "preco": "price", "descricao": "description", "quartos": "bedrooms",
    "banheiros": "bathrooms", "area": "area", "bairro": "district", "endereco": "address",
    "condominio": "condo",
}  # fmt: skip
NAMES = (
    "q", "finalidade", "tipo", "cidade", "bairro", "preco_de", "preco_ate", "quartos", "vagas",
    "caracteristica", "corretor", "ativo", "falta", "origem", "id",
)  # fmt: skip
"""What belongs to the filter, in the order of its address; order, view and place do not."""
_TYPES = {fold(name): key for key, name in TYPE_NAMES.items()}
_MOST = 50  # values of one name that are read


def read_filter(sent: MultiDict[str, str]) -> Filter:
    """The filter of an address; what makes no sense is left out. Without `ativo` it is the active ones,
    but a search goes through all.
    """
    text, missing = _text(sent, "q"), sent.get("falta", "")
    active = True if not (text or sent.get("id")) else None
    return Filter(
        text=text,
        purpose=PURPOSES.get(sent.get("finalidade", "")),
        types=tuple(_TYPES[fold(name)] for name in _many(sent, "tipo") if fold(name) in _TYPES),
        city=_text(sent, "cidade"),
        districts=tuple(part for name in _many(sent, "bairro") for part in _parts(name)),
        price_min=_money(sent.get("preco_de", "")),
        price_max=_money(sent.get("preco_ate", "")),
        bedrooms_min=_count(sent.get("quartos", "")),
        parking_min=_count(sent.get("vagas", "")),
        features=tuple(name for name in _many(sent, "caracteristica") if name in FEATURE_NAMES),
        agent_id=0 if sent.get("corretor") == "nenhum" else _row(sent.get("corretor", "")),
        active=ACTIVE.get(sent.get("ativo", ""), active),
        missing=MISSING.get(missing) or (missing if missing in LACKS else None),
        source=SOURCES.get(sent.get("origem", "")),
        ids=tuple(found for found in map(_row, _many(sent, "id")) if found),
    )


def query_of(sent: MultiDict[str, str], *more: str) -> dict[str, Any]:
    """The filter's part of an address without what is empty, to be put into others."""
    kept = {name: [value for value in _many(sent, name) if value] for name in (*NAMES, *more)}
    return {name: values for name, values in kept.items() if values}


def written(query: Mapping[str, Any]) -> str:
    return urlencode(query, doseq=True)


def read_order(sent: MultiDict[str, str]) -> str:
    return sent.get("ordem", "") if sent.get("ordem", "") in ORDERS else "recentes"


def write_place(place: Place) -> str:
    """0.123.i450000: stretch, row, and the value in the list's order with its kind."""
    value = place.value
    if isinstance(value, datetime):
        return f"{place.leg}.{place.id}.t{int(value.timestamp() * 1_000_000)}"
    return f"{place.leg}.{place.id}.{'i' if isinstance(value, int) else 's'}{value}"


def read_place(text: str) -> Place | None:
    leg, _, rest = text.partition(".")
    found, _, value = rest.partition(".")
    try:
        return Place(int(leg) % 10, _value(value[:1], value[1:60]), row_id(found))
    except (ValueError, OverflowError):
        return None


def _value(kind: str, text: str) -> int | str | datetime:
    if kind == "s":
        return clean(text)
    number = row_id(text)
    return datetime.fromtimestamp(number / 1_000_000, UTC) if kind == "t" else number


def _text(sent: MultiDict[str, str], name: str) -> str:
    return " ".join(clean(sent.get(name, ""))[:100].split())


def _many(sent: MultiDict[str, str], name: str) -> list[str]:
    return [clean(value)[:200] for value in sent.getlist(name)[: _MOST if name != "id" else 1000]]


def _parts(name: str) -> list[str]:
    return [part.strip() for part in name.split(",") if part.strip()]


def _money(text: str) -> int | None:
    try:
        return price_cents(text[:40])
    except BadCell:
        return None


def _count(text: str) -> int | None:
    return int(text) if text.isascii() and text.isdecimal() and len(text) < 3 else None


def _row(text: str) -> int | None:
    try:
        return row_id(text)
    except ValueError:
        return None
