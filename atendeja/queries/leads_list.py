"""The list of leads: filtered, counted, in order, page by page."""

from dataclasses import dataclass

from sqlalchemy import func, select

from atendeja.extensions import db
from atendeja.models import Lead, User

from .leads_filter import LeadFilter, among, conditions
from .leads_rows import Leg, Place, Row, fits, rows, stretch

PAGE = 30
MOST_COUNTED = 1000  # beyond it the page says “mais de 1.000”
ORDERS: dict[str, tuple[Leg, ...]] = {
    "newest": (Leg(Lead.created_at, descending=True),),
    "next_step": (
        Leg(Lead.next_step_at, where=(Lead.next_step_at.is_not(None),)),
        Leg(Lead.created_at, descending=True, where=(Lead.next_step_at.is_(None),)),
    ),
    "value": (
        Leg(Lead.value_cents, descending=True, where=(Lead.value_cents.is_not(None),)),
        Leg(Lead.created_at, descending=True, where=(Lead.value_cents.is_(None),)),
    ),
    "longest": (Leg(Lead.status_at),),
}


@dataclass(frozen=True, slots=True)
class Page:
    """Some rows; the place after them if there are more; how many in all, counted up to a bound."""

    rows: list[Row]
    next: Place | None
    count: int


def page(user: User, wanted: LeadFilter, order: str = "newest", after: Place | None = None) -> Page:
    """The rows after `after`."""
    where, legs = among(user, wanted), ORDERS[order]
    found: list[Place] = []
    after = fits(legs, after)
    for number in range(after.leg if after else 0, len(legs)):
        query = stretch(where, legs, number, after, PAGE + 1 - len(found))
        found += [Place(leg, value, one) for leg, value, one, _ in db.session.execute(query)]
        if len(found) > PAGE:
            break
    shown = found[:PAGE]
    some = select(Lead.id).where(*where).limit(MOST_COUNTED + 1).subquery()
    count = db.session.scalar(select(func.count()).select_from(some)) or 0
    return Page(rows([place.id for place in shown]), shown[-1] if len(found) > PAGE else None, count)


def ids(user: User, wanted: LeadFilter, limit: int) -> list[int]:
    """Some of what fits, in no order."""
    return list(db.session.scalars(select(Lead.id).where(*conditions(user, wanted)).limit(limit)))


def following(user: User, wanted: LeadFilter, after: int, size: int) -> list[Lead]:
    """The leads with an id above this one, for a file."""
    query = select(Lead.id).where(*conditions(user, wanted), Lead.id > after).order_by(Lead.id).limit(size)
    return [row.lead for row in rows(list(db.session.scalars(query)))]
