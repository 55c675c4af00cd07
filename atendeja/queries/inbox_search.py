"""Finding a conversation by a name, a number in any form, a property's code, or words that were written."""

import re
from collections.abc import Sequence
from dataclasses import dataclass
from typing import Any

from sqlalchemy import ColumnElement, Select, func, literal, or_, select, union_all
from sqlalchemy.orm import aliased

from atendeja.extensions import db
from atendeja.models import Contact, Conversation, Lead, Message, Property, User
from atendeja.models.message import ATTACHED
from atendeja.models.property import code_key
from atendeja.models.search import has_words, words

from .conversations import Filters
from .thread import PAGE
from .visibility import visible_to

FOUND = 40  # conversations shown
LOOKED_AT = 400  # newest messages with the words, of which the conversations are shown
RECENT = 4000  # of the newest messages one in ten has a word so common that looking at all would be slow
PLACES = ("contact", "property", "message")


@dataclass(frozen=True, slots=True)
class Hit:
    """Where a conversation was found: `place` of PLACES, and for a message its id and text.

    `before`: the message id before which a page of the thread ends with it, when it is not on the newest.
    """

    place: str
    message_id: int | None = None
    text: str = ""
    before: int | None = None


def hits(user: User, asked: str, filters: Filters) -> dict[int, Hit]:
    """Conversations in which this is found, by id: people first, then properties, then newest messages.

    Words that many say are found among the newest messages; only for others are all looked through.
    """
    wanted = words(asked)
    if not wanted:
        return {}
    among = [visible_to(user), *filters.conditions(user.tenant_id)]
    newest = _by_message(_said_lately(user.tenant_id, wanted), among)
    found = _found(_by_contact(user.tenant_id, asked, wanted, among), _by_property(asked, among), newest)
    if len(found) < FOUND:
        for one, where in _found(_by_message(_said(user.tenant_id, wanted), among)).items():
            found.setdefault(one, where)
    return _described(user, dict(list(found.items())[:FOUND]))


def _found(*ways: Select[Any]) -> dict[int, tuple[int, int]]:
    """Conversation id → rank of the place where it was found, and the message."""
    together = union_all(*(select(way.subquery()) for way in ways)).subquery()
    order = (together.c.rank, together.c.message_id.desc(), together.c.at.desc())
    found: dict[int, tuple[int, int]] = {}
    for conversation_id, rank, message_id, _ in db.session.execute(select(together).order_by(*order)):
        found.setdefault(conversation_id, (rank, message_id))
    return found


def _by_contact(
    tenant_id: int, asked: str, wanted: Sequence[str], among: Sequence[ColumnElement[bool]]
) -> Select[Any]:
    """By the beginnings of a name's words, or by a number with whatever stands between its digits."""
    digits = re.sub(r"[\s()+.-]", "", asked)
    named = has_words(Contact.search, wanted)
    if digits.isdecimal() and len(wanted) > 1:
        named = or_(named, has_words(Contact.search, [digits]))
    people = _apart(select(Contact.id).where(Contact.tenant_id == tenant_id, named), "people")
    return _newest(0).join(people, people.c.id == Conversation.contact_id).where(*among)


def _by_property(asked: str, among: Sequence[ColumnElement[bool]]) -> Select[Any]:
    """By the beginning of the code of the property asked about."""
    coded = Property.code_key.startswith(code_key(asked) or "-", autoescape=True)
    asking = select(Lead.contact_id, Lead.tenant_id).join(Property, Property.id == Lead.property_id)
    asking = asking.where(Property.tenant_id == Lead.tenant_id, coded)
    leads = _apart(asking, "leads")
    here = (leads.c.contact_id == Conversation.contact_id) & (leads.c.tenant_id == Conversation.tenant_id)
    return _newest(1).join(leads, here).where(*among)


def _newest(rank: int) -> Select[Any]:
    own = (Conversation.id, literal(rank).label("rank"), literal(0).label("message_id"))
    query: Any = select(*own, Conversation.last_message_at.label("at"))
    newest: Select[Any] = query.order_by(Conversation.last_message_at.desc()).limit(FOUND)
    return newest


def _said(tenant_id: int, wanted: Sequence[str]) -> Any:
    """All messages with these words, by the index of words."""
    own = (Message.tenant_id == tenant_id) & (Message.status != ATTACHED)
    said = select(Message.id, Message.conversation_id).where(own, has_words(Message.search, wanted))
    return _apart(said, "said")


def _said_lately(tenant_id: int, wanted: Sequence[str]) -> Any:
    """Those of the newest messages, one by one."""
    since = select(func.max(Message.id) - RECENT).scalar_subquery()
    own = (Message.tenant_id == tenant_id) & (Message.status != ATTACHED) & (Message.id > since)
    lately = _apart(select(Message.id, Message.conversation_id, Message.search).where(own), "lately")
    said = select(lately.c.id, lately.c.conversation_id).where(has_words(lately.c.search, wanted))
    return said.subquery("said_lately")


def _apart(query: Any, name: str) -> Any:
    """Worked out by itself. PostgreSQL takes every word's beginning for a rather common one, and would
    choose another way than the index, or the index where another way is quick."""
    return query.cte(name).prefix_with("MATERIALIZED", dialect="postgresql")


def _by_message(said: Any, among: Sequence[ColumnElement[bool]]) -> Select[Any]:
    """Of each conversation its newest message with these words."""
    seen = select(said.c.id, Conversation.id.label("conversation_id"), Conversation.last_message_at)
    here = seen.join(said, said.c.conversation_id == Conversation.id).where(*among)
    few = here.order_by(said.c.id.desc()).limit(LOOKED_AT).subquery()
    newest, at = func.max(few.c.id).label("message_id"), func.max(few.c.last_message_at).label("at")
    query = select(few.c.conversation_id.label("id"), literal(2).label("rank"), newest, at)
    return query.group_by(few.c.conversation_id).order_by(newest.desc()).limit(FOUND)


def _described(user: User, found: dict[int, tuple[int, int]]) -> dict[int, Hit]:
    """With the words of the messages and the page of the thread on which they stand."""
    ids = [message_id for _, message_id in found.values() if message_id]
    texts = {}
    if ids:
        query = select(Message.id, Message.text, _newer()).where(Message.tenant_id == user.tenant_id)
        texts = {row[0]: row for row in db.session.execute(query.where(Message.id.in_(ids)))}
    described = {}
    for conversation_id, (rank, message_id) in found.items():
        _, text, newer = texts.get(message_id, (0, "", 0))
        before = message_id + 1 if newer >= PAGE else None
        described[conversation_id] = Hit(PLACES[rank], message_id or None, text or "", before)
    return described


def _newer() -> Any:
    """How many messages of the same conversation came later, as far as that matters."""
    later = aliased(Message)
    some = select(literal(1)).where(later.conversation_id == Message.conversation_id, later.id > Message.id)
    few = some.where(later.status != ATTACHED).correlate(Message).limit(PAGE)
    return select(func.count()).select_from(few.subquery()).scalar_subquery()
