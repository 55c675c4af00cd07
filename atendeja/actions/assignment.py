"""Who is given a conversation whose customer waits for a person, and what becomes of it unanswered.

First the agent of the property that was asked about, then whoever wrote to this customer earlier today,
then the roleta: of those who are available, serve this purpose and have room, whose last turn is longest
ago. Only the roleta's own choice is a turn. Nobody is chosen for being at the screen, and nobody outside
office hours: then, and when nobody fits, it stays in the pool until that changes.

A visit asked for, or a question nobody could answer, is given as well; there the assistant goes on, so the
status stays `bot`. Not answered in time the agent is warned, and after as long again it goes to another, at
most MOST_RETURNS times, then to a manager (or an admin), where it stays. Taking over is dealing with it.
"""

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import UTC, datetime, timedelta
from typing import Any, Literal

from sqlalchemy import update

from atendeja.extensions import db
from atendeja.models import Conversation, User
from atendeja.queries import agents
from atendeja.queries.agents import Agent, Known

from .history import record
from .leads import accompany

MOST_RETURNS = 2
ESCALATED = MOST_RETURNS + 1  # in `returns`: it is with a manager, there is nobody after them
NEVER = datetime.min.replace(tzinfo=UTC)
BOSSES = ("manager", "admin")


@dataclass(frozen=True, slots=True)
class Choice:
    """Who, or nobody, and why: property_agent (its `code`), previous, roleta, escalated.

    Nobody because: off (no roleta), closed, away, full, other (those there serve another purpose), tried
    (they have had it).
    """

    agent: Agent | None
    reason: str
    code: str | None = None

    @property
    def hopeless(self) -> bool:
        """Nobody else in the pool would fare better now."""
        return self.reason in ("closed", "away", "full", "off")


@dataclass(frozen=True, slots=True)
class Wanted:
    """What the conversation needs: its purpose (None: any will do), who is known to it, who has had it."""

    purpose: str | None = None
    known: Known = Known()  # noqa: RUF009 — frozen
    tried: frozenset[int] = frozenset()


@dataclass(frozen=True, slots=True)
class Look:
    """When to look at it again: `of` this conversation, or of the agency's whole pool; delay in seconds."""

    of: Literal["conversation", "pool"]
    row_id: int
    delay: float


def choose(people: Sequence[Agent], wanted: Wanted, max_open: int) -> Choice:
    """The agent for this conversation by the rules above; `people` are the agency's active ones."""
    there = [one for one in people if one.available]
    free = {one.id: one for one in there if one.open < max_open and one.id not in wanted.tried}
    if wanted.known.owner_id in free:
        return Choice(free[wanted.known.owner_id], "property_agent", wanted.known.code)
    if wanted.known.previous_id in free:
        return Choice(free[wanted.known.previous_id], "previous")
    turns = [one for one in there if one.serves != "none"]
    fitting = [one for one in turns if wanted.purpose is None or one.serves in ("both", wanted.purpose)]
    waiting = sorted((one for one in fitting if one.id in free), key=_last_turn)
    if waiting:
        return Choice(waiting[0], "roleta")
    return Choice(None, _why_nobody(turns, fitting, wanted, max_open))


def _last_turn(agent: Agent) -> tuple[datetime, int]:
    return agent.assigned_at or NEVER, agent.id


def _why_nobody(turns: Sequence[Agent], fitting: Sequence[Agent], wanted: Wanted, max_open: int) -> str:
    if not turns:
        return "away"
    if all(one.open >= max_open for one in turns):
        return "full"
    if not fitting:
        return "other"
    return "full" if any(one.id not in wanted.tried for one in fitting) else "tried"


def boss(people: Sequence[Agent], tried: frozenset[int]) -> Choice:
    """Whom an unanswered conversation ends with: a manager, else an admin; those who are available first."""
    found = [one for one in people if one.role in BOSSES and one.id not in tried]
    found.sort(key=lambda one: (not one.available, BOSSES.index(one.role), one.open, one.id))
    return Choice(found[0], "escalated") if found else Choice(None, "tried")


def find_agent(conversation: Conversation, now: datetime, *, again: bool = False) -> Choice | None:
    """Give it to an agent, with the reason in the thread; None where nobody is to be looked for.

    The conversation is held by the caller. `again`: it has been in the pool, which the thread says already.
    """
    prefers, local = conversation.tenant.prefers, _local(conversation, now)
    if not waits(conversation) or conversation.agent_id is not None:
        return None
    if not prefers.roleta:
        return Choice(None, "off")
    if prefers.opens_at(local) != local:
        choice = Choice(None, "closed")
    else:
        choice = _choice(conversation, prefers.max_open, local, again)
    if choice.agent is not None:
        _give(conversation, choice.agent, choice, now)
    elif not again:
        record(conversation, "assignment.pooled", at=now, reason=choice.reason)
    return choice


