"""What customers hear of their visits by itself, at its moment."""

from datetime import UTC, datetime, timedelta

from atendeja.actions import reminders
from atendeja.queries import visits
from atendeja.queue import commit_then, task

from .sending import deliver, sending_rules

AHEAD = timedelta(minutes=75)  # what is due later the next sweep finds in the rows


@task
def remind_of_visit(visit_id: int) -> None:
    """Say what is due of this visit, and look again when the next thing is."""
    told = reminders.remind(visit_id, datetime.now(UTC), sending_rules())
    jobs = [(deliver, told.id)] if told else []
    commit_then(*jobs, changed=[(told.tenant_id, told.id)] if told else [])
    remind_in_time(visit_id)


def remind_in_time(visit_id: int) -> None:
    """In memory, so that waiting costs nothing; call it after the commit of what changed the visit."""
    _look(visits.reminder_of(visit_id), visit_id)


def remind_all_in_time() -> None:
    """After a restart, and hourly: what is due before the next look."""
    for visit_id, due in visits.reminders_until(datetime.now(UTC) + AHEAD):
        _look(due, visit_id)


def _look(due: datetime | None, visit_id: int) -> None:
    now = datetime.now(UTC)
    if due is not None and due <= now + AHEAD:
        remind_of_visit(visit_id, delay=max((due - now).total_seconds(), 0))
