"""A visit as its customer hears of it: as a message, by template, or by somebody who calls."""

from datetime import datetime
from typing import Any

from atendeja.assistant import visit_words, wording
from atendeja.assistant.visit_words import Arranged
from atendeja.models import Conversation, Visit

from .offers import offer
from .telling import News, first_name

CALLS = {
    "visit_confirmed": "confirmar a visita ao {code}{when}",
    "visit_moved": "avisar que a visita ao {code} mudou{when}",
    "visit_proposed": "propor a visita ao {code}{when}",
    "visit_cancelled": "avisar que a visita ao {code} foi cancelada",
    "visit_reminder": "lembrar da visita ao {code}{when}",
    "visit_feedback": "perguntar como foi a visita ao {code}",
}
REPLIES = {  # ids that the assistant understands, also on a template's quick replies
    "visit_proposed": tuple(identifier for identifier, _ in visit_words.CONFIRM),
    "visit_reminder": (visit_words.COMING[0], visit_words.MOVING[0]),
}
OWN_REPLIES = frozenset(identifier for replies in REPLIES.values() for identifier in replies)


def news_of(
    conversation: Conversation,
    visit: Visit,
    purpose: str,
    content: dict[str, Any],
    token: str,
    *,
    asked_for: bool = True,
) -> News:
    """These words about the visit, with what a template or a call would need."""
    known = arranged(conversation, visit)
    when = visit_words.when(known.at) if known.at else ""
    return News(
        content=content,
        purpose=purpose,
        call=CALLS[purpose].format(code=known.code, when=f" para {when}" if when else ""),
        token=f"v{visit.id}-{token}",
        values=_values(visit, known, when),
        replies=_replies(visit, purpose),
        asked_for=asked_for,
        agent_id=visit.agent_id,
        visit_id=visit.id,
        property_id=visit.property_id,
    )


def arranged(conversation: Conversation, visit: Visit) -> Arranged:
    """As the customer knows it: local time, and the address only where it may be told."""
    shown = offer(visit.property)
    return Arranged(
        code=shown.code,
        place=wording.place(shown),
        at=local_start(conversation, visit),
        address=", ".join(part for part in (shown.street, shown.number) if part),
        agent=visit.agent.first_name if visit.agent else "",
        name=first_name(conversation.contact, nobody=""),
    )


def local_start(conversation: Conversation, visit: Visit) -> datetime | None:
    return visit.starts_at.astimezone(conversation.tenant.zone) if visit.starts_at else None


def booked(conversation: Conversation, visit: Visit) -> dict[str, Any]:
    """The visit as the assistant remembers it (state.State: `visit`, `booked`)."""
    known = arranged(conversation, visit)
    moment = {"at": f"{known.at:%Y-%m-%dT%H:%M}"} if known.at else {"date": visit.day, "period": visit.period}
    return {"property": visit.property_id, "code": known.code, "place": known.place} | {
        key: value for key, value in moment.items() if value
    }


def remember(conversation: Conversation, **changes: Any) -> None:
    """Let the assistant know what an agent has done: its memory takes these values."""
    conversation.state = {**(conversation.state or {}), **changes}


def _values(visit: Visit, known: Arranged, when: str) -> dict[str, str]:
    day, _, hour = when.rpartition(", ")
    photo = visit.property.images[0].url if visit.property.images else ""
    return {
        "quando": when,
        "data": day,
        "hora": hour.split()[-1] if hour else "",
        "codigo": known.code,
        "endereco": known.address or known.place,
        "corretor": known.agent,
        "foto": photo,
    }


def _replies(visit: Visit, purpose: str) -> tuple[str, ...]:
    if purpose == "visit_feedback":
        return tuple(f"nota:{visit.id}:{answer}" for answer in visit_words.FEEDBACK)
    return REPLIES.get(purpose, ())
