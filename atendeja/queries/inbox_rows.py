"""The lines of the list of conversations, each with what a glance must tell."""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from functools import cache
from typing import Any

from sqlalchemy import Select, and_, bindparam, exists, func, literal, select
from sqlalchemy.orm import contains_eager, defer, joinedload, lazyload

from atendeja.extensions import db
from atendeja.models import Conversation, Lead, Mention, Message, Property, Reading, User
from atendeja.models.message import ATTACHED

from .conversations import Filters, in_queue, longest_waiting
from .inbox_search import Hit
from .visibility import Viewer, anybody, values_of, visible_to

MANY = 100  # unread messages that are counted


@dataclass(frozen=True, slots=True)
class Row:
    """One line: a conversation, its newest message, and what is new in it for whom looks.

    `code` of the property asked about, `unread` at most MANY, `mentioned` by name in a note, `hit` where a
    search found it.
    """

    conversation: Conversation
    purpose: str | None
    code: str | None
    last: Message | None = None
    unread: int = 0
    mentioned: bool = False
    hit: Hit | None = None


def rows_of_queue(user: User, queue: str, filters: Filters, limit: int) -> list[Row]:
    """The first rows of a queue. A status asked for may be closed, which `all` leaves out otherwise."""
    query = _lines().where(visible_to(user), *filters.conditions(user.tenant_id))
    if queue != "all" or not filters.status:
        query = query.where(in_queue(queue, user.id))
    return _complete(user, db.session.execute(longest_waiting(query).limit(limit)).all(), {})


def rows_found(user: User, hits: Mapping[int, Hit]) -> list[Row]:
    """The rows of what a search found, in its order."""
    query = _lines().where(visible_to(user), Conversation.id.in_(hits))
    found = {line[0].id: line for line in db.session.execute(query)} if hits else {}
    return _complete(user, [found[one] for one in hits if one in found], hits)


def _lines() -> Select[Any]:
    purpose = Conversation.state["wish"]["purpose"].as_string()
    return (
        select(Conversation, purpose, Property.code)
        .join(Conversation.contact)
        .outerjoin(Lead, Lead.contact_id == Conversation.contact_id)
        .outerjoin(Property, Property.id == Lead.property_id)
        .options(contains_eager(Conversation.contact), defer(Conversation.state))
        .options(joinedload(Conversation.agent).options(lazyload(User.tenant)))
    )


def _complete(user: User, lines: Sequence[Any], hits: Mapping[int, Hit]) -> list[Row]:
    ids = [line[0].id for line in lines]
    marks = _marks(user, ids)
    return [
        Row(line[0], line[1], line[2], *marks[one], hits.get(one))
        for one, line in zip(ids, lines, strict=True)
    ]


def _marks(user: User, ids: Sequence[int]) -> dict[int, tuple[Message | None, int, bool]]:
    """Of each conversation: its newest message, how many are unread, whether somebody called this person."""
    if not ids:
        return {}
    asked = values_of(user) | {"came": user.created_at, "ids": ids}
    return {row[0]: (row[1], row[2], row[3]) for row in db.session.execute(_marked(), asked)}


@cache
def _marked() -> Select[Any]:
    """Built once: to put it together costs more than to run it."""
    me = anybody(own_only=False)  # the conversations are chosen already
    mine = and_(Reading.conversation_id == Conversation.id, Reading.user_id == me.id)
    return (
        select(Conversation.id, Message, _unread(), _mentioned(me))
        .outerjoin(Message, Message.id == _newest())
        .outerjoin(Reading, mine)
        .where(Conversation.tenant_id == me.tenant_id, Conversation.id.in_(bindparam("ids", expanding=True)))
        .options(defer(Message.payload), joinedload(Message.user).options(lazyload(User.tenant)))
    )


def _newest() -> Any:
    """By the index: the last entry of this conversation, skipping what has no bubble of its own."""
    own = (Message.conversation_id == Conversation.id) & (Message.status != ATTACHED)
    newest = select(Message.id).where(own).order_by(Message.id.desc()).limit(1)
    return newest.correlate(Conversation).scalar_subquery()


def _unread() -> Any:
    """The customer's messages since this person last looked; nothing from before the person came."""
    new = (
        select(literal(1))
        .where(Message.conversation_id == Conversation.id, Message.id > func.coalesce(Reading.last_id, 0))
        .where(Message.direction == "in", Message.status != ATTACHED, Message.created_at > bindparam("came"))
        .correlate(Conversation, Reading)
        .limit(MANY)
    )
    return select(func.count()).select_from(new.subquery()).scalar_subquery()


def _mentioned(user: Viewer) -> Any:
    own = (Mention.conversation_id == Conversation.id) & (Mention.user_id == user.id)
    return exists().where(own, Mention.seen_at.is_(None)).correlate(Conversation)
