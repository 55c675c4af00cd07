from collections.abc import Sequence
from dataclasses import dataclass, field
from datetime import datetime
from typing import Any

import structlog
from sqlalchemy import case, func, or_, select, update

from atendeja.extensions import db
from atendeja.models import Message, Tenant
from atendeja.models.message import RANKS
from atendeja.whatsapp.values import StatusChanged, Unusable

from .referrals import open_free_days

log = structlog.get_logger()
UNKNOWN_MESSAGE = "status of nothing known"
TIMES = {"sent": "sent_at", "delivered": "delivered_at", "read": "read_at", "played": "read_at"}


@dataclass(slots=True)
class Settled:
    """The (tenant id, conversation id) that `changed`, and what is about messages not known (yet)."""

    changed: set[tuple[int, int]] = field(default_factory=set)
    unknown: list[Unusable] = field(default_factory=list)


def settle_statuses(statuses: Sequence[StatusChanged], now: datetime) -> Settled:
    """Move our messages forward (never back), one UPDATE each; what a late one tells besides is kept."""
    settled = Settled()
    for status in statuses:
        row = _move(status, now)
        if row is None:
            settled.unknown.append(Unusable(status.phone_number_id, UNKNOWN_MESSAGE, status.source))
            continue
        if row.changed_at == now:
            settled.changed.add((row.tenant_id, row.conversation_id))
            log.info("wa_status_received", conversation_id=row.conversation_id, status=status.status)
        if status.free_entry or status.status == "sent":
            open_free_days(row.conversation_id, status)
    return settled


def _move(status: StatusChanged, now: datetime) -> Any:
    return db.session.execute(
        update(Message)
        .where(_is(status))
        .values(**_values(status, now))
        .returning(Message.tenant_id, Message.conversation_id, Message.changed_at)
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
    forward = Message.status.in_(_lower(status.status))
    values: dict[str, Any] = {
        "status": case((forward, status.status), else_=Message.status),
        "wamid": func.coalesce(Message.wamid, status.wamid),
        "changed_at": case((forward, now), else_=Message.changed_at),
    }
    if status.status in TIMES:
        own = getattr(Message, TIMES[status.status])
        values[own.key] = case((forward | own.is_(None), status.occurred_at), else_=own)
    if status.status == "failed":
        values["error_code"] = case((forward, status.error_code), else_=Message.error_code)
        values["error_title"] = case((forward, status.error_title), else_=Message.error_title)
    if status.pricing_category:
        values |= {"pricing_category": status.pricing_category, "pricing_type": status.pricing_type}
    return values
