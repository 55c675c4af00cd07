"""The other direction: whom does a property fit?"""

from collections.abc import Sequence
from dataclasses import dataclass
from typing import Any, cast

from sqlalchemy import ColumnElement, and_, func, or_, select
from sqlalchemy.orm import aliased

from atendeja.extensions import db
from atendeja.models import Consent, Contact, Conversation, Lead, Property, User
from atendeja.models.lead_status import OPEN

from .visibility import visible_to

OVER = 105  # percent of the wanted price that still fits
MOST = 200  # people on one page


@dataclass(frozen=True, slots=True)
class Fit:
    """Somebody the property fits. `may_be_told`: asked to be told, and has not taken it back."""

    lead: Lead
    contact: Contact
    conversation: Conversation
    may_be_told: bool


def people_for(one: Property, user: User, limit: int = MOST) -> list[Fit]:
    """Open leads that this person may see and this property fits: who may be told first."""
    told = may_be_told()
    query = (
        select(Lead, Contact, Conversation, told.label("told"))
        .join(Contact, Contact.id == Lead.contact_id)
        .join(Conversation, Conversation.contact_id == Lead.contact_id)
        .where(*wanted_by(one), visible_to(user))
        .order_by(told.desc(), Conversation.last_message_at.desc(), Lead.id)
    )
    return [Fit(*row) for row in db.session.execute(query.limit(limit))]


def count_for(one: Property) -> int:
    return db.session.scalar(select(func.count()).select_from(Lead).where(*wanted_by(one))) or 0


def wanted_by(one: Property) -> Sequence[ColumnElement[bool]]:
    """The conditions on `re_leads` under which the property is what somebody looks for."""
    place = or_(Lead.wants_city_key.is_(None), Lead.wants_city_key == one.city_key)
    district = or_(
        Lead.wants_districts_key == "|", Lead.wants_districts_key.contains(f"|{one.district_key}|")
    )
    kind = or_(Lead.wants_types_key == "|", Lead.wants_types_key.contains(f"|{one.type}|"))
    known = or_(Lead.wants_city_key.is_not(None), Lead.wants_districts_key != "|")
    return (
        Lead.tenant_id == one.tenant_id,
        Lead.status.in_(OPEN),
        Lead.owner.is_(False),
        or_(*_affordable(one)),
        known,
        place,
        district,
        kind,
        *(_at_most(wanted, has) for wanted, has in _rooms(one)),
        _only_these(Lead.wants_features_key, one.features),
    )


def may_be_told() -> ColumnElement[bool]:
    """The newest word on alerts is a yes, and nothing was stopped since."""
    newest = aliased(Consent)
    last = (
        select(func.max(newest.id))
        .where(newest.contact_id == Contact.id, newest.kind == "alerts")
        .correlate(Contact)
        .scalar_subquery()
    )
    granted = select(Consent.id).where(Consent.id == last, Consent.granted).correlate(Contact).exists()
    return and_(granted, Contact.opted_out_at.is_(None), Contact.marketing_stopped_at.is_(None))


def _affordable(one: Property) -> list[ColumnElement[bool]]:
    """For each purpose that it is open for: wanted for that, and within the price.

    Without a price it fits those who named none.
    """
    found: list[ColumnElement[bool]] = []
    for purpose, open_, price in (
        ("sale", one.for_sale, one.sale_price_cents),
        ("rent", one.for_rent, one.rent_price_cents),
    ):
        if open_:
            limit: ColumnElement[bool] = Lead.wants_max_cents.is_(None)
            if price is not None:
                limit = or_(limit, Lead.wants_max_cents * OVER >= price * 100)
            found.append(and_(Lead.wants_purpose == purpose, limit))
    return found or [Lead.id.is_(None)]


def _only_these(wanted: Any, names: Sequence[str]) -> ColumnElement[bool]:
    """Is nothing left of |gym|pool| once these are taken out?"""
    for name in names:
        wanted = func.replace(wanted, f"{name}|", "")
    return cast("ColumnElement[bool]", wanted == "|")


def _rooms(one: Property) -> tuple[tuple[Any, int | None], ...]:
    return (Lead.wants_bedrooms, one.bedrooms), (Lead.wants_parking, one.parking)


def _at_most(wanted: Any, has: int | None) -> ColumnElement[bool]:
    return or_(wanted.is_(None), wanted <= (has or 0))
