"""Who may be the same person under another number."""

import re
from collections.abc import Sequence

from sqlalchemy import ColumnElement, func, or_, select
from sqlalchemy.orm import contains_eager, joinedload

from atendeja.extensions import db
from atendeja.models import Contact, Lead, User
from atendeja.models.search import has_words, words

from .visibility import leads_visible_to

MOST = 12


def named(user: User, lead: Lead, asked: str) -> Sequence[Lead]:
    """Others found by beginnings of names, or by a number in any of its forms."""
    sought, digits = words(asked)[:8], re.sub(r"\D", "", asked)
    ways = [has_words(Contact.search, sought)] if sought else []
    ways += [has_words(Contact.search, [digits])] if len(digits) >= 4 else []
    return _others(user, lead, or_(*ways)) if ways else []


def twins(user: User, lead: Lead) -> Sequence[Lead]:
    """Others who bear the same name."""
    name = lead.contact.name or lead.contact.profile_name
    if not name or len(name.split()) < 2:
        return []
    same = [func.lower(column) == name.lower() for column in (Contact.name, Contact.profile_name)]
    return _others(user, lead, has_words(Contact.search, words(name)[:8]) & or_(*same))


def _others(user: User, lead: Lead, condition: ColumnElement[bool]) -> Sequence[Lead]:
    query = select(Lead).join(Contact, Contact.id == Lead.contact_id)
    query = query.where(
        leads_visible_to(user), Contact.tenant_id == user.tenant_id, condition, Lead.id != lead.id
    )
    both = (contains_eager(Lead.contact), joinedload(Lead.conversation))
    return db.session.scalars(query.options(*both).order_by(Lead.updated_at.desc()).limit(MOST)).all()
