"""The moves of leads on the board, and leads by their ids to be changed."""

from collections.abc import Sequence

from sqlalchemy import select
from sqlalchemy.orm import contains_eager, joinedload

from atendeja.extensions import db
from atendeja.models import Conversation, ConversationEvent, Lead, User

from .visibility import leads_visible_to


def newest_move(lead: Lead) -> ConversationEvent | None:
    """The last time that the lead changed its status, by whomever."""
    own = (ConversationEvent.tenant_id == lead.tenant_id) & (ConversationEvent.kind == "lead.moved")
    query = select(ConversationEvent).where(own, ConversationEvent.conversation_id == lead.conversation.id)
    return db.session.scalar(query.order_by(ConversationEvent.id.desc()).limit(1))


def move_of(user: User, event_id: int) -> tuple[Lead, ConversationEvent] | None:
    """A move of a lead that this person may see, with the lead."""
    query = (
        select(Lead, ConversationEvent)
        .join(Conversation, Conversation.contact_id == Lead.contact_id)
        .join(ConversationEvent, ConversationEvent.conversation_id == Conversation.id)
        .where(leads_visible_to(user), ConversationEvent.tenant_id == user.tenant_id)
        .where(ConversationEvent.id == event_id, ConversationEvent.kind == "lead.moved")
        .options(contains_eager(Lead.conversation), joinedload(Lead.contact))
    )
    found = db.session.execute(query).first()
    return (found[0], found[1]) if found else None


def held(user: User, ids: Sequence[int]) -> list[Lead]:
    """These leads with their conversations, which are held until the commit; read after they were held.

    The conversation first, as everybody does: two who hold in another order would wait for each other.
    """
    ours = select(Lead.contact_id).where(leads_visible_to(user), Lead.id.in_(ids))
    talks = select(Conversation.id).where(Conversation.contact_id.in_(ours)).order_by(Conversation.id)
    db.session.execute(talks.with_for_update()).all()
    query = select(Lead).join(Conversation, Conversation.contact_id == Lead.contact_id)
    query = query.where(leads_visible_to(user), Lead.id.in_(ids)).order_by(Lead.id)
    both = (contains_eager(Lead.conversation), joinedload(Lead.contact), joinedload(Lead.agent))
    found = db.session.scalars(query.options(*both).execution_options(populate_existing=True))
    return list(found)
