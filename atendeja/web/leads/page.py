"""One lead: who, what is wanted, what fits, what happened; and the small changes made there."""

from datetime import UTC, datetime, time
from typing import Any

from flask import Response, abort, request, url_for
from flask_login import login_required
from werkzeug.wrappers import Response as BaseResponse

from atendeja.actions import lead_moves
from atendeja.actions.lead_changes import change_lead
from atendeja.actions.messages import locked_conversation
from atendeja.catalog.words import clean, one_line
from atendeja.models import Lead
from atendeja.models.lead_status import STATUSES
from atendeja.queries.lead_page import about
from atendeja.queries.lead_timeline import timeline
from atendeja.queue import commit_then
from atendeja.web.access import lead_or_404, signed_in_user
from atendeja.web.addresses import row_id
from atendeja.web.htmx import done, render

from .blueprint import bp

LONGEST = 200
NEED_REASON = "Diga por que foi perdido: ajuda a vender melhor depois."
NEED_STEP, NEED_DAY = "Diga o que fazer.", "Diga até quando."


@bp.get("/leads/<int:lead_id>")
@login_required
def lead(lead_id: int) -> Response:
    """The page; `?antes=` an event's id shows what happened before it."""
    found = lead_or_404(lead_id)
    if (before := request.args.get("antes", type=row_id)) and "HX-Request" in request.headers:
        return render("leads/lead.html", "leads/_older.html", lead=found, past=timeline(found, before))
    return render("leads/lead.html", "leads/lead.html", **_shown(found))


@bp.post("/leads/<int:lead_id>/situacao")
@login_required
def set_status(lead_id: int) -> BaseResponse:
    """By hand; a loss needs its reason."""
    found, to = lead_or_404(lead_id), request.form.get("situacao", "")
    reason = one_line(clean(request.form.get("motivo", "")))[:LONGEST]
    if to not in STATUSES:
        abort(400)
    if to == "lost" and not reason:
        wrong = {"reason": NEED_REASON, "status": to}
        return render("leads/lead.html", "leads/_status.html", 422, **_shown(found, wrong=wrong))
    locked_conversation(found.conversation.id)
    lead_moves.move(found, to, signed_in_user(), datetime.now(UTC), reason or None)
    return _changed(found, "leads/_status.html")


@bp.post("/leads/<int:lead_id>/proximo-passo")
@login_required
def set_next_step(lead_id: int) -> BaseResponse:
    """What the agent means to do, and until when (local); `acao=feito` clears it."""
    found = lead_or_404(lead_id)
    words = one_line(clean(request.form.get("passo", "")))[:LONGEST]
    day, hour = request.form.get("dia", ""), request.form.get("hora", "")
    step: list[Any] = [None, None]
    if request.form.get("acao") != "feito":
        moment = _moment(found, day, hour)
        if not words or moment is None:
            wrong = {"step": NEED_DAY if words else NEED_STEP, "words": words, "day": day, "hour": hour}
            return render("leads/lead.html", "leads/_next_step.html", 422, **_shown(found, wrong=wrong))
        step = [words, moment]
    locked_conversation(found.conversation.id)
    change_lead(found, {"next_step": step}, signed_in_user(), datetime.now(UTC))
    return _changed(found, "leads/_next_step.html")


def _changed(found: Lead, fragment: str) -> BaseResponse:
    commit_then(changed=[(found.tenant_id, found.conversation.id)])
    address = url_for("leads.lead", lead_id=found.id)
    return done(address, fragment, lead=found, conversation=None, saved=True)


def _shown(found: Lead, **more: Any) -> dict[str, Any]:
    before = request.args.get("antes", type=row_id)
    return {"lead": found, "about": about(found), "past": timeline(found, before)} | more


def _moment(found: Lead, day: str, hour: str) -> datetime | None:
    """The end of the office's day where no hour is said."""
    zone = found.conversation.tenant.zone
    try:
        local = datetime.combine(datetime.fromisoformat(day).date(), time.fromisoformat(hour or "18:00"))
        return local.replace(tzinfo=zone).astimezone(UTC)
    except (ValueError, OverflowError):
        return None
