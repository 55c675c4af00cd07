"""Which of the agency's approved templates tells what when the 24 h window is closed."""

from collections.abc import Set
from dataclasses import replace
from typing import Any

import structlog
from flask import Response, make_response, redirect, render_template, request, url_for
from flask_login import login_required
from werkzeug.wrappers import Response as BaseResponse

from atendeja.actions.agency import change_preferences
from atendeja.models import Template, Tenant
from atendeja.queries.purposes import PURPOSES, chosen_name, fault, template_for
from atendeja.queries.templates import templates_of
from atendeja.queue import commit_then

from .blueprint import bp, editor_or_404

log = structlog.get_logger()
LONGEST = 512


@bp.get("/configuracoes/modelos")
@login_required
def templates() -> Response:
    return _page(editor_or_404().tenant, saved="salvo" in request.args)


@bp.post("/configuracoes/modelos")
@login_required
def save_templates() -> BaseResponse:
    """A name for each purpose, of a template there is; empty for none: then somebody is asked to call."""
    user = editor_or_404()
    typed = {purpose: request.form.get(purpose, "").strip()[:LONGEST] for purpose in PURPOSES}
    names = {row.name for row in templates_of(user.tenant_id)} | {one.usual for one in PURPOSES.values()}
    wrong = {purpose for purpose, name in typed.items() if name and name not in names}
    if wrong:
        return _page(user.tenant, 422, wrong=wrong)
    change_preferences(user.tenant, replace(user.tenant.prefers, templates=tuple(typed.items())))
    tenant_id, user_id = user.tenant_id, user.id
    commit_then()
    log.info("settings.changed", tenant_id=tenant_id, user_id=user_id, fields=["templates"])
    return redirect(url_for("settings.templates", salvo=""), 303)


def _page(tenant: Tenant, status: int = 200, saved: bool = False, wrong: Set[str] = frozenset()) -> Response:
    rows = templates_of(tenant.id)
    offered = [(row.name, fault(row)) for row in rows if row.gone_at is None]
    lines = [_line(tenant, purpose, list(rows)) for purpose in PURPOSES]
    values = {"lines": lines, "offered": offered, "saved": saved, "wrong": wrong}
    return make_response(render_template("settings/templates.html", **values), status)


def _line(tenant: Tenant, purpose: str, rows: list[Template]) -> dict[str, Any]:
    """What is chosen for this purpose, and whether it would be sent."""
    name = chosen_name(tenant, purpose)
    same = [row for row in rows if row.name == name]
    used = template_for(tenant, purpose)
    trouble = next((found for row in same if (found := fault(row))), None) if used is None else None
    return {
        "purpose": purpose,
        "label": PURPOSES[purpose].label,
        "name": name,
        "known": bool(same),
        "ready": used is not None,
        "trouble": trouble or ("" if used or not name else "Ainda não existe na Meta"),
    }
