"""After how much silence something happens, and how many may be told of a property in a day."""

import re
from dataclasses import replace

import structlog
from flask import Response, make_response, redirect, render_template, request, url_for
from flask_login import login_required
from werkzeug.wrappers import Response as BaseResponse

from atendeja.actions.agency import change_preferences
from atendeja.models.preferences import LONGEST_NUDGE, LONGEST_SILENCE, MOST_ALERTS
from atendeja.queue import commit_then

from .blueprint import bp, editor_or_404

log = structlog.get_logger()
MOST = {"lembrar": LONGEST_NUDGE, "silencio": LONGEST_SILENCE, "avisos": MOST_ALERTS}


@bp.get("/configuracoes/acompanhamento")
@login_required
def following() -> Response:
    prefers = editor_or_404().tenant.prefers
    typed = {"lembrar": str(prefers.nudge_hours), "silencio": str(prefers.silence_days)}
    typed["avisos"] = str(prefers.alerts_a_day)
    return _page(typed, {}, saved="salvo" in request.args)


@bp.post("/configuracoes/acompanhamento")
@login_required
def save_following() -> BaseResponse:
    user = editor_or_404()
    typed = {name: request.form.get(name, "").strip()[:5] for name in MOST}
    errors = {name: f"Escreva um número de 0 a {most}." for name, most in MOST.items() if _odd(typed, name)}
    if errors:
        return _page(typed, errors, 422)
    tenant_id, user_id = user.tenant_id, user.id
    hours, days, alerts = (int(typed[name]) for name in MOST)
    wanted = replace(user.tenant.prefers, nudge_hours=hours, silence_days=days, alerts_a_day=alerts)
    fields = change_preferences(user.tenant, wanted)
    commit_then()
    log.info("settings.changed", tenant_id=tenant_id, user_id=user_id, fields=fields)
    return redirect(url_for("settings.following", salvo=""), 303)


def _odd(typed: dict[str, str], name: str) -> bool:
    return re.fullmatch(r"\d{1,4}", typed[name], re.ASCII) is None or int(typed[name]) > MOST[name]


def _page(typed: dict[str, str], errors: dict[str, str], status: int = 200, saved: bool = False) -> Response:
    values = {"typed": typed, "form": {"errors": errors}, "saved": saved}
    return make_response(render_template("settings/following.html", **values), status)
