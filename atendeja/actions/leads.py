from datetime import datetime
from typing import Any

from sqlalchemy.orm.attributes import set_committed_value

from atendeja.assistant.events import SaveLead
from atendeja.extensions import db
from atendeja.models import Conversation, Inquiry, Lead, Property

from .history import record


def save_lead(conversation: Conversation, known: SaveLead, now: datetime) -> None:
    """Keep the lead's facts current; each property asked about is noted once."""
    lead = lead_or_new(conversation, now)
    lead.wish, lead.visit = known.wish, known.visit
    lead.owner = lead.owner or known.owner
    lead.updated_at = now
    if known.name and known.name != conversation.contact.name:
        conversation.contact.name = known.name[:120]
    if known.property_id is not None and known.property_id != lead.property_id:
        lead.property_id = known.property_id
        db.session.add(_inquiry(lead, "property", known.wish, 1, now, known.property_id))
        code = code_of(conversation, known.property_id)
        record(conversation, "inquiry.created", property_id=known.property_id, code=code)


def note_search(conversation: Conversation, wish: dict[str, Any], found: int, now: datetime) -> None:
    """Remember what was looked for and how much of it there was."""
    lead = lead_or_new(conversation, now)
    db.session.add(_inquiry(lead, "search", wish, found, now))


def pass_on(conversation: Conversation, words: str, now: datetime) -> None:
    """Something that a person must answer: the conversation shows as waiting, the assistant goes on."""
    conversation.waiting_since = conversation.waiting_since or now
    record(conversation, "question.passed_on", words=words)


def code_of(conversation: Conversation, property_id: int) -> str | None:
    """What the agency calls this property, for the history: a pill must not ask for it each time."""
    found = db.session.get(Property, property_id)
    return found.code if found and found.tenant_id == conversation.tenant_id else None


def lead_of(conversation: Conversation) -> Lead | None:
    return conversation.lead


def lead_or_new(conversation: Conversation, now: datetime) -> Lead:
    """The contact's one lead; the first fact makes it."""
    lead = lead_of(conversation)
    if lead is None:
        lead = Lead(tenant_id=conversation.tenant_id, contact_id=conversation.contact_id, created_at=now)
        db.session.add(lead)
        db.session.flush()
        set_committed_value(conversation, "lead", lead)
        record(conversation, "lead.created")
    return lead


def _inquiry(
    lead: Lead, kind: str, wish: dict[str, Any], found: int, now: datetime, property_id: int | None = None
) -> Inquiry:
    return Inquiry(
        tenant_id=lead.tenant_id,
        lead_id=lead.id,
        kind=kind,
        wish=wish,
        property_id=property_id,
        found=found,
        created_at=now,
    )
