from dataclasses import dataclass
from functools import cache
from typing import Any

from sqlalchemy import ColumnElement, Select, func, select
from sqlalchemy.orm import joinedload, lazyload

from atendeja.extensions import db
from atendeja.models import Contact, Conversation, Lead, Property, User
from atendeja.models.property import code_key

from .visibility import Viewer, anybody, own_only, values_of, visible_to

QUEUES = ("mine", "waiting", "bot", "all", "closed")
COUNTED = 1000  # from here on nobody needs the exact number, and counting on would cost
NOBODY = 0  # as an agent's id: conversations that no agent has


@dataclass(frozen=True, slots=True)
class Filters:
    """What a list is narrowed to: an agent's id or NOBODY, a status, a lead's source, a property's code."""

    agent: int | None = None
    status: str | None = None
    source: str | None = None
    property: str | None = None

    def conditions(self, tenant_id: int) -> list[ColumnElement[bool]]:
        found: list[ColumnElement[bool]] = []
        if self.agent is not None:
            found.append(Conversation.agent_id == (self.agent or None))
        if self.status:
            found.append(Conversation.status == self.status)
        leads = select(Lead.contact_id).where(Lead.tenant_id == tenant_id)
        if self.source:
            found.append(Conversation.contact_id.in_(leads.where(Lead.source == self.source)))
        if self.property:
            leads = leads.join(Property, Lead.property_id == Property.id)
            own = (Property.tenant_id == tenant_id) & (Property.code_key == code_key(self.property))
            found.append(Conversation.contact_id.in_(leads.where(own)))
        return found


def conversation(user: User, conversation_id: int) -> Conversation | None:
    """None also for a conversation that this person must not see."""
    both = (joinedload(Conversation.contact), joinedload(Conversation.lead))
    agent = joinedload(Conversation.agent).options(lazyload(User.tenant))
    query = select(Conversation).where(visible_to(user), Conversation.id == conversation_id)
    return db.session.scalar(query.options(*both, agent))


def conversation_of(tenant_id: int, wa_id: str) -> Conversation | None:
    """The conversation with this WhatsApp number, exactly as WhatsApp writes it."""
    query = select(Conversation).where(Conversation.tenant_id == tenant_id)
    both = (joinedload(Conversation.contact), joinedload(Conversation.agent))
    return db.session.scalar(query.join(Contact).where(Contact.wa_id == wa_id).options(*both))


def queue_counts(user: User) -> dict[str, int]:
    """How many conversations each queue holds, at most COUNTED, by the same conditions as its list."""
    row = db.session.execute(_counts(own_only(user)), values_of(user)).one()
    return dict(zip(QUEUES, row, strict=True))


@cache
def _counts(own_only: bool) -> Select[Any]:
    """Built once: to put it together costs more than to run it."""
    return select(*(_count(anybody(own_only), queue) for queue in QUEUES))


def _count(user: Viewer, queue: str) -> Any:
    some = select(Conversation.id).where(visible_to(user), in_queue(queue, user.id)).limit(COUNTED)
    return select(func.count()).select_from(some.subquery()).scalar_subquery()


def in_queue(queue: str, user_id: Any) -> ColumnElement[bool]:
    """Assigned but not answered yet is in two: who waits, and the agent's own."""
    conditions: dict[str, ColumnElement[bool]] = {
        "mine": (Conversation.agent_id == user_id) & (Conversation.status != "closed"),
        "waiting": Conversation.waiting_since.is_not(None)
        & (Conversation.status != "agent")
        & (Conversation.status != "closed"),
        "bot": Conversation.status == "bot",
        "closed": Conversation.status == "closed",
    }
    return conditions.get(queue, Conversation.status != "closed")


def longest_waiting(query: Select[Any]) -> Select[Any]:
    """In the list's order: who waits longest first, the others by their newest message."""
    waits = Conversation.waiting_since.asc().nulls_last()
    return query.order_by(waits, Conversation.last_message_at.desc(), Conversation.id.desc())
