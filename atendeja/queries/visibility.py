from dataclasses import dataclass
from typing import Any

from sqlalchemy import BigInteger, ColumnElement, bindparam, or_, select

from atendeja.models import Conversation, Lead, User


@dataclass(frozen=True, slots=True)
class Viewer:
    """Who looks, as SQL must know it: values, or the parameters of a statement that is built only once."""

    id: Any
    tenant_id: Any
    own_only: bool


def visible_to(user: User | Viewer) -> ColumnElement[bool]:
    """The agency's conversations that this person may see: the one place where that is decided.

    Where the agency chose "own", a plain agent sees what is theirs and the pool (what no agent has).
    """
    ours = Conversation.tenant_id == user.tenant_id
    if not (user.own_only if isinstance(user, Viewer) else own_only(user)):
        return ours
    return ours & or_(Conversation.agent_id == user.id, Conversation.agent_id.is_(None))


def leads_visible_to(user: User) -> ColumnElement[bool]:
    """The agency's leads that this person may see: those whose conversation they may."""
    ours = Lead.tenant_id == user.tenant_id
    if not own_only(user):
        return ours
    return ours & Lead.contact_id.in_(select(Conversation.contact_id).where(visible_to(user)))


def own_only(user: User) -> bool:
    return user.role == "agent" and user.tenant.prefers.sees == "own"


def anybody(own_only: bool) -> Viewer:
    """Stands in a statement for whoever asks; `values_of` says who that is."""
    me, ours = bindparam("me", type_=BigInteger), bindparam("ours", type_=BigInteger)
    return Viewer(me, ours, own_only)


def values_of(user: User) -> dict[str, Any]:
    return {"me": user.id, "ours": user.tenant_id}
