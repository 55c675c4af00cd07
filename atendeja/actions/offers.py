"""A property as the assistant knows it, and as it shows it to a customer."""

from typing import Any

from atendeja.assistant.searching import one as shown_alone
from atendeja.assistant.state import Offer
from atendeja.models import Property


def offer(found: Property, differs: str | None = None) -> Offer:
    """A row as the assistant sees it: of the address only what customers may be told."""
    return Offer(
        id=found.id,
        code=found.code,
        title=found.title,
        type=found.type,
        city=found.city,
        district=found.district,
        sale_cents=found.sale_price_cents,
        rent_cents=found.rent_price_cents,
        for_sale=found.for_sale,
        for_rent=found.for_rent,
        condo_cents=found.condo_fee_cents,
        iptu_cents=found.iptu_cents,
        bedrooms=found.bedrooms,
        suites=found.suites,
        bathrooms=found.bathrooms,
        parking=found.parking,
        area_m2=found.area_m2,
        floor=found.floor,
        year_built=found.year_built,
        features=tuple(found.features),
        other_features=tuple(found.other_features),
        description=found.description,
        photos=tuple(image.url for image in found.images if image.status != "failed"),
        differs=differs,
        **_address(found),
    )


def as_shown(found: Property) -> dict[str, Any]:
    """The message with which the assistant would show this property by itself."""
    return shown_alone(offer(found), None)


def _address(found: Property) -> dict[str, str | None]:
    """The street when it may be said, and the number with it."""
    street = found.street if found.address_visibility in ("full", "street") else None
    return {
        "street": street or None,
        "number": (found.number or None) if street and found.address_visibility == "full" else None,
    }
