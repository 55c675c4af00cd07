from dataclasses import dataclass
from datetime import datetime, timedelta
from typing import Any

import structlog
from sqlalchemy import case, func, or_, select, update
from sqlalchemy.orm import aliased

from atendeja.extensions import db
from atendeja.models import Contact, Conversation, Message, Tenant
from atendeja.whatsapp.values import Accepted, Outcome, Outgoing, Refused, Unknown, Unreachable

log = structlog.get_logger()
ATTEMPTS = 5
STALE = timedelta(seconds=60)  # a send takes at most 15 s: older claims belong to a process that died


@dataclass(frozen=True, slots=True)
class Addressee:
    """Through which of our numbers a conversation's customer is reached, and how."""

    conversation_id: int
    phone_number_id: str
    wa_id: str | None
    user_id: str | None


@dataclass(frozen=True, slots=True)
class Claim:
    """A message that this process, and no other, may now send once."""

    message_id: int
    tenant_id: int
    conversation_id: int
    outgoing: Outgoing


def addressee(conversation_id: int) -> Addressee | None:
    row = db.session.execute(
        select(Conversation.id, Tenant.phone_number_id, Contact.wa_id, Contact.user_id)
        .join(Tenant, Tenant.id == Conversation.tenant_id)
        .join(Contact, Contact.id == Conversation.contact_id)
        .where(Conversation.id == conversation_id)
    ).first()
    return None if row is None else Addressee(row[0], row[1] or "", row[2], row[3])


def claim(to: Addressee, now: datetime) -> Claim | None:
    """Take the conversation's oldest queued message, unless another is on its way or it is not due."""
    other = aliased(Message)
    on_its_way = select(other.id).where(
        other.conversation_id == to.conversation_id, other.status == "sending"
    )
    oldest = (
        select(Message.id)
        .where(Message.conversation_id == to.conversation_id, Message.status == "queued")
        .order_by(Message.id)
        .limit(1)
    )
    due = or_(Message.due_at.is_(None), Message.due_at <= now)
    row = db.session.execute(
        update(Message)
        .where(Message.id == oldest.scalar_subquery(), Message.status == "queued", due, ~on_its_way.exists())
        .values(status="sending", claimed_at=now, attempts=Message.attempts + 1)
        .returning(Message.id, Message.tenant_id, Message.payload)
        .execution_options(synchronize_session=False)
    ).first()
    if row is None:
        return None
    outgoing = Outgoing(to.phone_number_id, to.wa_id, to.user_id, str(row.id), row.payload)
    return Claim(row.id, row.tenant_id, to.conversation_id, outgoing)


def settle(claimed: Claim, outcome: Outcome, now: datetime) -> timedelta | None:
    """Write down how the send ended. Returns after how long to try again, None for never."""
    again = None
    if isinstance(outcome, Accepted):
        values = _accepted(outcome, now)
    elif isinstance(outcome, Unknown):
        values = {"status": "unknown", "error_title": outcome.reason}
    else:
        again = _pause(claimed.message_id, outcome)
        values = _refused(outcome) if again is None else {"status": "queued", "due_at": now + again}
    db.session.execute(
        update(Message)
        .where(Message.id == claimed.message_id, Message.status.in_(_unsettled(outcome)))
        .values(changed_at=now, **values)
        .execution_options(synchronize_session=False)
    )
    _report(claimed, outcome, again)
    return again


def give_up_stale(now: datetime) -> list[tuple[int, int]]:
    """Claims whose process died: nobody knows whether WhatsApp took them, so a machine never repeats them."""
    rows = db.session.execute(
        update(Message)
        .where(Message.status == "sending", Message.claimed_at < now - STALE)
        .values(status="unknown", error_title="interrupted", changed_at=now)
        .returning(Message.tenant_id, Message.conversation_id)
        .execution_options(synchronize_session=False)
    )
    return [(tenant_id, conversation_id) for tenant_id, conversation_id in rows]


def still_sending() -> bool:
    return db.session.scalar(select(Message.id).where(Message.status == "sending").limit(1)) is not None


def _unsettled(outcome: Outcome) -> list[str]:
    """A status webhook may have been faster than the answer: then only the acceptance is still news."""
    return ["sending", "sent", "delivered", "read"] if isinstance(outcome, Accepted) else ["sending"]


def _accepted(outcome: Accepted, now: datetime) -> dict[str, Any]:
    status = case((Message.status == "sending", "sent"), else_=Message.status)
    sent_at = func.coalesce(Message.sent_at, now, type_=Message.sent_at.type)
    return {"status": status, "wamid": outcome.wamid, "sent_at": sent_at}


def _refused(outcome: Refused | Unreachable) -> dict[str, Any]:
    if isinstance(outcome, Unreachable):
        return {"status": "failed", "error_code": None, "error_title": outcome.reason}
    return {"status": "failed", "error_code": outcome.code, "error_title": outcome.title}


def _pause(message_id: int, outcome: Refused | Unreachable) -> timedelta | None:
    """1, 4, 16, 64 s, or what WhatsApp asked for; None when trying again makes no sense."""
    if isinstance(outcome, Refused) and not outcome.passing:
        return None
    attempts = db.session.scalar(select(Message.attempts).where(Message.id == message_id)) or ATTEMPTS
    if attempts >= ATTEMPTS:
        return None
    asked = outcome.retry_after if isinstance(outcome, Refused) else None
    return timedelta(seconds=asked or 4 ** (attempts - 1))


def _report(claimed: Claim, outcome: Outcome, again: timedelta | None) -> None:
    ids = {"message_id": claimed.message_id, "conversation_id": claimed.conversation_id}
    if isinstance(outcome, Accepted):
        log.info("wa_message_sent", **ids)
    else:
        code = outcome.code if isinstance(outcome, Refused) else None
        log.warning(
            "wa_message_failed", **ids, reason=type(outcome).__name__, code=code, retry=again is not None
        )
