"""Two leads that are one person, said by somebody who looked: joined, and taken apart again."""

from dataclasses import dataclass
from datetime import datetime
from typing import Any

from sqlalchemy import select

from atendeja.extensions import db
from atendeja.models import Contact, ContactMerge, Lead, User

from .lead_progress import revalue
from .merged_rows import one_contact, one_lead
from .merging import merge, undo_merge


@dataclass(frozen=True, slots=True)
class Joined:
    """What the kept contact and lead would hold afterwards, by column."""

    contact: dict[str, Any]
    lead: dict[str, Any]


def preview(kept: Lead, gone: Lead) -> Joined:
    """Nothing is written."""
    contacts = (_row(kept.contact), _row(gone.contact))
    leads = (_row(kept), _row(gone))
    return Joined(contacts[0] | one_contact(*contacts), leads[0] | one_lead(*leads))


def merge_leads(kept: Lead, gone: Lead, user: User, now: datetime) -> ContactMerge | None:
    """The person of `gone` is the person of `kept`. None when somebody else has already done it."""
    done = merge(kept.contact_id, gone.contact_id, "manual", now, user)
    if done is not None:
        revalue(db.session.scalars(select(Lead).where(Lead.contact_id == done.kept_contact_id)).one())
    return done


def undo(done: ContactMerge, user: User, now: datetime) -> Lead | None:
    """Two again; the lead that came back, None if it was undone before or had none."""
    back = undo_merge(done, now, user)
    if back is None:
        return None
    leads = select(Lead).where(Lead.contact_id.in_([back.id, done.kept_contact_id]))
    found = {lead.contact_id: lead for lead in db.session.scalars(leads)}
    for lead in found.values():
        revalue(lead)
    return found.get(back.id)


def _row(one: Contact | Lead) -> dict[str, Any]:
    names = (column.key for column in one.__mapper__.column_attrs)
    return {name: getattr(one, name) for name in names if name != "search"}
