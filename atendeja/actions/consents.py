from datetime import datetime

from atendeja.extensions import db
from atendeja.models import Consent, Conversation

from .history import record


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
