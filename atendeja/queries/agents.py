"""Who could be given a conversation, and which conversations wait for somebody."""

from dataclasses import dataclass
from datetime import datetime

from sqlalchemy import ColumnElement, func, select

from atendeja.extensions import db
from atendeja.models import Conversation, ConversationEvent, Message, Property, User


@dataclass(frozen=True, slots=True)
class Agent:
    """A person who may be given conversations, and how many `open` ones they have; see User."""

    id: int
    name: str
    role: str
    available: bool
    serves: str
    assigned_at: datetime | None
    open: int


@dataclass(frozen=True, slots=True)
class Known:
    """What speaks for somebody: the agent of the property asked about (with its code), today's agent."""

    owner_id: int | None = None
    code: str | None = None
    previous_id: int | None = None


def held_agents(tenant_id: int) -> list[Agent]:
    """The agency's active people, held until the commit: of two handovers the second sees the first.

    The rows are held first and the conversations counted afterwards, with what was committed meanwhile.
    """
    own = (User.id, User.name, User.role, User.available, User.serves, User.assigned_at)
    held = select(*own).where(User.tenant_id == tenant_id, User.active).order_by(User.id)
    people = db.session.execute(held.with_for_update(key_share=True)).all()
    count = open_counts(tenant_id)
    return [Agent(*person, count.get(person.id, 0)) for person in people]


def open_counts(tenant_id: int) -> dict[int, int]:
    """How many conversations each person has that are not closed."""
    theirs = (Conversation.tenant_id == tenant_id) & Conversation.agent_id.is_not(None)
    query = select(Conversation.agent_id, func.count()).where(theirs, Conversation.status != "closed")
    rows = db.session.execute(query.group_by(Conversation.agent_id))
    return {agent_id: count for agent_id, count in rows if agent_id is not None}


def known(conversation: Conversation, property_id: int | None, today: datetime) -> Known:
    """`today` is when the agency's day began: who wrote to this customer since then goes on."""
    asked = (Property.tenant_id == conversation.tenant_id) & (Property.id == property_id)
    wrote = (Message.conversation_id == conversation.id) & (Message.author == "agent")
    last = select(Message.user_id).where(wrote, Message.created_at >= today).order_by(Message.id.desc())
    row = db.session.execute(
        select(
            select(Property.agent_id).where(asked).scalar_subquery(),
            select(Property.code).where(asked).scalar_subquery(),
            last.limit(1).scalar_subquery(),
        )
    ).one()
    return Known(*row)


def had_it(conversation: Conversation) -> frozenset[int]:
    """Who has had this conversation since its customer began to wait, or put it into the pool by hand."""
    query = select(ConversationEvent.detail, ConversationEvent.user_id).where(
        ConversationEvent.conversation_id == conversation.id,
        ConversationEvent.kind == "conversation.assigned",
        ConversationEvent.created_at >= conversation.waiting_since,
    )
    found = [detail.get("agent_id") or user_id for detail, user_id in db.session.execute(query)]
    return frozenset(agent_id for agent_id in found if isinstance(agent_id, int))


def pool(tenant_id: int) -> list[int]:
    """Conversations in which a customer waits and nobody is in charge, who waits longest first."""
    query = select(Conversation.id).where(Conversation.tenant_id == tenant_id, _in_pool())
    return list(db.session.scalars(query.order_by(Conversation.waiting_since, Conversation.id)))


def pool_waits(tenant_id: int) -> bool:
    """Is anybody in the pool?"""
    query = select(Conversation.id).where(Conversation.tenant_id == tenant_id, _in_pool())
    return db.session.scalar(query.limit(1)) is not None


def tenants_with_pool() -> list[int]:
    return list(db.session.scalars(select(Conversation.tenant_id).where(_in_pool()).distinct()))


def owed_answers() -> list[tuple[int, datetime]]:
    """Conversations whose agent must answer, with the moment until when."""
    due = Conversation.answer_due_at.is_not(None)
    rows = db.session.execute(select(Conversation.id, Conversation.answer_due_at).where(due))
    return [(conversation_id, moment) for conversation_id, moment in rows if moment is not None]


def _in_pool() -> ColumnElement[bool]:
    waits = Conversation.waiting_since.is_not(None) & Conversation.agent_id.is_(None)
    return waits & Conversation.status.in_(["bot", "waiting"])
