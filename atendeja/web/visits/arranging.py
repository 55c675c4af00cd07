"""A visit that an agent enters: for a customer, at a property, agreed already or as a question."""

from collections.abc import Mapping
from datetime import UTC, datetime, timedelta

from flask import Response, abort, make_response, redirect, render_template, request, url_for
from flask_login import login_required
from werkzeug.wrappers import Response as BaseResponse

from atendeja.actions.leads import lead_or_new
from atendeja.actions.messages import locked_conversation
from atendeja.actions.visit_changes import NotPossible, arrange
from atendeja.models import Conversation, Property
from atendeja.queries import people, visits
from atendeja.queries.conversations import Filters
from atendeja.queries.inbox_search import hits
from atendeja.queries.properties import by_code
from atendeja.queue import commit_then
from atendeja.tasks import deliver, remind_in_time, sending_rules
from atendeja.web.access import conversation_or_404, signed_in_user

from .blueprint import bp
from .form import TimeForm


@bp.get("/visitas/nova")
@login_required
def new() -> Response:
    """First for whom, then when and where."""
    talk = _talk(request.args)
    if talk is None:
        return _choose()
    tomorrow = datetime.now(UTC).astimezone(signed_in_user().tenant.zone) + timedelta(days=1)
    lead = talk.lead
    wanted = lead.property.code if lead and lead.property else ""
    day = request.args.get("dia", "")[:10] or f"{tomorrow:%Y-%m-%d}"
    typed = {"dia": day, "hora": "10:00", "minutos": "60"}
    typed |= {"corretor": str(talk.agent_id or signed_in_user().id)}
    return _page(talk, TimeForm(typed), request.args.get("imovel", "") or wanted)


@bp.post("/visitas")
@login_required
def create() -> BaseResponse:
    user, now = signed_in_user(), datetime.now(UTC)
    talk = _talk(request.form) or abort(404)
    form = TimeForm.read(request.form, user.tenant.zone, people.team(user.tenant_id), now)
    code = request.form.get("imovel", "").strip()[:40]
    wanted = by_code(user.tenant_id, code) if code else None
    if form.time is None or wanted is None:
        return _page(talk, form, code, 422, None if wanted else "Não achei um imóvel ativo com este código.")
    try:
        visit_id, told = _arranged(talk, wanted, form, now)
    except NotPossible as refused:
        return _page(talk, TimeForm(form.typed, {"hora": str(refused)}), code, 422)
    commit_then((deliver, talk.id), changed=[(talk.tenant_id, talk.id)])
    remind_in_time(visit_id)
    return redirect(url_for("visits.shown", visit_id=visit_id, avisado=told), 303)


def _arranged(talk: Conversation, wanted: Property, form: TimeForm, now: datetime) -> tuple[int, str]:
    held = locked_conversation(talk.id) or talk
    ask = request.form.get("acao") == "propor"
    assert form.time is not None
    lead, user = lead_or_new(held, now), signed_in_user()
    visit, told = arrange(lead, wanted, form.time, user, now, sending_rules(), ask=ask)
    return visit.id, told


def _talk(values: Mapping[str, str]) -> Conversation | None:
    """The customer's conversation, by its own number or by the lead's."""
    if values.get("conversa", "").isdecimal():
        return conversation_or_404(int(values["conversa"]))
    if not values.get("lead", "").isdecimal():
        return None
    return conversation_or_404(visits.talk_with(signed_in_user(), int(values["lead"])) or 0)


def _choose() -> Response:
    asked = request.args.get("q", "").strip()[:80]
    found = list(hits(signed_in_user(), asked, Filters())) if asked else None
    rows = visits.talks(signed_in_user(), found)
    kept = {name: request.args[name] for name in ("imovel", "dia") if request.args.get(name)}
    return make_response(render_template("visits/choose.html", asked=asked, rows=rows, kept=kept))


def _page(
    talk: Conversation, form: TimeForm, code: str, status: int = 200, wrong: str | None = None
) -> Response:
    values = {"conversation": talk, "form": form, "code": code, "wrong_code": wrong}
    values |= {"team": people.team(talk.tenant_id)}
    return make_response(render_template("visits/new.html", **values), status)
