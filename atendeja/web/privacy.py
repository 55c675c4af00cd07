"""The rights of the people the agency talks to (LGPD): what is held on them, and forgetting them."""

import json
from datetime import UTC, datetime

import structlog
from flask import Blueprint, Response, abort, make_response, render_template, request, url_for
from flask_login import login_required
from werkzeug.wrappers import Response as BaseResponse

from atendeja.actions.erasure import erase
from atendeja.actions.messages import locked_conversation
from atendeja.models import Contact
from atendeja.queries import personal_data
from atendeja.queue import commit_then
from atendeja.tasks import remove_erased_files

from .access import signed_in_user
from .htmx import moved

bp = Blueprint("privacy", __name__)
log = structlog.get_logger()
MAY = ("admin", "manager")
CONFIRMED = "apagar"


@bp.get("/pessoas/<int:contact_id>/dados")
@login_required
def held(contact_id: int) -> Response:
    """All that is held on a person, readable; with `?formato=json` as a file for the person."""
    contact, user_id = person_or_404(contact_id), signed_in_user().id
    sections = personal_data.held_on(contact)
    log.info("person.exported", tenant_id=contact.tenant_id, contact_id=contact.id, user_id=user_id)
    if request.args.get("formato") != "json":
        return make_response(render_template("privacy/held.html", contact=contact, sections=sections))
    text = json.dumps(sections, ensure_ascii=False, indent=2)
    response = make_response(text, 200, {"Content-Type": "application/json; charset=utf-8"})
    response.headers["Content-Disposition"] = f'attachment; filename="dados-{contact.id}.json"'
    return response


@bp.get("/pessoas/<int:contact_id>/apagar")
@login_required
def ask(contact_id: int) -> Response:
    return _asked(person_or_404(contact_id))


@bp.post("/pessoas/<int:contact_id>/apagar")
@login_required
def forget(contact_id: int) -> BaseResponse:
    """For ever: the word must be typed."""
    contact, now = person_or_404(contact_id), datetime.now(UTC)
    if request.form.get("confirmo", "").strip().lower() != CONFIRMED:
        return _asked(contact, 422, f"Para confirmar, escreva {CONFIRMED}.")
    conversation_id = personal_data.conversation_id_of(contact)
    if conversation_id is not None:
        locked_conversation(conversation_id)
    record = erase(contact, signed_in_user(), "asked", now)
    changed = [(record.tenant_id, conversation_id)] if conversation_id is not None else []
    commit_then((remove_erased_files, record.id), changed=changed)
    return moved(url_for("privacy.done"))


@bp.get("/pessoas/apagada")
@login_required
def done() -> str:
    return render_template("privacy/done.html")


def person_or_404(contact_id: int) -> Contact:
    """The agency's contact, for those who may answer for its data."""
    user = signed_in_user()
    found = personal_data.contact(user.tenant_id, contact_id) if user.role in MAY else None
    return found if found is not None else abort(404)


def _asked(contact: Contact, status: int = 200, error: str | None = None) -> Response:
    counts = {name: len(rows) for name, rows in personal_data.held_on(contact).items()}
    page = render_template("privacy/ask.html", contact=contact, counts=counts, error=error, word=CONFIRMED)
    return make_response(page, status)
