from datetime import datetime
from typing import Any

import structlog
from sqlalchemy.orm.attributes import set_committed_value

from atendeja.assistant.events import SaveLead
from atendeja.extensions import db
from atendeja.models import Conversation, Inquiry, Lead, Property
from atendeja.models.lead import index_wish

from .history import record
from .lead_progress import advance, revalue

log = structlog.get_logger()


def save_lead(conversation: Conversation, known: SaveLead, now: datetime) -> None:
    """Keep the lead's facts current; each property asked about is noted once."""
    lead = lead_or_new(conversation, now)
    wish, lead.visit = lead.wish, known.visit
    lead.wish = known.wish
    lead.owner = lead.owner or known.owner
    lead.updated_at = now
    if known.name and known.name != conversation.contact.name:
        conversation.contact.name = known.name[:120]
    asks = known.property_id is not None and known.property_id != lead.property_id
    if asks:
        _note_interest(conversation, lead, known, now)
    if asks or wish != known.wish:
        index_wish(lead)
        revalue(lead)
        advance(lead, "wished", now)


def note_search(
    conversation: Conversation, wish: dict[str, Any], found: int, now: datetime, *, more: bool = False
) -> None:
    """Remember what was looked for and how much of it there was; `more`: besides what was shown already."""
    lead = lead_or_new(conversation, now)
    db.session.add(_inquiry(lead, "search", wish, found, now))
    own = {"tenant_id": lead.tenant_id, "conversation_id": conversation.id}
    log.info("inquiry.created", **own, kind="search", found=found)
    if found or not more:
        advance(lead, "found_some" if found else "found_none", now)


def heard_again(conversation: Conversation, now: datetime) -> None:
    """The customer wrote: whoever was silent or lost is back."""
    lead = lead_of(conversation)
    if lead is not None:
        advance(lead, "returned", now)


def accompany(conversation: Conversation) -> None:
    """Whoever has the conversation has the lead as well, where nobody has it yet."""
    lead = lead_of(conversation)
    if lead is not None and lead.agent_id is None:
        lead.agent_id = conversation.agent_id


def note_origin(conversation: Conversation, origin: str | None) -> None:
    """What the customer's first words say of where they come from; an ad's own word counts more."""
    lead = lead_of(conversation)
    if lead is not None and origin is not None and lead.source == "organic":
        lead.source = origin


def pass_on(conversation: Conversation, words: str, now: datetime) -> None:
    """Something that a person must answer: the conversation shows as waiting, the assistant goes on."""
    conversation.waiting_since = conversation.waiting_since or now
    record(conversation, "question.passed_on", words=words)


def code_of(conversation: Conversation, property_id: int) -> str | None:
    """What the agency calls this property, for the history: a pill must not ask for it each time."""
    found = db.session.get(Property, property_id)
    return found.code if found and found.tenant_id == conversation.tenant_id else None


def lead_of(conversation: Conversation) -> Lead | None:
    """Knowing its conversation without asking the database for it."""
    if conversation.lead is not None:
        set_committed_value(conversation.lead, "conversation", conversation)
    return conversation.lead


def lead_or_new(conversation: Conversation, now: datetime) -> Lead:
    """The contact's one lead; the first fact makes it."""
    lead = lead_of(conversation)
    if lead is None:
        own = {"tenant_id": conversation.tenant_id, "contact_id": conversation.contact_id}
        lead = Lead(**own, agent_id=conversation.agent_id, wish={}, status_at=now, created_at=now)
        db.session.add(lead)
        db.session.flush()
        set_committed_value(conversation, "lead", lead)
        set_committed_value(lead, "conversation", conversation)
        record(conversation, "lead.created", at=now)
    return lead


def _note_interest(conversation: Conversation, lead: Lead, known: SaveLead, now: datetime) -> None:
    lead.property_id = known.property_id
    db.session.add(_inquiry(lead, "property", known.wish, 1, now, known.property_id))
    code = code_of(conversation, known.property_id) if known.property_id else None
    record(conversation, "inquiry.created", at=now, property_id=known.property_id, code=code)


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
