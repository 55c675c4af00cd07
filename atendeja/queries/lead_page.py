"""What a lead's page tells: the person, what fits, what was shown, what happened."""

from sqlalchemy import select
from sqlalchemy.orm import contains_eager, joinedload

from atendeja.extensions import db
from atendeja.models import Conversation, Lead, User

from .visibility import leads_visible_to


def lead_of(user: User, lead_id: int) -> Lead | None:
    """With its contact, conversation, property and agent. None also for one that this person must not see."""
    query = select(Lead).join(Conversation, Conversation.contact_id == Lead.contact_id)
    query = query.where(leads_visible_to(user), Lead.id == lead_id)
    both = (joinedload(Lead.contact), joinedload(Lead.property), joinedload(Lead.agent))
    return db.session.scalar(query.options(*both, contains_eager(Lead.conversation)))
