from collections.abc import Iterable, Sequence
from dataclasses import dataclass, replace
from datetime import datetime
from typing import Any

from sqlalchemy import Select, false, func, select
from sqlalchemy.orm import selectinload

from atendeja.extensions import db
from atendeja.models import Property
from atendeja.models.property import code_key

from .wishes import Wish, conditions, details, ground, in_districts, near_wishes, other_grounds, price_column

FEW = 200  # hits that are put in order one by one


@dataclass(frozen=True, slots=True)
class _Hit:
    """What decides the order."""

    id: int
    bedrooms: int | None
    cents: int | None
    updated_at: datetime


def matching(
    tenant_id: int, wish: Wish, *, without: Iterable[int] = (), cheapest_first: bool = False, limit: int = 7
) -> list[Property]:
    """Active properties that fit the whole wish: the wanted number of bedrooms first, then the newest.

    While some have exactly that number, those with more wait for “mais opções”. Without a price comes last.
    """
    return _loaded(tenant_id, _ranked(tenant_id, wish, list(without), cheapest_first, limit))


def near(tenant_id: int, wish: Wish, limit: int = 6) -> list[tuple[Property, str]]:
    """What misses one wish a little: price up to 10 % over, a bedroom less or more, district, kind."""
    found: dict[int, str] = {}
    for differs, nearly in near_wishes(wish):
        for property_id in _ranked(tenant_id, nearly, [], False, limit):
            found.setdefault(property_id, differs)
        if len(found) >= limit:
            break
    return [(one, found[one.id]) for one in _loaded(tenant_id, list(found)[:limit])]


def without_one(tenant_id: int, wish: Wish, shown: Iterable[int] = (), up_to: int = 30) -> dict[str, int]:
    """How many there would be, besides those `shown`, if one wish were dropped: two statements for all.

    Counted no further than one more than `up_to`: nobody needs to know how many hundreds there are.
    """
    fresh = [Property.tenant_id == tenant_id, Property.active, Property.id.not_in(list(shown))]
    counts = _without_detail(wish, fresh) | _elsewhere(wish, fresh, up_to + 1)
    return {name: min(count, up_to + 1) for name, count in counts.items()}


def _without_detail(wish: Wish, fresh: list[Any]) -> dict[str, int]:
    """All of the kind in the city, by which details they have: enough to say what each detail costs."""
    around, wanted = wish, details(wish)
    if wish.city and wish.neighborhoods:
        around, wanted["district"] = replace(wish, neighborhoods=()), in_districts(wish)
    if not wanted:
        return {}
    told = [func.coalesce(condition, false()).label(f"d{n}") for n, condition in enumerate(wanted.values())]
    grouped = select(*told, func.count()).where(*fresh, *ground(around)).group_by(*told)
    rows = db.session.execute(grouped).all()
    return {
        name: sum(row[-1] for row in rows if all(row[:place]) and all(row[place + 1 : -1]))
        for place, name in enumerate(wanted)
    }


def _elsewhere(wish: Wish, fresh: list[Any], most: int) -> dict[str, int]:
    """With every detail, but of another kind or in another city."""
    exact = [*fresh, *details(wish).values()]
    others = {name: other for name, other in other_grounds(wish).items() if other != wish}
    if not others:
        return {}
    some = [select(Property.id).where(*exact, *ground(other)).limit(most) for other in others.values()]
    counts = [select(func.count()).select_from(one.subquery()).scalar_subquery() for one in some]
    return dict(zip(others, db.session.execute(select(*counts)).one(), strict=True))


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


def _ranked(tenant_id: int, wish: Wish, without: list[int], cheapest_first: bool, limit: int) -> list[int]:
    """Ids, best first. Few hits are put in order here; of many, an index in that order gives some soon.

    Each look is answered from one index (ix_re_properties_wishes) without touching a row.
    """
    price, exact = price_column(wish), 0 if cheapest_first else wish.bedrooms_min or 0
    fitting: list[Any] = [Property.tenant_id == tenant_id, Property.active, *conditions(wish)]
    if without:
        fitting.append(Property.id.not_in(without))
    facts = select(Property.id, Property.bedrooms, price, Property.updated_at).where(*fitting)
    rows = [_Hit(*row) for row in db.session.execute(facts.limit(FEW + 1))]
    if len(rows) > FEW:
        return _walked(fitting, price, exact, cheapest_first, limit)
    same = [row for row in rows if row.bedrooms == exact] if exact else []
    newest = sorted(same or rows, key=lambda row: (row.updated_at, row.id), reverse=True)
    order = sorted(newest, key=lambda row: (row.cents is None, (row.cents or 0) if cheapest_first else 0))
    return [row.id for row in order[:limit]]


def _walked(fitting: list[Any], price: Any, exact: int, cheapest_first: bool, limit: int) -> list[int]:
    """The same order, leg by leg: the wanted number of bedrooms alone, if there are any; prices first."""
    order = [*([price] if cheapest_first else []), Property.updated_at.desc(), Property.id.desc()]
    for rooms in ([Property.bedrooms == exact], []) if exact else ([],):
        found: list[int] = []
        for priced in (price.is_not(None), price.is_(None)):
            leg = select(Property.id).where(*fitting, *rooms, priced).order_by(*order)
            found += db.session.scalars(leg.limit(limit - len(found))) if len(found) < limit else []
        if found:
            return found
    return []


def _loaded(tenant_id: int, ids: list[int]) -> list[Property]:
    """These, in this order, with their photos."""
    if not ids:
        return []
    rows = {row.id: row for row in db.session.scalars(_offered(tenant_id).where(Property.id.in_(ids)))}
    return [rows[one] for one in ids if one in rows]
