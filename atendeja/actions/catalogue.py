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
from atendeja.models.property import code_key, features_key, folded

from .vocabulary import forget_places

BATCH = 500  # rows compared with one look-up
NOT_COLUMNS = frozenset({"photos", "line"})


@dataclass(slots=True)
class Imported:
    """How many rows were new, changed or the same, and which were refused with the reason."""

    new: int = 0
    changed: int = 0
    unchanged: int = 0
    refused: list[Refused] = field(default_factory=list)


def import_properties(tenant_id: int, rows: Iterable[PropertyRow | Refused], now: datetime) -> Imported:
    """Bring the agency's catalogue to what the rows say. Nothing is removed; bad rows stop nobody.

    When a code stands in the file twice, the last row counts.
    """
    result = Imported()
    for batch in _batches(rows):
        result.refused += [row for row in batch if isinstance(row, Refused)]
        good = {code_key(row.code): row for row in batch if isinstance(row, PropertyRow)}
        existing = _existing(tenant_id, good)
        for key, row in good.items():
            _apply(tenant_id, existing.get(key), row, now, result)
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
    tenant_id: int, current: Property | None, row: PropertyRow, now: datetime, result: Imported
) -> None:
    values = _values(row)
    if current is None:
        db.session.add(_new(tenant_id, values, row, now))
        result.new += 1
    elif _differs(current, values, row):
        for name, value in values.items():
            setattr(current, name, value)
        current.images = _images(tenant_id, row)
        current.updated_at = now
        result.changed += 1
    else:
        result.unchanged += 1


def _new(tenant_id: int, values: dict[str, Any], row: PropertyRow, now: datetime) -> Property:
    stamps = {"created_at": now, "updated_at": now}
    return Property(tenant_id=tenant_id, images=_images(tenant_id, row), **stamps, **values)


def _values(row: PropertyRow) -> dict[str, Any]:
    values = {name: value for name, value in asdict(row).items() if name not in NOT_COLUMNS}
    return values | {
        "code_key": code_key(row.code),
        "city_key": folded(row.city),
        "district_key": folded(row.district),
        "features": list(row.features),
        "features_key": features_key(row.features),
        "other_features": list(row.other_features),
    }


def _differs(current: Property, values: dict[str, Any], row: PropertyRow) -> bool:
    photos = [image.url for image in current.images]
    return photos != list(row.photos) or any(getattr(current, name) != v for name, v in values.items())


def _images(tenant_id: int, row: PropertyRow) -> list[PropertyImage]:
    return [PropertyImage(tenant_id=tenant_id, position=n, url=url) for n, url in enumerate(row.photos)]
