import re
from collections.abc import Iterable
from datetime import datetime
from typing import Any

from sqlalchemy import ForeignKey, Index, text
from sqlalchemy.orm import Mapped, mapped_column, relationship

from atendeja.extensions import db

from .base import Id, Json, UtcDateTime, utcnow
from .search import SearchText, folded
from .user import User

# All that a list is filtered by in one index: any combination is answered without reading the rows.
FACTS = (
    "tenant_id", "active", "type", "city_key", "district_key", "for_sale", "for_rent", "sale_price_cents",
    "rent_price_cents", "bedrooms", "parking", "agent_id", "source", "missing_key", "features_key", "id",
)  # fmt: skip

# The assistant's search, newest first, answered from this index alone: everything that a wish may ask for.
WISHES = (
    "tenant_id", "active", "updated_at", "id", "for_sale", "for_rent", "sale_price_cents", "rent_price_cents",
    "city_key", "district_key", "type", "bedrooms", "suites", "bathrooms", "parking", "area_m2",
    "features_key", "state",
)  # fmt: skip


class Property(db.Model):  # type: ignore[name-defined]
    """One of the agency's properties; it may be for sale, for rent or both.

    Money in integer cents, rent and fees per month, IPTU per year, areas in m². No price means "Consulte".
    `*_key` columns hold the folded text (lower case, no accents) that searches compare, `search` the words
    of code, title, place and description. `address_visibility` is what customers may be told: full, street
    or district. `missing_key` (|photos|price|) is what a good advertisement lacks. `source` manual|import.
    `version` counts changes: who saves an older one is shown what changed. Owner and notes are the team's.
    """

    __tablename__ = "re_properties"
    __table_args__ = (
        Index("uq_re_properties_tenant_id_code_key", "tenant_id", "code_key", unique=True),
        Index("ix_re_properties_sale", "tenant_id", "active", "for_sale", "city_key", "sale_price_cents"),
        Index("ix_re_properties_rent", "tenant_id", "active", "for_rent", "city_key", "rent_price_cents"),
        Index("ix_re_properties_tenant_id_updated_at_id", "tenant_id", "updated_at", "id"),
        Index("ix_re_properties_tenant_id_sale_price_cents_id", "tenant_id", "sale_price_cents", "id"),
        Index("ix_re_properties_tenant_id_rent_price_cents_id", "tenant_id", "rent_price_cents", "id"),
        Index("ix_re_properties_facts", *FACTS),
        Index("ix_re_properties_wishes", *WISHES),
        Index("ix_re_properties_search", "search", postgresql_using="gin"),
    )

    id: Mapped[int] = mapped_column(Id, primary_key=True)
    tenant_id: Mapped[int] = mapped_column(ForeignKey("tenants.id"))
    code: Mapped[str] = mapped_column(db.String(40))
    code_key: Mapped[str] = mapped_column(db.String(40))
    title: Mapped[str] = mapped_column(db.String(200))
    description: Mapped[str] = mapped_column(db.Text, default="")
    type: Mapped[str] = mapped_column(db.String(20))
    for_sale: Mapped[bool] = mapped_column(default=False)
    for_rent: Mapped[bool] = mapped_column(default=False)
    sale_price_cents: Mapped[int | None] = mapped_column(db.BigInteger)
    rent_price_cents: Mapped[int | None] = mapped_column(db.BigInteger)
    condo_fee_cents: Mapped[int | None] = mapped_column(db.BigInteger)
    iptu_cents: Mapped[int | None] = mapped_column(db.BigInteger)
    city: Mapped[str] = mapped_column(db.String(100))
    city_key: Mapped[str] = mapped_column(db.String(100))
    state: Mapped[str | None] = mapped_column(db.String(2))
    district: Mapped[str] = mapped_column(db.String(100), default="")
    district_key: Mapped[str] = mapped_column(db.String(100), default="")
    street: Mapped[str | None] = mapped_column(db.String(200))
    number: Mapped[str | None] = mapped_column(db.String(20))
    postal_code: Mapped[str | None] = mapped_column(db.String(8))
    bedrooms: Mapped[int | None]
    suites: Mapped[int | None]
    bathrooms: Mapped[int | None]
    parking: Mapped[int | None]
    area_m2: Mapped[int | None]
    total_area_m2: Mapped[int | None]
    features: Mapped[list[str]] = mapped_column(Json, default=list)
    features_key: Mapped[str] = mapped_column(db.String(200), default="|")
    other_features: Mapped[list[str]] = mapped_column(Json, default=list)
    active: Mapped[bool] = mapped_column(default=True)
    agent_id: Mapped[int | None] = mapped_column(ForeignKey("users.id"), index=True)
    address_visibility: Mapped[str] = mapped_column(db.String(10), default="district")
    floor: Mapped[int | None]
    year_built: Mapped[int | None]
    owner_name: Mapped[str | None] = mapped_column(db.String(120))
    owner_phone: Mapped[str | None] = mapped_column(db.String(32))
    owner_email: Mapped[str | None] = mapped_column(db.String(254))
    notes: Mapped[str] = mapped_column(db.Text, default="")
    source: Mapped[str] = mapped_column(db.String(20), default="manual")
    missing_key: Mapped[str] = mapped_column(db.String(200), default="|")
    version: Mapped[int] = mapped_column(default=1)
    search: Mapped[str] = mapped_column(SearchText, default="", deferred=True)
    created_at: Mapped[datetime] = mapped_column(UtcDateTime, default=utcnow)
    updated_at: Mapped[datetime] = mapped_column(UtcDateTime, default=utcnow)

    images: Mapped[list["PropertyImage"]] = relationship(
        primaryjoin="and_(Property.id == PropertyImage.property_id, PropertyImage.status != 'removed')",
        back_populates="property",
        order_by="PropertyImage.position",
        cascade="all, delete-orphan",
    )
    agent: Mapped[User | None] = relationship()


