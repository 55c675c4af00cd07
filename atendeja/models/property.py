import re
import unicodedata
from collections.abc import Iterable
from datetime import datetime

from sqlalchemy import ForeignKey, Index
from sqlalchemy.orm import Mapped, mapped_column, relationship

from atendeja.extensions import db

from .base import Id, Json, UtcDateTime, utcnow


class Property(db.Model):  # type: ignore[name-defined]
    """One of the agency's properties; it may be for sale, for rent or both.

    Money in integer cents, rent and fees per month, IPTU per year, areas in m². No price means "Consulte".
    `*_key` columns hold the folded text (lower case, no accents) that searches compare.
    """

    __tablename__ = "re_properties"
    __table_args__ = (
        Index("uq_re_properties_tenant_id_code_key", "tenant_id", "code_key", unique=True),
        Index("ix_re_properties_sale", "tenant_id", "active", "for_sale", "city_key", "sale_price_cents"),
        Index("ix_re_properties_rent", "tenant_id", "active", "for_rent", "city_key", "rent_price_cents"),
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
    created_at: Mapped[datetime] = mapped_column(UtcDateTime, default=utcnow)
    updated_at: Mapped[datetime] = mapped_column(UtcDateTime, default=utcnow)

    images: Mapped[list["PropertyImage"]] = relationship(
        back_populates="property", order_by="PropertyImage.position", cascade="all, delete-orphan"
    )


class PropertyImage(db.Model):  # type: ignore[name-defined]
    """A photo by address, absolute or below /static/; position 0 is the cover."""

    __tablename__ = "re_property_images"

    id: Mapped[int] = mapped_column(Id, primary_key=True)
    tenant_id: Mapped[int] = mapped_column(ForeignKey("tenants.id"))
    property_id: Mapped[int] = mapped_column(ForeignKey("re_properties.id"), index=True)
    position: Mapped[int] = mapped_column(default=0)
    url: Mapped[str] = mapped_column(db.String(1000))
    caption: Mapped[str | None] = mapped_column(db.String(200))

    property: Mapped[Property] = relationship(back_populates="images")


def folded(text: str) -> str:
    """Lower case, no accents, single spaces: the form in which places and titles are compared."""
    plain = unicodedata.normalize("NFKD", text.casefold())
    return " ".join("".join(c for c in plain if not unicodedata.combining(c)).split())


def features_key(features: Iterable[str]) -> str:
    """|gym|pool|: lets SQL ask for one feature on any database."""
    return "|" + "".join(f"{name}|" for name in sorted(features))


def code_key(code: str) -> str:
    """Letters and digits only, upper case: "ap-1023", "AP 1023" and "AP1023" are one property."""
    return re.sub(r"[^A-Z0-9]", "", folded(code).upper())
