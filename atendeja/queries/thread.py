from collections.abc import Sequence
from dataclasses import dataclass, replace
from datetime import datetime
from operator import attrgetter

from sqlalchemy import Select, select
from sqlalchemy.orm import joinedload, lazyload

from atendeja.extensions import db
from atendeja.live import Cursor, stamp
from atendeja.models import Conversation, ConversationEvent, Message, User
from atendeja.models.message import ATTACHED

PAGE = 80  # messages shown at once

Item = Message | ConversationEvent


@dataclass(frozen=True, slots=True)
class Thread:
    """What a thread page shows: items by time, and the cursor from which to ask for more.

    `older` is the message id before which the next page ends, None when the beginning is on the page.
    `whole`: all that was ever said and done is on it.
    """

    items: list[Item]
    changed: list[Message]
    cursor: Cursor
    older: int | None = None
    whole: bool = False


def newest_items(conversation: Conversation, before: int | None = None) -> Thread:
    """The newest PAGE messages (before a message id) with the events that fell among them."""
    seen = stamp()
    query = _messages(conversation).order_by(Message.id.desc()).limit(PAGE + 1)
    found = db.session.scalars(query.where(Message.id < before) if before else query).all()
    messages = sorted(found[:PAGE], key=attrgetter("id"))
    events = _events_among(conversation, messages, newest=before is None, complete=len(found) <= PAGE)
    cursor = Cursor(seen, max((m.id for m in messages), default=0), max((e.id for e in events), default=0))
    older = messages[0].id if len(found) > PAGE else None
    whole = before is None and older is None
    return Thread(_by_time(messages, events), [], cursor, older, whole)


def items_since(conversation: Conversation, cursor: Cursor) -> Thread:
    """What came and what changed since the cursor: new items to append, changed messages to replace."""
    seen = stamp()
    messages = db.session.scalars(
        _messages(conversation).where(Message.changed_at > cursor.since).order_by(Message.id)
    ).all()
    events = db.session.scalars(
        _events(conversation)
        .where(ConversationEvent.id > cursor.last_event_id)
        .order_by(ConversationEvent.id)
    ).all()
    new = [message for message in messages if message.id > cursor.last_id]
    changed = [message for message in messages if message.id <= cursor.last_id]
    last_id = max([cursor.last_id, *(m.id for m in new)])
    last_event_id = max([cursor.last_event_id, *(e.id for e in events)])
    now = replace(cursor, stamp=seen, last_id=last_id, last_event_id=last_event_id)
    return Thread(_by_time(new, events), changed, now)


def message_of(conversation: Conversation, message_id: int) -> Message | None:
    return db.session.scalar(_messages(conversation).where(Message.id == message_id))


def message_with_token(conversation: Conversation, token: str) -> Message | None:
    """What an earlier try with the same form has already made."""
    return db.session.scalar(_messages(conversation).where(Message.client_token == token))


def _messages(conversation: Conversation) -> Select[Message]:
    return (
        select(Message)
        .where(Message.tenant_id == conversation.tenant_id, Message.conversation_id == conversation.id)
        .where(Message.status != ATTACHED)
        .options(joinedload(Message.media), joinedload(Message.quoted))
        .options(joinedload(Message.user).options(lazyload(User.tenant)))
    )


def _events(conversation: Conversation) -> Select[ConversationEvent]:
    return (
        select(ConversationEvent)
        .where(
            ConversationEvent.tenant_id == conversation.tenant_id,
            ConversationEvent.conversation_id == conversation.id,
        )
        .options(joinedload(ConversationEvent.user).options(lazyload(User.tenant)))
    )


def _events_among(
    conversation: Conversation, messages: Sequence[Message], *, newest: bool, complete: bool
) -> Sequence[ConversationEvent]:
    query = _events(conversation).order_by(ConversationEvent.id)
    if messages and not complete:
        query = query.where(ConversationEvent.created_at >= messages[0].created_at)
    if messages and not newest:
        query = query.where(ConversationEvent.created_at <= messages[-1].created_at)
    return db.session.scalars(query).all()


def _by_time(messages: Sequence[Message], events: Sequence[ConversationEvent]) -> list[Item]:
    """Messages keep the order in which they were stored; events fall in by their time.

    At the same moment “Ana assumiu” comes before what Ana wrote, a handover after what announced it.
    """
    taking = ("agent.took_over", "agent.handed_back")

    def place(item: Item) -> tuple[datetime, int]:
        if isinstance(item, Message):
            return item.created_at, 1
        return item.created_at, 0 if item.kind in taking else 2

    return sorted([*messages, *events], key=place)