def chase(conversation: Conversation, now: datetime) -> bool:
    """If an answer is overdue (in office hours): the agent is warned; the next time it goes to another."""
    until, prefers, local = conversation.answer_due_at, conversation.tenant.prefers, _local(conversation, now)
    if until is None:
        return False
    if not waits(conversation) or conversation.agent_id is None or not prefers.roleta:
        _set_due(conversation, None)
        return True
    if until > now or prefers.opens_at(local) != local:
        return False
    if conversation.warned_at is None:
        _warn(conversation, now)
    else:
        _return(conversation, now)
    return True


def next_look(conversation: Conversation, now: datetime) -> Look | None:
    """When something will have to be done that no event brings about."""
    if not waits(conversation):
        return None
    until, local = conversation.answer_due_at, _local(conversation, now)
    opens = conversation.tenant.prefers.opens_at(local)
    if opens is None or not conversation.tenant.prefers.roleta:
        return None
    shut = (opens - local).total_seconds()
    if conversation.agent_id is None:
        return Look("pool", conversation.tenant_id, shut) if shut else None
    if until is None:
        return None
    return Look("conversation", conversation.id, max((until - now).total_seconds(), shut))


def due(conversation: Conversation, now: datetime) -> datetime | None:
    """Until when whoever is given it now must answer; None where the roleta is off: nobody is chased."""
    prefers = conversation.tenant.prefers
    until = prefers.due_at(_local(conversation, now)) if prefers.roleta else None
    return until.astimezone(UTC) if until else None


def waits(conversation: Conversation) -> bool:
    """A customer waits for a person, and nobody has taken over."""
    return conversation.waiting_since is not None and conversation.status in ("bot", "waiting")


def _choice(conversation: Conversation, max_open: int, local: datetime, again: bool) -> Choice:
    lead, returned = conversation.lead, conversation.returns > 0
    known = agents.known(conversation, lead.property_id if lead else None, _midnight(local))
    tried = agents.had_it(conversation) if returned or again else frozenset()
    purpose = lead.wish.get("purpose") if lead and not lead.owner else None
    people = agents.held_agents(conversation.tenant_id)
    if conversation.returns > MOST_RETURNS:
        return boss(people, tried)
    choice = choose(people, Wanted(purpose, known, tried), max_open)
    return boss(people, tried) if choice.agent is None and returned and not again else choice


def _give(conversation: Conversation, agent: Agent, choice: Choice, now: datetime) -> None:
    conversation.agent_id = agent.id
    conversation.assigned_at = conversation.changed_at = now
    accompany(conversation)
    if choice.reason == "escalated":
        conversation.returns = ESCALATED
    if choice.reason == "roleta":
        turn = update(User).where(User.tenant_id == conversation.tenant_id, User.id == agent.id)
        db.session.execute(turn.values(assigned_at=now).execution_options(synchronize_session=False))
    _set_due(conversation, due(conversation, now))
    why: dict[str, Any] = {"reason": choice.reason} | ({"code": choice.code} if choice.code else {})
    record(conversation, "conversation.assigned", at=now, agent_id=agent.id, agent=agent.name, **why)


def _warn(conversation: Conversation, now: datetime) -> None:
    """The agent has as long again; a manager keeps it, and the queue goes on showing that nobody answered."""
    until = None if conversation.returns > MOST_RETURNS else due(conversation, now)
    _set_due(conversation, until, warned=now)
    conversation.changed_at = now
    _record_agent(conversation, "assignment.warned", now)


def _return(conversation: Conversation, now: datetime) -> None:
    _record_agent(conversation, "assignment.returned", now)
    db.session.flush()
    conversation.returns += 1
    conversation.agent_id = conversation.assigned_at = None
    conversation.changed_at = now
    _set_due(conversation, None)
    find_agent(conversation, now)


def _record_agent(conversation: Conversation, event: str, now: datetime) -> None:
    name = conversation.agent.name if conversation.agent else None
    record(conversation, event, at=now, agent_id=conversation.agent_id, agent=name)


def _set_due(conversation: Conversation, until: datetime | None, warned: datetime | None = None) -> None:
    conversation.answer_due_at, conversation.warned_at = until, warned


def _local(conversation: Conversation, now: datetime) -> datetime:
    return now.astimezone(conversation.tenant.zone)


def _midnight(local: datetime) -> datetime:
    return local - timedelta(hours=local.hour, minutes=local.minute, seconds=local.second)
