from datetime import datetime, timedelta

from atendeja.extensions import db
from atendeja.models import Consent, Conversation, Todo

from .history import record
from .leads import lead_of

DEADLINE = timedelta(days=15)  # LGPD, art. 19, II


def record_consent(conversation: Conversation, kind: str, granted: bool, words: str, now: datetime) -> None:
    """Write the yes or no with its words; a no to messages stops everything for this contact at once."""
    db.session.add(
        Consent(
            tenant_id=conversation.tenant_id,
            contact_id=conversation.contact_id,
            kind=kind,
            granted=granted,
            words=words[:300],
            created_at=now,
        )
    )
    if kind == "messages":
        conversation.contact.opted_out_at = None if granted else now
    record(conversation, "consent.granted" if granted else "consent.refused", kind=kind)


def request_privacy(conversation: Conversation, words: str, now: datetime) -> None:
    """A question about the person's own data: an agent must see it (LGPD: 15 days)."""
    conversation.waiting_since = conversation.waiting_since or now
    record(conversation, "privacy.requested")
    lead = lead_of(conversation)
    todo = Todo(
        tenant_id=conversation.tenant_id,
        lead_id=lead.id if lead else None,
        kind="privacy",
        title="Responder ao pedido sobre dados pessoais",
        detail={"conversation_id": conversation.id},
        due_at=now + DEADLINE,
        created_at=now,
    )
    db.session.add(todo)
