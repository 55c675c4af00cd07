from datetime import UTC, datetime

from sqlalchemy import select

from atendeja.assistant.events import RequestVisit
from atendeja.extensions import db
from atendeja.models import Conversation, Visit

from .history import record
from .leads import code_of, lead_of

OPEN = ("requested", "confirmed")


def request_visit(conversation: Conversation, wanted: RequestVisit, now: datetime) -> None:
    """Ask an agent to confirm this visit; an open one of the same person is moved instead."""
    visit = _open_visit(conversation)
    lead = lead_of(conversation)
    if visit is None and lead is not None:
        visit = Visit(tenant_id=conversation.tenant_id, lead_id=lead.id, created_at=now)
        db.session.add(visit)
    if visit is None:
        return
    visit.property_id, visit.status, visit.updated_at = wanted.property_id, "requested", now
    visit.starts_at = _utc(conversation, wanted.at)
    visit.day, visit.period = wanted.date or (wanted.at or "")[:10] or None, wanted.period
    conversation.waiting_since = conversation.waiting_since or now
    moment = {"at": wanted.at, "date": wanted.date, "period": wanted.period}
    code = code_of(conversation, wanted.property_id)
    record(conversation, "visit.requested", property_id=wanted.property_id, code=code, moment=moment)


def cancel_visit(conversation: Conversation, now: datetime) -> None:
    """The customer does not come; the agent sees it in the thread."""
    visit = _open_visit(conversation)
    if visit is not None:
        visit.status, visit.updated_at = "cancelled", now
        code = code_of(conversation, visit.property_id)
        record(conversation, "visit.cancelled", property_id=visit.property_id, code=code)


def _open_visit(conversation: Conversation) -> Visit | None:
    lead = lead_of(conversation)
    if lead is None:
        return None
    query = select(Visit).where(Visit.tenant_id == lead.tenant_id, Visit.lead_id == lead.id)
    return db.session.scalar(query.where(Visit.status.in_(OPEN)).order_by(Visit.id.desc()).limit(1))


def _utc(conversation: Conversation, local: str | None) -> datetime | None:
    if local is None:
        return None
    return datetime.fromisoformat(local).replace(tzinfo=conversation.tenant.zone).astimezone(UTC)
