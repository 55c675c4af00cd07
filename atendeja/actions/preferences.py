"""Who wants no marketing: WhatsApp's own switch, kept with its proof."""

from collections.abc import Sequence
from datetime import datetime

from sqlalchemy import select

from atendeja.extensions import db
from atendeja.models import Consent, Contact, Conversation
from atendeja.whatsapp.values import PreferenceChanged, Unusable

from .history import record
from .people import Place, look_up


def prefer(changes: Sequence[PreferenceChanged], now: datetime) -> tuple[set[Place], list[Unusable]]:
    """Write each stop and resume once. Returns the conversations changed, and what is about nobody known."""
    people = look_up([(change.phone_number_id, change.person) for change in changes])
    changed, unknown = set(), []
    for change in sorted(changes, key=lambda one: one.occurred_at):
        person = people.person_of(change.phone_number_id, change.person)
        if person is None:
            unknown.append(Unusable(change.phone_number_id, "preference of nobody known", change.source))
        elif _write(db.session.get_one(Contact, person.contact_id), change) and person.conversation_id:
            changed.add((person.tenant_id, person.conversation_id))
            conversation = db.session.get_one(Conversation, person.conversation_id)
            conversation.changed_at = now
            record(conversation, "marketing.stopped" if change.stopped else "marketing.resumed", at=now)
    return changed, unknown


def _write(contact: Contact, change: PreferenceChanged) -> bool:
    """False when this, or something later, was known before."""
    known = select(Consent.id).where(
        Consent.contact_id == contact.id,
        Consent.kind == "marketing",
        Consent.created_at >= change.occurred_at,
    )
    if db.session.scalar(known.limit(1)) is not None:
        return False
    contact.marketing_stopped_at = change.occurred_at if change.stopped else None
    db.session.add(
        Consent(
            tenant_id=contact.tenant_id,
            contact_id=contact.id,
            kind="marketing",
            granted=not change.stopped,
            words=change.words,
            created_at=change.occurred_at,
        )
    )
    db.session.flush()
    return True
