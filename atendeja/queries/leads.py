import re
from typing import Any

from sqlalchemy import select
from sqlalchemy.orm import joinedload

from atendeja.extensions import db
from atendeja.models import Consent, Contact, Conversation, ConversationEvent, Lead, Visit
from atendeja.models.contact import match_key
from atendeja.models.visit import OPEN

VISIT_KEYS = {"at": "visit_at", "date": "visit_date", "period": "visit_period"}


def conversations_with(tenant_id: int, phone: str) -> list[Conversation]:
    """The conversations with this number, however it is written and with or without the ninth digit."""
    digits = re.sub(r"\D", "", phone)
    keys = {match_key(digits), match_key("55" + digits)}
    query = select(Conversation).join(Contact).where(Conversation.tenant_id == tenant_id)
    query = query.where(Contact.match_key.in_(keys)).options(joinedload(Conversation.contact))
    return list(db.session.scalars(query))


def known_of(conversation: Conversation) -> dict[str, Any]:
    """{"lead": facts by the keys of assistant.facts.Facts, "state": who is in charge, "flags": [...]}."""
    lead = db.session.scalar(select(Lead).where(Lead.contact_id == conversation.contact_id))
    consents = _consents(conversation)
    return {
        "lead": _facts(conversation, lead, consents),
        "state": conversation.status,
        "flags": _flags(conversation, lead, consents),
    }


def _consents(conversation: Conversation) -> list[Consent]:
    query = select(Consent).where(
        Consent.tenant_id == conversation.tenant_id, Consent.contact_id == conversation.contact_id
    )
    return list(db.session.scalars(query.order_by(Consent.id)))


def _facts(conversation: Conversation, lead: Lead | None, consents: list[Consent]) -> dict[str, Any]:
    facts = dict(lead.wish) if lead else {}
    if lead:
        facts |= {VISIT_KEYS[key]: value for key, value in lead.visit.items() if key in VISIT_KEYS and value}
        facts |= {"ref": lead.property.code} if lead.property else {}
    if conversation.contact.name:
        facts["name"] = conversation.contact.name
    said = [consent.granted for consent in consents if consent.kind != "messages"]
    return facts | ({"consent": said[-1]} if said else {})


def _flags(conversation: Conversation, lead: Lead | None, consents: list[Consent]) -> list[str]:
    messages = [consent.granted for consent in consents if consent.kind == "messages"]
    flags = {
        "handoff": conversation.status in ("waiting", "agent"),
        "visit_requested": lead is not None and _has_open_visit(lead),
        "opted_out": bool(messages) and not messages[-1],
        "opted_in": bool(messages) and messages[-1],
        "owner_lead": lead is not None and lead.owner,
        "privacy_request": _has_event(conversation, "privacy.requested"),
    }
    return [name for name, true in flags.items() if true]


def _has_open_visit(lead: Lead) -> bool:
    query = select(Visit.id).where(Visit.tenant_id == lead.tenant_id, Visit.lead_id == lead.id)
    return db.session.scalar(query.where(Visit.status.in_(OPEN)).limit(1)) is not None


def _has_event(conversation: Conversation, kind: str) -> bool:
    query = select(ConversationEvent.id).where(ConversationEvent.conversation_id == conversation.id)
    return db.session.scalar(query.where(ConversationEvent.kind == kind).limit(1)) is not None
