from datetime import datetime

from sqlalchemy import ForeignKey, Index
from sqlalchemy.orm import Mapped, mapped_column

from atendeja.extensions import db

from .base import Id, UtcDateTime, utcnow


class Reading(db.Model):  # type: ignore[name-defined]
    """How far a person has read a conversation: up to the message `last_id`."""

    __tablename__ = "conversation_readings"

    conversation_id: Mapped[int] = mapped_column(ForeignKey("conversations.id"), primary_key=True)
    user_id: Mapped[int] = mapped_column(ForeignKey("users.id"), primary_key=True, index=True)
    tenant_id: Mapped[int] = mapped_column(ForeignKey("tenants.id"))
    last_id: Mapped[int] = mapped_column(db.BigInteger, default=0)
    read_at: Mapped[datetime] = mapped_column(UtcDateTime, default=utcnow)


class Mention(db.Model):  # type: ignore[name-defined]
    """A person called by name in a note; seen when the person next opens the conversation."""

    __tablename__ = "conversation_mentions"
    __table_args__ = (Index("ix_conversation_mentions_user_id_seen_at", "user_id", "seen_at"),)

    id: Mapped[int] = mapped_column(Id, primary_key=True)
    tenant_id: Mapped[int] = mapped_column(ForeignKey("tenants.id"))
    conversation_id: Mapped[int] = mapped_column(ForeignKey("conversations.id"), index=True)
    event_id: Mapped[int] = mapped_column(ForeignKey("conversation_events.id", ondelete="CASCADE"))
    user_id: Mapped[int] = mapped_column(ForeignKey("users.id"))
    seen_at: Mapped[datetime | None] = mapped_column(UtcDateTime)
    created_at: Mapped[datetime] = mapped_column(UtcDateTime, default=utcnow)
