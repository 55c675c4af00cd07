"""Where the photos of imported properties are kept."""

from dataclasses import replace

import structlog
from flask import redirect, render_template, request, url_for
from flask_login import login_required
from werkzeug.wrappers import Response

from atendeja.actions.agency import change_preferences
from atendeja.actions.bringing import bring_linked, leave_linked
from atendeja.queries.photos import photos_to_come
from atendeja.queue import commit_then
from atendeja.tasks import bring_next

from .blueprint import bp, editor_or_404

log = structlog.get_logger()


@bp.get("/configuracoes/imoveis")
@login_required
def catalogue() -> str:
    tenant = editor_or_404().tenant
    values = {"bring": tenant.prefers.bring_photos, "to_come": photos_to_come(tenant.id)}
    return render_template("settings/catalogue.html", saved="salvo" in request.args, **values)


@bp.post("/configuracoes/imoveis")
@login_required
def save_catalogue() -> Response:
    user = editor_or_404()
    wanted = replace(user.tenant.prefers, bring_photos=request.form.get("trazer") == "sim")
    fields, tenant_id, user_id = change_preferences(user.tenant, wanted), user.tenant_id, user.id
    if fields:
        (bring_linked if wanted.bring_photos else leave_linked)(tenant_id)
    commit_then(*([(bring_next, tenant_id)] if wanted.bring_photos else []))
    log.info("settings.changed", tenant_id=tenant_id, user_id=user_id, fields=fields)
    return redirect(url_for("settings.catalogue", salvo=""), 303)
