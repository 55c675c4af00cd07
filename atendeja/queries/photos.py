from sqlalchemy import func, select

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


def next_photo(tenant_id: int) -> tuple[int, str] | None:
    """(id, address) of what is to be brought here next: covers first, what did not come at once not again."""
    query = select(PropertyImage.id, PropertyImage.url).where(
        PropertyImage.tenant_id == tenant_id, PropertyImage.status == "pending", PropertyImage.attempts == 0
    )
    row = db.session.execute(query.order_by(PropertyImage.position, PropertyImage.id).limit(1)).first()
    return (row.id, row.url) if row else None


def tenants_with_pending_photos() -> list[int]:
    query = select(PropertyImage.tenant_id).where(PropertyImage.status == "pending").distinct()
    return list(db.session.scalars(query))


def photos_to_try_again(limit: int = 20) -> list[int]:
    """Some of those that did not come at once; the wait of each was in memory alone."""
    query = select(PropertyImage.id).where(PropertyImage.status == "pending", PropertyImage.attempts > 0)
    return list(db.session.scalars(query.order_by(PropertyImage.id).limit(limit)))


def photos_to_come(tenant_id: int) -> int:
    mine = select(func.count()).where(PropertyImage.tenant_id == tenant_id)
    return db.session.scalar(mine.where(PropertyImage.status == "pending")) or 0
