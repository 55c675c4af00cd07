"""A lead that somebody types in: a person who has not written yet."""

from collections.abc import Mapping
from datetime import datetime
from typing import Any

from sqlalchemy import select
from sqlalchemy.orm.attributes import set_committed_value

from atendeja.extensions import db
from atendeja.models import Contact, Conversation, Lead, User
from atendeja.models.base import insert_new
from atendeja.models.contact import contact_words, match_key
from atendeja.models.lead import index_wish, tags_key

from .history import record
from .lead_changes import remember
from .lead_progress import advance, revalue


def known_contact(tenant_id: int, wa_id: str) -> Contact | None:
    """Whoever has this number, in either form; the one who was here first."""
    keys = Contact.match_key == match_key(wa_id)
    query = select(Contact).where(Contact.tenant_id == tenant_id, keys | (Contact.wa_id == wa_id))
    return db.session.scalar(query.order_by(Contact.id).limit(1))


def create_lead(
    user: User, wa_id: str, values: Mapping[str, Any], now: datetime, source: str = "manual"
) -> Lead:
    """A contact with this number, its conversation (closed: nobody has written) and its lead.

    `values` as for change_lead. A contact that is known by then keeps what it has; only a lead is added.
    """
    contact = known_contact(user.tenant_id, wa_id) or _contact(user.tenant_id, wa_id, values, now)
    conversation = _conversation(contact, now)
    if conversation.lead is not None:
        return conversation.lead
    lead = Lead(tenant_id=user.tenant_id, contact_id=contact.id, source=source, status_at=now, created_at=now)
    lead.wish, lead.owner = dict(values.get("wish") or {}), bool(values.get("owner"))
    lead.tags = list(values.get("tags") or ())
    lead.tags_key, lead.agent = tags_key(lead.tags), values.get("agent")
    index_wish(lead)
    db.session.add(lead)
    db.session.flush()
    set_committed_value(conversation, "lead", lead)
    set_committed_value(lead, "conversation", conversation)
    record(conversation, "lead.created", user, at=now, source=source)
    remember(conversation, wish=dict(lead.wish), name=contact.name, owner=lead.owner)
    revalue(lead)
    advance(lead, "wished", now)
    return lead


def _contact(tenant_id: int, wa_id: str, values: Mapping[str, Any], now: datetime) -> Contact:
    """Whoever of two simultaneous forms comes first."""
    row = {"tenant_id": tenant_id, "wa_id": wa_id, "match_key": match_key(wa_id), "name": values.get("name")}
    insert_new(Contact, [row | {"search": contact_words(row), "created_at": now}], Contact.id)
    own = (Contact.tenant_id == tenant_id, Contact.wa_id == wa_id)
    return db.session.scalars(select(Contact).where(*own)).one()


def _conversation(contact: Contact, now: datetime) -> Conversation:
    times = {"last_message_at": now, "changed_at": now, "created_at": now}
    row = {"tenant_id": contact.tenant_id, "contact_id": contact.id, "status": "closed", "state": {}}
    insert_new(Conversation, [row | times], Conversation.id)
    return db.session.scalars(select(Conversation).where(Conversation.contact_id == contact.id)).one()
