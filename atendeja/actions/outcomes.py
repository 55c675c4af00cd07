"""How a send ended, written down: sent, to be tried again, failed, unknown, or the whole channel stopped."""

import random
from datetime import datetime, timedelta
from typing import Any

import structlog
from sqlalchemy import case, func, select, update

from atendeja.extensions import db
from atendeja.models import Contact, Conversation, Message, Tenant
from atendeja.whatsapp.errors import AGAIN, NEVER, PAIR, SLOW, STOP, trouble
from atendeja.whatsapp.values import Accepted, Outcome, Refused, Unknown, Unreachable

from .delivery import Claim

log = structlog.get_logger()
ATTEMPTS = 5
LONGEST_PAUSE = timedelta(minutes=5)
STOPPED_MARKETING = 131050


def settle(claimed: Claim, outcome: Outcome, now: datetime) -> None:
    """Write down how the send ended. What is to be tried again is queued with the time from which."""
    if isinstance(outcome, Accepted):
        _write(claimed, ["sending", "unknown", "sent", "delivered", "read"], _accepted(outcome, now), now)
    elif isinstance(outcome, Unknown):
        _write(claimed, ["sending"], {"status": "unknown", "error_title": outcome.reason}, now)
    else:
        _write(claimed, ["sending"], _not_taken(claimed, outcome, now), now)
    _report(claimed, outcome)


def settle_failure(tenant_id: int, conversation_id: int, code: int | None, now: datetime) -> None:
    """What a code means beyond its message, told by an answer or by a status: the channel stops, or the
    person is left alone. Without a code it is about this message only.
    """
    if code is not None and trouble(code).course == STOP:
        stop_channel(tenant_id, code, now)
    if code == STOPPED_MARKETING:
        contact = select(Conversation.contact_id).where(Conversation.id == conversation_id).scalar_subquery()
        _update(Contact, Contact.id == contact, marketing_stopped_at=now)


def stop_channel(tenant_id: int, code: int, now: datetime) -> None:
    """Nothing leaves until an admin has mended it; the alarm stands on every page."""
    _update(Tenant, Tenant.id == tenant_id, channel_problem=code, channel_stopped_at=now)
    log.error("channel_stopped", tenant_id=tenant_id, code=code)


def resume_channel(tenant: Tenant, now: datetime) -> None:
    """An admin says that it is mended; what waited is due at once."""
    tenant.channel_problem = tenant.channel_stopped_at = tenant.channel_paused_until = None
    due = (Message.tenant_id == tenant.id) & (Message.status == "queued")
    _update(Message, due, due_at=None, changed_at=now)


def _accepted(outcome: Accepted, now: datetime) -> dict[str, Any]:
    """A status webhook may have been faster than the answer: then only the acceptance is still news."""
    status = case((Message.status.in_(["sending", "unknown"]), "sent"), else_=Message.status)
    sent_at = func.coalesce(Message.sent_at, now, type_=Message.sent_at.type)
    return {"status": status, "wamid": outcome.wamid, "sent_at": sent_at, "error_title": None}


def _not_taken(claimed: Claim, outcome: Refused | Unreachable, now: datetime) -> dict[str, Any]:
    code = outcome.code if isinstance(outcome, Refused) else None
    course = trouble(code).course if isinstance(outcome, Refused) else AGAIN
    settle_failure(claimed.tenant_id, claimed.conversation_id, code, now)
    title = outcome.title if isinstance(outcome, Refused) else outcome.reason
    told = {"error_code": code, "error_title": title[:300]}
    if course == STOP:
        return told | {"status": "queued", "attempts": claimed.attempts - 1}
    if course == NEVER or claimed.attempts >= ATTEMPTS:
        return told | {"status": "failed"}
    pause = _pause(claimed, outcome, course)
    if course == SLOW:
        _update(Tenant, Tenant.id == claimed.tenant_id, channel_paused_until=now + min(pause, LONGEST_PAUSE))
    return told | {"status": "queued", "due_at": now + pause}


def _pause(claimed: Claim, outcome: Refused | Unreachable, course: str) -> timedelta:
    """What WhatsApp asked for, else 1, 4, 16, 64 s (4 times that for the pair limit), a little scattered."""
    if isinstance(outcome, Refused) and outcome.retry_after:
        return timedelta(seconds=outcome.retry_after)
    seconds = 4 ** (claimed.attempts if course == PAIR else claimed.attempts - 1)
    return timedelta(seconds=seconds * random.uniform(1.0, 1.25))  # noqa: S311 — jitter, no secret


def _write(claimed: Claim, states: list[str], values: dict[str, Any], now: datetime) -> None:
    this = (Message.id == claimed.message_id) & Message.status.in_(states)
    _update(Message, this, changed_at=now, **values)


def _update(table: Any, where: Any, **values: Any) -> None:
    db.session.execute(
        update(table).where(where).values(**values).execution_options(synchronize_session=False)
    )


def _report(claimed: Claim, outcome: Outcome) -> None:
    ids = {"message_id": claimed.message_id, "conversation_id": claimed.conversation_id}
    if isinstance(outcome, Accepted):
        log.info("wa_message_sent", **ids)
    else:
        code = outcome.code if isinstance(outcome, Refused) else None
        log.warning(
            "wa_message_failed", **ids, reason=type(outcome).__name__, code=code, attempt=claimed.attempts
        )
