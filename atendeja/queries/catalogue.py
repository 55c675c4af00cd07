"""The agency's own view of its catalogue: filtered, in order, page by page."""

from sqlalchemy import select

from atendeja.extensions import db
from atendeja.models import Property


def property_of(tenant_id: int, property_id: int) -> Property | None:
    """One property, active or not."""
    mine = select(Property).where(Property.tenant_id == tenant_id, Property.id == property_id)
    return db.session.scalar(mine)
