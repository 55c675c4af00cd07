"""Whom a property fits, and telling those who asked to be told."""

from datetime import UTC, datetime
from typing import Any

from flask import Blueprint, Response, abort, render_template, request, url_for
from flask_login import login_required
from werkzeug.wrappers import Response as BaseResponse

from atendeja.actions import broadcasts as acts
from atendeja.models import Broadcast, Property
from atendeja.queries import broadcasts, fitting
from atendeja.queue import commit_then
from atendeja.tasks import broadcast, sending_rules

from .access import property_or_404, signed_in_user
from .addresses import row_id
from .htmx import moved, render

bp = Blueprint("broadcasts", __name__)
MAY_SEND = ("admin", "manager")


@bp.get("/imoveis/<int:property_id>/clientes")
@login_required
def people(property_id: int) -> Response:
    """The open leads whom this property fits; those who may be told are ticked."""
    return _people(property_or_404(property_id), None)


@bp.post("/imoveis/<int:property_id>/clientes")
@login_required
def tell(property_id: int) -> BaseResponse:
    """First what it costs; with `acao=enviar` it goes out, a task for each."""
    one, user, now = property_or_404(property_id), signed_in_user(), datetime.now(UTC)
    if user.role not in MAY_SEND:
        abort(404)
    ticked = set(request.form.getlist("cliente", type=row_id))
    chosen = [fit for fit in fitting.people_for(one, user) if fit.lead.id in ticked]
    cost = acts.estimate(one, chosen, sending_rules(), now)
    if request.form.get("acao") != "enviar" or not cost.free + cost.templates:
        return _people(one, ticked, cost=cost, status=200 if chosen else 422)
    made = acts.start(one, user, chosen, cost, now)
    commit_then((broadcast, made.id))
    return moved(url_for("broadcasts.shown", broadcast_id=made.id))


@bp.get("/divulgacoes/<int:broadcast_id>")
@login_required
def shown(broadcast_id: int) -> str:
    return render_template("broadcasts/page.html", **_progress(_one(broadcast_id)))


@bp.get("/divulgacoes/<int:broadcast_id>/andamento")
@login_required
def progress_poll(broadcast_id: int) -> str:
    """The page asks for this while messages go out; the last answer asks no more."""
    return render_template("broadcasts/_progress.html", **_progress(_one(broadcast_id)))


@bp.post("/divulgacoes/<int:broadcast_id>/cancelar")
@login_required
def cancel(broadcast_id: int) -> BaseResponse:
    """Who was not told yet is not told."""
    acts.cancel(_one(broadcast_id), datetime.now(UTC))
    commit_then()
    return moved(url_for("broadcasts.shown", broadcast_id=broadcast_id))


def _one(broadcast_id: int) -> Broadcast:
    user = signed_in_user()
    found = broadcasts.broadcast(user.tenant_id, broadcast_id) if user.role in MAY_SEND else None
    return found if found is not None else abort(404)


def _progress(one: Broadcast) -> dict[str, Any]:
    people = broadcasts.told_by(one)
    return {"broadcast": one, "people": people, "results": broadcasts.results(people)}


def _people(
    one: Property, ticked: set[int] | None, status: int = 200, cost: acts.Estimate | None = None
) -> Response:
    user = signed_in_user()
    values: dict[str, Any] = {
        "property": one,
        "people": fitting.people_for(one, user),
        "count": fitting.count_for(one),
        "ticked": ticked,
        "cost": cost,
        "may_send": user.role in MAY_SEND and one.active,
        "before": broadcasts.of_property(one.tenant_id, one.id),
    }
    return render("broadcasts/people.html", "broadcasts/_people.html", status, **values)
