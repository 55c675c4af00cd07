"""“Hoje”: what a person has to do, what is late, and what the pool still has to take."""

from collections.abc import Callable
from datetime import UTC, datetime, timedelta
from typing import Any

from flask import Blueprint, Response, abort, request, url_for
from flask_login import login_required
from werkzeug.wrappers import Response as BaseResponse

from atendeja.actions import todos as acts
from atendeja.models import Todo, User
from atendeja.queries import todos
from atendeja.queue import commit_then

from .access import signed_in_user
from .htmx import done, render

bp = Blueprint("today", __name__)
TITLE = 200
LATER = {"amanha": 1, "3-dias": 3, "semana": 7}  # days that something can be put off


@bp.get("/hoje")
@login_required
def index() -> Response:
    """`?equipe=` shows everybody's, to those who look after the team."""
    return render("today/page.html", "today/_list.html", **_listed())


@bp.post("/hoje")
@login_required
def add() -> BaseResponse:
    """A thing to do of one's own: what, and until which day."""
    user, now = signed_in_user(), datetime.now(UTC)
    title, day = request.form.get("titulo", "").strip()[:TITLE], request.form.get("dia", "")
    due = _due(user, day, now)
    if not title or due is None:
        sentence = "Escreva o que fazer." if not title else "Escolha um dia a partir de hoje."
        values = {"typed": {"titulo": title, "dia": day}, "error": sentence}
        return render("today/page.html", "today/_list.html", 422, **(_listed() | values))
    acts.add_todo(user, title, due, now)
    commit_then()
    return _again()


@bp.post("/hoje/<int:todo_id>/feita")
@login_required
def finish(todo_id: int) -> BaseResponse:
    return _changed(todo_id, lambda one, user, now: acts.finish(one, user, now))


@bp.post("/hoje/<int:todo_id>/reabrir")
@login_required
def bring_back(todo_id: int) -> BaseResponse:
    return _changed(todo_id, lambda one, user, now: acts.bring_back(one))


@bp.post("/hoje/<int:todo_id>/adiar")
@login_required
def put_off(todo_id: int) -> BaseResponse:
    days = LATER.get(request.form.get("para", ""))
    if days is None:
        abort(400)
    return _changed(todo_id, lambda one, user, now: acts.put_off(one, _morning(user, now, days)))


def _changed(todo_id: int, act: Callable[[Todo, User, datetime], None]) -> BaseResponse:
    user = signed_in_user()
    found = todos.todo(user, todo_id)
    if found is None:
        abort(404)
    act(found, user, datetime.now(UTC))
    commit_then()
    return _again()


def _again() -> BaseResponse:
    team = request.form.get("equipe") or None
    return done(url_for("today.index", equipe=team), "today/_list.html", **_listed())


def _listed() -> dict[str, Any]:
    user, now = signed_in_user(), datetime.now(UTC)
    team = user.role != "agent" and bool(request.values.get("equipe"))
    midnight, tomorrow = _midnight(user, now, 0), _midnight(user, now, 1)
    found = todos.open_todos(user, tomorrow, everybody=team)
    return {
        "late": [one for one in found if one.due_at < midnight],
        "today": [one for one in found if one.due_at >= midnight],
        "later": todos.later_count(user, tomorrow),
        "finished": todos.done_since(user, midnight),
        "conversations": todos.conversations_of(found),
        "team": team,
        "typed": {"titulo": "", "dia": ""},
        "error": None,
        "first_day": midnight.astimezone(user.tenant.zone).date().isoformat(),
    }


def _midnight(user: User, now: datetime, days: int) -> datetime:
    """The beginning of the agency's day, in UTC."""
    local = now.astimezone(user.tenant.zone) + timedelta(days=days)
    return local.replace(hour=0, minute=0, second=0, microsecond=0).astimezone(UTC)


def _morning(user: User, now: datetime, days: int) -> datetime:
    return _midnight(user, now, days) + timedelta(hours=9)


def _due(user: User, day: str, now: datetime) -> datetime | None:
    """The end of that day's morning in the agency's zone; no day is today."""
    if not day:
        return now
    try:
        wanted = datetime.fromisoformat(day).replace(tzinfo=user.tenant.zone)
    except ValueError:
        return None
    return (wanted + timedelta(hours=9)).astimezone(UTC) if wanted >= _midnight(user, now, 0) else None
