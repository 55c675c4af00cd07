"""What a property's page tells besides the property itself: its history, and who asked about it."""

from dataclasses import dataclass
from datetime import datetime

from sqlalchemy import Select, func, select
from sqlalchemy.orm import joinedload

from atendeja.extensions import db
from atendeja.models import Contact, Conversation, Inquiry, Lead, Property, PropertyChange, Visit

RECENT = 20


@dataclass(frozen=True, slots=True)
class Interest:
    """Somebody who asked about the property: when last, how often, and where that was said."""

    contact: Contact
    conversation_id: int | None
    status: str
    last: datetime
    times: int


def changes_of(one: Property, limit: int = RECENT) -> list[PropertyChange]:
    """Newest first."""
    query = _changes(one).order_by(PropertyChange.id.desc()).limit(limit)
    return list(db.session.scalars(query.options(joinedload(PropertyChange.user))))


def changes_since(one: Property, seen: int) -> list[PropertyChange]:
    """What came after the change with this id, oldest first."""
    query = _changes(one).where(PropertyChange.id > seen).order_by(PropertyChange.id)
    return list(db.session.scalars(query.options(joinedload(PropertyChange.user))))


def newest_change(one: Property) -> int:
    """The id of the newest change, 0 when there is none."""
    query = select(func.max(PropertyChange.id)).where(
        PropertyChange.tenant_id == one.tenant_id, PropertyChange.property_id == one.id
    )
    return db.session.scalar(query) or 0


def interested(one: Property, limit: int = RECENT) -> list[Interest]:
    """Who asked about this property, the most recent first."""
    last, times = func.max(Inquiry.created_at).label("last"), func.count().label("times")
    asked = select(Inquiry.lead_id, last, times).where(
        Inquiry.tenant_id == one.tenant_id, Inquiry.property_id == one.id
    )
    recent = asked.group_by(Inquiry.lead_id).order_by(last.desc()).limit(limit).subquery()
    query = (
        select(Contact, Conversation.id, Lead.status, recent.c.last, recent.c.times)
        .join(Lead, Lead.id == recent.c.lead_id)
        .join(Contact, Contact.id == Lead.contact_id)
        .outerjoin(Conversation, Conversation.contact_id == Contact.id)
        .order_by(recent.c.last.desc())
    )
    return [Interest(*row) for row in db.session.execute(query.where(Lead.tenant_id == one.tenant_id))]


def asked_counts(one: Property) -> tuple[int, int, int]:
    """(people who asked, times asked, visits requested)."""
    mine = (Inquiry.tenant_id == one.tenant_id, Inquiry.property_id == one.id)
    people = select(func.count(func.distinct(Inquiry.lead_id))).where(*mine).scalar_subquery()
    times = select(func.count()).select_from(Inquiry).where(*mine).scalar_subquery()
    visits = select(func.count()).select_from(Visit)
    visits = visits.where(Visit.tenant_id == one.tenant_id, Visit.property_id == one.id)
    row = db.session.execute(select(people, times, visits.scalar_subquery())).one()
    return row[0], row[1], row[2]


def next_code(tenant_id: int, prefix: str = "AP") -> str:
    """The number after the newest code with this prefix: AP1024 after AP1023."""
    query = select(Property.code_key).where(
        Property.tenant_id == tenant_id, Property.code_key.startswith(prefix, autoescape=True)
    )
    keys = db.session.scalars(query.order_by(Property.id.desc()).limit(200))
    numbers = [int(rest) for key in keys if (rest := key.removeprefix(prefix)).isdecimal() and len(rest) < 10]
    return f"{prefix}{max(numbers, default=1000) + 1}"


def _changes(one: Property) -> Select[tuple[PropertyChange]]:
    return select(PropertyChange).where(
        PropertyChange.tenant_id == one.tenant_id, PropertyChange.property_id == one.id
    )
