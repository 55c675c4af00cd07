"""What a message costs on a day."""

from datetime import date

from sqlalchemy import select

from atendeja.extensions import db
from atendeja.models import MessageRate


def rates_on(day: date) -> dict[str, int]:
    """{category: ten thousandths of a real} of the newest row of each category that has begun."""
    query = select(MessageRate).where(MessageRate.starts_on <= day).order_by(MessageRate.starts_on)
    return {row.category: row.ten_thousandths for row in db.session.scalars(query)}


def in_cents(count: int, ten_thousandths: int) -> int:
    """What so many messages cost, in whole cents, never less than it is."""
    return -(-count * ten_thousandths // 100)
