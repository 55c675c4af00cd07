"""Who takes care of a conversation: the assistant, the pool, an agent, nobody any more."""

from datetime import datetime
from typing import Any

from atendeja.models import Conversation, User

from .history import record
from .messages import queue_message


def reply(
    conversation: Conversation, agent: User, content: dict[str, Any], client_token: str, now: datetime
) -> int | None:
    """An agent answers with this content (see whatsapp.outbound); the assistant is out from here on.

    The new message's id; None where the token was used before, and nothing changes.
    """
    made = queue_message(
        conversation, content, author="agent", user=agent, client_token=client_token, now=now
    )
    if made is None:
        return None
    if conversation.status != "agent" or conversation.agent_id != agent.id:
        take_over(conversation, agent, now)
    conversation.waiting_since = None
    return made


def take_over(conversation: Conversation, agent: User, now: datetime) -> None:
    """The agent has it now; the assistant stays silent."""
    if conversation.status == "agent" and conversation.agent_id == agent.id:
        return
    conversation.status = "agent"
    conversation.agent_id = agent.id
    conversation.changed_at = now
    record(conversation, "agent.took_over", agent, at=now)


def hand_back(conversation: Conversation, agent: User, now: datetime) -> None:
    """The assistant answers again from the customer's next message on."""
    _let_go(conversation, "bot", "agent.handed_back", agent, now)


def close(conversation: Conversation, agent: User, now: datetime) -> None:
    """Nothing left to do; the customer's next message opens it again."""
    _let_go(conversation, "closed", "conversation.closed", agent, now)


def _let_go(conversation: Conversation, status: str, event: str, agent: User, now: datetime) -> None:
    """No agent has it any more, and nobody is kept waiting."""
    if conversation.status == status:
        return
    conversation.status = status
    conversation.agent_id = conversation.waiting_since = None
    conversation.changed_at = now
    record(conversation, event, agent, at=now)


def ask_for_agent(conversation: Conversation, reason: str, summary: str, now: datetime) -> None:
    """The conversation waits for a person, who finds in `summary` what is already known."""
    conversation.status = "waiting"
    conversation.waiting_since = conversation.waiting_since or now
    conversation.changed_at = now
    record(conversation, "handoff.requested", at=now, reason=reason, summary=summary)
