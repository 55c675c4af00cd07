"""A lead moved to another column: dragged, or chosen from a list."""

from datetime import UTC, datetime

from flask import abort, make_response, redirect, render_template, request, url_for
from flask_login import login_required
from werkzeug.wrappers import Response

from atendeja.actions import lead_moves
from atendeja.models import Lead
from atendeja.queries.lead_moves import held, move_of
from atendeja.queries.leads_board import heads
from atendeja.queries.leads_rows import rows
from atendeja.queue import commit_then
from atendeja.web.access import lead_or_404, signed_in_user
from atendeja.web.htmx import wants_fragment

from .blueprint import bp
from .move_form import MoveForm
from .narrowing import SLUGS, STATUSES, query_of, read_filter
from .undoing import Moved, may_undo


@bp.get("/leads/<int:lead_id>/mover")
@login_required
def moving(lead_id: int) -> Response:
    """“Mover para…”: a sheet on the board, a page without script."""
    lead, to = lead_or_404(lead_id), STATUSES.get(request.args.get("para", ""), "")
    return _form(lead, MoveForm(to or lead.status, lead.lost_reason or ""))


@bp.post("/leads/<int:lead_id>/mover")
@login_required
def move(lead_id: int) -> Response:
    lead_or_404(lead_id)
    user, form = signed_in_user(), MoveForm.read(request.form) or abort(400)
    found = held(user, [lead_id])
    lead, seen = found[0] if found else abort(404), STATUSES.get(request.form.get("visto", ""))
    if seen and seen != lead.status and form.to != lead.status:
        trouble = "Outra pessoa já moveu este lead: agora ele está aqui."
        return _answer(Moved(lead, trouble=trouble), {seen, lead.status}, 409)
    if form.error:
        return _form(lead, form, 422)
    before = lead.status
    event = lead_moves.move(lead, form.to, user, datetime.now(UTC), form.reason or None, form.cents)
    commit_then(changed=[(lead.tenant_id, lead.conversation.id)])
    return _answer(Moved(lead, event, event is not None and may_undo(user, event)), {before, lead.status})


@bp.post("/leads/<int:lead_id>/desfazer/<int:event_id>")
@login_required
def undo_move(lead_id: int, event_id: int) -> Response:
    """Back to where it was, while that is honest."""
    user = signed_in_user()
    lead_or_404(lead_id)
    held(user, [lead_id])
    found = move_of(user, event_id)
    if found is None or found[0].id != lead_id:
        abort(404)
    lead, event = found
    before = lead.status
    try:
        back = lead_moves.undo(lead, event, user, datetime.now(UTC))
    except lead_moves.TooLate as refusal:
        return _answer(Moved(lead, trouble=str(refusal)), {before}, 409)
    commit_then(changed=[(lead.tenant_id, lead.conversation.id)])
    return _answer(Moved(lead, back), {before, lead.status})


def _form(lead: Lead, form: MoveForm, status: int = 200) -> Response:
    part = "leads/board/_move.html" if wants_fragment() else "leads/board/move.html"
    query = query_of(request.args, "coluna", "visao")
    response = make_response(render_template(part, lead=lead, form=form, query=query), status)
    if status == 422:
        response.headers["HX-Retarget"], response.headers["HX-Reswap"] = "#move-form", "outerHTML"
    return response


def _answer(moved: Moved, touched: set[str], status: int = 200) -> Response:
    """Where it went, with the way back; the card and the heads of both columns as they are now."""
    user, query = signed_in_user(), query_of(request.args)
    if not wants_fragment():
        return _page(moved, status)
    counted = heads(user, read_filter(request.args, user.tenant.zone), sorted(touched))
    card = rows([moved.lead.id])[0]
    values = {"moved": moved, "heads": counted, "row": card, "query": query, "oob": True}
    return make_response(render_template("leads/board/_moved_answer.html", **values), status)


def _page(moved: Moved, status: int) -> Response:
    query, event = query_of(request.args, "coluna", "visao"), moved.event
    if status != 200:
        form = MoveForm(moved.lead.status, error=moved.trouble)
        return make_response(
            render_template("leads/board/move.html", lead=moved.lead, form=form, query=query), status
        )
    told = {"movido": event.id, "coluna": SLUGS[moved.lead.status]} if event else {}
    return redirect(url_for("leads.index", **(query | told)), 303)
