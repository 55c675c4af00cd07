"""Shall an agency's photos that stay at other sites be copied here? Each is brought by tasks.bring_next."""

from sqlalchemy import update

from atendeja.extensions import db
from atendeja.models import PropertyImage

ELSEWHERE = "http%"  # a path of our own is no other site


def bring_linked(tenant_id: int) -> None:
    """All photos that are only linked are wanted here."""
    _move(tenant_id, "linked", "pending")


def leave_linked(tenant_id: int) -> None:
    """What has not come stays where it is."""
    _move(tenant_id, "pending", "linked")


def _move(tenant_id: int, before: str, after: str) -> None:
    mine = update(PropertyImage).where(PropertyImage.tenant_id == tenant_id, PropertyImage.status == before)
    change = mine.where(PropertyImage.url.like(ELSEWHERE)).values(status=after, attempts=0, error=None)
    db.session.execute(change.execution_options(synchronize_session=False))
