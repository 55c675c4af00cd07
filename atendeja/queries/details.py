"""What is known around a conversation: the handover, notes, properties asked about, visits."""

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import datetime

from sqlalchemy import func, select
from sqlalchemy.orm import joinedload

from atendeja.extensions import db
from atendeja.models import Conversation, ConversationEvent, Inquiry, Lead, Property, Visit

MOST = 12  # of each kind


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


def about(conversation: Conversation) -> About:
    """Five statements, however much there is."""
    lead = db.session.scalar(
        select(Lead).where(
            Lead.tenant_id == conversation.tenant_id, Lead.contact_id == conversation.contact_id
        )
    )
    handovers = _events(conversation, "handoff.requested", 1)
    return About(
        lead=lead,
        handover=handovers[0] if handovers else None,
        notes=[note for note in _events(conversation, "note.written", 3 * MOST) if not _gone(note)][:MOST],
        asked=_asked(lead) if lead else (),
        visits=_visits(lead) if lead else (),
    )


def _events(conversation: Conversation, kind: str, most: int) -> Sequence[ConversationEvent]:
    query = select(ConversationEvent).where(
        ConversationEvent.tenant_id == conversation.tenant_id,
        ConversationEvent.conversation_id == conversation.id,
        ConversationEvent.kind == kind,
    )
    newest = query.order_by(ConversationEvent.id.desc()).limit(most)
    return db.session.scalars(newest.options(joinedload(ConversationEvent.user))).all()


def _gone(note: ConversationEvent) -> bool:
    return "removed" in note.detail


def _asked(lead: Lead) -> Sequence[Asked]:
    last = func.max(Inquiry.created_at)
    query = select(Property.id, Property.code, Property.title, last).join(
        Inquiry, Inquiry.property_id == Property.id
    )
    query = query.where(Inquiry.tenant_id == lead.tenant_id, Inquiry.lead_id == lead.id)
    found = query.group_by(Property.id, Property.code, Property.title).order_by(last.desc()).limit(MOST)
    return [Asked(*row) for row in db.session.execute(found)]


def _visits(lead: Lead) -> Sequence[tuple[Visit, str]]:
    query = select(Visit, Property.code).join(Property, Property.id == Visit.property_id)
    query = query.where(Visit.tenant_id == lead.tenant_id, Visit.lead_id == lead.id)
    return [(visit, code) for visit, code in db.session.execute(query.order_by(Visit.id.desc()).limit(MOST))]
