from datetime import datetime
from typing import Any

from sqlalchemy import ForeignKey, Index, and_, event, inspect, text
from sqlalchemy.orm import Mapped, foreign, mapped_column, relationship, remote

from atendeja.extensions import db

from .base import Id, Json, UtcDateTime, utcnow
from .media import Media
from .search import SearchText, words
from .user import User

# How far an outgoing message has come. A status from WhatsApp may only move it to a higher rank.
RANKS = {"queued": 0, "sending": 1, "unknown": 2, "sent": 3, "delivered": 4, "read": 5, "played": 6}

ATTACHED = "attached"  # the status of a reaction, edit or deletion, shown only with the message it is about


class Message(db.Model):  # type: ignore[name-defined]
    """Every WhatsApp message in or out.

    `direction` in|out; `author` customer|bot|agent|phone. `kind` is WhatsApp's type (text, image,
    interactive …) inbound and ours (text, buttons, list, photo, carousel …) outbound; `payload` is its
    content as plain values. Inbound `status` is received (or attached), `handled_at` when it was dealt with.
    Outbound `status`: queued → sending → sent → delivered → read, apart failed and unknown (nobody
    knows whether WhatsApp took it). `occurred_at` is WhatsApp's time inbound, ours outbound.
    `reply_to` is the wamid it answers, `reaction` the customer's emoji on it, `resent_as` our newer try.
    `search` has the words of the text: the session keeps it, who writes past it adds `message_words`.
    `wamid` is WhatsApp's id, `client_token` the form's: each makes a message unique.
    """

    __tablename__ = "message_audit"
    __table_args__ = (
        Index("uq_message_audit_tenant_id_wamid", "tenant_id", "wamid", unique=True),
        Index(
            "uq_message_audit_conversation_id_client_token", "conversation_id", "client_token", unique=True
        ),
        Index("ix_message_audit_conversation_id_id", "conversation_id", "id"),
        Index("ix_message_audit_conversation_id_changed_at", "conversation_id", "changed_at"),
        Index("ix_message_audit_tenant_id_sent_at", "tenant_id", "sent_at"),
        Index("ix_message_audit_search", "search", postgresql_using="gin"),
        # What is left to do is a handful of rows among millions: both sweeps read only these.
        Index(
            "ix_message_audit_unhandled",
            "conversation_id",
            sqlite_where=text("direction = 'in' AND handled_at IS NULL"),
            postgresql_where=text("direction = 'in' AND handled_at IS NULL"),
        ),
        Index(
            "ix_message_audit_unsettled",
            "conversation_id",
            "id",
            sqlite_where=text("status IN ('queued', 'sending')"),
            postgresql_where=text("status IN ('queued', 'sending')"),
        ),
    )

    id: Mapped[int] = mapped_column(Id, primary_key=True)
    tenant_id: Mapped[int] = mapped_column(ForeignKey("tenants.id"))
    conversation_id: Mapped[int] = mapped_column(ForeignKey("conversations.id"))
    direction: Mapped[str] = mapped_column(db.String(3))
    author: Mapped[str] = mapped_column(db.String(10))
    user_id: Mapped[int | None] = mapped_column(ForeignKey("users.id"))
    kind: Mapped[str] = mapped_column(db.String(30))
    text: Mapped[str | None] = mapped_column(db.Text)
    search: Mapped[str] = mapped_column(SearchText, default="", deferred=True)
    payload: Mapped[dict[str, Any]] = mapped_column(Json, default=dict)
    wamid: Mapped[str | None] = mapped_column(db.String(200))
    client_token: Mapped[str | None] = mapped_column(db.String(64))
    status: Mapped[str] = mapped_column(db.String(10))
    attempts: Mapped[int] = mapped_column(default=0)
    error_code: Mapped[int | None]
    error_title: Mapped[str | None] = mapped_column(db.String(300))
    reply_to: Mapped[str | None] = mapped_column(db.String(200))
    reaction: Mapped[str | None] = mapped_column(db.String(16))
    edited_at: Mapped[datetime | None] = mapped_column(UtcDateTime)
    revoked_at: Mapped[datetime | None] = mapped_column(UtcDateTime)
    resent_as: Mapped[int | None] = mapped_column(db.BigInteger)
    pricing_category: Mapped[str | None] = mapped_column(db.String(40))
    pricing_type: Mapped[str | None] = mapped_column(db.String(40))
    occurred_at: Mapped[datetime] = mapped_column(UtcDateTime)
    created_at: Mapped[datetime] = mapped_column(UtcDateTime, default=utcnow)
    changed_at: Mapped[datetime] = mapped_column(UtcDateTime, default=utcnow)
    handled_at: Mapped[datetime | None] = mapped_column(UtcDateTime)
    due_at: Mapped[datetime | None] = mapped_column(UtcDateTime)
    claimed_at: Mapped[datetime | None] = mapped_column(UtcDateTime)
    sent_at: Mapped[datetime | None] = mapped_column(UtcDateTime)
    delivered_at: Mapped[datetime | None] = mapped_column(UtcDateTime)
    read_at: Mapped[datetime | None] = mapped_column(UtcDateTime)

    user: Mapped[User | None] = relationship()
    media: Mapped[Media | None] = relationship(viewonly=True)
    quoted: Mapped["Message | None"] = relationship(
        primaryjoin=lambda: and_(
            foreign(Message.reply_to) == remote(Message.wamid), Message.tenant_id == remote(Message.tenant_id)
        ),
        viewonly=True,
        uselist=False,
    )

    @property
    def from_customer(self) -> bool:
        return self.direction == "in"


def message_words(text: str | None) -> str:
    """What `search` holds for a message that says this."""
    return " ".join(words(text))


@event.listens_for(Message, "before_insert")
@event.listens_for(Message, "before_update")
def _keep_words(_mapper: Any, _connection: Any, message: Message) -> None:
    if inspect(message).attrs.text.history.has_changes():
        message.search = message_words(message.text)
