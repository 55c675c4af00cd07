"""How long words are kept, where the privacy notice is, and what was erased."""

import re
from dataclasses import replace

import structlog
from flask import Response, make_response, redirect, render_template, request, url_for
from flask_login import login_required
from werkzeug.wrappers import Response as BaseResponse

from atendeja.actions.agency import change_preferences
from atendeja.models.preferences import LONGEST_KEPT
from atendeja.queries.personal_data import newest_erasures
from atendeja.queue import commit_then
from atendeja.tasks import forget_old

from .blueprint import bp, editor_or_404

log = structlog.get_logger()


@bp.get("/configuracoes/privacidade")
@login_required
def privacy() -> Response:
    tenant = editor_or_404().tenant
    typed = {"aviso": tenant.privacy_url or "", "meses": str(tenant.prefers.keep_months or "")}
    return _page(typed, {}, saved="salvo" in request.args)


@bp.post("/configuracoes/privacidade")
@login_required
def save_privacy() -> BaseResponse:
    user = editor_or_404()
    typed = {name: request.form.get(name, "").strip()[:500] for name in ("aviso", "meses")}
    errors = _wrong(typed)
    if errors:
        return _page(typed, errors, 422)
    tenant_id, user_id, before = user.tenant_id, user.id, user.tenant.privacy_url
    user.tenant.privacy_url = typed["aviso"] or None
    wanted = replace(user.tenant.prefers, keep_months=int(typed["meses"] or 0))
    fields = change_preferences(user.tenant, wanted)
    fields += ["privacy_url"] if before != user.tenant.privacy_url else []
    commit_then((forget_old, tenant_id))
    log.info("settings.changed", tenant_id=tenant_id, user_id=user_id, fields=fields)
    return redirect(url_for("settings.privacy", salvo=""), 303)


def _wrong(typed: dict[str, str]) -> dict[str, str]:
    errors = {}
    if typed["aviso"] and not re.fullmatch(r"https://[^\s/]+\.[^\s]+", typed["aviso"]):
        errors["aviso"] = "Cole o endereço completo da página, começando com https://."
    if typed["meses"] and not re.fullmatch(r"\d{1,3}", typed["meses"], re.ASCII):
        errors["meses"] = "Escreva um número de meses, ou deixe em branco para guardar sempre."
    elif int(typed["meses"] or 0) > LONGEST_KEPT:
        errors["meses"] = f"Escreva no máximo {LONGEST_KEPT} meses."
    return errors


def _page(typed: dict[str, str], errors: dict[str, str], status: int = 200, saved: bool = False) -> Response:
    erasures = newest_erasures(editor_or_404().tenant_id)
    values = {"typed": typed, "errors": errors, "saved": saved, "erasures": erasures}
    return make_response(render_template("settings/privacy.html", **values), status)
