"""One import as people follow it: its columns, the dry run, applying it."""

from collections.abc import Callable
from datetime import UTC, datetime
from typing import Any

from flask import Response, abort, render_template, request, url_for
from flask_login import login_required
from werkzeug.wrappers import Response as BaseResponse

from atendeja.actions import imports as decisions
from atendeja.catalog import REQUIRED
from atendeja.extensions import db
from atendeja.models import PropertyImport
from atendeja.queries.imports import ACTIVE, PAGE, import_of, lines_of
from atendeja.queue import commit_then
from atendeja.storage import NoSuchFile
from atendeja.tasks import continue_import
from atendeja.web.access import polling_tenant
from atendeja.web.htmx import moved, render

from .blueprint import BUSY, GONE, bp, import_or_404
from .columns import OPTIONS, ColumnsForm
from .files import Opened

VIEWS = {
    "alterados": "changed", "novos": "new", "ausentes": "missing", "recusados": "refused",
    "repetidos": "repeated",
}  # fmt: skip


@bp.get("/<int:import_id>")
@login_required
def show(import_id: int) -> Response:
    one = import_or_404(import_id)
    return render("imports/import.html", "imports/_content.html", **_shown(one))


@bp.get("/<int:import_id>/andamento")
def progress_poll(import_id: int) -> Response:
    """Where it has got to, if that is elsewhere than the page has seen."""
    one = import_of(polling_tenant(), import_id) or abort(404)
    if one.status in ACTIVE and request.args.get("visto") == f"{one.status}-{one.position}":
        return Response("", 204)
    return Response(render_template("imports/_content.html", **_shown(one)))


@bp.post("/<int:import_id>/colunas")
@login_required
def check(import_id: int) -> BaseResponse | tuple[str, int]:
    """Confirm the columns and begin the dry run."""
    one = import_or_404(import_id, "mapping", "checked")
    try:
        with Opened(one) as sheet:
            form = ColumnsForm.read(sheet.headers, request.form)
    except NoSuchFile:
        return _problem(one, GONE, 409)
    if form.errors:
        return render_template("imports/import.html", **_shown(one, form=form)), 422
    return _begun(one, lambda now: decisions.check(one, form.mapping, now))


@bp.post("/<int:import_id>/aplicar")
@login_required
def apply(import_id: int) -> BaseResponse | tuple[str, int]:
    one = import_or_404(import_id, "checked")
    off = request.form.get("desativar") == "sim"
    return _begun(one, lambda now: decisions.begin_apply(one, now, deactivate=off))


@bp.post("/<int:import_id>/cancelar")
@login_required
def cancel(import_id: int) -> BaseResponse:
    one = import_or_404(import_id)
    decisions.cancel(one, datetime.now(UTC))
    commit_then()
    return moved(url_for("imports.show", import_id=import_id))


def _begun(one: PropertyImport, begin: Callable[[datetime], None]) -> BaseResponse | tuple[str, int]:
    import_id = one.id
    try:
        begin(datetime.now(UTC))
    except decisions.Busy:
        db.session.rollback()
        return _problem(import_or_404(import_id), BUSY, 409)
    commit_then((continue_import, import_id))
    return moved(url_for("imports.show", import_id=import_id))


def _shown(
    one: PropertyImport, form: ColumnsForm | None = None, problem: str | None = None
) -> dict[str, Any]:
    """What the page of an import needs in its present state."""
    values: dict[str, Any] = {"one": one, "problem": problem, "working": one.status in ACTIVE}
    again = one.status == "checked" and bool(request.args.get("colunas"))
    if one.status == "mapping" or form or again:
        return values | _columns(one, form)
    if one.status in ACTIVE:
        return values
    view = _view(one)
    lines = lines_of(one.id, VIEWS[view], request.args.get("depois", 0, type=int), PAGE + 1)
    more = lines[PAGE - 1].id if len(lines) > PAGE else None
    return values | {"view": view, "views": VIEWS, "lines": lines[:PAGE], "more": more}


def _columns(one: PropertyImport, form: ColumnsForm | None) -> dict[str, Any]:
    try:
        with Opened(one) as sheet:
            proposed = form or ColumnsForm.proposed(sheet.headers, one.mapping)
            columns = list(zip(sheet.headers, sheet.samples(), strict=True))
            return {"form": proposed, "columns": columns, "options": OPTIONS, "required": REQUIRED}
    except NoSuchFile:
        return {"form": None, "problem": GONE}


def _view(one: PropertyImport) -> str:
    """The list that is asked for; else the first one with something in it."""
    asked = request.args.get("ver", "")
    first = next((view for view, kind in VIEWS.items() if one.counts.get(kind)), "alterados")
    return asked if asked in VIEWS else first


def _problem(one: PropertyImport, sentence: str, status: int) -> tuple[str, int]:
    return render_template("imports/import.html", **_shown(one, problem=sentence)), status
