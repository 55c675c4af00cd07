from collections.abc import Sequence
from datetime import datetime
from typing import Any

import structlog
from sqlalchemy import func, or_, select, update

from atendeja.extensions import db
from atendeja.models import Message, Tenant
from atendeja.models.message import RANKS
from atendeja.whatsapp.values import StatusChanged, Unusable

from .receive import park

log = structlog.get_logger()
TIMES = {"sent": "sent_at", "delivered": "delivered_at", "read": "read_at", "played": "read_at"}


def settle_statuses(statuses: Sequence[StatusChanged], now: datetime) -> set[tuple[int, int]]:
    """Move our messages forward (never back), one UPDATE each. Returns the (tenant, conversation) changed.

    A status of a message that is not ours, or not yet, is parked.
    """
    changed = set()
    for status in statuses:
        row = _move(status, now)
        if row is not None:
            changed.add((row.tenant_id, row.conversation_id))
            log.info("wa_status_received", conversation_id=row.conversation_id, status=status.status)
        elif not _ours(status):
            park([Unusable(status.phone_number_id, "status of nothing known", status.raw or {})], now)
    return changed


def _move(status: StatusChanged, now: datetime) -> Any:
    statement = update(Message).where(_is(status), Message.status.in_(_lower(status.status)))
    return db.session.execute(
        statement.values(**_values(status, now))
        .returning(Message.tenant_id, Message.conversation_id)
        .execution_options(synchronize_session=False)
    ).first()


def _is(status: StatusChanged) -> Any:
    """Ours by WhatsApp's id, or by our own that came back with it (when the answer to the send was lost)."""
    tenant = select(Tenant.id).where(Tenant.phone_number_id == status.phone_number_id).scalar_subquery()
    same: Any = Message.wamid == status.wamid
    if status.reference and status.reference.isascii() and status.reference.isdecimal():
        own_id = int(status.reference)
        same = or_(same, Message.id == own_id) if own_id < 2**63 else same
    return (Message.tenant_id == tenant) & (Message.direction == "out") & same


def _lower(status: str) -> list[str]:
    """The states from which this one is a step forward; a failure is one until it was delivered."""
    rank = RANKS["delivered"] if status == "failed" else RANKS[status]
    return [name for name, value in RANKS.items() if value < rank]


def _values(status: StatusChanged, now: datetime) -> dict[str, Any]:
    values: dict[str, Any] = {
        "status": status.status,
        "wamid": func.coalesce(Message.wamid, status.wamid),
        "changed_at": now,
    }
    if status.status in TIMES:
        values[TIMES[status.status]] = status.occurred_at
    if status.status == "failed":
        values |= {"error_code": status.error_code, "error_title": status.error_title}
    if status.pricing_category:
        values |= {"pricing_category": status.pricing_category, "pricing_type": status.pricing_type}
    return values


def _ours(status: StatusChanged) -> bool:
    return db.session.scalar(select(Message.id).where(_is(status)).limit(1)) is not None
