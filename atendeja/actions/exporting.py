"""The catalogue, or a part of it, as the rows that a property file is made of."""

from collections.abc import Sequence
from typing import Any

from sqlalchemy import ColumnElement, select

from atendeja.catalog import PropertyRow
from atendeja.extensions import db
from atendeja.models import Property
from atendeja.queries.catalogue import Filter, conditions
from atendeja.queries.imports import SAID, photos_of

PAGE = 500  # properties read at once
_PLAIN = [name for name in SAID if not name.endswith("_key")]


def exported_page(tenant_id: int, wanted: Filter, after: int = 0) -> tuple[list[PropertyRow], int | None]:
    """(some rows, where the next ones begin or None): two statements. What is private is never among them."""
    rows = _rows(conditions(tenant_id, wanted), after)
    photos: dict[int, list[str]] = {}
    for photo in photos_of([row.id for row in rows]):
        if photo.status != "removed":
            photos.setdefault(photo.property_id, []).append(photo.source_url or photo.url)
    found = [_property_row(row, tuple(photos.get(row.id, ()))) for row in rows]
    return found, rows[-1].id if len(rows) == PAGE else None


def _rows(conditions: Sequence[ColumnElement[bool]], after: int) -> Sequence[Any]:
    columns = [getattr(Property, name) for name in ("id", "code", *_PLAIN)]
    query = select(*columns).where(*conditions, Property.id > after)
    return db.session.execute(query.order_by(Property.id).limit(PAGE)).all()


def _property_row(row: Any, photos: tuple[str, ...]) -> PropertyRow:
    values = {name: getattr(row, name) for name in _PLAIN}
    values |= {"features": tuple(row.features), "other_features": tuple(row.other_features)}
    values |= {"street": row.street or "", "number": row.number or ""}
    return PropertyRow(code=row.code, photos=photos, **values)
