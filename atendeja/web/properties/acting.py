"""What is done to one or many properties with a tap: offered or not, who is in charge."""

from collections.abc import Sequence
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
DONE = {"ativar": "ativados", "desativar": "desativados", "atribuir": "atribuidos", "devolver": "devolvidos"}


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
    if act not in DONE:
        abort(400)
    changed: Sequence[int | str]
    if act == "atribuir":
        changed = _assigned(user, ids)
    elif act == "devolver":
        changed = _given_back(user)
    else:
        changed = properties.set_active(user.tenant_id, ids, act == "ativar", user, datetime.now(UTC))
    commit_then()
    undo = changed if len(changed) <= UNDOABLE else []
    return redirect(
        url_for("properties.listed", **filtered, feito=DONE[act], quantos=len(changed), mudou=undo), 303
    )


def _assigned(user: User, ids: list[int]) -> list[str]:
    """“12.3”: property 12 was agent 3's before; 0 is nobody."""
    agent = _agent(user, request.form.get("corretor", ""))
    before = properties.agents_before(user.tenant_id, ids)
    changed = properties.assign_agent(user.tenant_id, ids, agent, user, datetime.now(UTC))
    return [f"{one}.{before[one] or 0}" for one in changed]


def _given_back(user: User) -> list[int]:
    """To whom each was assigned before; to nobody if that person has left."""
    people, changed = {person.id: person for person in team(user.tenant_id)}, list[int]()
    owned: dict[User | None, list[int]] = {}
    for one, _, agent_id in (pair.partition(".") for pair in request.form.getlist("id")[:UNDOABLE]):
        if one.isdecimal() and agent_id.isdecimal():
            owned.setdefault(people.get(int(agent_id)), []).append(int(one))
    for agent, ids in owned.items():
        changed += properties.assign_agent(user.tenant_id, ids, agent, user, datetime.now(UTC))
    return changed


@bp.post("/exportar-marcados")
@login_required
@harmless
def export_chosen() -> Response:
    """The export of what is ticked: an address like any other export's, so only so many."""
    ids = [] if request.form.get("tudo") else _chosen(signed_in_user())
    if len(ids) > UNDOABLE:
        return redirect(url_for("properties.listed", **_query(), feito="demais", quantos=len(ids)), 303)
    query = {"id": [str(one) for one in ids]} if ids else _query()
    return redirect(f"{url_for('properties.listed')}/exportar?{written(query)}", 303)


def _chosen(user: User) -> list[int]:
    """Ids of this agency's rows alone."""
    if request.form.get("tudo"):
        wanted = read_filter(MultiDict(parse_qsl(request.form.get("filtro", ""))))
    else:
        wanted = read_filter(MultiDict([("id", found) for found in request.form.getlist("id")]))
        if not wanted.ids:  # without one it would mean everything
            return []
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