class PropertyImage(db.Model):  # type: ignore[name-defined]
    """A photo at `url`, where customers and pages find it; position 0 is the cover.

    `source_url` is the address under which a file of the agency knows a photo that has been brought here.

    `status`: linked (it stays at another site), stored (ours: `stored_name` at most 1280 px wide and
    `thumb_name`, JPEG without location data), pending (to be fetched) or failed with the reason in `error`.
    A removed one is no photo of the property any more; its file stays: messages that were sent show it.
    `wa_media_id` is WhatsApp's own copy, usable for 30 days from `wa_uploaded_at`.
    """

    __tablename__ = "re_property_images"
    __table_args__ = (
        Index(
            "ix_re_property_images_pending", "tenant_id", "position", "id",
            sqlite_where=text("status = 'pending'"), postgresql_where=text("status = 'pending'"),
        ),
    )  # fmt: skip

    id: Mapped[int] = mapped_column(Id, primary_key=True)
    tenant_id: Mapped[int] = mapped_column(ForeignKey("tenants.id"))
    property_id: Mapped[int] = mapped_column(ForeignKey("re_properties.id"), index=True)
    position: Mapped[int] = mapped_column(default=0)
    url: Mapped[str] = mapped_column(db.String(1000))
    source_url: Mapped[str | None] = mapped_column(db.String(1000))
    caption: Mapped[str | None] = mapped_column(db.String(200))
    status: Mapped[str] = mapped_column(db.String(10), default="linked")
    stored_name: Mapped[str | None] = mapped_column(db.String(80), index=True)
    thumb_name: Mapped[str | None] = mapped_column(db.String(80))
    width: Mapped[int | None]
    height: Mapped[int | None]
    size: Mapped[int | None]
    sha256: Mapped[str | None] = mapped_column(db.String(64))
    error: Mapped[str | None] = mapped_column(db.String(40))
    attempts: Mapped[int] = mapped_column(default=0)
    wa_media_id: Mapped[str | None] = mapped_column(db.String(200))
    wa_uploaded_at: Mapped[datetime | None] = mapped_column(UtcDateTime)

    property: Mapped[Property] = relationship(back_populates="images")


def features_key(features: Iterable[str]) -> str:
    """|gym|pool|: lets SQL ask for one feature on any database."""
    return "|" + "".join(f"{name}|" for name in sorted(features))


def code_key(code: str) -> str:
    """Letters and digits only, upper case: "ap-1023", "AP 1023" and "AP1023" are one property."""
    return re.sub(r"[^A-Z0-9]", "", folded(code).upper())


class PropertyChange(db.Model):  # type: ignore[name-defined]
    """Who changed what: `changes` is {field: [before, after]}; no user when an import did it.

    `kind` is created, changed, activated or deactivated.
    """

    __tablename__ = "re_property_changes"
    __table_args__ = (Index("ix_re_property_changes_property_id_id", "property_id", "id"),)

    id: Mapped[int] = mapped_column(Id, primary_key=True)
    tenant_id: Mapped[int] = mapped_column(ForeignKey("tenants.id"))
    property_id: Mapped[int] = mapped_column(ForeignKey("re_properties.id"))
    user_id: Mapped[int | None] = mapped_column(ForeignKey("users.id"))
    import_id: Mapped[int | None] = mapped_column(ForeignKey("re_imports.id"))
    kind: Mapped[str] = mapped_column(db.String(20), default="changed")
    changes: Mapped[dict[str, Any]] = mapped_column(Json, default=dict)
    created_at: Mapped[datetime] = mapped_column(UtcDateTime, default=utcnow)

    user: Mapped[User | None] = relationship()
