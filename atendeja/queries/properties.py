from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass, replace
from typing import Any

from sqlalchemy import ColumnElement, Select, and_, func, or_, select
from sqlalchemy.orm import selectinload

from atendeja.extensions import db
from atendeja.models import Property
from atendeja.models.property import code_key
from atendeja.models.search import folded

NEAR_PRICE = 110  # percent of the price limit that is still near
HOUSES = ("house", "townhouse", "condo_house")
SIBLINGS = dict.fromkeys(HOUSES, HOUSES) | {
    "apartment": ("apartment", "penthouse"),
    "penthouse": ("apartment", "penthouse"),
    "studio": ("studio", "apartment"),
}  # what somebody who wants the one may like too


@dataclass(frozen=True, slots=True, kw_only=True)
class Wish:
    """What is looked for. Money in whole BRL, as customers say it; the keys are the assistant's."""

    purpose: str | None = None
    types: tuple[str, ...] = ()
    exclude_types: tuple[str, ...] = ()
    bedrooms_min: int | None = None
    bedrooms_max: int | None = None
    suites_min: int | None = None
    bathrooms_min: int | None = None
    parking_min: int | None = None
    price_min: int | None = None
    price_max: int | None = None
    price_about: int | None = None
    area_min: int | None = None
    city: str | None = None
    state: str | None = None
    neighborhoods: tuple[str, ...] = ()
    features: tuple[str, ...] = ()

    @classmethod
    def of(cls, values: Mapping[str, Any]) -> "Wish":
        """From JSON values: lists become tuples."""
        known: dict[str, Any] = {k: tuple(v) if isinstance(v, list) else v for k, v in values.items()}
        return cls(**known)


def matching(
    tenant_id: int, wish: Wish, *, without: Iterable[int] = (), cheapest_first: bool = False, limit: int = 7
) -> list[Property]:
    """Active properties that fit the whole wish: the wanted number of bedrooms first, then the newest.

    While some have exactly that number, those with more wait for “mais opções”. Without a price comes last.
    """
    price = _price(wish)
    query = _offered(tenant_id).where(*_conditions(wish)).where(Property.id.not_in(list(without)))
    exact = [Property.bedrooms != wish.bedrooms_min] if wish.bedrooms_min and not cheapest_first else []
    order = [price.asc()] if cheapest_first else []
    query = query.order_by(*exact, price.is_(None), *order, Property.updated_at.desc(), Property.id.desc())
    found = list(db.session.scalars(query.limit(limit)))
    same = [one for one in found if one.bedrooms == wish.bedrooms_min] if exact else []
    return same or found


def near(tenant_id: int, wish: Wish, limit: int = 6) -> list[tuple[Property, str]]:
    """What misses one wish a little: price up to 10 % over, a bedroom less or more, district, kind."""
    found: dict[int, tuple[Property, str]] = {}
    for differs, nearly in _nearly(wish):
        for one in matching(tenant_id, nearly, limit=limit):
            found.setdefault(one.id, (one, differs))
    return list(found.values())[:limit]


def without_one(tenant_id: int, wish: Wish, shown: Iterable[int] = ()) -> dict[str, int]:
    """How many there would be, besides those `shown`, if one wish were dropped: one statement for all."""
    relaxed = {name: w for name, w in _relaxed(wish).items() if w != wish}
    if not relaxed:
        return {}
    fresh = (Property.tenant_id == tenant_id, Property.active, Property.id.not_in(list(shown)))
    counts = [select(func.count()).where(*fresh, *_conditions(w)) for w in relaxed.values()]
    row = db.session.execute(select(*(count.scalar_subquery() for count in counts))).one()
    return dict(zip(relaxed, row, strict=True))


def by_code(tenant_id: int, code: str) -> Property | None:
    """The active property with this code, however it was typed ("ap-1023", "AP 1023")."""
    return db.session.scalar(_offered(tenant_id).where(Property.code_key == code_key(code)))


def codes_among(tenant_id: int, candidates: Sequence[str]) -> list[str]:
    """Those of these words that are codes of active properties, in their order."""
    keys = [code_key(candidate) for candidate in candidates]
    if not keys:
        return []
    mine = select(Property.code).where(Property.tenant_id == tenant_id, Property.active)
    found = db.session.scalars(mine.where(Property.code_key.in_(keys)))
    return sorted(found, key=lambda code: keys.index(code_key(code)))


def by_id(tenant_id: int, property_id: int) -> Property | None:
    return db.session.scalar(_offered(tenant_id).where(Property.id == property_id))


