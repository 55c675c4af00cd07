"""What an agent may send a customer: properties to choose from, those that were chosen."""

from collections.abc import Sequence
from typing import Any

from sqlalchemy import Select, or_, select
from sqlalchemy.orm import selectinload

from atendeja.extensions import db
from atendeja.models import Conversation, Inquiry, Lead, Property
from atendeja.models.property import code_key
from atendeja.models.search import has_words, words

from .properties import Wish, matching

SHOWN = 30  # properties to choose from at once
LATELY = 6


def shareable(tenant_id: int, asked: str) -> list[Property]:
    """Active properties by code or by beginnings of words, accents ignored; else the newest."""
    query = _active(tenant_id).order_by(Property.updated_at.desc(), Property.id.desc()).limit(SHOWN)
    sought, key = words(asked)[:8], code_key(asked)
    if not sought:
        return list(db.session.scalars(query))
    by_words = has_words(Property.search, sought)
    found = query.where(
        or_(by_words, Property.code_key.startswith(key, autoescape=True)) if key else by_words
    )
    return sorted(db.session.scalars(found), key=lambda one: one.code_key != key)


def talked_about(conversation: Conversation) -> list[Property]:
    """What this customer asked about or was shown last, newest first."""
    lead = select(Lead.id).where(Lead.contact_id == conversation.contact_id)
    asked = select(Inquiry.property_id).where(
        Inquiry.tenant_id == conversation.tenant_id,
        Inquiry.lead_id.in_(lead),
        Inquiry.property_id.is_not(None),
    )
    inquired = db.session.scalars(asked.order_by(Inquiry.id.desc()).limit(LATELY))
    shown = reversed((conversation.state or {}).get("shown", ()))
    ids = list(dict.fromkeys([*(one for one in inquired if one), *shown]))
    return chosen(conversation.tenant_id, ids[:LATELY])


def fitting(conversation: Conversation) -> list[Property]:
    """What fits the wish of this customer; nothing when none is known."""
    wish = (conversation.state or {}).get("wish") or {}
    return matching(conversation.tenant_id, Wish.of(wish)) if wish else []


def chosen(tenant_id: int, property_ids: Sequence[int]) -> list[Property]:
    """Those of these that are active and this agency's, in the order given."""
    if not property_ids:
        return []
    found = db.session.scalars(_active(tenant_id).where(Property.id.in_(property_ids)))
    return sorted(found, key=lambda one: list(property_ids).index(one.id))


def _active(tenant_id: int) -> Select[Any]:
    mine = select(Property).where(Property.tenant_id == tenant_id, Property.active)
    return mine.options(selectinload(Property.images))
