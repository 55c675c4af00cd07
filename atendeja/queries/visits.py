"""The agenda: which visits there are, which wait for a yes, and which stand in each other's way."""

from collections import defaultdict
from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from datetime import datetime, timedelta
from typing import Any

from sqlalchemy import ColumnElement, Select, or_, select
from sqlalchemy.orm import joinedload, lazyload

from atendeja.extensions import db
from atendeja.models import Conversation, Lead, User, Visit
from atendeja.models.visit import LONGEST, OPEN

from .visibility import leads_visible_to, visible_to

MOST = 300  # visits on one page
OFFERED = 12
WAITING = ("requested",)
FEED_BACK, FEED_AHEAD = timedelta(days=30), timedelta(days=180)


@dataclass(frozen=True, slots=True)
class Conflict:
    """Another visit (its id) at the same time: of the same agent or at the same property."""

    other: int
    agent: bool
    property: bool


def visible_visits(user: User) -> ColumnElement[bool]:
    """What this person may see: the agency's visits, or their own and those of leads that they may see."""
    ours = Visit.tenant_id == user.tenant_id
    if user.role != "agent" or user.tenant.prefers.sees != "own":
        return ours
    leads = select(Lead.id).where(leads_visible_to(user))
    return ours & or_(Visit.agent_id == user.id, Visit.lead_id.in_(leads))


def visit(user: User, visit_id: int) -> Visit | None:
    return db.session.scalar(_whole(select(Visit).where(visible_visits(user), Visit.id == visit_id)))


def between(user: User, start: datetime, end: datetime, agent_id: int | None) -> Sequence[Visit]:
    """Visits that begin in this time, cancelled ones too, in order; of one agent if given."""
    query = select(Visit).where(visible_visits(user), Visit.starts_at >= start, Visit.starts_at < end)
    ordered = _whole(_of(query, agent_id)).order_by(Visit.starts_at, Visit.id)
    return db.session.scalars(ordered.limit(MOST)).all()


def coming(user: User, now: datetime, agent_id: int | None) -> Sequence[Visit]:
    """The list: what is still to come, then nothing."""
    query = select(Visit).where(visible_visits(user), Visit.starts_at >= now - timedelta(hours=2))
    query = _of(query, agent_id).where(Visit.status.in_(OPEN))
    return db.session.scalars(_whole(query).order_by(Visit.starts_at, Visit.id).limit(MOST)).all()


def waiting(user: User, agent_id: int | None) -> Sequence[Visit]:
    """Asked for by customers and not answered yet, soonest first, those without an hour last."""
    query = _of(select(Visit).where(visible_visits(user), Visit.status.in_(WAITING)), agent_id)
    order = (Visit.starts_at.asc().nulls_last(), Visit.day, Visit.id)
    return db.session.scalars(_whole(query).order_by(*order).limit(MOST)).all()


def without_outcome(user: User, now: datetime, agent_id: int | None) -> Sequence[Visit]:
    """Confirmed, over, and nobody has said how it went; newest first."""
    query = select(Visit).where(visible_visits(user), Visit.status == "confirmed")
    over = (Visit.starts_at < now - timedelta(minutes=30)) & (Visit.starts_at > now - FEED_BACK)
    query = _of(query, agent_id).where(over)
    return db.session.scalars(_whole(query).order_by(Visit.starts_at.desc()).limit(20)).all()


def conflicts(tenant_id: int, visits: Sequence[Visit]) -> dict[int, list[Conflict]]:
    """By visit id, the open visits whose time overlaps with the same agent or property: one statement."""
    timed = [one for one in visits if one.starts_at and one.open]
    if not timed:
        return {}
    starts = [one.starts_at for one in timed if one.starts_at]
    longest = timedelta(minutes=LONGEST)
    own = (Visit.id, Visit.starts_at, Visit.minutes, Visit.agent_id, Visit.property_id)
    query = select(*own).where(Visit.tenant_id == tenant_id, Visit.status.in_(OPEN))
    query = query.where(Visit.starts_at > min(starts) - longest, Visit.starts_at < max(starts) + longest)
    places: dict[tuple[str, int | None], list[Any]] = defaultdict(list)
    for row in db.session.execute(query.order_by(Visit.starts_at, Visit.id)):
        places["agent", row.agent_id].append(row)
        places["property", row.property_id].append(row)
    found = {one.id: _clashes(one, places) for one in timed}
    return {visit_id: clashes for visit_id, clashes in found.items() if clashes}


