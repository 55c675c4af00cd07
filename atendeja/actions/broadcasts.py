"""A property told, in one go, to those who asked to be told: each recipient once, each checked again."""

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import datetime, timedelta
from typing import Any

import structlog
from sqlalchemy import func, select

from atendeja.assistant import texts
from atendeja.extensions import db
from atendeja.models import (
    Broadcast,
    BroadcastRecipient,
    Contact,
    Conversation,
    Lead,
    Property,
    Template,
    User,
)
from atendeja.models.base import insert_new
from atendeja.queries.fitting import Fit, may_be_told
from atendeja.queries.purposes import OF_ALERTS, alert_template, filled, lacks
from atendeja.queries.rates import in_cents, rates_on

from .delivery import Rules, window_open
from .messages import queue_message
from .offers import offer
from .sharing import properties_message
from .telling import first_name

log = structlog.get_logger()


@dataclass(frozen=True, slots=True)
class Estimate:
    """How it would go: messages inside the window, templates outside, those left out, and the cost in cents.

    `free` messages count as service; within the month's free ones they cost nothing, so `cents` is a most.
    """

    free: int
    templates: int
    left_out: int
    over_cap: int
    cents: int
    template: Template | None


def estimate(property_: Property, chosen: Sequence[Fit], rules: Rules, now: datetime) -> Estimate:
    """What telling these people costs at the most, before anything is sent."""
    tenant = chosen[0].conversation.tenant if chosen else None
    template = alert_template(tenant) if tenant else None
    told = [one for one in chosen if one.may_be_told]
    room = left_today(property_.tenant_id, tenant.prefers.alerts_a_day, now) if tenant else 0
    within = told[:room]
    free = sum(window_open(one.conversation.last_customer_at, rules, now) for one in within)
    outside = len(within) - free if template else 0
    rates = rates_on(now.date())
    kind = template.category.lower() if template else "marketing"
    cents = in_cents(free, rates.get("service", 0)) + in_cents(outside, rates.get(kind, 0))
    return Estimate(free, outside, len(chosen) - free - outside, len(told) - len(within), cents, template)


def left_today(tenant_id: int, cap: int, now: datetime) -> int:
    """How many more may be told in the 24 hours that end now."""
    query = select(func.count()).select_from(BroadcastRecipient)
    told = query.where(
        BroadcastRecipient.tenant_id == tenant_id,
        BroadcastRecipient.status == "queued",
        BroadcastRecipient.created_at > now - timedelta(hours=24),
    )
    return max(cap - (db.session.scalar(told) or 0), 0)


def start(property_: Property, user: User, chosen: Sequence[Fit], cost: Estimate, now: datetime) -> Broadcast:
    """Write down whom it is for; a task for each of them follows."""
    made = Broadcast(
        tenant_id=property_.tenant_id,
        user_id=user.id,
        property_id=property_.id,
        template_id=cost.template.id if cost.template else None,
        cost_cents=cost.cents,
        created_at=now,
    )
    db.session.add(made)
    db.session.flush()
    own: dict[str, Any] = {"tenant_id": made.tenant_id, "broadcast_id": made.id, "created_at": now}
    rows = [own | {"lead_id": one.lead.id, "status": "waiting"} for one in chosen if one.may_be_told]
    insert_new(BroadcastRecipient, rows, BroadcastRecipient.id)
    log.info("broadcast.started", tenant_id=made.tenant_id, broadcast_id=made.id, recipients=len(rows))
    return made


def tell_recipient(recipient_id: int, conversation: Conversation, rules: Rules, now: datetime) -> bool:
    """Tell one person, if that is still wanted and allowed. Was a message written?

    The conversation is locked by the caller, so that nobody is told twice.
    """
    recipient = db.session.get(BroadcastRecipient, recipient_id)
    if recipient is None or recipient.status != "waiting":
        return False
    broadcast = db.session.get_one(Broadcast, recipient.broadcast_id)
    reason, content = _content(broadcast, conversation, rules, now)
    recipient.reason = reason
    recipient.status = "skipped" if content is None else "queued"
    if content is not None:
        token = f"broadcast:{broadcast.id}"
        recipient.message_id = queue_message(conversation, content, author="bot", client_token=token, now=now)
    return recipient.message_id is not None


def finish_if_done(recipient_id: int, now: datetime) -> None:
    """When nobody of this recipient's broadcast waits any more, it is done."""
    own = db.session.get_one(BroadcastRecipient, recipient_id)
    waits = select(BroadcastRecipient.id).where(
        BroadcastRecipient.broadcast_id == own.broadcast_id, BroadcastRecipient.status == "waiting"
    )
    broadcast = db.session.get_one(Broadcast, own.broadcast_id)
    if broadcast.finished_at is None and db.session.scalar(waits.limit(1)) is None:
        broadcast.status, broadcast.finished_at = "done", now


def cancel(broadcast: Broadcast, now: datetime) -> None:
    """Who was not told yet is not told."""
    if broadcast.status != "sending":
        return
    broadcast.status, broadcast.finished_at = "cancelled", now
    waiting = select(BroadcastRecipient).where(
        BroadcastRecipient.broadcast_id == broadcast.id, BroadcastRecipient.status == "waiting"
    )
    for one in db.session.scalars(waiting):
        one.status, one.reason = "skipped", "cancelled"


def _content(
    broadcast: Broadcast, conversation: Conversation, rules: Rules, now: datetime
) -> tuple[str | None, dict[str, Any] | None]:
    """Why not, or what is said."""
    wants = select(may_be_told()).select_from(Contact).where(Contact.id == conversation.contact_id)
    if not db.session.scalar(wants):
        return "no_consent", None
    if not broadcast.property.active:
        return "inactive", None
    if left_today(broadcast.tenant_id, conversation.tenant.prefers.alerts_a_day, now) < 1:
        return "cap", None
    if window_open(conversation.last_customer_at, rules, now):
        words = texts.ALERT.format(agency=conversation.tenant.name)
        state, message = properties_message(conversation, [broadcast.property], words)
        conversation.state = (conversation.state or {}) | state.dump()
        return None, message
    template = alert_template(conversation.tenant)
    values = _values(broadcast.property, conversation)
    if template is None or lacks(template, values, OF_ALERTS):
        return "no_template", None
    return None, filled(template, values, order=OF_ALERTS)


def _values(one: Property, conversation: Conversation) -> dict[str, str]:
    shown = offer(one)
    place = ", ".join(part for part in (one.district, one.city) if part)
    return {
        "nome": first_name(conversation.contact),
        "imobiliaria": conversation.tenant.name,
        "codigo": one.code,
        "endereco": place,
        "foto": shown.photo or "",
    }


def conversation_of(recipient_id: int) -> int | None:
    """The conversation with this recipient."""
    query = (
        select(Conversation.id)
        .join(Lead, Lead.contact_id == Conversation.contact_id)
        .join(BroadcastRecipient, BroadcastRecipient.lead_id == Lead.id)
    )
    return db.session.scalar(query.where(BroadcastRecipient.id == recipient_id))
