"""The agency's own view of its catalogue: filtered, counted, in order, page by page."""

from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from datetime import datetime
from typing import Any

from sqlalchemy import ColumnElement, and_, false, or_, select, true, tuple_
from sqlalchemy.orm import joinedload

from atendeja.extensions import db
from atendeja.models import Property, PropertyImage
from atendeja.models.property import code_key
from atendeja.models.search import folded, has_words, words

PAGE = 24
MOST_COUNTED = 1000  # beyond it the page says “mais de 1.000”: counting on would tell nobody anything


@dataclass(frozen=True, slots=True, kw_only=True)
class Filter:
    """What of the catalogue is wanted. Money in cents; empty means all.

    `active` None is both; `agent_id` 0 is nobody's; `missing` is one of completeness.LACKS or "any".
    """

    text: str = ""
    purpose: str | None = None
    types: tuple[str, ...] = ()
    city: str = ""
    districts: tuple[str, ...] = ()
    price_min: int | None = None
    price_max: int | None = None
    bedrooms_min: int | None = None
    parking_min: int | None = None
    features: tuple[str, ...] = ()
    agent_id: int | None = None
    active: bool | None = None
    missing: str | None = None
    source: str | None = None
    ids: tuple[int, ...] = ()


@dataclass(frozen=True, slots=True)
class Place:
    """Where a page begins: after this row of this stretch of the list."""

    leg: int
    value: Any
    id: int


@dataclass(frozen=True, slots=True)
class Page:
    """Some rows; the place after them if there are more; how many in all, counted up to a bound."""

    rows: list[Property]
    next: Place | None
    count: int


@dataclass(frozen=True, slots=True)
class _Leg:
    """A stretch of the list whose order an index can walk."""

    column: Any = Property.id
    descending: bool = False
    where: tuple[ColumnElement[bool], ...] = ()


NEWEST = (_Leg(Property.id, descending=True),)
ORDERS = ("newest", "updated", "code", "cheapest", "dearest")


def property_of(tenant_id: int, property_id: int) -> Property | None:
    """One property, active or not."""
    mine = select(Property).where(Property.tenant_id == tenant_id, Property.id == property_id)
    return db.session.scalar(mine.options(joinedload(Property.agent)))


def page(
    tenant_id: int,
    wanted: Filter,
    order: str = "newest",
    after: Place | None = None,
    limit: int = PAGE,
    most: int = MOST_COUNTED,
) -> Page:
    """The rows after `after`. What has exactly the code that was typed comes first.

    Few hits are found first and put in order then; of many an index in the wanted order gives some soon.
    """
    hits = ids(tenant_id, wanted, most + 1)
    few = len(hits) <= most
    among = [Property.id.in_(hits)] if few else conditions(tenant_id, wanted)
    legs = _legs(wanted, order) if hits else []
    if after and not _fits(legs, after):
        after = None
    found: list[Place] = []
    for number in range(after.leg if after else 0, len(legs)):
        start = after if after and after.leg == number else None
        found += _walk(among, legs[number], number, start, limit + 1 - len(found))
        if len(found) > limit:
            break
    rows = _rows([place.id for place in found[:limit]])
    return Page(rows, found[limit - 1] if len(found) > limit else None, len(hits))


def ids(tenant_id: int, wanted: Filter, limit: int) -> list[int]:
    """Some of what fits, in no order; which and how many, not what they are."""
    query = select(Property.id).where(*conditions(tenant_id, wanted))
    return list(db.session.scalars(query.limit(limit)))


def covers(rows: Sequence[Property]) -> dict[int, PropertyImage]:
    """Property id → the first photo that can be shown."""
    usable = PropertyImage.status.in_(("linked", "stored"))
    query = select(PropertyImage).where(PropertyImage.property_id.in_([row.id for row in rows]), usable)
    found = db.session.scalars(query.order_by(PropertyImage.position.desc(), PropertyImage.id.desc()))
    return {image.property_id: image for image in found}


def conditions(tenant_id: int, wanted: Filter) -> list[ColumnElement[bool]]:
    """The filter as SQL, tenant first: also what an export asks for."""
    return [
        Property.tenant_id == tenant_id,
        *_state(wanted),
        *_facts(wanted),
        *_price(wanted),
        *_text(wanted),
    ]


