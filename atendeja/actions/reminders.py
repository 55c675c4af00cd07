"""What the customer of a visit hears by itself: reminders before, one question afterwards; each once."""

from datetime import UTC, datetime
from zoneinfo import ZoneInfo

from atendeja.assistant import visit_words
from atendeja.extensions import db
from atendeja.models import Conversation, Todo, Visit
from atendeja.models.base import insert_new
from atendeja.models.visit_schedule import Step, due, passed

from .delivery import Rules
from .messages import locked_conversation
from .telling import Told, tell
from .visit_news import arranged, news_of

REMINDED = ("confirmed",)
ASKED = ("confirmed", "done")  # how it was is asked even where the agent has not said that it took place


def plan_ahead(visit: Visit, zone: ZoneInfo, now: datetime) -> None:
    """Confirmed for its time just now: what is to be said of it, and when first."""
    if visit.starts_at is not None:
        visit.reminders = passed(visit.starts_at.astimezone(zone), visit.minutes, now.astimezone(zone))
    look_ahead(visit, zone, now)


def look_ahead(visit: Visit, zone: ZoneInfo, now: datetime) -> Step | None:
    """The next thing to be said, kept in `remind_at`; None where nothing is left."""
    step = _next(visit, zone, now)
    visit.remind_at = step.at.astimezone(UTC) if step else None
    return step


def remind(visit_id: int, now: datetime, rules: Rules) -> Conversation | None:
    """Say what is due of this visit; the mark that it was said is in the same transaction.

    Of two workers the second waits for the conversation and finds it said. None where nothing was due.
    """
    found = db.session.get(Visit, visit_id)
    conversation = locked_conversation(found.lead.conversation.id) if found else None
    if found is None or conversation is None:
        return None
    db.session.refresh(found)
    zone = conversation.tenant.zone
    step = look_ahead(found, zone, now)
    if step is None or step.at > now.astimezone(zone):
        return None
    if _say(conversation, found, step, now, rules) != "nothing":
        conversation.changed_at = now
    found.reminders = [*found.reminders, step.kind]
    look_ahead(found, zone, now)
    return conversation


def _next(visit: Visit, zone: ZoneInfo, now: datetime) -> Step | None:
    if visit.starts_at is None or visit.status not in ASKED:
        return None
    over = {"day", "hours"} if visit.status not in REMINDED else set()
    starts = visit.starts_at.astimezone(zone)
    return due(starts, visit.minutes, over.union(visit.reminders), now.astimezone(zone))


def _say(conversation: Conversation, visit: Visit, step: Step, now: datetime, rules: Rules) -> Told:
    known, local = arranged(conversation, visit), now.astimezone(conversation.tenant.zone)
    token = f"{step.kind}-{int(visit.starts_at.timestamp()) if visit.starts_at else 0}"
    if step.kind == "feedback":
        content = visit_words.asked(known, visit.id)
        news = news_of(conversation, visit, "visit_feedback", content, token, asked_for=False)
        visit.asked_feedback_at = now
        _ask_outcome(conversation, visit, now)
    else:
        content = visit_words.reminder(known, local)
        news = news_of(conversation, visit, "visit_reminder", content, token)
    return tell(conversation, news, now, rules)


def _ask_outcome(conversation: Conversation, visit: Visit, now: datetime) -> None:
    """The agent has not said whether it took place."""
    if visit.status != "confirmed":
        return
    title = f"Como foi a visita de {conversation.contact.display_name} ao {visit.property.code}?"[:200]
    own = {"tenant_id": visit.tenant_id, "user_id": visit.agent_id, "lead_id": visit.lead_id}
    about = {"visit_id": visit.id, "property_id": visit.property_id, "kind": "feedback", "title": title}
    row = own | about | {"key": f"outcome:{visit.id}", "detail": {}, "due_at": now, "created_at": now}
    insert_new(Todo, [row], Todo.id)
