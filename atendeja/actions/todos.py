"""Things to do: typed by somebody, done, brought back, put off."""

from datetime import datetime

import structlog

from atendeja.extensions import db
from atendeja.models import Lead, Todo, User

log = structlog.get_logger()


def add_todo(user: User, title: str, due_at: datetime, now: datetime, lead: Lead | None = None) -> Todo:
    """One of one's own; `lead` is whom it is about."""
    todo = Todo(
        tenant_id=user.tenant_id,
        user_id=user.id,
        lead_id=lead.id if lead else None,
        kind="own",
        title=title,
        due_at=due_at,
        created_at=now,
    )
    db.session.add(todo)
    return todo


def finish(todo: Todo, user: User, now: datetime) -> None:
    """Done by this person; what is done stays as it was."""
    if todo.done_at is None:
        todo.done_at, todo.done_by = now, user.id
        log.info("todo.done", tenant_id=todo.tenant_id, todo_id=todo.id, kind=todo.kind)


def bring_back(todo: Todo) -> None:
    todo.done_at = todo.done_by = None


def put_off(todo: Todo, until: datetime) -> None:
    if todo.done_at is None:
        todo.due_at = until
