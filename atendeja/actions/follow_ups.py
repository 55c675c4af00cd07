"""Nobody is forgotten: steps for the agent while a customer is silent, and one reminder by the assistant."""

from collections.abc import Iterable
from datetime import datetime, time, timedelta
from typing import Any

from sqlalchemy import func, or_, select

from atendeja.assistant.reminding import reminder
from atendeja.assistant.state import State
from atendeja.extensions import db
from atendeja.models import Contact, Conversation, Lead, Tenant, Todo
from atendeja.models.base import insert_new
from atendeja.models.lead_status import OPEN

from .delivery import Rules, window_open
from .history import record
from .messages import queue_message

# How long a customer has been silent, and what the agent is to do then.
STEPS = (
    (timedelta(hours=4), "mesmo dia"),
    (timedelta(days=1), "dia seguinte"),
    (timedelta(days=3), "terceiro dia"),
    (timedelta(days=7), "sétimo dia"),
)
FORGOTTEN = timedelta(days=14)  # longer silence is no more followed
DECENT = (time(9), time(20))  # local hours in which a machine may write


def plan_steps(tenant: Tenant, now: datetime) -> int:
    """Write down, once, the step that each silence has reached. Returns how many were new.

    Silent is who wrote last, was answered, and whose open lead somebody looks after.
    """
    due = tenant.prefers.opens_at(now.astimezone(tenant.zone)) or now
    rows = [_step(tenant, row, due, now) for row in db.session.execute(_silent(tenant, now))]
    return len(insert_new(Todo, rows, Todo.id)) if rows else 0


def silent_with_assistant(tenant: Tenant, now: datetime) -> list[int]:
    """Conversations that the assistant has, silent for the agency's hours, not reminded of it yet."""
    hours = tenant.prefers.nudge_hours
    if not hours or not is_decent(now.astimezone(tenant.zone)):
        return []
    since = (now - timedelta(hours=24), now - timedelta(hours=hours))
    query = select(Conversation.id).where(
        Conversation.tenant_id == tenant.id,
        Conversation.status == "bot",
        Conversation.waiting_since.is_(None),
        Conversation.last_customer_at.between(*since),
        or_(Conversation.nudged_at.is_(None), Conversation.nudged_at < Conversation.last_customer_at),
    )
    return list(db.session.scalars(query.order_by(Conversation.id)))


def remind(conversation: Conversation, now: datetime, rules: Rules) -> bool:
    """One message to who fell silent. The conversation is locked by the caller. Was it written?

    Whatever is decided is decided for this silence: it is not looked at again.
    """
    if conversation.id not in silent_with_assistant(conversation.tenant, now):
        return False
    conversation.nudged_at = now
    message = reminder(State.load(conversation.state))
    open_ = window_open(conversation.last_customer_at, rules, now)
    if message is None or not open_ or conversation.contact.opted_out_at is not None:
        return False
    token = f"nudge:{_moment(conversation.last_customer_at)}"
    made = queue_message(conversation, message, author="bot", client_token=token, now=now)
    if made is not None:
        record(conversation, "customer.reminded", at=now)
    return made is not None


def is_decent(local: datetime) -> bool:
    """May a machine write at this local time?"""
    return DECENT[0] <= local.time() < DECENT[1]


def _silent(tenant: Tenant, now: datetime) -> Any:
    looked_after = func.coalesce(Conversation.agent_id, Lead.agent_id)
    since = (now - FORGOTTEN, now - STEPS[0][0])
    return (
        select(Lead.id, looked_after, Conversation.last_customer_at, Contact.name, Contact.profile_name)
        .join(Conversation, Conversation.contact_id == Lead.contact_id)
        .join(Contact, Contact.id == Lead.contact_id)
        .where(Lead.tenant_id == tenant.id, Lead.status.in_(OPEN), looked_after.is_not(None))
        .where(Conversation.waiting_since.is_(None), Conversation.last_customer_at.between(*since))
        .where(Contact.opted_out_at.is_(None))
    )


def _step(tenant: Tenant, row: Any, due: datetime, now: datetime) -> dict[str, Any]:
    lead_id, user_id, silent_since, *names = row
    reached = [day for after, day in STEPS if now - silent_since >= after]
    return {
        "tenant_id": tenant.id,
        "user_id": user_id,
        "lead_id": lead_id,
        "kind": "follow_up",
        "title": f"Retomar o contato com {_named(names)} ({reached[-1]})"[:200],
        "detail": {"step": len(reached)},
        "key": f"follow:{lead_id}:{_moment(silent_since)}:{len(reached)}",
        "due_at": due,
        "created_at": now,
    }


def _named(names: Iterable[str | None]) -> str:
    return next((name for name in names if name), "o cliente")


def _moment(at: datetime | None) -> int:
    return int(at.timestamp()) if at else 0
