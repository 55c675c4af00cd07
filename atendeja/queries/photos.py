from sqlalchemy import select

from atendeja.extensions import db
from atendeja.models import Property, PropertyImage


def public_photo(stored_name: str) -> PropertyImage | None:
    """The photo of any agency that is kept under this unguessable name, also one that was removed."""
    return db.session.scalar(select(PropertyImage).where(PropertyImage.stored_name == stored_name).limit(1))


def removed_photo(one: Property, image_id: int) -> PropertyImage | None:
    """A photo that this property had."""
    return db.session.scalar(
        select(PropertyImage).where(
            PropertyImage.tenant_id == one.tenant_id,
            PropertyImage.property_id == one.id,
            PropertyImage.id == image_id,
            PropertyImage.status == "removed",
        )
    )


def pending_photos() -> list[int]:
    """What is still to be brought here from other sites."""
    query = select(PropertyImage.id).where(PropertyImage.status == "pending").order_by(PropertyImage.id)
    return list(db.session.scalars(query))
