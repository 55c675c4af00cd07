from datetime import date

from sqlalchemy import Index
from sqlalchemy.orm import Mapped, mapped_column

from atendeja.extensions import db

from .base import Id


class MessageRate(db.Model):  # type: ignore[name-defined]
    """What WhatsApp asks for one delivered message in Brazil, from a day on: dated rows, never constants.

    `category` marketing, utility, authentication or service; `ten_thousandths` of a real (R$ 0,3217 = 3217).
    """

    __tablename__ = "message_rates"
    __table_args__ = (Index("uq_message_rates_category_starts_on", "category", "starts_on", unique=True),)

    id: Mapped[int] = mapped_column(Id, primary_key=True)
    category: Mapped[str] = mapped_column(db.String(20))
    starts_on: Mapped[date]
    ten_thousandths: Mapped[int]
    source: Mapped[str] = mapped_column(db.String(200))
