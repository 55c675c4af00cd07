"""What became of a broadcast: person by person, and in numbers."""

from collections import Counter
from dataclasses import dataclass

from sqlalchemy import select
from sqlalchemy.orm import joinedload

from atendeja.extensions import db
from atendeja.models import Broadcast, BroadcastRecipient, Contact, Conversation, Lead, Message

# What stands in a recipient's row: its own status, or its message's.
ARRIVED = ("delivered", "read", "played")


@dataclass(frozen=True, slots=True)
class Told:
    """One person of a broadcast, and how far the message has come."""

    recipient: BroadcastRecipient
    contact: Contact
    conversation_id: int
    message: Message | None

    @property
    def result(self) -> str:
        """waiting, skipped, queued, sent, arrived, failed."""
        if self.message is None:
            return self.recipient.status
        if self.message.status in ARRIVED:
            return "arrived"
        return {"sending": "queued", "unknown": "sent"}.get(self.message.status, self.message.status)


def broadcast(tenant_id: int, broadcast_id: int) -> Broadcast | None:
    query = select(Broadcast).where(Broadcast.tenant_id == tenant_id, Broadcast.id == broadcast_id)
    return db.session.scalar(query.options(joinedload(Broadcast.property), joinedload(Broadcast.user)))


def told_by(one: Broadcast) -> list[Told]:
    query = (
        select(BroadcastRecipient, Contact, Conversation.id, Message)
        .join(Lead, Lead.id == BroadcastRecipient.lead_id)
        .join(Contact, Contact.id == Lead.contact_id)
        .join(Conversation, Conversation.contact_id == Contact.id)
        .outerjoin(Message, Message.id == BroadcastRecipient.message_id)
        .where(BroadcastRecipient.tenant_id == one.tenant_id, BroadcastRecipient.broadcast_id == one.id)
        .order_by(BroadcastRecipient.id)
    )
    return [Told(*row) for row in db.session.execute(query)]


def results(people: list[Told]) -> Counter[str]:
    return Counter(one.result for one in people)


def waiting_recipients(broadcast_id: int | None = None) -> list[int]:
    """Who is still to be told, of one broadcast or of all that are on their way."""
    query = (
        select(BroadcastRecipient.id)
        .join(Broadcast, Broadcast.id == BroadcastRecipient.broadcast_id)
        .where(BroadcastRecipient.status == "waiting", Broadcast.status == "sending")
        .order_by(BroadcastRecipient.id)
    )
    if broadcast_id is not None:
        query = query.where(BroadcastRecipient.broadcast_id == broadcast_id)
    return list(db.session.scalars(query))


def of_property(tenant_id: int, property_id: int, most: int = 10) -> list[Broadcast]:
    own = (Broadcast.tenant_id == tenant_id, Broadcast.property_id == property_id)
    query = select(Broadcast).where(*own).options(joinedload(Broadcast.user))
    return list(db.session.scalars(query.order_by(Broadcast.id.desc()).limit(most)))
