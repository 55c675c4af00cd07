from datetime import datetime
from typing import Any

from sqlalchemy import ForeignKey, Index, text
from sqlalchemy.orm import Mapped, mapped_column, relationship

from atendeja.extensions import db

from .base import Id, Json, UtcDateTime, utcnow
from .contact import Contact
from .lead import Lead
from .tenant import Tenant
from .user import User

STATUSES = ("bot", "waiting", "agent", "closed")


class Conversation(db.Model):  # type: ignore[name-defined]
    """The one WhatsApp thread with a contact.

    `status`: bot (the assistant answers), waiting (for a person), agent (somebody took over), closed.
    `changed_at` moves with every change that somebody looking at the thread or the list should see.
    `last_customer_at` is WhatsApp's own time of the customer's newest message: it opens the 24 h window.
    `free_entry_until` ends the 72 h that an ad opened, in which messages cost nothing.
    Given to an agent who has not answered yet it keeps status waiting: `assigned_at` since when,
    `answer_due_at` until when, `warned_at` when the agent was reminded, `returns` how often it went back.
    `nudged_at` is when the assistant last reminded a silent customer.
    """

    __tablename__ = "conversations"
    __table_args__ = (
        Index("ix_conversations_tenant_id_last_message_at", "tenant_id", "last_message_at"),
        Index("ix_conversations_tenant_id_agent_id", "tenant_id", "agent_id"),
        Index(
            "ix_conversations_answer_due_at",
            "tenant_id",
            "answer_due_at",
            sqlite_where=text("answer_due_at IS NOT NULL"),
            postgresql_where=text("answer_due_at IS NOT NULL"),
        ),
    )

    id: Mapped[int] = mapped_column(Id, primary_key=True)
    tenant_id: Mapped[int] = mapped_column(ForeignKey("tenants.id"))
    contact_id: Mapped[int] = mapped_column(ForeignKey("contacts.id"), unique=True)
    agent_id: Mapped[int | None] = mapped_column(ForeignKey("users.id"))
    status: Mapped[str] = mapped_column(db.String(10), default="bot")
    state: Mapped[dict[str, Any]] = mapped_column(Json, default=dict)
    last_customer_at: Mapped[datetime | None] = mapped_column(UtcDateTime)
    free_entry_until: Mapped[datetime | None] = mapped_column(UtcDateTime)
    last_message_at: Mapped[datetime] = mapped_column(UtcDateTime, default=utcnow)
    waiting_since: Mapped[datetime | None] = mapped_column(UtcDateTime)
    assigned_at: Mapped[datetime | None] = mapped_column(UtcDateTime)
    answer_due_at: Mapped[datetime | None] = mapped_column(UtcDateTime)
    warned_at: Mapped[datetime | None] = mapped_column(UtcDateTime)
    returns: Mapped[int] = mapped_column(default=0)
    nudged_at: Mapped[datetime | None] = mapped_column(UtcDateTime)
    changed_at: Mapped[datetime] = mapped_column(UtcDateTime, default=utcnow)
    created_at: Mapped[datetime] = mapped_column(UtcDateTime, default=utcnow)

    tenant: Mapped[Tenant] = relationship()
    contact: Mapped[Contact] = relationship()
    agent: Mapped[User | None] = relationship()
    lead: Mapped[Lead | None] = relationship(
        primaryjoin="foreign(Conversation.contact_id) == remote(Lead.contact_id)", viewonly=True
    )


# The order of the list: who waits longest first, the others by their newest message.
_ORDER = (Conversation.waiting_since, Conversation.last_message_at.desc())
Index("ix_conversations_queue", Conversation.tenant_id, Conversation.status, *_ORDER)
_NOT_CLOSED = text("status != 'closed'")
Index(
    "ix_conversations_open",
    Conversation.tenant_id,
    *_ORDER,
    sqlite_where=_NOT_CLOSED,
    postgresql_where=_NOT_CLOSED,
)
