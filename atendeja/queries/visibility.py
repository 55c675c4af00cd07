from sqlalchemy import ColumnElement, or_, select

from atendeja.models import Conversation, Lead, User


def visible_to(user: User) -> ColumnElement[bool]:
    """The agency's conversations that this person may see: the one place where that is decided.

    Where the agency chose "own", a plain agent sees what is theirs and the pool (what no agent has).
    """
    ours = Conversation.tenant_id == user.tenant_id
    if user.role != "agent" or user.tenant.prefers.sees != "own":
        return ours
    return ours & or_(Conversation.agent_id == user.id, Conversation.agent_id.is_(None))


def leads_visible_to(user: User) -> ColumnElement[bool]:
    """The agency's leads that this person may see: those whose conversation they may."""
    ours = Lead.tenant_id == user.tenant_id
    if user.role != "agent" or user.tenant.prefers.sees != "own":
        return ours
    return ours & Lead.contact_id.in_(select(Conversation.contact_id).where(visible_to(user)))
