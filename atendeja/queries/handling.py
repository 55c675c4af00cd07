"""Who had a conversation when, and who could have it."""

from dataclasses import dataclass

from sqlalchemy import func, select
from sqlalchemy.orm import joinedload, lazyload

from atendeja.extensions import db
from atendeja.models import Conversation, ConversationEvent, User

CHANGES = (
    "agent.took_over",
    "agent.handed_back",
    "agent.answered_by_phone",
    "conversation.assigned",
    "conversation.closed",
    "conversation.reopened",
    "handling.undone",
    "handoff.requested",
)


@dataclass(frozen=True, slots=True)
class Mate:
    """A person of the agency and how many open conversations are theirs."""

    user: User
    open: int


def newest_change(conversation: Conversation) -> ConversationEvent | None:
    """The last event that says who has the conversation."""
    query = select(ConversationEvent).where(
        ConversationEvent.tenant_id == conversation.tenant_id,
        ConversationEvent.conversation_id == conversation.id,
        ConversationEvent.kind.in_(CHANGES),
    )
    newest = query.order_by(ConversationEvent.id.desc()).limit(1)
    return db.session.scalar(newest.options(joinedload(ConversationEvent.user)))


def event_of(conversation: Conversation, event_id: int) -> ConversationEvent | None:
    query = select(ConversationEvent).where(
        ConversationEvent.tenant_id == conversation.tenant_id,
        ConversationEvent.conversation_id == conversation.id,
        ConversationEvent.id == event_id,
    )
    return db.session.scalar(query.options(joinedload(ConversationEvent.user)))


def team(tenant_id: int) -> list[Mate]:
    """Everybody who may be given a conversation, by name."""
    theirs = (
        select(Conversation.agent_id, func.count().label("open"))
        .where(Conversation.tenant_id == tenant_id, Conversation.agent_id.is_not(None))
        .where(Conversation.status != "closed")
        .group_by(Conversation.agent_id)
        .subquery()
    )
    query = select(User, func.coalesce(theirs.c.open, 0)).outerjoin(theirs, theirs.c.agent_id == User.id)
    active = query.where(User.tenant_id == tenant_id, User.active).order_by(User.name, User.id)
    active = active.options(lazyload(User.tenant))
    return [Mate(user, count) for user, count in db.session.execute(active)]


def team_mate(tenant_id: int, user_id: int) -> User | None:
    """An active person of this agency."""
    query = select(User).where(User.tenant_id == tenant_id, User.id == user_id, User.active)
    return db.session.scalar(query)
