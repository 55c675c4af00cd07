"""What an agent does with a visit: arrange, confirm, propose, move, cancel, say how it ended.

The customer is told of each on WhatsApp (see telling), the thread and the lead's status follow.
"""

from dataclasses import dataclass
from datetime import datetime
from typing import Any

from atendeja.assistant import visit_words
from atendeja.extensions import db
from atendeja.models import Conversation, ConversationEvent, Lead, Property, User, Visit
from atendeja.models.lead_status import Occasion

from .delivery import Rules
from .history import record
from .lead_progress import advance
from .messages import locked_conversation
from .reminders import look_ahead, plan_ahead
from .telling import Told, tell
from .visit_news import arranged, booked, news_of, remember
from .visits import local_moment, open_visit, settle_todos

ENDED = {"done": "visit.done", "no_show": "visit.no_show"}
PAST = "Esta hora já passou."


class NotPossible(Exception):
    """The visit does not allow this any more; the message says why."""


@dataclass(frozen=True, slots=True)
class Time:
    """When, for how long, and who shows the property."""

    starts_at: datetime
    minutes: int = 60
    agent: User | None = None


def arrange(
    lead: Lead, shown: Property, time: Time, by: User, now: datetime, rules: Rules, *, ask: bool = False
) -> tuple[Visit, Told]:
    """A visit that an agent enters: agreed with the customer already, or (`ask`) proposed to them."""
    conversation = _locked(lead)
    visit = Visit(tenant_id=lead.tenant_id, lead=lead, property=shown, created_by=by.id, created_at=now)
    visit.status, visit.agent, visit.reminders, visit.notes = "requested", by, [], ""
    db.session.add(visit)
    _set_time(conversation, visit, time, now)
    db.session.flush()
    return visit, (_propose if ask else _confirm)(conversation, visit, by, now, rules)


def confirm(visit: Visit, by: User, now: datetime, rules: Rules, time: Time | None = None) -> Told:
    """It takes place then; without a `time` at the one asked for. Told once: a second click is "nothing"."""
    conversation = hold(visit)
    if visit.status == "confirmed" and (time is None or time.starts_at == visit.starts_at):
        return "nothing"
    _refuse_ended(visit)
    moved = visit.status == "confirmed"
    if time is not None:
        _set_time(conversation, visit, time, now)
    if visit.starts_at is None:
        raise NotPossible("Diga o dia e a hora da visita.")
    visit.agent = visit.agent or by
    return _confirm(conversation, visit, by, now, rules, moved=moved)


def propose(visit: Visit, by: User, now: datetime, rules: Rules, time: Time) -> Told:
    """Ask the customer whether this time suits; their yes in the chat confirms it."""
    conversation = hold(visit)
    if visit.status == "proposed" and time.starts_at == visit.starts_at:
        return "nothing"
    _refuse_ended(visit)
    _set_time(conversation, visit, time, now)
    visit.agent = visit.agent or by
    return _propose(conversation, visit, by, now, rules)


def cancel(visit: Visit, by: User, now: datetime, rules: Rules, reason: str = "") -> Told:
    """It does not take place; the customer is told, with the reason if there is one."""
    conversation = hold(visit)
    if visit.status == "cancelled":
        return "nothing"
    _refuse_ended(visit)
    content = visit_words.cancelled(arranged(conversation, visit), reason)
    visit.status, visit.remind_at, visit.outcome = "cancelled", None, reason or None
    event = _note(conversation, visit, "visit.called_off", "visit_cancelled", by, now)
    _forget(conversation)
    news = news_of(conversation, visit, "visit_cancelled", content, f"e{event.id}")
    return tell(conversation, news, now, rules)


def end(visit: Visit, by: User, now: datetime, status: str, outcome: str) -> bool:
    """How it ended: done or no_show, with the agent's words. False where that was known."""
    conversation = hold(visit)
    if (visit.status, visit.outcome or "") == (status, outcome):
        return False
    if visit.starts_at is None or visit.starts_at > now:
        raise NotPossible("A visita ainda não aconteceu.")
    if visit.status not in ("confirmed", "done", "no_show"):
        raise NotPossible("Só uma visita confirmada tem resultado.")
    told = visit.status != status
    visit.status, visit.outcome, visit.updated_at = status, outcome or None, now
    look_ahead(visit, conversation.tenant.zone, now)
    settle_todos(visit, now)
    if told:
        _record(conversation, visit, ENDED[status], by, now)
        _forget(conversation)
    return True


