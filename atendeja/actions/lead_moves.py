"""A lead moved on the board, and that move taken back by who made it."""

from collections.abc import Sequence
from datetime import datetime, timedelta
from typing import Any

from atendeja.models import ConversationEvent, Lead, User
from atendeja.queries.lead_moves import newest_move

from .lead_changes import assign_lead, change_lead, move_lead, tidy_tags
from .lead_progress import set_status

PATIENCE = timedelta(minutes=5)
STOOD = ("status_at", "status_before", "lost_reason", "value_cents")


class TooLate(ValueError):
    """It cannot be taken back any more; the message says why."""


def move(
    lead: Lead, to: str, user: User, now: datetime, reason: str | None = None, value_cents: int | None = None
) -> ConversationEvent | None:
    """By hand, with how it stood kept in the event; `value_cents` is what a won deal is worth."""
    stood = {name: _plain(getattr(lead, name)) for name in STOOD}
    event = move_lead(lead, to, user, now, reason)
    if event is not None and event.kind == "lead.moved":
        event.detail = event.detail | {"stood": stood}
        if to == "won" and value_cents:
            lead.value_cents = value_cents
    return event


def undo(lead: Lead, event: ConversationEvent, user: User, now: datetime) -> ConversationEvent | None:
    """Back to where and how it stood before this event. Raises TooLate."""
    if event.user_id != user.id or "stood" not in event.detail:
        raise TooLate("Só quem moveu pode desfazer.")
    if now - event.created_at > PATIENCE:
        raise TooLate("Passaram mais de 5 minutos: não dá mais para desfazer.")
    newest = newest_move(lead)
    if newest is None or newest.id != event.id or lead.status != event.detail["to"]:
        raise TooLate("O lead mudou de novo depois disso: não dá mais para desfazer.")
    back = set_status(lead, event.detail["from"], "undone", now, user)
    for name, value in event.detail["stood"].items():
        setattr(lead, name, datetime.fromisoformat(value) if value and name == "status_at" else value)
    return back


def move_many(leads: Sequence[Lead], to: str, user: User, now: datetime, reason: str | None = None) -> int:
    """How many of them really moved."""
    return sum(move_lead(lead, to, user, now, reason) is not None for lead in leads)


def assign_many(leads: Sequence[Lead], agent: User | None, user: User, now: datetime) -> int:
    return sum(assign_lead(lead, agent, user, now) is not None for lead in leads)


def tag_many(leads: Sequence[Lead], tag: str, user: User, now: datetime) -> int:
    """One more tag on each that does not have it."""
    changed = (change_lead(lead, {"tags": tidy_tags([*lead.tags, tag])}, user, now) for lead in leads)
    return sum(event is not None for event in changed)


def _plain(value: Any) -> Any:
    return value.isoformat() if isinstance(value, datetime) else value
