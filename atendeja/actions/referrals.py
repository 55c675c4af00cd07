"""The ad that brought a customer, and the free days it opens.

Source: Cloud API, "Pricing" (2026-03): 72 h from our answer, if that came within 24 h.
"""

from datetime import datetime, timedelta

from sqlalchemy import select, update

from atendeja.extensions import db
from atendeja.models import Conversation, Lead
from atendeja.whatsapp.values import Received, StatusChanged

from .leads import lead_or_new
from .people import Place

FREE, ANSWERED_WITHIN = timedelta(hours=72), timedelta(hours=24)


def keep_referral(place: Place, message: Received, now: datetime) -> None:
    """The first one stays with the lead; it says which property's ad brought it."""
    referral = message.content["referral"]
    if not isinstance(referral, dict):
        return
    conversation = db.session.get_one(Conversation, place[1])
    lead = lead_or_new(conversation, now)
    if lead.referral is None:
        lead.source = "ad"
        lead.referral = referral | {"received_at": message.occurred_at.isoformat()}
        lead.updated_at = now


def open_free_days(conversation_id: int, status: StatusChanged) -> None:
    """WhatsApp's own end of the free days; without one, 72 h from the answer that opened them."""
    until = status.free_until or _estimate(conversation_id, status)
    if until is None:
        return
    longer = Conversation.free_entry_until.is_(None) | (Conversation.free_entry_until < until)
    db.session.execute(
        update(Conversation)
        .where(Conversation.id == conversation_id, longer)
        .values(free_entry_until=until)
        .execution_options(synchronize_session=False)
    )


def _estimate(conversation_id: int, status: StatusChanged) -> datetime | None:
    """None when the ad was answered too late, or the free days are known."""
    row = db.session.execute(
        select(Lead.referral, Conversation.free_entry_until)
        .select_from(Conversation)
        .outerjoin(Lead, Conversation.contact_id == Lead.contact_id)
        .where(Conversation.id == conversation_id)
    ).one()
    if row.free_entry_until is not None and row.free_entry_until > status.occurred_at:
        return None
    if status.free_entry:
        return status.occurred_at + FREE
    if row.free_entry_until is not None or not row.referral:
        return None
    came = datetime.fromisoformat(row.referral["received_at"])
    answered_in_time = came <= status.occurred_at <= came + ANSWERED_WITHIN
    return status.occurred_at + FREE if answered_in_time else None
