"""What is done to many leads of the list at once, and the filters kept by name."""

from datetime import UTC, datetime
from typing import Any
from urllib.parse import parse_qsl

from flask import abort, redirect, request, url_for
from flask_login import login_required
from werkzeug.datastructures import MultiDict
from werkzeug.wrappers import Response

from atendeja.actions import lead_moves
from atendeja.actions.saved_filters import TooMany, forget_filter, save_filter
from atendeja.catalog.words import clean, one_line
from atendeja.models import Lead, User
from atendeja.queries.lead_moves import held
from atendeja.queries.leads_list import ids
from atendeja.queries.people import team
from atendeja.queries.saved_filters import saved_filter
from atendeja.queue import commit_then
from atendeja.web.access import signed_in_user

from .blueprint import bp
from .narrowing import STATUSES, query_of, read_filter, written

MOST = 500  # leads changed with one tap
SCREEN = "leads"
DONE = {"atribuir": "atribuidos", "mover": "movidos", "etiquetar": "etiquetados"}


@bp.post("/leads/varios")
@login_required
def bulk() -> Response:
    """One thing (`acao`) to all that are ticked, or (`tudo`) to all that the filter shows, MOST at most."""
    user, act = signed_in_user(), request.form.get("acao", "")
    if act not in DONE:
        abort(400)
    leads = _chosen(user)
    number = _act(act, leads, user, datetime.now(UTC))
    commit_then(changed=[(lead.tenant_id, lead.conversation.id) for lead in leads])
    return redirect(url_for("leads.index", **_query(), feito=DONE[act], quantos=number), 303)


@bp.post("/leads/filtros")
@login_required
def keep_filter() -> Response:
    """Keep the filter of the page under a name. Without a name nothing happens."""
    query = _query()
    name, text = one_line(clean(request.form.get("nome", "")))[:60], written(query)
    if name and len(text) <= 1000:
        try:
            save_filter(signed_in_user(), SCREEN, name, text, datetime.now(UTC))
        except TooMany:
            abort(409)
        commit_then()
    return redirect(url_for("leads.index", **query), 303)


@bp.post("/leads/filtros/<int:filter_id>/apagar")
@login_required
def drop_filter(filter_id: int) -> Response:
    found = saved_filter(signed_in_user().id, filter_id)
    if found is None or found.screen != SCREEN:
        abort(404)
    forget_filter(found)
    commit_then()
    return redirect(url_for("leads.index"), 303)


def _act(act: str, leads: list[Lead], user: User, now: datetime) -> int:
    sent = request.form
    if act == "atribuir":
        return lead_moves.assign_many(leads, _agent(user, sent.get("corretor", "")), user, now)
    if act == "etiquetar":
        tag = one_line(clean(sent.get("etiqueta", "")))
        return lead_moves.tag_many(leads, tag, user, now) if tag else 0
    reason = one_line(clean(sent.get("motivo", "")))[:200]
    return lead_moves.move_many(leads, STATUSES.get(sent.get("para", "")) or abort(400), user, now, reason)


def _chosen(user: User) -> list[Lead]:
    """Those that this person may see, held."""
    ticked = MultiDict([("id", found) for found in request.form.getlist("id")])
    whole = MultiDict(parse_qsl(request.form.get("filtro", "")))
    everything = request.form.get("tudo") == "sim"
    if not everything and not ticked:
        return []
    return held(user, ids(user, read_filter(whole if everything else ticked, user.tenant.zone), MOST))


def _query() -> dict[str, Any]:
    """The page's own filter, to come back to."""
    return query_of(MultiDict(parse_qsl(request.form.get("filtro", ""))), "ordem", "visao")


def _agent(user: User, sent: str) -> User | None:
    """Somebody of the team; 404 for anybody else."""
    if sent in ("", "ninguem"):
        return None
    found = next((person for person in team(user.tenant_id) if str(person.id) == sent), None)
    return found if found is not None else abort(404)
