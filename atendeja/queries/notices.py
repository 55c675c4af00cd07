"""What a person must be told of: who wrote to them, who waits, what was given to them, who called them."""

from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from datetime import datetime, timedelta

from sqlalchemy import ColumnElement, Select, select
from sqlalchemy.orm import defer, joinedload

from atendeja.extensions import db
from atendeja.models import Conversation, ConversationEvent, Mention, PushSubscription, User

from .visibility import visible_to

RECENT = timedelta(minutes=15)
MOST = 40
GIVEN = {"conversation.assigned": "assigned", "assignment.warned": "warned"}


@dataclass(frozen=True, slots=True)
class Notice:
    """`kind`: message, waiting, assigned, warned or mention; `since` when, in the conversation of `name`."""

    kind: str
    conversation_id: int
    since: datetime
    name: str

    @property
    def key(self) -> str:
        """The same for the same thing, however often it is looked up."""
        return f"{self.kind}-{self.conversation_id}-{int(self.since.timestamp() * 1000)}"


def notices_of(user: User, now: datetime, conversation_id: int | None = None) -> list[Notice]:
    """All the person should know of (in one conversation if given), oldest first; four to six statements."""
    one = [Conversation.id == conversation_id] if conversation_id else []
    found = [*_own(user, one), *_pool(user, one), *_given(user, now, one), *_mentions(user, one)]
    return sorted(found, key=lambda notice: notice.since)


def _own(user: User, one: Iterable[ColumnElement[bool]]) -> Iterable[Notice]:
    """The person's own customers without an answer, by what was written last."""
    query = _unanswered(user, one).where(Conversation.agent_id == user.id)
    query = query.where(Conversation.status.in_(["waiting", "agent"]))
    for found in db.session.scalars(query.order_by(Conversation.last_message_at.desc())):
        yield Notice("message", found.id, found.last_message_at, found.contact.display_name)


def _pool(user: User, one: Iterable[ColumnElement[bool]]) -> Iterable[Notice]:
    """Customers whom nobody has, who began to wait last."""
    query = _unanswered(user, one).where(Conversation.status == "waiting", Conversation.agent_id.is_(None))
    for found in db.session.scalars(query.order_by(Conversation.waiting_since.desc())):
        if found.waiting_since is not None:
            yield Notice("waiting", found.id, found.waiting_since, found.contact.display_name)


def _unanswered(user: User, one: Iterable[ColumnElement[bool]]) -> Select[Conversation]:
    waits = Conversation.waiting_since.is_not(None)
    query = select(Conversation).where(Conversation.tenant_id == user.tenant_id, waits, *one)
    return query.options(joinedload(Conversation.contact), defer(Conversation.state)).limit(MOST)


def _given(user: User, now: datetime, one: Iterable[ColumnElement[bool]]) -> Iterable[Notice]:
    """What somebody else or the roleta gave to the person, and reminders of it."""
    query = (
        select(ConversationEvent)
        .where(ConversationEvent.tenant_id == user.tenant_id, ConversationEvent.kind.in_(GIVEN))
        .where(ConversationEvent.created_at > now - RECENT)
        .order_by(ConversationEvent.created_at.desc())
    )
    events = [event for event in db.session.scalars(query.limit(MOST * 5)) if event.user_id != user.id]
    events = [event for event in events if event.detail.get("agent_id", user.id) == user.id]
    named = _named(user, {event.conversation_id for event in events}, Conversation.agent_id == user.id, *one)
    for event in events:
        if event.conversation_id in named:
            name = named[event.conversation_id]
            yield Notice(GIVEN[event.kind], event.conversation_id, event.created_at, name)


def _mentions(user: User, one: Iterable[ColumnElement[bool]]) -> Iterable[Notice]:
    query = select(Mention).where(Mention.user_id == user.id, Mention.seen_at.is_(None))
    mentions = db.session.scalars(query.order_by(Mention.id.desc()).limit(MOST)).all()
    named = _named(user, {mention.conversation_id for mention in mentions}, *one)
    for mention in mentions:
        if mention.conversation_id in named:
            name = named[mention.conversation_id]
            yield Notice("mention", mention.conversation_id, mention.created_at, name)


def _named(user: User, ids: set[int], *conditions: ColumnElement[bool]) -> dict[int, str]:
    """The customers of these conversations, as far as the person may see them. No ids, no statement."""
    if not ids:
        return {}
    query = select(Conversation).where(visible_to(user), Conversation.id.in_(ids), *conditions)
    query = query.options(joinedload(Conversation.contact), defer(Conversation.state))
    return {found.id: found.contact.display_name for found in db.session.scalars(query)}


def devices_of(user: User) -> Sequence[PushSubscription]:
    """The person's own devices, oldest first."""
    query = select(PushSubscription).where(PushSubscription.user_id == user.id)
    return db.session.scalars(query.order_by(PushSubscription.id)).all()


def device_of(user: User, subscription_id: int) -> PushSubscription | None:
    own = (PushSubscription.user_id == user.id) & (PushSubscription.id == subscription_id)
    return db.session.scalar(select(PushSubscription).where(own))
