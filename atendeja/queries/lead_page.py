"""What a lead's page tells: the person, what fits, what was shown, what was said last."""

from collections import Counter
from collections.abc import Sequence
from dataclasses import dataclass, field

from sqlalchemy import Select, func, select
from sqlalchemy.orm import contains_eager, joinedload

from atendeja.extensions import db
from atendeja.models import (
    Consent,
    ContactMerge,
    Conversation,
    ConversationEvent,
    Inquiry,
    Lead,
    Message,
    Property,
    User,
    Visit,
)
from atendeja.models.message import ATTACHED

from .properties import Wish, matching, near
from .sharing import chosen
from .visibility import leads_visible_to

FEW, SAID, SEEN = 6, 8, 12


@dataclass(frozen=True, slots=True)
class Fit:
    """A property that fits the wish; `differs` names the one thing in which it only nearly does."""

    property: Property
    differs: str | None = None


@dataclass(slots=True)
class Reaction:
    """A property that the customer has seen: how often asked about, and the newest visit to it."""

    property: Property
    asked: int = 0
    visit: Visit | None = None


@dataclass(frozen=True, slots=True)
class About:
    """Everything on the page besides its timeline."""

    fits: Sequence[Fit]
    seen: Sequence[Reaction]
    visits: Sequence[Visit]
    notes: Sequence[ConversationEvent]
    consents: Sequence[Consent]
    said: Sequence[Message]
    merges: Sequence[ContactMerge] = field(default_factory=list)


def lead_of(user: User, lead_id: int) -> Lead | None:
    """With its contact, conversation, property and agent. None also for one that this person must not see."""
    query = select(Lead).join(Conversation, Conversation.contact_id == Lead.contact_id)
    query = query.where(leads_visible_to(user), Lead.id == lead_id)
    both = (joinedload(Lead.contact), joinedload(Lead.property), joinedload(Lead.agent))
    return db.session.scalar(query.options(*both, contains_eager(Lead.conversation)))


def lead_of_contact(user: User, contact_id: int) -> Lead | None:
    query = select(Lead).where(leads_visible_to(user), Lead.contact_id == contact_id)
    return db.session.scalar(query)


def about(lead: Lead) -> About:
    """A statement for each part, however much there is."""
    visits = _visits(lead)
    return About(
        fits=fitting(lead),
        seen=_seen(lead, visits),
        visits=visits,
        notes=_notes(lead),
        consents=_consents(lead),
        said=_said(lead),
        merges=_merges(lead),
    )


def fitting(lead: Lead, limit: int = FEW) -> list[Fit]:
    """What fits today, best first; where that is little, what nearly fits.

    Nothing for an owner, nor while only the purpose is known: everything would fit.
    """
    if not lead.wish.keys() - {"purpose"} or lead.owner:
        return []
    wish = Wish.of(lead.wish)
    found = [Fit(one) for one in matching(lead.tenant_id, wish, limit=limit)]
    if len(found) < FEW // 2:
        known = {fit.property.id for fit in found}
        nearly = near(lead.tenant_id, wish, limit)
        found += [Fit(one, differs) for one, differs in nearly if one.id not in known]
    return found[:limit]


def _visits(lead: Lead) -> Sequence[Visit]:
    query = select(Visit).where(Visit.tenant_id == lead.tenant_id, Visit.lead_id == lead.id)
    both = (joinedload(Visit.property), joinedload(Visit.agent))
    return db.session.scalars(query.options(*both).order_by(Visit.id.desc()).limit(SEEN)).all()


def _seen(lead: Lead, visits: Sequence[Visit]) -> list[Reaction]:
    """Asked about or shown, newest first; what is not offered any more is left out."""
    asked = select(Inquiry.property_id, func.count()).where(
        Inquiry.tenant_id == lead.tenant_id, Inquiry.lead_id == lead.id, Inquiry.property_id.is_not(None)
    )
    newest = asked.group_by(Inquiry.property_id).order_by(func.max(Inquiry.id).desc())
    rows = db.session.execute(newest.limit(SEEN))
    times = Counter({int(one): count for one, count in rows if one is not None})
    shown = reversed((lead.conversation.state or {}).get("shown", ()))
    ids = list(dict.fromkeys([*(visit.property_id for visit in visits), *times, *shown]))[:SEEN]
    newest_visit = {visit.property_id: visit for visit in reversed(visits)}
    found = chosen(lead.tenant_id, ids)
    return [Reaction(one, times[one.id], newest_visit.get(one.id)) for one in found]


def _notes(lead: Lead) -> Sequence[ConversationEvent]:
    query = _events(lead).where(ConversationEvent.kind == "note.written")
    newest = query.order_by(ConversationEvent.id.desc()).limit(3 * FEW)
    found = db.session.scalars(newest.options(joinedload(ConversationEvent.user)))
    return [note for note in found if "removed" not in note.detail][:FEW]


def _consents(lead: Lead) -> Sequence[Consent]:
    own = (Consent.tenant_id == lead.tenant_id, Consent.contact_id == lead.contact_id)
    return db.session.scalars(select(Consent).where(*own).order_by(Consent.id.desc()).limit(SEEN)).all()


def _said(lead: Lead) -> list[Message]:
    """The newest messages, oldest of them first."""
    talk = lead.conversation
    query = select(Message).where(Message.tenant_id == talk.tenant_id, Message.conversation_id == talk.id)
    newest = query.where(Message.status != ATTACHED).order_by(Message.id.desc()).limit(SAID)
    return list(reversed(db.session.scalars(newest.options(joinedload(Message.user))).all()))


def _merges(lead: Lead) -> Sequence[ContactMerge]:
    """Those that can still be taken back."""
    query = select(ContactMerge).where(
        ContactMerge.tenant_id == lead.tenant_id,
        ContactMerge.kept_contact_id == lead.contact_id,
        ContactMerge.undone_at.is_(None),
    )
    return db.session.scalars(query.order_by(ContactMerge.id.desc()).limit(FEW)).all()


def merge_of(lead: Lead, merge_id: int) -> ContactMerge | None:
    return next((one for one in _merges(lead) if one.id == merge_id), None)


def _events(lead: Lead) -> Select[ConversationEvent]:
    return select(ConversationEvent).where(
        ConversationEvent.tenant_id == lead.tenant_id,
        ConversationEvent.conversation_id == lead.conversation.id,
    )
