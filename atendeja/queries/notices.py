"""What a person must be told of: who wrote to them, who waits, what was given to them, who called them."""

from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from datetime import datetime, timedelta
from functools import cache
from typing import Any

from sqlalchemy import ColumnElement, Select, bindparam, case, func, literal, or_, select, union_all

from atendeja.extensions import db
from atendeja.models import Contact, Conversation, ConversationEvent, Mention, PushSubscription, User

from .visibility import Viewer, anybody, own_only, values_of, visible_to

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
    """All the person should know of (in one conversation if given), oldest first; one statement."""
    asked = values_of(user) | {"recent": now - RECENT} | ({"one": conversation_id} if conversation_id else {})
    rows = db.session.execute(_told(own_only(user), one_only=bool(conversation_id)), asked)
    return [Notice(kind, found, since, contact.display_name) for kind, found, since, contact in rows]


@cache
def _told(own_only: bool, *, one_only: bool) -> Select[Any]:
    """Built once: to put it together costs more than to run it."""
    one, me = [Conversation.id == bindparam("one")] if one_only else [], anybody(own_only)
    ways = (_own(me, one), _pool(me, one), _given(me, one), _mentions(me, one))
    told = union_all(*(select(way.subquery()) for way in ways)).subquery()
    query: Any = select(told.c.kind, told.c.conversation_id, told.c.since, Contact)
    by_time: Select[Any] = query.join(Contact, Contact.id == told.c.contact_id).order_by(told.c.since)
    return by_time


def _own(user: Viewer, one: Iterable[ColumnElement[bool]]) -> Select[Any]:
    """The person's own customers without an answer, by what was written last."""
    mine = (Conversation.agent_id == user.id) & Conversation.status.in_(["waiting", "agent"])
    return _unanswered(user, "message", Conversation.last_message_at).where(mine, *one)


def _pool(user: Viewer, one: Iterable[ColumnElement[bool]]) -> Select[Any]:
    """Customers whom nobody has, who began to wait last."""
    nobodys = (Conversation.status == "waiting") & Conversation.agent_id.is_(None)
    return _unanswered(user, "waiting", Conversation.waiting_since).where(nobodys, *one)


def _unanswered(user: Viewer, kind: str, since: Any) -> Select[Any]:
    ours = (Conversation.tenant_id == user.tenant_id) & Conversation.waiting_since.is_not(None)
    return _lines(literal(kind), since).where(ours)


def _given(user: Viewer, one: Iterable[ColumnElement[bool]]) -> Select[Any]:
    """What somebody else or the roleta gave to the person, and reminders of it."""
    kind, to = ConversationEvent.kind, ConversationEvent.detail["agent_id"].as_integer()
    others = or_(ConversationEvent.user_id.is_(None), ConversationEvent.user_id != user.id)
    return (
        _lines(case(GIVEN, value=kind), ConversationEvent.created_at)
        .join(ConversationEvent, ConversationEvent.conversation_id == Conversation.id)
        .where(ConversationEvent.tenant_id == user.tenant_id, kind.in_(GIVEN), others)
        .where(ConversationEvent.created_at > bindparam("recent"), func.coalesce(to, user.id) == user.id)
        .where(visible_to(user), Conversation.agent_id == user.id, *one)
    )


def _mentions(user: Viewer, one: Iterable[ColumnElement[bool]]) -> Select[Any]:
    unseen = (Mention.user_id == user.id) & Mention.seen_at.is_(None)
    lines = _lines(literal("mention"), Mention.created_at)
    lines = lines.join(Mention, Mention.conversation_id == Conversation.id)
    return lines.where(unseen, visible_to(user), *one)


def _lines(kind: ColumnElement[str], since: Any) -> Select[Any]:
    """The newest; under the names that all ways have in common."""
    talk: Any = (Conversation.id.label("conversation_id"), Conversation.contact_id)
    query: Any = select(kind.label("kind"), *talk, since.label("since"))
    newest: Select[Any] = query.select_from(Conversation).order_by(since.desc()).limit(MOST)
    return newest


def devices_of(user: User) -> Sequence[PushSubscription]:
    """The person's own devices, oldest first."""
    query = select(PushSubscription).where(PushSubscription.user_id == user.id)
    return db.session.scalars(query.order_by(PushSubscription.id)).all()


def device_of(user: User, subscription_id: int) -> PushSubscription | None:
    own = (PushSubscription.user_id == user.id) & (PushSubscription.id == subscription_id)
    return db.session.scalar(select(PushSubscription).where(own))
