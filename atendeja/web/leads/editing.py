"""A lead's facts edited, and a lead typed in."""

from dataclasses import replace
from datetime import UTC, datetime
from typing import Any

from flask import Response, request, url_for
from flask_login import login_required
from werkzeug.wrappers import Response as BaseResponse

from atendeja.actions.lead_changes import change_lead
from atendeja.actions.manual_leads import create_lead, known_contact
from atendeja.actions.messages import locked_conversation
from atendeja.catalog import FEATURE_NAMES, TYPE_NAMES
from atendeja.models import Lead
from atendeja.models.contact import typed_number
from atendeja.queries import people
from atendeja.queries.lead_page import lead_of_contact
from atendeja.queue import commit_then
from atendeja.web.access import lead_or_404, signed_in_user
from atendeja.web.htmx import moved, render

from . import facts
from .blueprint import bp

NO_NUMBER = "Confira o telefone: com o DDD, por exemplo (13) 99999-0000."
NOT_YOURS = "Este telefone já está com outra pessoa da equipe. Fale com a gerência."


@bp.get("/leads/<int:lead_id>/editar")
@login_required
def edit(lead_id: int) -> Response:
    found = lead_or_404(lead_id)
    return _form(facts.of(found), found)


@bp.post("/leads/<int:lead_id>/editar")
@login_required
def save(lead_id: int) -> BaseResponse:
    """Only the fields that were changed on the page are written."""
    found, user = lead_or_404(lead_id), signed_in_user()
    locked_conversation(found.conversation.id)
    form = facts.read(request.form, found.wish, people.team(user.tenant_id))
    if form.errors:
        return _form(form, found, 422)
    change_lead(found, form.values, user, datetime.now(UTC))
    commit_then(changed=[(found.tenant_id, found.conversation.id)])
    return moved(url_for("leads.lead", lead_id=found.id))


@bp.get("/leads/novo")
@login_required
def new() -> Response:
    form, user = facts.blank(), signed_in_user()
    texts = form.texts | {"telefone": "", "corretor": str(user.id)}
    return _form(replace(form, texts=texts))


@bp.post("/leads/novo")
@login_required
def create() -> BaseResponse:
    """A person already known by this number is shown instead of doubled."""
    user, phone = signed_in_user(), request.form.get("telefone", "").strip()[:40]
    form = facts.read(request.form, {}, people.team(user.tenant_id))
    number = typed_number(phone)
    known = known_contact(user.tenant_id, number) if number else None
    mine = lead_of_contact(user, known.id) if known else None
    if mine is not None:
        return moved(url_for("leads.lead", lead_id=mine.id, conhecido=1))
    wrong = {} if number else {"telefone": NO_NUMBER}
    form = replace(form, texts={"telefone": phone} | form.texts, errors=wrong | form.errors)
    if form.errors or number is None:
        return _form(form, status=422)
    made = create_lead(user, number, form.values, datetime.now(UTC))
    if lead_of_contact(user, made.contact_id) is None:
        return _form(replace(form, errors={"telefone": NOT_YOURS}), status=422)
    commit_then(changed=[(made.tenant_id, made.conversation.id)])
    return moved(url_for("leads.lead", lead_id=made.id))


def _form(form: facts.FactsForm, lead: Lead | None = None, status: int = 200) -> Response:
    team = [("", "Ninguém")] + [(one.id, one.name) for one in people.team(signed_in_user().tenant_id)]
    values: dict[str, Any] = {"lead": lead, "form": form, "team": team}
    values |= {"types": TYPE_NAMES, "features": FEATURE_NAMES}
    return render("leads/edit.html", "leads/edit.html", status, **values)
