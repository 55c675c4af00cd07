"""The catalogue's way in: rows of a property file become properties; the same code updates."""

from collections.abc import Iterable, Iterator
from dataclasses import asdict, dataclass, field
from datetime import datetime
from itertools import islice
from typing import Any

from sqlalchemy import select
from sqlalchemy.orm import selectinload

from atendeja.catalog import PropertyRow, Refused
from atendeja.extensions import db
from atendeja.models import Property, PropertyImage
from atendeja.models.property import code_key, features_key
from atendeja.models.search import folded

from .vocabulary import forget_places

BATCH = 500  # rows compared with one look-up
OFFER = ("for_sale", "for_rent", "sale_price_cents", "rent_price_cents")
# A column that the file does not have leaves these as they are.
FIELDS: dict[str, tuple[str, ...]] = {
    "titulo": ("title",),
    "descricao": ("description",),
    "finalidade": OFFER,
    "preco_venda": OFFER,
    "preco_aluguel": OFFER,
    "valor": OFFER,
    "condominio": ("condo_fee_cents",),
    "iptu": ("iptu_cents",),
    "uf": ("state",),
    "bairro": ("district", "district_key"),
    "endereco": ("street",),
    "numero": ("number",),
    "cep": ("postal_code",),
    "quartos": ("bedrooms",),
    "suites": ("suites",),
    "banheiros": ("bathrooms",),
    "vagas": ("parking",),
    "area_util": ("area_m2",),
    "area_total": ("total_area_m2",),
    "caracteristicas": ("features", "features_key", "other_features"),
    "fotos": ("photos",),
    "ativo": ("active",),
}
ALWAYS = frozenset({"code", "code_key", "type", "city", "city_key"})


@dataclass(slots=True)
class Imported:
    """How many rows were new, changed or the same, and which were refused with the reason."""

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
    given = ALWAYS.union(*(FIELDS.get(column, ()) for column in columns))
    for batch in _batches(rows):
        result.refused += [row for row in batch if isinstance(row, Refused)]
        good = {code_key(row.code): row for row in batch if isinstance(row, PropertyRow)}
        existing = _existing(tenant_id, good)
        for key, row in good.items():
            _apply(tenant_id, existing.get(key), _values(row), given, now, result)
        db.session.flush()
        db.session.expunge_all()
    forget_places(tenant_id)
    return result


def _batches(rows: Iterable[PropertyRow | Refused]) -> Iterator[list[PropertyRow | Refused]]:
    iterator = iter(rows)
    while batch := list(islice(iterator, BATCH)):
        yield batch


def _existing(tenant_id: int, keys: Iterable[str]) -> dict[str, Property]:
    query = select(Property).where(Property.tenant_id == tenant_id, Property.code_key.in_(list(keys)))
    found = db.session.scalars(query.options(selectinload(Property.images)))
    return {row.code_key: row for row in found}


def _apply(
    tenant_id: int,
    current: Property | None,
    values: dict[str, Any],
    given: frozenset[str],
    now: datetime,
    result: Imported,
) -> None:
    if current is None:
        photos = values.pop("photos")
        new = Property(tenant_id=tenant_id, created_at=now, updated_at=now, **values)
        new.images = _images(tenant_id, photos)
        db.session.add(new)
        result.new += 1
        return
    different = {n: v for n, v in values.items() if n in given and _current(current, n) != v}
    if not different:
        result.unchanged += 1
        return
    if "photos" in different:
        current.images = _images(tenant_id, different.pop("photos"))
    for name, value in different.items():
        setattr(current, name, value)
    current.updated_at = now
    result.changed += 1


def _values(row: PropertyRow) -> dict[str, Any]:
    values = asdict(row)
    del values["line"]
    return values | {
        "code_key": code_key(row.code),
        "city_key": folded(row.city)[:100],
        "district_key": folded(row.district)[:100],
        "features": list(row.features),
        "features_key": features_key(row.features),
        "other_features": list(row.other_features),
        "photos": list(row.photos),
    }


def _current(property_: Property, name: str) -> Any:
    return [image.url for image in property_.images] if name == "photos" else getattr(property_, name)


def _images(tenant_id: int, photos: list[str]) -> list[PropertyImage]:
    return [PropertyImage(tenant_id=tenant_id, position=n, url=url) for n, url in enumerate(photos)]
