"""Visits as the customer asks for them in the chat: asked for, moved, agreed to, cancelled."""

from datetime import UTC, datetime

from sqlalchemy import select, update

from atendeja.assistant.events import RequestVisit
from atendeja.extensions import db
from atendeja.models import Conversation, Lead, Property, Todo, Visit
from atendeja.models.base import insert_new
from atendeja.models.visit import OPEN

from .history import record
from .lead_progress import advance
from .leads import code_of, lead_of
from .reminders import plan_ahead


def request_visit(conversation: Conversation, wanted: RequestVisit, now: datetime) -> None:
    """Ask an agent to confirm this visit; an open one of the same person is moved instead.

    The time that the agency itself proposed needs no agent any more: it is confirmed.
    """
    visit, lead = open_visit(conversation), lead_of(conversation)
    if visit is None and lead is not None:
        visit = Visit(tenant_id=conversation.tenant_id, lead_id=lead.id, created_at=now, reminders=[])
        db.session.add(visit)
    if visit is None or lead is None:
        return
    if visit.status == "proposed" and _same(conversation, visit, wanted):
        return agree(conversation, visit, now)
    _move(conversation, visit, wanted, now)
    visit.agent_id = visit.agent_id or _agent(conversation, lead, visit)
    conversation.waiting_since = conversation.waiting_since or now
    moment = {"at": wanted.at, "date": wanted.date, "period": wanted.period}
    code = code_of(conversation, wanted.property_id)
    record(conversation, "visit.requested", property_id=wanted.property_id, code=code, moment=moment)
    db.session.flush()
    _ask_to_confirm(conversation, visit, code, now)
    advance(lead, "visit_requested", now)


def agree(conversation: Conversation, visit: Visit, now: datetime) -> None:
    """The customer said yes to the time that was proposed."""
    visit.status, visit.updated_at = "confirmed", now
    plan_ahead(visit, conversation.tenant.zone, now)
    code = code_of(conversation, visit.property_id)
    moment = local_moment(conversation, visit)
    record(conversation, "visit.agreed", at=now, property_id=visit.property_id, code=code, moment=moment)
    settle_todos(visit, now)
    advance(visit.lead, "visit_confirmed", now)


def cancel_visit(conversation: Conversation, now: datetime) -> None:
    """The customer does not come; the agent sees it in the thread."""
    visit = open_visit(conversation)
    if visit is not None:
        visit.status, visit.updated_at, visit.remind_at = "cancelled", now, None
        code = code_of(conversation, visit.property_id)
        record(conversation, "visit.cancelled", property_id=visit.property_id, code=code)
        settle_todos(visit, now)
        advance(visit.lead, "visit_cancelled", now)


def open_visit(conversation: Conversation) -> Visit | None:
    """The newest visit of this customer that is still to come."""
    lead = lead_of(conversation)
    if lead is None:
        return None
    query = select(Visit).where(Visit.tenant_id == lead.tenant_id, Visit.lead_id == lead.id)
    return db.session.scalar(query.where(Visit.status.in_(OPEN)).order_by(Visit.id.desc()).limit(1))


def settle_todos(visit: Visit, now: datetime) -> None:
    """Nothing is left to confirm of this visit."""
    mine = (Todo.tenant_id == visit.tenant_id) & (Todo.visit_id == visit.id) & Todo.done_at.is_(None)
    asks = Todo.kind.in_(("confirm_visit", "feedback"))
    db.session.execute(update(Todo).where(mine, asks).values(done_at=now))


def local_moment(conversation: Conversation, visit: Visit) -> dict[str, str | None]:
    """When it is, as an event keeps it: the agency's local time."""
    local = visit.starts_at.astimezone(conversation.tenant.zone) if visit.starts_at else None
    return {"at": f"{local:%Y-%m-%dT%H:%M}" if local else None, "date": visit.day, "period": visit.period}


def _move(conversation: Conversation, visit: Visit, wanted: RequestVisit, now: datetime) -> None:
    """To what is wanted now; whatever was to be said of the old time is not said."""
    visit.property_id, visit.status, visit.updated_at = wanted.property_id, "requested", now
    visit.starts_at = _utc(conversation, wanted.at)
    visit.day, visit.period = wanted.date or (wanted.at or "")[:10] or None, wanted.period
    visit.reminders, visit.remind_at = [], None


def _same(conversation: Conversation, visit: Visit, wanted: RequestVisit) -> bool:
    return visit.property_id == wanted.property_id and visit.starts_at == _utc(conversation, wanted.at)


def _agent(conversation: Conversation, lead: Lead, visit: Visit) -> int | None:
    """Who would show it: who has the customer, else the property's agent."""
    found = db.session.get(Property, visit.property_id)
    ours = found is not None and found.tenant_id == visit.tenant_id
    return conversation.agent_id or lead.agent_id or (found.agent_id if found and ours else None)


def _ask_to_confirm(conversation: Conversation, visit: Visit, code: str | None, now: datetime) -> None:
    title = f"Confirmar a visita de {conversation.contact.display_name} ao {code or 'imóvel'}"[:200]
    own = {"tenant_id": visit.tenant_id, "user_id": visit.agent_id, "lead_id": visit.lead_id}
    about = {"visit_id": visit.id, "property_id": visit.property_id, "kind": "confirm_visit"}
    key = f"confirm:{visit.id}:{int(now.timestamp())}"
    settle_todos(visit, now)
    row = own | about | {"title": title, "key": key, "detail": {}, "due_at": now, "created_at": now}
    insert_new(Todo, [row], Todo.id)


def _utc(conversation: Conversation, local: str | None) -> datetime | None:
    if local is None:
        return None
    return datetime.fromisoformat(local).replace(tzinfo=conversation.tenant.zone).astimezone(UTC)