def note(visit: Visit, text: str, now: datetime) -> None:
    """The team's notes on it, in place of those before."""
    visit.notes, visit.updated_at = text, now


def hold(visit: Visit) -> Conversation:
    """Held against other writers of this customer's visits until the commit; the visit as it is then."""
    conversation = _locked(visit.lead)
    db.session.refresh(visit)
    return conversation


def _locked(lead: Lead) -> Conversation:
    conversation = locked_conversation(lead.conversation.id)
    assert conversation is not None
    return conversation


def _confirm(
    conversation: Conversation, visit: Visit, by: User, now: datetime, rules: Rules, *, moved: bool = False
) -> Told:
    visit.status = "confirmed"
    plan_ahead(visit, conversation.tenant.zone, now)
    kind, purpose = ("visit.moved", "visit_moved") if moved else ("visit.confirmed", "visit_confirmed")
    event = _note(conversation, visit, kind, "visit_confirmed", by, now)
    if conversation.status == "bot":
        conversation.waiting_since = conversation.answer_due_at = None
    remember(conversation, booked=booked(conversation, visit), visit={})
    say = visit_words.moved if moved else visit_words.confirmed
    content = say(arranged(conversation, visit))
    return tell(conversation, news_of(conversation, visit, purpose, content, f"e{event.id}"), now, rules)


def _propose(conversation: Conversation, visit: Visit, by: User, now: datetime, rules: Rules) -> Told:
    """The assistant is to understand the answer as one to its own question for a yes."""
    visit.status, visit.remind_at = "proposed", None
    event = _note(conversation, visit, "visit.proposed", "visit_requested", by, now)
    if conversation.status == "bot":
        conversation.waiting_since = conversation.answer_due_at = None
    content = visit_words.proposed(arranged(conversation, visit))
    options = [button["id"] for button in content["buttons"]]
    known = booked(conversation, visit)
    offered = known | {"agreed": True}
    remember(conversation, visit=offered, booked=known, asked="confirm_visit", options=options)
    news = news_of(conversation, visit, "visit_proposed", content, f"e{event.id}")
    return tell(conversation, news, now, rules)


def _forget(conversation: Conversation) -> None:
    """This visit is no more; the assistant speaks of the one that is left, if any."""
    left = open_visit(conversation)
    remember(conversation, booked=booked(conversation, left) if left else {}, visit={})


def _set_time(conversation: Conversation, visit: Visit, time: Time, now: datetime) -> None:
    if time.starts_at <= now:
        raise NotPossible(PAST)
    visit.starts_at, visit.minutes, visit.updated_at = time.starts_at, time.minutes, now
    visit.day = f"{time.starts_at.astimezone(conversation.tenant.zone):%Y-%m-%d}"
    visit.period, visit.reminders, visit.remind_at = None, [], None
    visit.agent = time.agent or visit.agent


def _refuse_ended(visit: Visit) -> None:
    if not visit.open:
        raise NotPossible("Esta visita já terminou ou foi cancelada.")


def _note(
    conversation: Conversation, visit: Visit, kind: str, occasion: Occasion, by: User, now: datetime
) -> ConversationEvent:
    """Into the thread, onto the lead, off the list of what is to be confirmed."""
    visit.updated_at = conversation.changed_at = now
    settle_todos(visit, now)
    event = _record(conversation, visit, kind, by, now)
    advance(visit.lead, occasion, now)
    db.session.flush()
    return event


def _record(
    conversation: Conversation, visit: Visit, kind: str, by: User | None, now: datetime
) -> ConversationEvent:
    detail: dict[str, Any] = {"visit_id": visit.id, "property_id": visit.property_id}
    detail |= {"code": visit.property.code, "moment": local_moment(conversation, visit)}
    return record(conversation, kind, by, at=now, **detail)
