"""Everything that happened with a lead, newest first: events, and the messages of each day as one line."""

from collections import Counter
from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date, datetime

from sqlalchemy import Select, select
from sqlalchemy.orm import joinedload

from atendeja.extensions import db
from atendeja.models import ConversationEvent, Lead, Message
from atendeja.models.message import ATTACHED

PAGE = 25  # events at once
COUNTED = 2000  # messages between them that are counted


@dataclass(frozen=True, slots=True)
class Talk:
    """The messages of a day, until when, and how many by author (customer, bot, agent, phone)."""

    at: datetime
    counts: dict[str, int]


@dataclass(frozen=True, slots=True)
class Timeline:
    """`older` is the event before which the next page ends, None at the beginning."""

    items: list[ConversationEvent | Talk]
    older: int | None = None


def timeline(lead: Lead, before: int | None = None) -> Timeline:
    """The newest PAGE events (before an event's id) with the days of talk that fall among them."""
    newest = _events(lead).order_by(ConversationEvent.id.desc()).limit(PAGE + 1)
    found = db.session.scalars(newest.where(ConversationEvent.id < before) if before else newest).all()
    events, until = found[:PAGE], _moment(lead, before) if before else None
    since = events[-1].created_at if len(found) > PAGE else None
    items: list[ConversationEvent | Talk] = [*events, *_talks(lead, since, until)]
    items.sort(key=_when, reverse=True)
    return Timeline(items, events[-1].id if len(found) > PAGE else None)


def _when(item: ConversationEvent | Talk) -> tuple[datetime, int]:
    return (item.at, 0) if isinstance(item, Talk) else (item.created_at, item.id)


def _events(lead: Lead) -> Select[ConversationEvent]:
    query = select(ConversationEvent).where(
        ConversationEvent.tenant_id == lead.tenant_id,
        ConversationEvent.conversation_id == lead.conversation.id,
    )
    return query.options(joinedload(ConversationEvent.user))


def _moment(lead: Lead, event_id: int) -> datetime | None:
    found = db.session.scalar(_events(lead).where(ConversationEvent.id == event_id))
    return found.created_at if found else None


def _talks(lead: Lead, since: datetime | None, until: datetime | None) -> Sequence[Talk]:
    own = (Message.tenant_id == lead.tenant_id, Message.conversation_id == lead.conversation.id)
    query = select(Message.created_at, Message.author).where(*own, Message.status != ATTACHED)
    query = query.where(Message.created_at >= since) if since else query
    query = query.where(Message.created_at < until) if until else query
    zone = lead.conversation.tenant.zone
    days: dict[date, Talk] = {}
    for at, author in db.session.execute(query.order_by(Message.created_at.desc()).limit(COUNTED)):
        talk = days.setdefault(at.astimezone(zone).date(), Talk(at, Counter()))
        talk.counts[author] += 1
    return list(days.values())
