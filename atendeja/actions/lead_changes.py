"""What people change about a lead: every change is written down with what was there before and after.

The wish reaches the assistant's memory of the conversation too, so that it searches by the new one.
"""

from collections.abc import Callable, Mapping, Sequence
from datetime import datetime
from typing import Any

from atendeja.models import Conversation, ConversationEvent, Lead, User
from atendeja.models.lead import index_wish, tags_key
from atendeja.models.search import folded

from .history import record
from .lead_progress import advance, revalue, set_status

MOST_TAGS, LONGEST_TAG = 12, 30


def move_lead(
    lead: Lead, status: str, user: User, now: datetime, reason: str | None = None
) -> ConversationEvent | None:
    """Somebody moves the lead by hand, anywhere; `reason` is why it was lost. None: it is there already."""
    told = {"lost_reason": reason} if reason and status == "lost" else {}
    if status == lead.status == "lost" and reason and reason != lead.lost_reason:
        before, lead.lost_reason = lead.lost_reason, reason
        return _record(lead, {"lost_reason": [before, reason]}, user, now)
    moved = set_status(lead, status, "manual", now, user, **told)
    if moved is not None and status == "lost":
        lead.lost_reason = reason
    return moved


def assign_lead(lead: Lead, agent: User | None, user: User, now: datetime) -> ConversationEvent | None:
    """Whose lead it is from now on; None where nothing changes."""
    return change_lead(lead, {"agent": agent}, user, now)


def change_lead(lead: Lead, values: Mapping[str, Any], user: User, now: datetime) -> ConversationEvent | None:
    """Write these: name, wish, agent (a User or None), tags, next_step ([words, moment]), owner.

    One event says all that changed with [before, after]; None where nothing did.
    """
    changes = {name: [_said(lead, name), _plain(value)] for name, value in values.items()}
    changes = {name: pair for name, pair in changes.items() if pair[0] != pair[1]}
    if not changes:
        return None
    for name in changes:
        _SET[name](lead, values[name])
    if "wish" in changes:
        _follow_wish(lead, now)
    return _record(lead, changes, user, now)


def tidy_tags(words: Sequence[str]) -> list[str]:
    """Each once, however it is written, at most MOST_TAGS."""
    once = {folded(word): " ".join(word.split())[:LONGEST_TAG] for word in reversed(words) if word.strip()}
    return list(reversed(once.values()))[:MOST_TAGS]


def remember(conversation: Conversation, **known: Any) -> None:
    """Let the assistant know; what it was showing and asking by the old wish is over."""
    conversation.state = (conversation.state or {}) | known


def _follow_wish(lead: Lead, now: datetime) -> None:
    index_wish(lead)
    revalue(lead)
    advance(lead, "wished", now)
    gone: dict[str, Any] = {"eased": [], "indifferent": [], "relax": None, "seeking": None}
    remember(lead.conversation, wish=dict(lead.wish), **gone)


def _record(lead: Lead, changes: dict[str, list[Any]], user: User, now: datetime) -> ConversationEvent:
    lead.updated_at = lead.conversation.changed_at = now
    return record(lead.conversation, "lead.changed", user, at=now, changes=changes)


def _set_name(lead: Lead, name: str | None) -> None:
    lead.contact.name = name
    remember(lead.conversation, name=name)


def _set_wish(lead: Lead, wish: dict[str, Any]) -> None:
    lead.wish = wish


def _set_agent(lead: Lead, agent: User | None) -> None:
    lead.agent, lead.agent_id = agent, agent.id if agent else None


def _set_tags(lead: Lead, tags: list[str]) -> None:
    lead.tags = tags
    lead.tags_key = tags_key(tags)


def _set_next_step(lead: Lead, step: Sequence[Any]) -> None:
    lead.next_step, lead.next_step_at = step


def _set_owner(lead: Lead, owner: bool) -> None:
    lead.owner = owner
    remember(lead.conversation, owner=owner)


_SET: dict[str, Callable[[Lead, Any], None]] = {
    "name": _set_name,
    "wish": _set_wish,
    "agent": _set_agent,
    "tags": _set_tags,
    "next_step": _set_next_step,
    "owner": _set_owner,
}


def _said(lead: Lead, name: str) -> Any:
    """What the event keeps of how it was."""
    if name == "next_step":
        return _plain([lead.next_step, lead.next_step_at])
    if name == "name":
        return lead.contact.name
    return _plain(getattr(lead, name))


def _plain(value: Any) -> Any:
    if isinstance(value, User):
        return {"id": value.id, "name": value.name}
    if isinstance(value, list | tuple):
        return [one.isoformat() if isinstance(one, datetime) else one for one in value]
    return value
