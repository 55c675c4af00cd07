"""A page of leads in some order: where it begins, and the rows with what a glance must tell."""

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import datetime
from typing import Any

from sqlalchemy import ColumnElement, Select, literal, select, tuple_
from sqlalchemy.orm import contains_eager, defer, joinedload, lazyload

from atendeja.extensions import db
from atendeja.models import Contact, Conversation, Lead, Property, User


@dataclass(frozen=True, slots=True)
class Place:
    """Where a page begins: after this row, with this value, of this stretch of the order."""

    leg: int
    value: Any
    id: int


@dataclass(frozen=True, slots=True)
class Leg:
    """A stretch of an order that an index can walk."""

    column: Any
    descending: bool = False
    where: tuple[ColumnElement[bool], ...] = ()


@dataclass(frozen=True, slots=True)
class Row:
    """A lead, since when its customer waits for an answer, and when the customer last wrote."""

    lead: Lead
    waiting_since: datetime | None = None
    heard_at: datetime | None = None


def stretch(
    where: Sequence[ColumnElement[bool]], legs: Sequence[Leg], number: int, after: Place | None, limit: int
) -> Select[Any]:
    """Ids of one stretch in its order, with their value there; all of it where `after` is in another one."""
    leg = legs[number]
    query = select(literal(number).label("leg"), leg.column.label("value"), Lead.id.label("id"), Lead.status)
    query = query.where(*where, *leg.where)
    if after and after.leg == number:
        here, there = tuple_(leg.column, Lead.id), (after.value, after.id)
        query = query.where(here < there if leg.descending else here > there)
    down = leg.descending
    first, then = (leg.column.desc(), Lead.id.desc()) if down else (leg.column, Lead.id)
    return query.order_by(first, then).limit(limit)


def fits(legs: Sequence[Leg], place: Place | None) -> Place | None:
    """Addresses are typed and kept: a place of another order is none."""
    if place is None or not 0 <= place.leg < len(legs):
        return None
    kind = int if legs[place.leg].column.key == "value_cents" else datetime
    return place if isinstance(place.value, kind) else None


def rows(wanted: Sequence[int]) -> list[Row]:
    """These leads in this order."""
    if not wanted:
        return []
    query = (
        select(Lead, Conversation.waiting_since, Conversation.last_customer_at)
        .join(Lead.contact)
        .outerjoin(Conversation, Conversation.contact_id == Lead.contact_id)
        .where(Lead.id.in_(wanted))
        .options(contains_eager(Lead.contact).load_only(*_NAMES), *_LEAN)
    )
    found = {one[0].id: Row(*one) for one in db.session.execute(query)}
    return [found[one] for one in wanted if one in found]


_NAMES = (Contact.name, Contact.profile_name, Contact.username, Contact.wa_id)
_LEAN = (
    defer(Lead.referral),
    defer(Lead.visit),
    joinedload(Lead.agent).load_only(User.name).options(lazyload(User.tenant)),
    joinedload(Lead.property).load_only(Property.code),
)
