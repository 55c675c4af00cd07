from datetime import datetime
from typing import Any

from sqlalchemy import select

from atendeja.extensions import db
from atendeja.models import Conversation, Inquiry, Lead

from .history import record


def save_wish(
    conversation: Conversation, wish: dict[str, Any], property_id: int | None, now: datetime
) -> None:
    """Keep the lead's facts current; the first ones make the contact a lead, each property asked is noted."""
    lead = db.session.scalar(select(Lead).where(Lead.contact_id == conversation.contact_id))
    if lead is None:
        lead = Lead(tenant_id=conversation.tenant_id, contact_id=conversation.contact_id, created_at=now)
        db.session.add(lead)
        record(conversation, "lead.created")
    lead.wish = wish
    lead.updated_at = now
    if property_id is not None and property_id != lead.property_id:
        lead.property_id = property_id
        db.session.flush()
        db.session.add(
            Inquiry(
                tenant_id=lead.tenant_id,
                lead_id=lead.id,
                kind="property",
                wish=wish,
                property_id=property_id,
                found=1,
                created_at=now,
            )
        )
        record(conversation, "inquiry.created", property_id=property_id)
