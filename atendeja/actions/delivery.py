"""Taking messages from the table, one at a time and in order. How sends end is in outcomes.py."""

from dataclasses import dataclass
from datetime import datetime, timedelta
from functools import cache
from typing import Any

from sqlalchemy import bindparam, case, func, or_, select, update
from sqlalchemy.orm import aliased

from atendeja.extensions import db
from atendeja.models import Contact, Conversation, Message, Tenant
from atendeja.whatsapp.values import Outgoing, Refused

MINUTE = timedelta(minutes=1)
STALE = timedelta(seconds=60)  # a send takes at most 15 s: older claims belong to a process that died
MARGIN = timedelta(minutes=2)  # Meta's clock decides when the window closes, not ours
WINDOW_CLOSED = 131047
AT_ONCE = 100  # conversations woken by one look when there is no limit
URGENCY = {"agent": 0, "phone": 0, "bot": 1}  # campaigns come last


@dataclass(frozen=True, slots=True)
class Rules:
    """The settings that make messages wait or stay: pacing (0 is off) and the 24 h window (None is off)."""

    window: timedelta | None
    per_contact: timedelta
    per_minute: int


@dataclass(frozen=True, slots=True)
class Addressee:
    """Through which of our numbers a conversation's customer is reached, and whether that may be now."""

    tenant_id: int
    conversation_id: int
    phone_number_id: str
    wa_id: str | None
    user_id: str | None
    last_customer_at: datetime | None
    queued: int
    stopped: bool
    paused_until: datetime | None
    last_sent_at: datetime | None
    sent_last_minute: int


@dataclass(frozen=True, slots=True)
class Claim:
    """A message that this process, and no other, may send once. `followed`: others are queued behind."""

    message_id: int
    tenant_id: int
    conversation_id: int
    kind: str
    attempts: int
    last_customer_at: datetime | None
    followed: bool
    outgoing: Outgoing


def addressee(conversation_id: int, now: datetime) -> Addressee | None:
    """Everything that decides whether a message may leave, in one statement."""
    values = {"b_conversation": conversation_id, "b_since": now - MINUTE}
    row = db.session.execute(_addressing(), values).first()
    if row is None:
        return None
    tenant, wa_id, user_id, last_customer_at, waiting, last_sent_at, sent = row
    return Addressee(
        tenant_id=tenant.id,
        conversation_id=conversation_id,
        phone_number_id=tenant.phone_number_id or "",
        wa_id=wa_id,
        user_id=user_id,
        last_customer_at=last_customer_at,
        queued=waiting,
        stopped=tenant.channel_problem is not None,
        paused_until=tenant.channel_paused_until,
        last_sent_at=last_sent_at,
        sent_last_minute=sent,
    )


@cache
def _addressing() -> Any:
    """The SELECT of every send, built once: building costs more than running."""
    mine = Message.conversation_id == Conversation.id
    since = bindparam("b_since", type_=Message.sent_at.type)
    last_sent = select(Message.sent_at).where(mine, Message.sent_at.is_not(None)).order_by(Message.id.desc())
    queued = select(func.count()).where(mine, Message.status == "queued")
    lately = select(func.count()).where(Message.tenant_id == Tenant.id, Message.sent_at > since)
    columns = (Tenant, Contact.wa_id, Contact.user_id, Conversation.last_customer_at)
    counted = (queued.scalar_subquery(), last_sent.limit(1).scalar_subquery(), lately.scalar_subquery())
    return (
        select(*columns, *counted)
        .join(Tenant, Tenant.id == Conversation.tenant_id)
        .join(Contact, Contact.id == Conversation.contact_id)
        .where(Conversation.id == bindparam("b_conversation"))
    )


def wait(to: Addressee, rules: Rules, now: datetime) -> timedelta:
    """How long this conversation's next message has to wait; zero when it may leave."""
    waits = [timedelta()]
    if to.paused_until:
        waits.append(to.paused_until - now)
    if to.last_sent_at and rules.per_contact:
        waits.append(to.last_sent_at + rules.per_contact - now)
    if rules.per_minute and to.sent_last_minute >= rules.per_minute:
        waits.append(_until_capacity(to.tenant_id, rules.per_minute, now))
    return max(waits)


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
        .returning(Message.id, Message.kind, Message.attempts, Message.payload)
        .execution_options(synchronize_session=False)
    ).first()
    if row is None:
        return None
    outgoing = Outgoing(to.phone_number_id, to.wa_id, to.user_id, str(row.id), row.payload)
    return Claim(
        message_id=row.id,
        tenant_id=to.tenant_id,
        conversation_id=to.conversation_id,
        kind=row.kind,
        attempts=row.attempts,
        last_customer_at=to.last_customer_at,
        followed=to.queued > 1,
        outgoing=outgoing,
    )


