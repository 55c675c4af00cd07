from collections.abc import Iterable, Mapping
from datetime import datetime
from typing import Any

from sqlalchemy import ForeignKey, Index, text
from sqlalchemy.orm import Mapped, mapped_column, relationship

from atendeja.extensions import db

from .base import Id, Json, UtcDateTime, utcnow
from .contact import Contact
from .property import Property
from .search import folded
from .user import User


def _where_known(name: str, column: str, *columns: str) -> Index:
    """An index of the rows that have something in this column."""
    known = text(f"{column} IS NOT NULL")
    return Index(name, *columns, sqlite_where=known, postgresql_where=known)


class Lead(db.Model):  # type: ignore[name-defined]
    """One per contact: what the person wants as facts (`wish`, the keys of assistant.facts.Facts).

    `visit` is the moment being arranged (at, date, period); `owner` somebody who wants to sell or let.
    `status` is one of lead_status.STATUSES since `status_at`, `status_before` where it was before silence;
    `source` organic, ad, code, portal, manual or import. `value_cents` is what is at stake: a sale's
    price or a month's rent. `next_step` is what the agent means to do until `next_step_at`. `tags_key`
    is |tag|tag|, folded.
    The `wants_*` columns are the wish as SQL compares it (see `index_wish`): cents, folded names.
    """

    __tablename__ = "re_leads"
    __table_args__ = (
        Index("ix_re_leads_tenant_id_status_created_at", "tenant_id", "status", "created_at"),
        Index("ix_re_leads_tenant_id_status_status_at_id", "tenant_id", "status", "status_at", "id"),
        Index("ix_re_leads_tenant_id_agent_id_status", "tenant_id", "agent_id", "status"),
        Index("ix_re_leads_wants", "tenant_id", "wants_purpose", "wants_city_key", "wants_max_cents"),
        Index("ix_re_leads_tenant_id_source", "tenant_id", "source"),
        Index("ix_re_leads_tenant_id_created_at_id", "tenant_id", "created_at", "id"),
        Index("ix_re_leads_tenant_id_status_at_id", "tenant_id", "status_at", "id"),
        Index("ix_re_leads_stakes", "tenant_id", "status", "wants_purpose", "value_cents"),
        _where_known("ix_re_leads_steps", "next_step_at", "tenant_id", "next_step_at", "id"),
        _where_known("ix_re_leads_board_steps", "next_step_at", "tenant_id", "status", "next_step_at", "id"),
        _where_known("ix_re_leads_values", "value_cents", "tenant_id", "value_cents", "id"),
    )

    id: Mapped[int] = mapped_column(Id, primary_key=True)
    tenant_id: Mapped[int] = mapped_column(ForeignKey("tenants.id"))
    contact_id: Mapped[int] = mapped_column(ForeignKey("contacts.id"), unique=True)
    status: Mapped[str] = mapped_column(db.String(20), default="new")
    owner: Mapped[bool] = mapped_column(default=False)
    source: Mapped[str] = mapped_column(db.String(20), default="organic")
    referral: Mapped[dict[str, Any] | None] = mapped_column(Json)
    wish: Mapped[dict[str, Any]] = mapped_column(Json, default=dict)
    visit: Mapped[dict[str, Any]] = mapped_column(Json, default=dict)
    property_id: Mapped[int | None] = mapped_column(ForeignKey("re_properties.id"), index=True)
    agent_id: Mapped[int | None] = mapped_column(ForeignKey("users.id"))
    status_at: Mapped[datetime] = mapped_column(UtcDateTime, default=utcnow)
    status_before: Mapped[str | None] = mapped_column(db.String(20))
    lost_reason: Mapped[str | None] = mapped_column(db.String(200))
    value_cents: Mapped[int | None] = mapped_column(db.BigInteger)
    next_step: Mapped[str | None] = mapped_column(db.String(200))
    next_step_at: Mapped[datetime | None] = mapped_column(UtcDateTime)
    tags: Mapped[list[str]] = mapped_column(Json, default=list)
    tags_key: Mapped[str] = mapped_column(db.String(300), default="|")
    wants_purpose: Mapped[str | None] = mapped_column(db.String(10))
    wants_types_key: Mapped[str] = mapped_column(db.String(200), default="|")
    wants_city_key: Mapped[str | None] = mapped_column(db.String(100))
    wants_districts_key: Mapped[str] = mapped_column(db.String(500), default="|")
    wants_features_key: Mapped[str] = mapped_column(db.String(200), default="|")
    wants_min_cents: Mapped[int | None] = mapped_column(db.BigInteger)
    wants_max_cents: Mapped[int | None] = mapped_column(db.BigInteger)
    wants_bedrooms: Mapped[int | None]
    wants_parking: Mapped[int | None]
    created_at: Mapped[datetime] = mapped_column(UtcDateTime, default=utcnow)
    updated_at: Mapped[datetime] = mapped_column(UtcDateTime, default=utcnow)

    contact: Mapped[Contact] = relationship()
    property: Mapped[Property | None] = relationship()
    agent: Mapped[User | None] = relationship()
    conversation: Mapped[Any] = relationship(
        "Conversation",
        primaryjoin="foreign(Lead.contact_id) == remote(Conversation.contact_id)",
        viewonly=True,
        uselist=False,
    )  # a Conversation; its module knows this one


def index_wish(lead: Lead) -> None:
    """Bring the `wants_*` columns to what the wish says, so that SQL finds the leads a property fits."""
    for name, value in wanted_columns(lead.wish).items():
        setattr(lead, name, value)


def wanted_columns(wish: Mapping[str, Any]) -> dict[str, Any]:
    """The `wants_*` columns for this wish."""
    top, least = wish.get("price_max") or wish.get("price_about"), wish.get("price_min")
    return {
        "wants_purpose": wish.get("purpose"),
        "wants_types_key": _key(wish.get("types", ())),
        "wants_city_key": folded(wish["city"])[:100] if wish.get("city") else None,
        "wants_districts_key": _key(folded(name) for name in wish.get("neighborhoods", ()))[:500],
        "wants_features_key": _key(wish.get("features", ())),
        "wants_min_cents": least * 100 if least else None,
        "wants_max_cents": top * 100 if top else None,
        "wants_bedrooms": wish.get("bedrooms_min"),
        "wants_parking": wish.get("parking_min"),
    }


def tags_key(tags: Iterable[str]) -> str:
    """|tag|tag|, folded."""
    return _key(folded(tag) for tag in tags)


def _key(names: Iterable[str]) -> str:
    """|apartment|house|: lets SQL ask for one of them on any database."""
    return "|" + "".join(f"{name}|" for name in sorted(names))


class Inquiry(db.Model):  # type: ignore[name-defined]
    """A search made, or a property asked about (`property_id`), with how many were found."""

    __tablename__ = "re_inquiries"
    __table_args__ = (Index("ix_re_inquiries_tenant_id_created_at", "tenant_id", "created_at"),)

    id: Mapped[int] = mapped_column(Id, primary_key=True)
    tenant_id: Mapped[int] = mapped_column(ForeignKey("tenants.id"))
    lead_id: Mapped[int] = mapped_column(ForeignKey("re_leads.id"), index=True)
    kind: Mapped[str] = mapped_column(db.String(10))
    wish: Mapped[dict[str, Any]] = mapped_column(Json, default=dict)
    property_id: Mapped[int | None] = mapped_column(ForeignKey("re_properties.id"))
    found: Mapped[int] = mapped_column(default=0)
    created_at: Mapped[datetime] = mapped_column(UtcDateTime, default=utcnow)
