"""What is old enough is forgotten by itself: the words and files of messages, as the agency has set."""

from datetime import datetime
from typing import Any

from sqlalchemy import select, update

from atendeja.extensions import db
from atendeja.models import Erasure, Media, Message, Tenant

from .erasure import WIPED

BATCH = 500  # messages emptied in one go: short transactions, nobody waits


def prune_messages(tenant: Tenant, now: datetime) -> Erasure | None:
    """Empty the next BATCH of messages older than the agency keeps them. None when there are none left.

    Direction, author, kind, status and times stay: they are what the figures are counted from.
    """
    months = tenant.prefers.keep_months
    if not months:
        return None
    old = _old_messages(tenant, _months_before(now, months))
    if not old:
        return None
    files = select(Media.stored_name).where(Media.message_id.in_(old), Media.stored_name.is_not(None))
    record = Erasure(
        tenant_id=tenant.id,
        reason="retention",
        files=(names := list(db.session.scalars(files))),
        pending=bool(names),
        counts={"message_audit": len(old)},
        created_at=now,
    )
    _empty(old)
    tenant.pruned_message_id = old[-1]
    db.session.add(record)
    db.session.flush()
    return record


def _old_messages(tenant: Tenant, before: datetime) -> list[int]:
    """Those after the last that was emptied: ids grow with the time of arrival."""
    query = select(Message.id).where(Message.tenant_id == tenant.id, Message.created_at < before)
    query = query.where(Message.id > tenant.pruned_message_id)
    return list(db.session.scalars(query.order_by(Message.id).limit(BATCH)))


def _empty(ids: list[int]) -> None:
    words: dict[str, Any] = {"text": None, "search": "", "payload": {}, "reaction": None}
    for model, own, values in ((Message, Message.id, words), (Media, Media.message_id, WIPED[Media])):
        change = update(model).where(own.in_(ids)).values(**values)
        db.session.execute(change.execution_options(synchronize_session=False))


def _months_before(now: datetime, months: int) -> datetime:
    """The same day so many months earlier; the 28th stands for days that a month does not have."""
    index = now.year * 12 + now.month - 1 - months
    return now.replace(year=index // 12, month=index % 12 + 1, day=min(now.day, 28))
