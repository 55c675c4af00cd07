"""What a good advertisement still lacks: a list of things to do, never an error."""

from collections.abc import Callable
from typing import Protocol

ENOUGH_PHOTOS = 3
ENOUGH_WORDS = 120  # characters of a description that says something
HOMES = frozenset({"apartment", "house", "townhouse", "condo_house", "studio", "penthouse"})
SHARED = frozenset({"apartment", "penthouse", "condo_house"})
"""Kinds that are part of a condominium: its fee is what customers ask for first."""
PLOTS = frozenset({"land", "farm"})


class Advertised(Protocol):
    """The facts of a property that an advertisement is made of."""

    type: str
    for_sale: bool
    for_rent: bool
    sale_price_cents: int | None
    rent_price_cents: int | None
    condo_fee_cents: int | None
    description: str
    district: str
    street: str | None
    bedrooms: int | None
    bathrooms: int | None
    area_m2: int | None
    total_area_m2: int | None


def missing(of: Advertised, photos: int) -> tuple[str, ...]:
    """Names of what is missing (keys of LACKS), the most important first."""
    return tuple(name for name, lacks in _LACKS.items() if lacks(of, photos))


def missing_key(names: tuple[str, ...]) -> str:
    """|photos|price|: lets SQL ask for one of them, and `|` is complete."""
    return "|" + "".join(f"{name}|" for name in names)


def _price(of: Advertised, _: int) -> bool:
    return (of.for_sale and of.sale_price_cents is None) or (of.for_rent and of.rent_price_cents is None)


def _area(of: Advertised, _: int) -> bool:
    return of.area_m2 is None and (of.type not in PLOTS or of.total_area_m2 is None)


_LACKS: dict[str, Callable[[Advertised, int], bool]] = {
    "photos": lambda _, photos: photos < ENOUGH_PHOTOS,
    "price": _price,
    "description": lambda of, _: len(of.description or "") < ENOUGH_WORDS,
    "bedrooms": lambda of, _: of.type in HOMES and of.bedrooms is None,
    "bathrooms": lambda of, _: of.type in HOMES and of.bathrooms is None,
    "area": _area,
    "district": lambda of, _: not of.district,
    "address": lambda of, _: not of.street,
    "condo": lambda of, _: of.type in SHARED and of.condo_fee_cents is None,
}
LACKS = tuple(_LACKS)
