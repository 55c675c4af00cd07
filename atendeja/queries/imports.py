"""What an import needs to know of the catalogue, and what the pages show of imports."""

from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass, field
from typing import Any

from sqlalchemy import select

from atendeja.extensions import db
from atendeja.models import ImportLine, Property, PropertyImage, PropertyImport

ACTIVE = ("checking", "applying")
PAGE = 50
REMEMBERED = 10  # imports looked at for how columns were mapped
_TABLE = Property.__table__
SAID = (
    "title", "description", "type", "for_sale", "for_rent", "sale_price_cents", "rent_price_cents",
    "condo_fee_cents", "iptu_cents", "city", "city_key", "state", "district", "district_key", "street",
    "number", "postal_code", "bedrooms", "suites", "bathrooms", "parking", "area_m2", "total_area_m2",
    "features", "features_key", "other_features", "active",
)  # fmt: skip
"""The columns of a property that a file speaks of."""


@dataclass(frozen=True, slots=True)
class Photo:
    """One of a property's photos. `address` is the one that a file knows it by."""

    id: int
    url: str
    address: str
    stored: bool


@dataclass(frozen=True, slots=True)
class Current:
    """A property as it stands: what a file speaks of. `removed`: photos that somebody took away by hand."""

    id: int
    code: str
    values: dict[str, Any]
    photos: list[Photo] = field(default_factory=list)
    removed: set[str] = field(default_factory=set)


def current(tenant_id: int, keys: Iterable[str], lock: bool = False) -> dict[str, Current]:
    """Those that exist, by `code_key`, with their photos: two statements. `lock` them until the commit."""
    columns = [_TABLE.c[name] for name in SAID]
    query = select(_TABLE.c.id, _TABLE.c.code_key, _TABLE.c.code, *columns)
    query = query.where(_TABLE.c.tenant_id == tenant_id, _TABLE.c.code_key.in_(list(keys))).order_by(
        _TABLE.c.id
    )
    rows = db.session.execute(query.with_for_update() if lock else query).all()
    found = {
        key: Current(id_, code, dict(zip(SAID, values, strict=True))) for id_, key, code, *values in rows
    }
    by_id = {one.id: one for one in found.values()}
    for photo in photos_of(by_id):
        one, address = by_id[photo.property_id], photo.source_url or photo.url
        if photo.status == "removed":
            one.removed.add(address)
        else:
            one.photos.append(Photo(photo.id, photo.url, address, photo.stored_name is not None))
    return found


def photos_of(property_ids: Iterable[int]) -> Sequence[Any]:
    """In their order, the removed ones too."""
    ids = list(property_ids)
    if not ids:
        return []
    image = PropertyImage
    query = select(
        image.id, image.property_id, image.url, image.source_url, image.stored_name, image.status
    )  # fmt: skip
    query = query.where(image.property_id.in_(ids)).order_by(image.property_id, image.position, image.id)
    return db.session.execute(query).all()


def imported_codes(tenant_id: int) -> Iterator[tuple[int, str, str, str]]:
    """(id, code, code_key, title) of every active property that came from a file, page by page."""
    last, columns = 0, (Property.id, Property.code, Property.code_key, Property.title)
    mine = select(*columns).where(
        Property.tenant_id == tenant_id, Property.active, Property.source == "import"
    )
    while rows := db.session.execute(mine.where(Property.id > last).order_by(Property.id).limit(5000)).all():
        yield from ((id_, code, key, title) for id_, code, key, title in rows)
        last = rows[-1].id


def import_of(tenant_id: int, import_id: int, lock: bool = False) -> PropertyImport | None:
    query = select(PropertyImport).where(
        PropertyImport.tenant_id == tenant_id, PropertyImport.id == import_id
    )
    return db.session.scalar(query.with_for_update() if lock else query)


def newest_imports(tenant_id: int, before: int | None = None, limit: int = 20) -> list[PropertyImport]:
    query = select(PropertyImport).where(PropertyImport.tenant_id == tenant_id)
    if before:
        query = query.where(PropertyImport.id < before)
    return list(db.session.scalars(query.order_by(PropertyImport.id.desc()).limit(limit)))


def running(tenant_id: int) -> PropertyImport | None:
    """The import that is being checked or applied, of which there is at most one."""
    query = select(PropertyImport).where(PropertyImport.tenant_id == tenant_id)
    return db.session.scalar(query.where(PropertyImport.status.in_(ACTIVE)).limit(1))


def at_work(import_id: int) -> PropertyImport | None:
    query = select(PropertyImport).where(PropertyImport.id == import_id)
    return db.session.scalar(query.where(PropertyImport.status.in_(ACTIVE)))


def unfinished() -> list[int]:
    """Imports that a crash may have left in the middle, of any agency."""
    found = select(PropertyImport.id).where(PropertyImport.status.in_(ACTIVE)).order_by(PropertyImport.id)
    return list(db.session.scalars(found))


def remembered_columns(tenant_id: int) -> dict[str, str]:
    """Header → column as people confirmed it lately; empty when a header is not to be used."""
    query = select(PropertyImport.mapping).where(PropertyImport.tenant_id == tenant_id)
    query = query.where(PropertyImport.status != "mapping").order_by(PropertyImport.id.desc())
    known: dict[str, str] = {}
    for mapping in db.session.scalars(query.limit(REMEMBERED)):
        known = {str(header): str(column) for header, column in mapping.items()} | known
    return known


def lines_of(import_id: int, kind: str, after: int = 0, limit: int = PAGE) -> list[ImportLine]:
    """What the dry run found of one kind, in the order of the file."""
    query = select(ImportLine).where(ImportLine.import_id == import_id, ImportLine.kind == kind)
    return list(db.session.scalars(query.where(ImportLine.id > after).order_by(ImportLine.id).limit(limit)))


def repeated_lines(import_id: int) -> frozenset[int]:
    """The lines whose code stands again further down."""
    query = select(ImportLine.line).where(ImportLine.import_id == import_id, ImportLine.kind == "repeated")
    return frozenset(db.session.scalars(query))


def still_missing(import_id: int, limit: int) -> list[int]:
    """Properties that the file did not have and that are still active and still the file's to speak of."""
    missing = ImportLine.detail["property_id"].as_integer()
    query = select(Property.id).join(ImportLine, missing == Property.id)
    query = query.where(ImportLine.import_id == import_id, ImportLine.kind == "missing")
    mine = query.where(
        Property.tenant_id == ImportLine.tenant_id, Property.active, Property.source == "import"
    )
    return list(db.session.scalars(mine.order_by(Property.id).limit(limit)))