def _state(wanted: Filter) -> Iterator[ColumnElement[bool]]:
    if wanted.ids:
        yield Property.id.in_(wanted.ids)
    if wanted.active is not None:
        yield Property.active.is_(wanted.active)
    if wanted.agent_id is not None:
        yield Property.agent_id == wanted.agent_id if wanted.agent_id else Property.agent_id.is_(None)
    if wanted.missing == "any":
        yield Property.missing_key != "|"
    elif wanted.missing:
        yield Property.missing_key.contains(f"|{wanted.missing}|", autoescape=True)
    if wanted.source:
        yield Property.source == wanted.source


def _facts(wanted: Filter) -> Iterator[ColumnElement[bool]]:
    if wanted.purpose:
        yield (Property.for_rent if wanted.purpose == "rent" else Property.for_sale).is_(True)
    if wanted.types:
        yield Property.type.in_(wanted.types)
    if wanted.city:
        yield Property.city_key == folded(wanted.city)
    if wanted.districts:
        yield Property.district_key.in_([folded(name) for name in wanted.districts])
    if wanted.bedrooms_min:
        yield Property.bedrooms >= wanted.bedrooms_min
    if wanted.parking_min:
        yield Property.parking >= wanted.parking_min
    for name in wanted.features:
        yield Property.features_key.contains(f"|{name}|", autoescape=True)


def _price(wanted: Filter) -> Iterator[ColumnElement[bool]]:
    """Without a purpose either price may be meant."""
    if wanted.price_min is None and wanted.price_max is None:
        return
    sides = {"sale": [Property.sale_price_cents], "rent": [Property.rent_price_cents]}
    both = [Property.sale_price_cents, Property.rent_price_cents]
    yield or_(*(_between(price, wanted) for price in sides.get(wanted.purpose or "", both)))


def _between(price: Any, wanted: Filter) -> ColumnElement[bool]:
    least = price >= wanted.price_min if wanted.price_min is not None else true()
    most = price <= wanted.price_max if wanted.price_max is not None else true()
    return and_(least, most)


def _text(wanted: Filter) -> Iterator[ColumnElement[bool]]:
    if not wanted.text:
        return
    asked = words(wanted.text)
    yield has_words(Property.search, asked) if asked else false()


def _legs(wanted: Filter, order: str) -> list[_Leg]:
    legs = _ordered(wanted, order)
    key = code_key(wanted.text) if wanted.text else ""
    if not key:
        return legs
    others = [_Leg(leg.column, leg.descending, (*leg.where, Property.code_key != key)) for leg in legs]
    return [_Leg(where=(Property.code_key == key,)), *others]


def _ordered(wanted: Filter, order: str) -> list[_Leg]:
    """Each order as stretches that an index walks: by price, what has none comes last on any database."""
    if order == "updated":
        return [_Leg(Property.updated_at, descending=True)]
    if order == "code":
        return [_Leg(Property.code_key)]
    if order not in ("cheapest", "dearest"):
        return list(NEWEST)
    down, sale, rent = order == "dearest", Property.sale_price_cents, Property.rent_price_cents
    first, second = (rent, sale) if wanted.purpose == "rent" else (sale, rent)
    if wanted.purpose:
        return [_Leg(first, down, (first.is_not(None),)), _Leg(where=(first.is_(None),), descending=True)]
    return [
        _Leg(first, down, (first.is_not(None),)),
        _Leg(second, down, (first.is_(None), second.is_not(None))),
        _Leg(where=(first.is_(None), second.is_(None)), descending=True),
    ]


def _fits(legs: list[_Leg], place: Place) -> bool:
    """Addresses are typed and kept: a place of another order is none."""
    kinds = {"updated_at": datetime, "code_key": str}
    column = legs[place.leg].column.key if place.leg < len(legs) else None
    return column is not None and isinstance(place.value, kinds.get(column, int))


def _walk(
    among: Sequence[ColumnElement[bool]], leg: _Leg, number: int, after: Place | None, limit: int
) -> Iterator[Place]:
    """Where the next rows of this stretch are; the rows themselves are read afterwards."""
    query = select(leg.column, Property.id).where(*among, *leg.where)
    if after:
        here, there = tuple_(leg.column, Property.id), (after.value, after.id)
        query = query.where(here < there if leg.descending else here > there)
    down = leg.descending
    query = query.order_by(
        leg.column.desc() if down else leg.column, Property.id.desc() if down else Property.id
    )
    for value, found in db.session.execute(query.limit(limit)):
        yield Place(number, value, found)


def _rows(wanted: list[int]) -> list[Property]:
    query = select(Property).where(Property.id.in_(wanted)).options(joinedload(Property.agent))
    found = {row.id: row for row in db.session.scalars(query)} if wanted else {}
    return [found[one] for one in wanted if one in found]
