"""One visit: when, where, who, and what can be done with it."""

from datetime import UTC, datetime
from typing import Any

from flask import Response, make_response, render_template, request
from flask_login import login_required

from atendeja.models import Visit
from atendeja.queries import people, visits
from atendeja.web.access import signed_in_user
from atendeja.web.htmx import wants_fragment

from .blueprint import bp, visit_or_404
from .form import TimeForm
from .words import TOLD


@bp.get("/visitas/<int:visit_id>")
@login_required
def shown(visit_id: int) -> Response:
    return page(visit_or_404(visit_id), told=request.args.get("avisado", ""))


def page(
    visit: Visit, status: int = 200, *, form: TimeForm | None = None, told: str = "", wrong: str = ""
) -> Response:
    """The whole page, or what htmx puts in its place; `wrong` says what was refused."""
    user, now = signed_in_user(), datetime.now(UTC)
    clashes = visits.conflicts(user.tenant_id, [visit]).get(visit.id, [])
    values: dict[str, Any] = {
        "visit": visit,
        "talk": visits.conversation_of(visit),
        "clashes": clashes,
        "others": visits.among(user, [one.other for one in clashes]),
        "form": form or TimeForm.of(visit, user.tenant.zone),
        "team": people.team(user.tenant_id),
        "over": visit.starts_at is not None and visit.starts_at <= now,
        "told": TOLD.get(told, ""),
        "told_how": told,
        "wrong": wrong,
        "seen": visit.updated_at.isoformat(),
    }
    template = "visits/_visit.html" if wants_fragment() else "visits/visit.html"
    return make_response(render_template(template, **values), status)
