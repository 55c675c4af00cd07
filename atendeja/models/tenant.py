from datetime import datetime
from typing import Any
from zoneinfo import ZoneInfo

from sqlalchemy.orm import Mapped, mapped_column

from atendeja.extensions import db

from .base import Id, Json, UtcDateTime, utcnow
from .preferences import AgencyPreferences


class Tenant(db.Model):  # type: ignore[name-defined]
    """An agency with its WhatsApp number. Everything else belongs to one.

    `channel_problem` is Meta's error code that stopped all sending (None: sending); `channel_paused_until`
    a passing limit. `waba_id` is the WhatsApp Business Account, learnt from its webhooks; `quality` and
    `limit_tier` are Meta's words; `last_webhook_at` when anything last came in.
    Messages up to `pruned_message_id` have been emptied because of their age; changes of properties up to
    `matched_change_id` were compared with what leads want.
    """

    __tablename__ = "tenants"

    id: Mapped[int] = mapped_column(Id, primary_key=True)
    slug: Mapped[str] = mapped_column(db.String(40), unique=True)
    name: Mapped[str] = mapped_column(db.String(120))
    phone_number_id: Mapped[str | None] = mapped_column(db.String(20), unique=True)
    waba_id: Mapped[str | None] = mapped_column(db.String(40))
    channel_problem: Mapped[int | None]
    channel_stopped_at: Mapped[datetime | None] = mapped_column(UtcDateTime)
    channel_paused_until: Mapped[datetime | None] = mapped_column(UtcDateTime)
    quality: Mapped[str | None] = mapped_column(db.String(20))
    limit_tier: Mapped[str | None] = mapped_column(db.String(30))
    account_alert: Mapped[str | None] = mapped_column(db.String(200))
    last_webhook_at: Mapped[datetime | None] = mapped_column(UtcDateTime)
    timezone: Mapped[str] = mapped_column(db.String(40), default="America/Sao_Paulo")
    privacy_url: Mapped[str | None] = mapped_column(db.String(500))
    pruned_message_id: Mapped[int] = mapped_column(db.BigInteger, default=0)
    matched_change_id: Mapped[int] = mapped_column(db.BigInteger, default=0)
    preferences: Mapped[dict[str, Any]] = mapped_column(Json, default=dict)
    created_at: Mapped[datetime] = mapped_column(UtcDateTime, default=utcnow)

    @property
    def zone(self) -> ZoneInfo:
        return ZoneInfo(self.timezone)

    @property
    def prefers(self) -> AgencyPreferences:
        return AgencyPreferences.load(self.preferences)
