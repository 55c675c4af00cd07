from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from typing import Any

from sqlalchemy import ColumnElement, Select, and_, or_, select
from sqlalchemy.orm import selectinload

from atendeja.extensions import db
from atendeja.models import Property
from atendeja.models.property import code_key, folded


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


def matching(tenant_id: int, wish: Wish, *, without: Iterable[int] = (), limit: int = 10) -> list[Property]:
    """Active properties that fit the whole wish, newest first. Without a price they come last."""
    price = _price(wish)
    query = _offered(tenant_id).where(*_conditions(wish)).where(Property.id.not_in(list(without)))
    query = query.order_by(price.is_(None), Property.updated_at.desc(), Property.id.desc()).limit(limit)
    return [p for p in db.session.scalars(query) if set(wish.features) <= set(p.features)]


def by_code(tenant_id: int, code: str) -> Property | None:
    """The active property with this code, however it was typed ("ap-1023", "AP 1023")."""
    return db.session.scalar(_offered(tenant_id).where(Property.code_key == code_key(code)))


def by_id(tenant_id: int, property_id: int) -> Property | None:
    return db.session.scalar(_offered(tenant_id).where(Property.id == property_id))


def known_places(tenant_id: int) -> list[tuple[str, str | None, str]]:
    """(city, state, district) of everything active: the names that customers will use."""
    places = select(Property.city, Property.state, Property.district).distinct()
    return [
        (city, state, district)
        for city, state, district in db.session.execute(
            places.where(Property.tenant_id == tenant_id, Property.active)
        )
    ]


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
    if wish.neighborhoods:
        conditions.append(Property.district_key.in_([folded(name) for name in wish.neighborhoods]))
    return conditions


def _money(wish: Wish) -> list[ColumnElement[bool]]:
    """A price asked "about" means 20 % either way; a property without price ("Consulte") may always be shown."""
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
