"""Who takes care of a conversation: the assistant, the pool, an agent, nobody any more.

A form says in `seen` what its page showed; who was outrun by somebody else changes nothing. Each change
keeps in its event how things stood `before` and `after` it, which is what undoing.py needs.
"""

from datetime import datetime
from typing import Any

from sqlalchemy import select

from atendeja.extensions import db
from atendeja.models import Conversation, ConversationEvent, Message, User

from .assignment import due
from .history import record
from .leads import accompany
from .messages import queue_message

STANDING = (
    "status",
    "agent_id",
    "waiting_since",
    "assigned_at",
    "answer_due_at",
    "warned_at",
    "returns",
)
NOT_DUE: dict[str, Any] = {"answer_due_at": None, "warned_at": None, "returns": 0}


class ChangedMeanwhile(Exception):
    """Somebody else has it now, or closed it, since the page was made. Nothing was changed."""


def seen_of(conversation: Conversation) -> str:
    """What a page that shows this conversation has seen: its status and whose it is."""
    return f"{conversation.status}-{conversation.agent_id or 0}"


def reply(
    conversation: Conversation,
    agent: User,
    content: dict[str, Any],
    client_token: str,
    now: datetime,
    seen: str | None = None,
) -> int | None:
    """An agent answers with this content (see whatsapp.outbound); the assistant is out from here on.

    The new message's id; None where the token was used before, and nothing changes.
    Raises ChangedMeanwhile where somebody else has taken the conversation from a page that shows `seen`.
    """
    if not used(conversation, client_token):
        refuse_outrun(conversation, agent, seen)
    made = queue_message(
        conversation, content, author="agent", user=agent, client_token=client_token, now=now
    )
    if made is not None:
        answered(conversation, agent, now)
    return made


def used(conversation: Conversation, client_token: str) -> bool:
    """Has a message with this token been queued already? A retry is no news, whoever has it by now."""
    query = select(Message.id).where(Message.conversation_id == conversation.id)
    return db.session.scalar(query.where(Message.client_token == client_token)) is not None


def answered(conversation: Conversation, agent: User, now: datetime) -> None:
    """The agent has written to the customer: it is the agent's, for good, and nobody waits any more."""
    if not _theirs(conversation, agent):
        _set(conversation, {"status": "agent", "agent_id": agent.id, "assigned_at": now, "changed_at": now})
        record(conversation, "agent.took_over", agent, at=now)
    _set(conversation, NOT_DUE | {"waiting_since": None})


def take_over(
    conversation: Conversation, agent: User, now: datetime, seen: str | None = None
) -> ConversationEvent | None:
    """The agent has it now; the assistant stays silent."""
    if _theirs(conversation, agent):
        return None
    refuse_outrun(conversation, agent, seen)
    theirs = {"status": "agent", "agent_id": agent.id, "assigned_at": now}
    return _handle(conversation, "agent.took_over", agent, now, theirs)


def hand_back(
    conversation: Conversation, agent: User, now: datetime, seen: str | None = None
) -> ConversationEvent | None:
    """The assistant answers again from the customer's next message on."""
    return _let_go(conversation, "bot", "agent.handed_back", agent, now, seen)


def close(
    conversation: Conversation, agent: User, now: datetime, seen: str | None = None
) -> ConversationEvent | None:
    """Nothing left to do; the customer's next message opens it again."""
    return _let_go(conversation, "closed", "conversation.closed", agent, now, seen)


def reopen(
    conversation: Conversation, agent: User, now: datetime, seen: str | None = None
) -> ConversationEvent | None:
    """What was closed goes on, with the agent who wants it to."""
    if conversation.status != "closed":
        refuse_outrun(conversation, agent, seen)
        return None
    theirs = {"status": "agent", "agent_id": agent.id, "assigned_at": now}
    return _handle(conversation, "conversation.reopened", agent, now, theirs)


def assign(
    conversation: Conversation, agent: User, to: User | None, now: datetime, seen: str | None = None
) -> ConversationEvent | None:
    """The agent gives it to a team-mate, or (None) back to the pool, where somebody has to take it.

    A customer who waits is answered in the time that the roleta allows as well.
    """
    if to is not None and to.id == agent.id:
        return take_over(conversation, agent, now, seen)
    if conversation.agent_id == (to.id if to else None) and conversation.status in ("waiting", "agent"):
        return None
    refuse_outrun(conversation, agent, seen)
    waits = to is None or conversation.waiting_since is not None
    values: dict[str, Any] = {"status": "waiting" if waits else "agent", "agent_id": to.id if to else None}
    values |= {
        "assigned_at": now if to else None,
        "answer_due_at": due(conversation, now) if to and waits else None,
    }
    values |= {"waiting_since": conversation.waiting_since or (now if to is None else None)}
    named = {"agent_id": to.id if to else None, "agent": to.name if to else None, "reason": "manual"}
    return _handle(conversation, "conversation.assigned", agent, now, values, **named)


def ask_for_agent(conversation: Conversation, reason: str, summary: str, now: datetime) -> None:
    """The conversation waits for a person, who finds in `summary` what is already known."""
    conversation.status = "waiting"
    conversation.waiting_since = conversation.waiting_since or now
    conversation.changed_at = now
    record(conversation, "handoff.requested", at=now, reason=reason, summary=summary)


def refuse_outrun(conversation: Conversation, agent: User, seen: str | None) -> None:
    """Raises ChangedMeanwhile where somebody else was faster than a page that shows `seen`."""
    status, _, holder = (seen or seen_of(conversation)).partition("-")
    elsewhere = conversation.agent_id not in (None, agent.id) and str(conversation.agent_id) != holder
    if elsewhere or (conversation.status == "closed" and status != "closed"):
        raise ChangedMeanwhile


def standing(conversation: Conversation) -> dict[str, Any]:
    """Who has it, and who waits since when, as plain values."""
    return {name: _plain(getattr(conversation, name)) for name in STANDING}


def _theirs(conversation: Conversation, agent: User) -> bool:
    return conversation.status == "agent" and conversation.agent_id == agent.id


def _let_go(
    conversation: Conversation, status: str, event: str, agent: User, now: datetime, seen: str | None
) -> ConversationEvent | None:
    """No agent has it any more, and nobody is kept waiting."""
    if conversation.status == status:
        return None
    refuse_outrun(conversation, agent, seen)
    nobody = {"status": status, "agent_id": None, "waiting_since": None, "assigned_at": None}
    return _handle(conversation, event, agent, now, nobody)


def _handle(
    conversation: Conversation,
    event: str,
    agent: User,
    now: datetime,
    values: dict[str, Any],
    /,
    **detail: Any,
) -> ConversationEvent:
    before = standing(conversation)
    _set(conversation, NOT_DUE | values | {"changed_at": now})
    return record(conversation, event, agent, at=now, before=before, after=standing(conversation), **detail)


def _set(conversation: Conversation, values: dict[str, Any]) -> None:
    for name, value in values.items():
        setattr(conversation, name, value)
    if values.get("agent_id"):
        accompany(conversation)


def _plain(value: Any) -> Any:
    return value.isoformat() if isinstance(value, datetime) else value
