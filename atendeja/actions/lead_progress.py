"""What moves a lead from status to status: the rules of models.lead_status, carried out and written down."""

from collections.abc import Sequence
from datetime import datetime, timedelta
from typing import Any

from sqlalchemy import func, select
from sqlalchemy.orm import contains_eager

from atendeja.extensions import db
from atendeja.models import Conversation, ConversationEvent, Lead, Property, Tenant, User
from atendeja.models.lead_status import MOVES, Occasion, moved

from .history import record

AT_ONCE = 500  # silent leads moved in one transaction


def advance(lead: Lead, occasion: Occasion, now: datetime) -> ConversationEvent | None:
    """What happened moves the lead where the rules say; None when it stays where it is."""
    to = moved(lead.status, occasion, lead.wish, lead.status_before)
    return set_status(lead, to, occasion, now)


def set_status(
    lead: Lead, to: str, why: str, now: datetime, user: User | None = None, **detail: Any
) -> ConversationEvent | None:
    """Move the lead and write `lead.moved` with from, to and why. None when it is there already."""
    if to == lead.status:
        return None
    before = lead.status
    lead.status_before = before if to == "no_answer" else None
    lead.status, lead.status_at, lead.updated_at = to, now, now
    lead.lost_reason = lead.lost_reason if to == "lost" else None
    lead.conversation.changed_at = now
    moves = {"from": before, "to": to, "why": why}
    return record(lead.conversation, "lead.moved", user, at=now, **moves, **detail)


def revalue(lead: Lead) -> None:
    """What is at stake: the price of the property of interest, else the price that is wanted."""
    found = db.session.get(Property, lead.property_id) if lead.property_id else None
    price = _price(found, lead.wish.get("purpose")) if found else None
    wanted = lead.wish.get("price_max") or lead.wish.get("price_about") or lead.wish.get("price_min")
    lead.value_cents = price or (wanted * 100 if wanted else None)


def mark_silent(tenant: Tenant, now: datetime) -> list[tuple[int, int]]:
    """Move leads whose customer has said nothing for the agency's `silence_days`, AT_ONCE at most.

    Returns (tenant id, conversation id) of those moved; fewer than AT_ONCE means that none is left.
    """
    days = tenant.prefers.silence_days
    silent = _silent(tenant.id, now - timedelta(days=days)) if days else ()
    for lead in silent:
        advance(lead, "silent", now)
    return [(lead.tenant_id, lead.conversation.id) for lead in silent]


def _silent(tenant_id: int, limit: datetime) -> Sequence[Lead]:
    """Nobody here owes the customer an answer, and the customer has said nothing since `limit`."""
    heard = func.coalesce(Conversation.last_customer_at, Lead.created_at)
    query = select(Lead).join(Conversation, Conversation.contact_id == Lead.contact_id)
    query = query.where(Lead.tenant_id == tenant_id, Lead.status.in_(tuple(MOVES["silent"])))
    query = query.where(Lead.status_at < limit, heard < limit, Conversation.waiting_since.is_(None))
    # Oldest first, and never twice by two workers: a lead moves only from the statuses asked for.
    ordered = query.order_by(Lead.status_at, Lead.id).limit(AT_ONCE)
    held = ordered.options(contains_eager(Lead.conversation)).with_for_update(of=Lead, skip_locked=True)
    return db.session.scalars(held).all()


def _price(one: Property, purpose: str | None) -> int | None:
    rent = purpose == "rent" or not one.for_sale
    return one.rent_price_cents if rent else one.sale_price_cents
