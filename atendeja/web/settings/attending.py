"""Who sees what, the roleta, the office's hours and those of visits."""

import structlog
from flask import Response, make_response, redirect, render_template, request, url_for
from flask_login import login_required
from werkzeug.wrappers import Response as BaseResponse

from atendeja.actions.agency import change_preferences
from atendeja.queue import commit_then
from atendeja.tasks import give_out

from .blueprint import bp, editor_or_404
from .hours import ServiceForm

log = structlog.get_logger()
WEEK = ("Segunda", "Terça", "Quarta", "Quinta", "Sexta", "Sábado", "Domingo")


@bp.get("/configuracoes/atendimento")
@login_required
def service() -> Response:
    form = ServiceForm.of(editor_or_404().tenant.prefers)
    return _page(form, saved="salvo" in request.args)


@bp.post("/configuracoes/atendimento")
@login_required
def save_service() -> BaseResponse:
    user = editor_or_404()
    form = ServiceForm.read(request.form, user.tenant.prefers)
    if form.wanted is None:
        return _page(form, 422)
    fields = change_preferences(user.tenant, form.wanted)
    tenant_id, user_id = user.tenant_id, user.id
    commit_then((give_out, tenant_id))
    log.info("settings.changed", tenant_id=tenant_id, user_id=user_id, fields=fields)
    return redirect(url_for("settings.service", salvo=""), 303)


def _page(form: ServiceForm, status: int = 200, saved: bool = False) -> Response:
    return make_response(render_template("settings/service.html", form=form, week=WEEK, saved=saved), status)
