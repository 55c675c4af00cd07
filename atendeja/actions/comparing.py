"""A row of a file beside the property as it stands: what would change, field by field. Nothing is written."""

from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from typing import Any

from atendeja.catalog import FEATURE_NAMES, PropertyRow
from atendeja.catalog.features import features
from atendeja.catalog.words import clean, one_line
from atendeja.models.property import code_key, features_key
from atendeja.models.search import folded
from atendeja.queries.imports import SAID, Current

OFFER = ("for_sale", "for_rent", "sale_price_cents", "rent_price_cents")
# A column that the file does not have leaves these as they are.
FIELDS: dict[str, tuple[str, ...]] = {
    "tipo": ("type",),
    "titulo": ("title",),
    "descricao": ("description",),
    "finalidade": OFFER,
    "preco_venda": OFFER,
    "preco_aluguel": OFFER,
    "valor": OFFER,
    "condominio": ("condo_fee_cents",),
    "iptu": ("iptu_cents",),
    "cidade": ("city",),
    "uf": ("state",),
    "bairro": ("district",),
    "endereco": ("street",),
    "numero": ("number",),
    "cep": ("postal_code",),
    "quartos": ("bedrooms",),
    "suites": ("suites",),
    "banheiros": ("bathrooms",),
    "vagas": ("parking",),
    "area_util": ("area_m2",),
    "area_total": ("total_area_m2",),
    "caracteristicas": ("features", "other_features"),
    "fotos": ("photos",),
    "ativo": ("active",),
}
ONE_LINE = frozenset({"title", "city", "district", "street", "number"})
NOT_ZERO = frozenset({"sale_price_cents", "rent_price_cents", "area_m2", "total_area_m2"})


@dataclass(frozen=True, slots=True)
class Compared:
    """One row and what it would do: to nothing (`current` None: it is new) or to a property.

    `values` is the whole property afterwards, `photos` the addresses it shall have (None: as they are),
    `changes` {field: [before, after]}; photos are counted there.
    """

    key: str
    row: PropertyRow
    current: Current | None
    values: dict[str, Any]
    photos: tuple[str, ...] | None
    changes: dict[str, list[Any]]

    @property
    def kind(self) -> str:
        return "new" if self.current is None else "changed" if self.changes else "unchanged"


def spoken_of(columns: Iterable[str]) -> frozenset[str]:
    """The fields that a file with these columns says something about."""
    return frozenset(name for column in columns for name in FIELDS.get(column, ()))


def compared(row: PropertyRow, now: Current | None, fields: frozenset[str]) -> Compared:
    """What the row would change in the fields that its file speaks of."""
    wanted = _wanted(row)
    if now is None:
        return Compared(code_key(row.code), row, None, wanted, row.photos, {})
    asked = fields - {"photos"} if row.titled else fields - {"photos", "title"}
    new = {name: wanted[name] for name in SAID if name in asked and _differs(name, now.values, wanted)}
    changes = {name: [now.values[name], value] for name, value in new.items()}
    wanted_photos = tuple(address for address in row.photos if address not in now.removed)
    photos = wanted_photos if "photos" in fields and _other_photos(wanted_photos, now) else None
    if photos is not None:
        changes["photos"] = [len(now.photos), len(photos) + sum(kept_here(photos, now))]
    return Compared(code_key(row.code), row, now, now.values | _with_keys(new), photos, changes)


def kept_here(photos: Iterable[str], now: Current) -> list[bool]:
    """For each present photo: was it put here by hand? A file never takes such a photo away."""
    named = set(photos)
    return [photo.stored and photo.address == photo.url and photo.url not in named for photo in now.photos]


def _other_photos(photos: tuple[str, ...], now: Current) -> bool:
    """An empty cell leaves the photos alone; what was put here by hand may stand anywhere between."""
    if not photos:
        return False
    by_hand = kept_here(photos, now)
    return tuple(one.address for one, kept in zip(now.photos, by_hand, strict=True) if not kept) != photos


def _differs(name: str, before: Mapping[str, Any], wanted: Mapping[str, Any]) -> bool:
    value, new = before[name], wanted[name]
    if isinstance(new, list):  # the order of features says nothing
        return sorted(value) != sorted(new) and sorted(_as_read(name, value, before)) != sorted(new)
    return bool(value != new and _as_read(name, value, before) != new)


def _as_read(name: str, value: Any, before: Mapping[str, Any]) -> Any:
    """What a file would say of this value after being exported: so that an export changes nothing."""
    if name in ("features", "other_features"):
        names = [FEATURE_NAMES.get(key, key) for key in before["features"]]
        known, others = features(clean("|".join([*names, *before["other_features"], ""])))
        return list(known if name == "features" else others)
    if isinstance(value, str):
        text = clean(value)
        value = one_line(text) if name in ONE_LINE else text
        return value or (None if name in ("street", "number") else "")
    return value or None if name in NOT_ZERO else value


def _wanted(row: PropertyRow) -> dict[str, Any]:
    said = {name: getattr(row, name) for name in SAID if not name.endswith("_key")}
    said |= {"street": row.street or None, "number": row.number or None}
    said |= {"features": list(row.features), "other_features": list(row.other_features)}
    return _with_keys(said)


def _with_keys(values: dict[str, Any]) -> dict[str, Any]:
    keys: dict[str, Any] = {}
    for place in ("city", "district"):
        if place in values:
            keys[f"{place}_key"] = folded(values[place])[:100]
    if "features" in values:
        keys["features_key"] = features_key(values["features"])
    return values | keys
