"""What a customer looks for, as conditions in SQL; and what is nearly that, wish by wish."""

from collections.abc import Mapping
from dataclasses import dataclass, replace
from typing import Any

from sqlalchemy import ColumnElement, and_, or_

from atendeja.models import Property
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


def price_column(wish: Wish) -> Any:
    return Property.rent_price_cents if wish.purpose == "rent" else Property.sale_price_cents


def conditions(wish: Wish) -> list[ColumnElement[bool]]:
    return [*ground(wish), *details(wish).values()]


def ground(wish: Wish) -> list[ColumnElement[bool]]:
    """For sale or to let, what kind, where."""
    return [*_purpose_and_kind(wish), *_place(wish)]


def details(wish: Wish) -> dict[str, ColumnElement[bool]]:
    """What is asked of it besides, by the assistant's names: each may be dropped by itself."""
    asked = {
        f"feature:{name}": [Property.features_key.contains(f"|{name}|", autoescape=True)]
        for name in wish.features
    }
    asked |= {"price": _money(wish), "bedrooms": _bedrooms(wish)}
    at_least = {
        "suites": (Property.suites, wish.suites_min),
        "parking": (Property.parking, wish.parking_min),
        "bathrooms": (Property.bathrooms, wish.bathrooms_min),
        "area": (Property.area_m2, wish.area_min),
    }
    asked |= {name: [column >= least] for name, (column, least) in at_least.items() if least}
    return {name: and_(*limits) for name, limits in asked.items() if limits}


def _bedrooms(wish: Wish) -> list[ColumnElement[bool]]:
    least = [Property.bedrooms >= wish.bedrooms_min] if wish.bedrooms_min else []
    most = [] if wish.bedrooms_max is None else [Property.bedrooms <= wish.bedrooms_max]
    return least + most


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
        conditions.append(in_districts(wish))
    return conditions


def in_districts(wish: Wish) -> ColumnElement[bool]:
    return Property.district_key.in_([folded(name) for name in wish.neighborhoods])


def _money(wish: Wish) -> list[ColumnElement[bool]]:
    """“Uns 300 mil” means 20 % either way; a property without price (“Consulte”) may always be shown."""
    price = price_column(wish)
    low, high = wish.price_min, wish.price_max
    if wish.price_about and not high:
        low, high = wish.price_about * 80 // 100, wish.price_about * 120 // 100
    limits = []
    if low:
        limits.append(price >= low * 100)
    if high:
        limits.append(price <= high * 100)
    return [or_(price.is_(None), and_(*limits))] if limits else []


def near_wishes(wish: Wish) -> list[tuple[str, Wish]]:
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


def other_grounds(wish: Wish) -> dict[str, Wish]:
    """Kind and place dropped, each by itself; the names are the assistant's."""
    return {
        "type": replace(wish, types=(), exclude_types=()),
        "place": replace(wish, city=None, state=None, neighborhoods=()),
    }