def still_ours(claimed: Claim, now: datetime) -> bool:
    """The send goes on, and its time begins anew; False when it was given up meanwhile."""
    row = db.session.execute(
        update(Message)
        .where(Message.id == claimed.message_id, Message.status == "sending")
        .where(Message.attempts == claimed.attempts)
        .values(claimed_at=now)
        .returning(Message.id)
        .execution_options(synchronize_session=False)
    ).first()
    return row is not None


def refused_here(claimed: Claim, rules: Rules, now: datetime) -> Refused | None:
    """Free-form messages outside the 24 h window never leave: Meta would refuse them (131047)."""
    if claimed.kind == "template" or window_open(claimed.last_customer_at, rules, now):
        return None
    return Refused(WINDOW_CLOSED, "24 h window closed")


def window_open(last_customer_at: datetime | None, rules: Rules, now: datetime) -> bool:
    """May anything be written? `last_customer_at` is WhatsApp's time of the customer's newest message."""
    ends = window_end(last_customer_at, rules)
    return rules.window is None or (ends is not None and now < ends)


def window_end(last_customer_at: datetime | None, rules: Rules) -> datetime | None:
    """When the window closes; None when there is no limit, or nothing has opened it yet."""
    return last_customer_at + rules.window - MARGIN if rules.window and last_customer_at else None


def channel_opens(tenant_id: int, now: datetime) -> timedelta | None:
    """After how long the number may send: at once (zero), after a passing limit, or not at all (None)."""
    query = select(Tenant.channel_problem, Tenant.channel_paused_until).where(Tenant.id == tenant_id)
    problem, paused_until = db.session.execute(query).one()
    if problem is not None:
        return None
    return max(paused_until - now, timedelta()) if paused_until else timedelta()


def due_conversations(tenant_id: int, rules: Rules, now: datetime) -> list[int]:
    """Whose messages should leave next: agents' before the assistant's before campaigns', oldest first."""
    sent = select(func.count()).where(Message.tenant_id == tenant_id, Message.sent_at > now - MINUTE)
    room = max(rules.per_minute - (db.session.scalar(sent) or 0), 0) if rules.per_minute else AT_ONCE
    urgency = func.min(case(URGENCY, value=Message.author, else_=2))
    query = (
        select(Message.conversation_id)
        .where(Message.tenant_id == tenant_id, Message.status == "queued", _due(now))
        .group_by(Message.conversation_id)
        .order_by(urgency, func.min(Message.id))
    )
    return list(db.session.scalars(query.limit(min(room, AT_ONCE)))) if room else []


def next_due(tenant_id: int, rules: Rules, now: datetime) -> timedelta | None:
    """After how long to look again; None when nothing waits."""
    query = select(func.count(), func.min(func.coalesce(Message.due_at, now, type_=Message.due_at.type)))
    waiting, due_at = db.session.execute(
        query.where(Message.tenant_id == tenant_id, Message.status == "queued")
    ).one()
    if not waiting:
        return None
    due = due_at - now if due_at else timedelta()
    full = _until_capacity(tenant_id, rules.per_minute, now) if rules.per_minute else timedelta()
    return max(due, full, timedelta(seconds=1))


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


def _due(now: datetime) -> Any:
    return or_(Message.due_at.is_(None), Message.due_at <= now)


def _until_capacity(tenant_id: int, per_minute: int, now: datetime) -> timedelta:
    """Until the oldest of the last `per_minute` sends is a minute old."""
    query = select(Message.sent_at).where(Message.tenant_id == tenant_id, Message.sent_at > now - MINUTE)
    limiting = db.session.scalar(query.order_by(Message.sent_at.desc()).offset(per_minute - 1).limit(1))
    return limiting + MINUTE - now if limiting else timedelta()
