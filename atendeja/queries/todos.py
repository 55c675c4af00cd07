"""What is to be done, and by whom."""

from collections.abc import Sequence
from datetime import datetime

from sqlalchemy import ColumnElement, func, or_, select
from sqlalchemy.orm import joinedload

from atendeja.extensions import db
from atendeja.models import Contact, Conversation, Lead, Todo, User
from atendeja.models.lead_status import OPEN

MOST = 200  # on one page


def open_todos(user: User, before: datetime, *, everybody: bool = False) -> Sequence[Todo]:
    """What is due before this moment: one's own and the pool's, the longest due first.

    `everybody`: the whole team's, for those who look after it.
    """
    query = select(Todo).where(_open(user, everybody), Todo.due_at < before)
    query = query.options(
        joinedload(Todo.user), joinedload(Todo.lead).joinedload(Lead.contact).load_only(Contact.id)
    )
    return db.session.scalars(query.order_by(Todo.due_at, Todo.id).limit(MOST)).all()


def later_count(user: User, after: datetime) -> int:
    query = select(func.count()).select_from(Todo).where(_open(user, False), Todo.due_at >= after)
    return db.session.scalar(query) or 0


def done_since(user: User, since: datetime) -> Sequence[Todo]:
    """What this person has done since then, the newest first."""
    mine = (Todo.tenant_id == user.tenant_id, Todo.done_by == user.id, Todo.done_at >= since)
    return db.session.scalars(select(Todo).where(*mine).order_by(Todo.done_at.desc()).limit(MOST)).all()


def todo(user: User, todo_id: int) -> Todo | None:
    """One that this person may deal with: their own, the pool's; managers may deal with anybody's."""
    mine = Todo.tenant_id == user.tenant_id
    if user.role == "agent":
        mine &= or_(Todo.user_id == user.id, Todo.user_id.is_(None), Todo.done_by == user.id)
    return db.session.scalar(select(Todo).where(Todo.id == todo_id, mine))


def conversations_of(todos: Sequence[Todo]) -> dict[int, int]:
    """{lead id: conversation id} for a whole list."""
    leads = {one.lead_id for one in todos if one.lead_id}
    if not leads:
        return {}
    query = select(Lead.id, Conversation.id).join(Conversation, Conversation.contact_id == Lead.contact_id)
    return {row[0]: row[1] for row in db.session.execute(query.where(Lead.id.in_(leads)))}


def _open(user: User, everybody: bool) -> ColumnElement[bool]:
    own = (Todo.tenant_id == user.tenant_id) & Todo.done_at.is_(None) & ~_overtaken()
    return own if everybody else own & or_(Todo.user_id == user.id, Todo.user_id.is_(None))


def _overtaken() -> ColumnElement[bool]:
    """A step for a silent customer, who has written since, or whose lead is won or lost."""
    lead = select(Lead.id).join(Conversation, Conversation.contact_id == Lead.contact_id)
    news = (Conversation.last_customer_at > Todo.created_at) | Lead.status.not_in(OPEN)
    return (Todo.kind == "follow_up") & lead.where(Lead.id == Todo.lead_id, news).exists()
