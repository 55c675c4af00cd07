from datetime import datetime

from sqlalchemy import select

from atendeja.extensions import db
from atendeja.models import SavedFilter, User

MOST = 30  # of one person on one screen


class TooMany(Exception):
    """Thirty filters are a list that nobody reads."""


def save_filter(user: User, screen: str, name: str, query: str, now: datetime) -> SavedFilter:
    """Keep a filter under a name; the same name is overwritten. Raises TooMany."""
    own = select(SavedFilter).where(SavedFilter.user_id == user.id, SavedFilter.screen == screen)
    mine = {one.name: one for one in db.session.scalars(own)}
    if name in mine:
        mine[name].query = query
        return mine[name]
    if len(mine) >= MOST:
        raise TooMany
    made = SavedFilter(
        tenant_id=user.tenant_id, user_id=user.id, screen=screen, name=name, query=query, created_at=now
    )
    db.session.add(made)
    return made


def forget_filter(one: SavedFilter) -> None:
    db.session.delete(one)
