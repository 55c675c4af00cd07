from sqlalchemy import select

from atendeja.extensions import db
from atendeja.models import SavedFilter


def saved_filters(user_id: int, screen: str) -> list[SavedFilter]:
    """A person's own filters of a list, by name."""
    mine = select(SavedFilter).where(SavedFilter.user_id == user_id, SavedFilter.screen == screen)
    return list(db.session.scalars(mine.order_by(SavedFilter.name)))


def saved_filter(user_id: int, filter_id: int) -> SavedFilter | None:
    mine = select(SavedFilter).where(SavedFilter.user_id == user_id, SavedFilter.id == filter_id)
    return db.session.scalar(mine)