def known_places(tenant_id: int) -> list[tuple[str, str, str]]:
    """(city, state, district) of everything active: the names that customers will use."""
    places = select(Property.city, Property.state, Property.district).distinct()
    rows = db.session.execute(places.where(Property.tenant_id == tenant_id, Property.active))
    return [(city, state or "", district) for city, state, district in rows]


def _offered(tenant_id: int) -> Select[Any]:
    mine = select(Property).where(Property.tenant_id == tenant_id, Property.active)
    return mine.options(selectinload(Property.images))


def _price(wish: Wish) -> Any:
    return Property.rent_price_cents if wish.purpose == "rent" else Property.sale_price_cents


def _conditions(wish: Wish) -> list[ColumnElement[bool]]:
    conditions = [*_purpose_and_kind(wish), *_place(wish), *_money(wish)]
    at_least = {
        Property.bedrooms: wish.bedrooms_min,
        Property.suites: wish.suites_min,
        Property.bathrooms: wish.bathrooms_min,
        Property.parking: wish.parking_min,
        Property.area_m2: wish.area_min,
    }
    conditions += [column >= least for column, least in at_least.items() if least]
    if wish.bedrooms_max is not None:
        conditions.append(Property.bedrooms <= wish.bedrooms_max)
    conditions += [Property.features_key.contains(f"|{name}|", autoescape=True) for name in wish.features]
    return conditions


def _purpose_and_kind(wish: Wish) -> list[ColumnElement[bool]]:
    conditions: list[ColumnElement[bool]] = []
    if wish.purpose:
        conditions.append((Property.for_rent if wish.purpose == "rent" else Property.for_sale).is_(True))
    if wish.types:
        conditions.append(Property.type.in_(wish.types))
    if wish.exclude_types:
        conditions.append(Property.type.not_in(wish.exclude_types))
    return conditions


def _place(wish: Wish) -> list[ColumnElement[bool]]:
    conditions: list[ColumnElement[bool]] = []
    if wish.city:
        conditions.append(Property.city_key == folded(wish.city))
    elif wish.state and not wish.neighborhoods:
        conditions.append(Property.state == wish.state)
    if wish.neighborhoods:
        conditions.append(Property.district_key.in_([folded(name) for name in wish.neighborhoods]))
    return conditions


def _money(wish: Wish) -> list[ColumnElement[bool]]:
    """“Uns 300 mil” means 20 % either way; a property without price (“Consulte”) may always be shown."""
    price = _price(wish)
    low, high = wish.price_min, wish.price_max
    if wish.price_about and not high:
        low, high = wish.price_about * 80 // 100, wish.price_about * 120 // 100
    limits = []
    if low:
        limits.append(price >= low * 100)
    if high:
        limits.append(price <= high * 100)
    return [or_(price.is_(None), and_(*limits))] if limits else []


def _nearly(wish: Wish) -> list[tuple[str, Wish]]:
    nearly = []
    if wish.price_max:
        nearly.append(("price", replace(wish, price_max=wish.price_max * NEAR_PRICE // 100)))
    if wish.bedrooms_min:
        least, most = wish.bedrooms_min - 1, (wish.bedrooms_max or wish.bedrooms_min) + 1
        nearly.append(("bedrooms", replace(wish, bedrooms_min=least or None, bedrooms_max=most)))
    if wish.neighborhoods and wish.city:
        nearly.append(("district", replace(wish, neighborhoods=())))
    siblings = tuple(SIBLINGS[kind] for kind in wish.types if kind in SIBLINGS)
    if siblings:
        kinds = tuple(kind for group in siblings for kind in group if kind not in wish.exclude_types)
        nearly.append(("type", replace(wish, types=kinds)))
    return nearly


def _relaxed(wish: Wish) -> dict[str, Wish]:
    """Each wish dropped by itself; the names are the assistant's."""
    features = {
        f"feature:{name}": replace(wish, features=tuple(other for other in wish.features if other != name))
        for name in wish.features
    }
    return features | {
        "price": replace(wish, price_min=None, price_max=None, price_about=None),
        "bedrooms": replace(wish, bedrooms_min=None, bedrooms_max=None),
        "suites": replace(wish, suites_min=None),
        "parking": replace(wish, parking_min=None),
        "bathrooms": replace(wish, bathrooms_min=None),
        "area": replace(wish, area_min=None),
        "district": replace(wish, neighborhoods=()) if wish.city else wish,
        "type": replace(wish, types=(), exclude_types=()),
        "place": replace(wish, city=None, state=None, neighborhoods=()),
    }
