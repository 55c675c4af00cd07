from collections.abc import Sequence
from dataclasses import dataclass, field
from datetime import datetime
from functools import cache
from typing import Any

import structlog
from sqlalchemy import bindparam, case, func, or_, select, update

from atendeja.extensions import db
from atendeja.models import Message, Tenant
from atendeja.models.message import RANKS
from atendeja.whatsapp.values import StatusChanged, Unusable

from .outcomes import settle_failure
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
            if status.status == "failed":
                settle_failure(row.tenant_id, row.conversation_id, status.error_code, now)
        if status.free_entry or status.status == "sent":
            open_free_days(row.conversation_id, status)
    return settled


def _move(status: StatusChanged, now: datetime) -> Any:
    values = {
        "b_number": status.phone_number_id,
        "b_wamid": status.wamid,
        "b_own_id": _own_id(status.reference),
        "b_now": now,
        "b_at": status.occurred_at,
        "b_code": status.error_code,
        "b_title": status.error_title,
        "b_category": status.pricing_category,
        "b_type": status.pricing_type,
    }
    statement = _statement(status.status, bool(status.pricing_category))
    return db.session.execute(statement, values).first()


def _own_id(reference: str | None) -> int | None:
    """Our own id came back with it: it finds the message when the answer to the send was lost."""
    if not reference or not reference.isascii() or not reference.isdecimal():
        return None
    return int(reference) if int(reference) < 2**63 else None


@cache
def _statement(status: str, priced: bool) -> Any:
    """The UPDATE of one status, built once: building costs more than running, and thousands come a day."""
    own, at = Message.__table__.c, bindparam("b_at", type_=Message.sent_at.type)
    tenant = select(Tenant.id).where(Tenant.phone_number_id == bindparam("b_number")).scalar_subquery()
    same = or_(own.wamid == bindparam("b_wamid"), own.id == bindparam("b_own_id", type_=own.id.type))
    forward = own.status.in_(_lower(status))
    values: dict[str, Any] = {
        "status": case((forward, status), else_=own.status),
        "wamid": func.coalesce(own.wamid, bindparam("b_wamid")),
        "changed_at": case((forward, bindparam("b_now", type_=own.changed_at.type)), else_=own.changed_at),
    }
    if status in TIMES:
        when = own[TIMES[status]]
        values[when.key] = case((forward | when.is_(None), at), else_=when)
    if status == "failed":
        code, title = (
            bindparam("b_code", type_=own.error_code.type),
            bindparam("b_title", type_=own.error_title.type),
        )
        values["error_code"] = case((forward, code), else_=own.error_code)
        values["error_title"] = case((forward, title), else_=own.error_title)
    if priced:
        values |= {"pricing_category": bindparam("b_category"), "pricing_type": bindparam("b_type")}
    this = (own.tenant_id == tenant) & (own.direction == "out") & same
    changed = update(Message.__table__).where(this).values(values)
    return changed.returning(own.tenant_id, own.conversation_id, own.changed_at)


def _lower(status: str) -> list[str]:
    """The states from which this one is a step forward; a failure is one until it was delivered."""
    rank = RANKS["delivered"] if status == "failed" else RANKS[status]
    return [name for name, value in RANKS.items() if value < rank]
