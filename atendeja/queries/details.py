"""What is known around a conversation: the handover, notes, properties asked about, visits."""

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import datetime
from operator import attrgetter
from typing import Any

from sqlalchemy import Select, func, select, union, union_all
from sqlalchemy.orm import joinedload, lazyload

from atendeja.extensions import db
from atendeja.models import Conversation, ConversationEvent, Inquiry, Lead, Property, User, Visit

from .thread import Thread

MOST = 12  # of each kind
NOTE, HANDOVER = "note.written", "handoff.requested"


@dataclass(frozen=True, slots=True)
class Asked:
    """A property that the customer asked about, and when last."""

    id: int
    code: str
    title: str
    at: datetime


@dataclass(frozen=True, slots=True)
class About:
    """What the pane beside a thread shows. Newest first."""

    lead: Lead | None
    handover: ConversationEvent | None
    notes: Sequence[ConversationEvent]
    asked: Sequence[Asked]
    visits: Sequence[tuple[Visit, str]]


def about(conversation: Conversation, thread: Thread | None = None) -> About:
    """Two statements, however much there is; one where the whole thread is at hand."""
    events = _among(thread) if thread and thread.whole else _events(conversation)
    asked, visits = _wanted(conversation.lead) if conversation.lead else ([], [])
    return About(
        lead=conversation.lead,
        handover=next((event for event in events if event.kind == HANDOVER), None),
        notes=[event for event in events if event.kind == NOTE and not _gone(event)][:MOST],
        asked=asked,
        visits=visits,
    )


def _among(thread: Thread) -> list[ConversationEvent]:
    events = [item for item in thread.items if isinstance(item, ConversationEvent)]
    return sorted(events, key=attrgetter("id"), reverse=True)


def _events(conversation: Conversation) -> Sequence[ConversationEvent]:
    """The newest notes and the newest handover, newest first."""
    kind, own = ConversationEvent.kind, ConversationEvent.conversation_id == conversation.id
    own &= ConversationEvent.tenant_id == conversation.tenant_id
    newest = select(ConversationEvent.id).where(own).order_by(ConversationEvent.id.desc())
    notes = newest.where(kind == NOTE).limit(3 * MOST).subquery()
    handover = newest.where(kind == HANDOVER).limit(1).subquery()
    both = union_all(select(notes), select(handover)).subquery()
    query = select(ConversationEvent).join(both, both.c.id == ConversationEvent.id)
    query = query.order_by(ConversationEvent.id.desc())
    author = joinedload(ConversationEvent.user).options(lazyload(User.tenant))
    return db.session.scalars(query.options(author)).all()


def _gone(note: ConversationEvent) -> bool:
    return "removed" in note.detail


def _wanted(lead: Lead) -> tuple[list[Asked], list[tuple[Visit, str]]]:
    """The properties that were asked about, and the visits with their properties' codes; newest first."""
    rows = db.session.execute(_touched(lead)).all()
    asked = {row.id: Asked(*row[:4]) for row in rows if row.asked_at}
    visits = [(row.Visit, row.code) for row in rows if row.Visit]
    newest = sorted(asked.values(), key=attrgetter("at"), reverse=True)
    return newest[:MOST], sorted(visits, key=lambda visit: visit[0].id, reverse=True)[:MOST]


def _touched(lead: Lead) -> Select[Any]:
    own = (Inquiry.tenant_id == lead.tenant_id) & (Inquiry.lead_id == lead.id)
    asked = select(Inquiry.property_id, func.max(Inquiry.created_at).label("asked_at"))
    asked_of = asked.where(own, Inquiry.property_id.is_not(None)).group_by(Inquiry.property_id).subquery()
    visited = (Visit.tenant_id == lead.tenant_id) & (Visit.lead_id == lead.id)
    ids = union(select(asked_of.c.property_id), select(Visit.property_id).where(visited)).subquery()
    at: Any = asked_of.c.asked_at
    return (
        select(Property.id, Property.code, Property.title, at, Visit)
        .join(ids, ids.c.property_id == Property.id)
        .outerjoin(asked_of, asked_of.c.property_id == Property.id)
        .outerjoin(Visit, visited & (Visit.property_id == Property.id))
    )
