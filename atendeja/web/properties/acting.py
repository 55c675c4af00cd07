"""What is done to one or many properties with a tap: offered or not, who is in charge."""

from datetime import UTC, datetime
from typing import Any
from urllib.parse import parse_qsl

from flask import abort, redirect, request, url_for
from flask_login import login_required
from werkzeug.datastructures import MultiDict
from werkzeug.wrappers import Response

from atendeja.actions import properties
from atendeja.models import User
from atendeja.queries import catalogue
from atendeja.queries.people import team
from atendeja.queue import commit_then
from atendeja.web.access import property_or_404, signed_in_user

from .blueprint import bp
from .filtering import query_of, read_filter, written
from .read_only import harmless

MOST = 2000  # properties changed with one tap
UNDOABLE = 100  # ids that an address can carry


@bp.post("/<int:property_id>/ativar")
@login_required
def activate(property_id: int) -> Response:
    return _set_active(property_id, True)


@bp.post("/<int:property_id>/desativar")
@login_required
def deactivate(property_id: int) -> Response:
    """No longer offered. It stays: leads and conversations point to it."""
    return _set_active(property_id, False)


def _set_active(property_id: int, active: bool) -> Response:
    one, user = property_or_404(property_id), signed_in_user()
    properties.set_active(user.tenant_id, [one.id], active, user, datetime.now(UTC))
    commit_then()
    done = "ativado" if active else "desativado"
    return redirect(url_for("properties.shown", property_id=one.id, feito=done), 303)


@bp.post("/varios")
@login_required
def bulk() -> Response:
    """One thing (`acao`) to all that are ticked, or (`tudo`) to all that the filter shows."""
    user, act = signed_in_user(), request.form.get("acao", "")
    ids, filtered = _chosen(user), _query()
    if act not in ("ativar", "desativar", "atribuir"):
        abort(400)
    if act == "atribuir":
        agent = _agent(user, request.form.get("corretor", ""))
        changed = properties.assign_agent(user.tenant_id, ids, agent, user, datetime.now(UTC))
    else:
        changed = properties.set_active(user.tenant_id, ids, act == "ativar", user, datetime.now(UTC))
    commit_then()
    done = {"ativar": "ativados", "desativar": "desativados", "atribuir": "atribuidos"}[act]
    undo = changed if len(changed) <= UNDOABLE else []
    return redirect(
        url_for("properties.listed", **filtered, feito=done, quantos=len(changed), mudou=undo), 303
    )


@bp.post("/exportar-marcados")
@login_required
@harmless
def export_chosen() -> Response:
    """The export of what is ticked: an address like any other export's."""
    ids = _chosen(signed_in_user())[:UNDOABLE]
    everything = request.form.get("tudo")
    query = _query() if everything else {"id": [str(one) for one in ids]}
    return redirect(f"{url_for('properties.listed')}/exportar?{written(query)}", 303)


def _chosen(user: User) -> list[int]:
    """Ids of this agency's rows alone."""
    ticked = MultiDict([("id", found) for found in request.form.getlist("id")])
    whole = MultiDict(parse_qsl(request.form.get("filtro", "")))
    if not request.form.get("tudo") and not ticked:
        return []
    wanted = read_filter(whole if request.form.get("tudo") else ticked)
    return catalogue.ids(user.tenant_id, wanted, MOST)


def _query() -> dict[str, Any]:
    """The list's own filter, to come back to."""
    return query_of(MultiDict(parse_qsl(request.form.get("filtro", ""))), "ordem", "ver")


def _agent(user: User, sent: str) -> User | None:
    """Somebody of the team; 404 for anybody else."""
    if sent in ("", "nenhum"):
        return None
    found = next((person for person in team(user.tenant_id) if str(person.id) == sent), None)
    return found if found is not None else abort(404)