def among(user: User, visit_ids: Sequence[int]) -> dict[int, Visit]:
    """Those of these visits that this person may see, by id."""
    query = select(Visit).where(visible_visits(user), Visit.id.in_(visit_ids))
    return {one.id: one for one in db.session.scalars(_whole(query))} if visit_ids else {}


def conversation_of(visit: Visit) -> Conversation | None:
    """The thread with the visit's customer, without its lead and agency again."""
    query = select(Conversation).where(Conversation.tenant_id == visit.tenant_id)
    return db.session.scalar(query.where(Conversation.contact_id == visit.lead.contact_id))


def talk_with(user: User, lead_id: int) -> int | None:
    """The id of the lead's conversation, if this person may see it."""
    query = select(Conversation.id).join(Lead, Lead.contact_id == Conversation.contact_id)
    return db.session.scalar(query.where(visible_to(user), Lead.id == lead_id))


def talks(user: User, among: Sequence[int] | None) -> Sequence[Conversation]:
    """Whom a visit could be for: the newest conversations, of these ids if given."""
    query = select(Conversation).where(visible_to(user)).options(joinedload(Conversation.contact))
    if among is not None:
        query = query.where(Conversation.id.in_(among))
    return db.session.scalars(query.order_by(Conversation.last_message_at.desc()).limit(OFFERED)).all()


# --- reminders ------------------------------------------------------------------------------------


def reminder_of(visit_id: int) -> datetime | None:
    return db.session.scalar(select(Visit.remind_at).where(Visit.id == visit_id))


def reminders_until(moment: datetime) -> list[tuple[int, datetime]]:
    """Visit ids and moments, of every agency: from the index of those that have one."""
    due = Visit.remind_at.is_not(None) & (Visit.remind_at <= moment)
    query = select(Visit.id, Visit.remind_at).where(due).order_by(Visit.remind_at).limit(MOST)
    return [(visit_id, at) for visit_id, at in db.session.execute(query) if at is not None]


# --- the calendar feed ----------------------------------------------------------------------------


def owner_of_feed(token: str) -> User | None:
    """Whose private address this is; the token is random, so an index look-up tells nothing about others."""
    return db.session.scalar(select(User).where(User.calendar_token == token, User.active.is_(True)))


def feed(user: User, now: datetime) -> Sequence[Visit]:
    """The person's confirmed and past visits of the last month and those of the next half year."""
    theirs = (Visit.tenant_id == user.tenant_id) & (Visit.agent_id == user.id)
    query = select(Visit).where(theirs, Visit.starts_at > now - FEED_BACK, Visit.starts_at < now + FEED_AHEAD)
    query = query.where(Visit.status.in_((*OPEN, "done", "cancelled")))
    return db.session.scalars(_whole(query).order_by(Visit.starts_at).limit(MOST)).all()


def _whole(query: Select[Visit]) -> Select[Visit]:
    """With what every row shows: customer, property, agent."""
    return query.options(
        joinedload(Visit.lead, innerjoin=True).joinedload(Lead.contact, innerjoin=True),
        joinedload(Visit.property, innerjoin=True),
        joinedload(Visit.agent).options(lazyload(User.tenant)),
    )


def _of(query: Select[Visit], agent_id: int | None) -> Select[Visit]:
    """What nobody has concerns everybody."""
    if agent_id is None:
        return query
    return query.where(or_(Visit.agent_id == agent_id, Visit.agent_id.is_(None)))


def _clashes(one: Visit, places: Mapping[tuple[str, int | None], Sequence[Any]]) -> list[Conflict]:
    same_agent = places["agent", one.agent_id] if one.agent_id is not None else ()
    agent = {row.id for row in same_agent if _overlap(one, row)}
    place = {row.id for row in places["property", one.property_id] if _overlap(one, row)}
    return [Conflict(other, other in agent, other in place) for other in sorted((agent | place) - {one.id})]


def _overlap(one: Any, other: Any) -> bool:
    """Does the earlier one last into the later one?"""
    length = one.minutes if other.starts_at >= one.starts_at else other.minutes
    return bool(abs(other.starts_at - one.starts_at) < timedelta(minutes=length))
