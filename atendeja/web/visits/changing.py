"""Forms of a visit: confirm, propose, move, cancel, how it ended, notes."""

from collections.abc import Callable
from datetime import UTC, datetime

from flask import redirect, request, url_for
from flask_login import login_required
from werkzeug.wrappers import Response as BaseResponse

from atendeja.actions import visit_changes
from atendeja.actions.telling import Told
from atendeja.actions.visit_changes import ENDED, NotPossible
from atendeja.models import Visit
from atendeja.queries import people, visits
from atendeja.queue import commit_then
from atendeja.tasks import deliver, remind_in_time, sending_rules
from atendeja.web.access import own_page, signed_in_user
from atendeja.web.htmx import moved, wants_fragment

from .blueprint import bp, visit_or_404
from .form import TimeForm
from .showing import page

NOTES, WORDS = 4000, 300
MEANWHILE = "Esta visita mudou enquanto isso. Confira como está agora."


@bp.post("/visitas/<int:visit_id>/confirmar")
@login_required
def confirm(visit_id: int) -> BaseResponse:
    """One tap: at the time that was asked for."""
    found = visit_or_404(visit_id)
    return _changed(found, lambda: visit_changes.confirm(found, signed_in_user(), _now(), sending_rules()))


@bp.post("/visitas/<int:visit_id>/horario")
@login_required
def set_time(visit_id: int) -> BaseResponse:
    """Another time, agreed already or (`acao=propor`) as a question to the customer."""
    found, user = visit_or_404(visit_id), signed_in_user()
    form = TimeForm.read(request.form, user.tenant.zone, people.team(user.tenant_id), _now())
    if form.time is None:
        return page(found, 422, form=form)
    time, rules = form.time, sending_rules()
    if request.form.get("acao") == "propor":
        return _changed(found, lambda: visit_changes.propose(found, user, _now(), rules, time))
    return _changed(found, lambda: visit_changes.confirm(found, user, _now(), rules, time))


@bp.post("/visitas/<int:visit_id>/cancelar")
@login_required
def cancel(visit_id: int) -> BaseResponse:
    found, reason = visit_or_404(visit_id), _text("motivo", WORDS)
    rules, user = sending_rules(), signed_in_user()
    return _changed(found, lambda: visit_changes.cancel(found, user, _now(), rules, reason))


@bp.post("/visitas/<int:visit_id>/resultado")
@login_required
def end(visit_id: int) -> BaseResponse:
    found, status = visit_or_404(visit_id), request.form.get("resultado", "")
    if status not in ENDED:
        return page(found, 422, wrong="Diga se a visita aconteceu.")
    outcome, user = _text("texto", WORDS), signed_in_user()

    def ended() -> Told:
        visit_changes.end(found, user, _now(), status, outcome)
        return "nothing"

    return _changed(found, ended)


@bp.post("/visitas/<int:visit_id>/notas")
@login_required
def note(visit_id: int) -> BaseResponse:
    found = visit_or_404(visit_id)
    visit_changes.note(found, _text("notas", NOTES), _now())
    commit_then()
    return _after(found, "nothing")


def _changed(found: Visit, change: Callable[[], Told]) -> BaseResponse:
    """Do it, unless the page showed something older; commit, deliver, and plan the next reminder."""
    seen = request.form.get("visto")
    if seen and seen != found.updated_at.isoformat():
        return _refused(found, MEANWHILE)
    try:
        told = change()
    except NotPossible as refused:
        return _refused(found, str(refused))
    talk = visits.conversation_of(found)
    jobs = [(deliver, talk.id)] if talk and told in ("message", "template") else []
    visit_id, changed = found.id, [(talk.tenant_id, talk.id)] if talk else []
    commit_then(*jobs, changed=changed)
    remind_in_time(visit_id)
    return _after(visit_or_404(visit_id), told)


def _refused(found: Visit, wrong: str) -> BaseResponse:
    """The visit as it is, and why not; where the form stands in the agenda htmx goes there."""
    if wants_fragment() and request.form.get("volta"):
        return moved(url_for("visits.shown", visit_id=found.id))
    return page(found, 409, wrong=wrong)


def _after(found: Visit, told: Told) -> BaseResponse:
    """The visit as it is now; from the agenda, the agenda again."""
    back = own_page(request.form.get("volta"))
    if back:
        return redirect(back, 303)
    if wants_fragment():
        return page(found, told=told)
    return redirect(url_for("visits.shown", visit_id=found.id, avisado=told), 303)


def _text(name: str, longest: int) -> str:
    return request.form.get(name, "").replace("\r\n", "\n").replace("\x00", "").strip()[:longest]


def _now() -> datetime:
    return datetime.now(UTC)
