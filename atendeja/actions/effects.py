"""What the assistant wants done, done: one small function for each effect."""

from collections.abc import Callable
from datetime import datetime
from typing import Any

from atendeja.assistant.events import (
    COUNTED,
    CancelVisit,
    Effect,
    Event,
    Found,
    HandOver,
    LookedUp,
    LookUp,
    PassOn,
    RecordConsent,
    RequestPrivacy,
    RequestVisit,
    SaveLead,
    Say,
    Search,
)
from atendeja.models import Conversation
from atendeja.queries import properties

from .consents import record_consent, request_privacy
from .handling import ask_for_agent
from .leads import note_search, pass_on, save_lead
from .messages import queue_message
from .offers import offer
from .visits import cancel_visit, request_visit


def carry_out(conversation: Conversation, effect: Effect, now: datetime) -> list[Event]:
    """Do one thing; what the assistant learns from it comes back as an event."""
    return _DO[type(effect)](conversation, effect, now)


def _say(conversation: Conversation, effect: Say, now: datetime) -> list[Event]:
    queue_message(conversation, effect.message, author="bot", now=now)
    return []


def _search(conversation: Conversation, effect: Search, now: datetime) -> list[Event]:
    wish, tenant_id = properties.Wish.of(effect.wish), conversation.tenant_id
    found = properties.matching(tenant_id, wish, without=effect.without, cheapest_first=effect.cheapest_first)
    note_search(conversation, effect.wish, len(found), now, more=bool(effect.without))
    if found:
        return [Found(tuple(offer(one) for one in found))]
    near = properties.near(tenant_id, wish) if effect.near else []
    relaxed = {} if near else properties.without_one(tenant_id, wish, effect.without, COUNTED)
    return [Found((), tuple(offer(one, differs) for one, differs in near), relaxed)]


def _look_up(conversation: Conversation, effect: LookUp, now: datetime) -> list[Event]:
    if effect.property_id is not None:
        found = properties.by_id(conversation.tenant_id, effect.property_id)
    else:
        found = properties.by_code(conversation.tenant_id, effect.ref or "")
    return [LookedUp(offer(found) if found else None, effect.then, effect.ref, effect.topics)]


def _save_lead(conversation: Conversation, effect: SaveLead, now: datetime) -> list[Event]:
    save_lead(conversation, effect, now)
    return []


def _hand_over(conversation: Conversation, effect: HandOver, now: datetime) -> list[Event]:
    ask_for_agent(conversation, effect.reason, effect.summary, now)
    return []


def _request_visit(conversation: Conversation, effect: RequestVisit, now: datetime) -> list[Event]:
    request_visit(conversation, effect, now)
    return []


def _cancel_visit(conversation: Conversation, effect: CancelVisit, now: datetime) -> list[Event]:
    cancel_visit(conversation, now)
    return []


def _record_consent(conversation: Conversation, effect: RecordConsent, now: datetime) -> list[Event]:
    record_consent(conversation, effect.kind, effect.granted, effect.words, now)
    return []


def _pass_on(conversation: Conversation, effect: PassOn, now: datetime) -> list[Event]:
    pass_on(conversation, effect.words, now)
    return []


def _request_privacy(conversation: Conversation, effect: RequestPrivacy, now: datetime) -> list[Event]:
    request_privacy(conversation, effect.words, now)
    return []


_DO: dict[type, Callable[[Conversation, Any, datetime], list[Event]]] = {
    Say: _say,
    Search: _search,
    LookUp: _look_up,
    SaveLead: _save_lead,
    HandOver: _hand_over,
    RequestVisit: _request_visit,
    CancelVisit: _cancel_visit,
    RecordConsent: _record_consent,
    PassOn: _pass_on,
    RequestPrivacy: _request_privacy,
}
