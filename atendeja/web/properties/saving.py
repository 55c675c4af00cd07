"""A person's own filters of the list, by name."""

from datetime import UTC, datetime
from urllib.parse import parse_qsl

from flask import abort, redirect, request, url_for
from flask_login import login_required
from werkzeug.datastructures import MultiDict
from werkzeug.wrappers import Response

from atendeja.actions.saved_filters import TooMany, forget_filter, save_filter
from atendeja.catalog.words import clean, one_line
from atendeja.queries.saved_filters import saved_filter
from atendeja.queue import commit_then
from atendeja.web.access import signed_in_user

from .blueprint import bp
from .filtering import query_of, written
from .listing import SCREEN
from .read_only import harmless


@bp.post("/filtros")
@login_required
@harmless
def save() -> Response:
    """Keep the filter of the page under a name. Without a name nothing happens."""
    query = query_of(MultiDict(parse_qsl(request.form.get("filtro", ""))), "ordem", "ver")
    name, text = one_line(clean(request.form.get("nome", "")))[:60], written(query)
    if name and len(text) <= 1000:
        try:
            save_filter(signed_in_user(), SCREEN, name, text, datetime.now(UTC))
        except TooMany:
            abort(409)
        commit_then()
    return redirect(url_for("properties.listed", **query), 303)


@bp.post("/filtros/<int:filter_id>/apagar")
@login_required
@harmless
def forget(filter_id: int) -> Response:
    found = saved_filter(signed_in_user().id, filter_id)
    if found is None:
        abort(404)
    forget_filter(found)
    commit_then()
    return redirect(url_for("properties.listed"), 303)
