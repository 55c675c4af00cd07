"""The board of leads: columns by status, each with its count, what is at stake, and its first cards."""

from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass, field, replace
from typing import Any

from sqlalchemy import ColumnElement, case, func, select, union_all

from atendeja.extensions import db
from atendeja.models import Lead, User
from atendeja.models.lead_status import STATUSES

from .leads_filter import LeadFilter, among, conditions, is_everything
from .leads_rows import Leg, Place, Row, fits, rows, stretch

CARDS = 20  # of a column at first and at each “mostrar mais”
SOME = 8000  # leads that are sorted at once sooner than indexes are walked past what does not fit

# What has a next step comes first, the soonest on top; then what moved last.
LEGS = (
    Leg(Lead.next_step_at, where=(Lead.next_step_at.is_not(None),)),
    Leg(Lead.status_at, descending=True, where=(Lead.next_step_at.is_(None),)),
)


@dataclass(frozen=True, slots=True)
class Column:
    """`sale_cents` and `rent_cents` (a month) are kept apart: their sum would mean nothing."""

    status: str
    count: int = 0
    sale_cents: int = 0
    rent_cents: int = 0
    rows: list[Row] = field(default_factory=list)
    next: Place | None = None


def board(user: User, wanted: LeadFilter, begin: tuple[str, Place] | None = None) -> list[Column]:
    """All columns of the wanted statuses; the one that `begin` names goes on after that place."""
    statuses, where = wanted.statuses or STATUSES, among(user, wanted)
    if begin is None and not is_everything(wanted) and _some(where):
        return _columns(_first_of_each(where, statuses), _heads(where, statuses))
    status, after = begin or ("", None)
    return _columns(_cards(where, statuses, {status: fits(LEGS, after)}), _heads(where, statuses))


def column(user: User, wanted: LeadFilter, status: str, after: Place | None = None) -> Column:
    """One column, or the cards of it that follow."""
    where = conditions(user, wanted)
    found = _cards(where, (status,), {status: fits(LEGS, after)})
    return _columns(found, {status: Column(status)})[0]


def heads(user: User, wanted: LeadFilter, statuses: Sequence[str]) -> list[Column]:
    """Some columns without their cards."""
    found = _heads(conditions(user, wanted), statuses)
    return [found[status] for status in statuses]


def _columns(found: Mapping[str, list[Place]], counted: Mapping[str, Column]) -> list[Column]:
    shown = {status: places[:CARDS] for status, places in found.items()}
    known = {row.lead.id: row for row in rows([place.id for places in shown.values() for place in places])}
    made = []
    for status, places in shown.items():
        cards = [known[place.id] for place in places if place.id in known]
        more = places[-1] if len(found[status]) > CARDS else None
        made.append(replace(counted[status], rows=cards, next=more))
    return made


def _some(where: list[ColumnElement[bool]]) -> bool:
    """Do at most SOME leads fit?"""
    found = select(Lead.id).where(*where).limit(SOME + 1).subquery()
    return (db.session.scalar(select(func.count()).select_from(found)) or 0) <= SOME


def _first_of_each(where: list[ColumnElement[bool]], statuses: Sequence[str]) -> dict[str, list[Place]]:
    """As `_cards`, but the filter is worked out once for all columns."""
    order = (Lead.next_step_at.nulls_last(), Lead.status_at.desc(), Lead.id.desc())
    number = case({status: n for n, status in enumerate(statuses)}, value=Lead.status)  # compared sooner
    rank = func.row_number().over(partition_by=number, order_by=order).label("rank")
    query = select(Lead.id, Lead.status, Lead.next_step_at, Lead.status_at, rank)
    ranked = query.where(*where, Lead.status.in_(statuses)).subquery()
    found: dict[str, list[Place]] = {status: [] for status in statuses}
    first = select(ranked).where(ranked.c.rank <= CARDS + 1).order_by(ranked.c.rank)
    for lead_id, status, step, since, _ in db.session.execute(first):
        found[status].append(Place(0, step, lead_id) if step else Place(1, since, lead_id))
    return found


def _cards(
    where: list[ColumnElement[bool]], statuses: Sequence[str], begin: Mapping[str, Place | None]
) -> dict[str, list[Place]]:
    """Where the cards of each column are, one more than is shown: one statement for all."""
    arms = [arm for status in statuses for arm in _arms(where, status, begin.get(status))]
    found: dict[str, list[Place]] = {status: [] for status in statuses}
    for leg, value, lead_id, status in db.session.execute(union_all(*arms)):
        if len(found[status]) <= CARDS:
            found[status].append(Place(leg, value, lead_id))
    return found


def _arms(where: list[ColumnElement[bool]], status: str, after: Place | None) -> Iterator[Any]:
    own = [*where, Lead.status == status]
    for number in range(after.leg if after else 0, len(LEGS)):
        yield select(stretch(own, LEGS, number, after, CARDS + 1).subquery())


def _heads(where: list[ColumnElement[bool]], statuses: Sequence[str]) -> dict[str, Column]:
    """Counts and sums by one index, which holds all that is asked for."""
    rent = Lead.wants_purpose == "rent"
    sale_cents = func.sum(case((rent, 0), else_=Lead.value_cents))
    rent_cents = func.sum(case((rent, Lead.value_cents), else_=0))
    query = select(Lead.status, func.count(), sale_cents, rent_cents)
    query = query.where(*where, Lead.status.in_(statuses)).group_by(Lead.status)
    found = {
        row[0]: Column(row[0], row[1], int(row[2] or 0), int(row[3] or 0))
        for row in db.session.execute(query)
    }
    return {status: found.get(status, Column(status)) for status in statuses}
