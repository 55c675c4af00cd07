"""What nobody can use yet is kept as it came, for a while and up to a number."""

from collections.abc import Sequence
from datetime import datetime, timedelta

import structlog
from sqlalchemy import delete, select

from atendeja.extensions import db
from atendeja.models import ParkedWebhook
from atendeja.whatsapp.values import Unusable

from .statuses import UNKNOWN_MESSAGE

log = structlog.get_logger()
MOST, LONGEST = 5000, timedelta(days=30)
SOON = timedelta(hours=3)  # a message still unknown after this is not ours


def park(updates: Sequence[Unusable], now: datetime) -> None:
    """Keep each as a webhook of its own, with the reason."""
    for update_ in updates:
        reason = update_.reason[:40]
        db.session.add(ParkedWebhook(reason=reason, payload=update_.source, created_at=now))
        log.warning("webhook_parked", reason=reason)


def prune(now: datetime) -> None:
    """Forget what is older than 30 days or beyond the newest 5,000."""
    oldest = select(ParkedWebhook.id).order_by(ParkedWebhook.id.desc()).offset(MOST).limit(1)
    too_old = ParkedWebhook.created_at < now - LONGEST
    db.session.execute(
        delete(ParkedWebhook)
        .where(too_old | (ParkedWebhook.id <= oldest.scalar_subquery()))
        .execution_options(synchronize_session=False)
    )


def early_statuses(now: datetime, most: int = 200) -> Sequence[ParkedWebhook]:
    """Statuses that came before the message they are about; older ones are about nothing of ours."""
    young = ParkedWebhook.created_at > now - SOON
    query = select(ParkedWebhook).where(ParkedWebhook.reason == UNKNOWN_MESSAGE, young)
    return db.session.scalars(query.order_by(ParkedWebhook.id).limit(most)).all()


def parked_ids(reason: str | None) -> Sequence[int]:
    """All that is parked, oldest first; `reason` is the beginning of one."""
    query = select(ParkedWebhook.id).order_by(ParkedWebhook.id)
    if reason:
        query = query.where(ParkedWebhook.reason.startswith(reason, autoescape=True))
    return db.session.scalars(query).all()
