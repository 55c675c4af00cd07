"""Sending a message template: choose one, fill it in, see it as the customer will, send it."""

from collections.abc import Mapping
from datetime import UTC, datetime, timedelta
from typing import Any

from flask import Blueprint, Response, abort, make_response, redirect, render_template, request, url_for
from flask_login import login_required
from werkzeug.wrappers import Response as BaseResponse

from atendeja.actions.delivery import window_open
from atendeja.actions.messages import locked_conversation
from atendeja.actions.templates import NotUsable, objection, resolved, send_template
from atendeja.live import cursor, stamp
from atendeja.models import Conversation, Template
from atendeja.queries.blanks import blanks, content, problem, spoken
from atendeja.queries.templates import last_read, template, templates_of
from atendeja.queue import commit_then
from atendeja.tasks import deliver, sending_rules, sync_templates

from .access import conversation_or_404, signed_in_user
from .forms import ReplyForm

bp = Blueprint("templates", __name__, url_prefix="/conversas/<int:conversation_id>/modelos")
bp.add_app_template_global(spoken)
PATIENCE = timedelta(seconds=20)  # how long a page waits for Meta's list


@bp.get("")
@login_required
def choose(conversation_id: int) -> str:
    """The agency's templates: those that can be sent, and why the others cannot."""
    found = conversation_or_404(conversation_id)
    return render_template("templates/choose.html", **_listed(found))


@bp.post("/atualizar")
@login_required
def refresh(conversation_id: int) -> BaseResponse:
    """Read the templates again from Meta; the page waits for them."""
    found = conversation_or_404(conversation_id)
    since = f"{stamp()}-0-0"
    commit_then((sync_templates, found.tenant_id))
    return redirect(url_for("templates.choose", conversation_id=conversation_id, desde=since), 303)


@bp.get("/novas")
@login_required
def choose_poll(conversation_id: int) -> Response:
    """The list when Meta's has been read, or when there is no use in waiting on; 204 meanwhile."""
    values = _listed(conversation_or_404(conversation_id))
    if values["reading"]:
        return make_response("", 204)
    return make_response(render_template("templates/_list.html", **values))


@bp.get("/<int:template_id>")
@login_required
def fill(conversation_id: int, template_id: int) -> str:
    found, chosen = conversation_or_404(conversation_id), _template_or_404(template_id)
    return render_template("templates/fill.html", **_form(found, chosen, _greeting(found, chosen), {}))


@bp.get("/<int:template_id>/previa")
@login_required
def preview(conversation_id: int, template_id: int) -> str:
    """How the customer will see it with what has been typed so far."""
    conversation_or_404(conversation_id)
    chosen = _template_or_404(template_id)
    return render_template("templates/_preview.html", **_seen(chosen, _typed(chosen, request.args)))


@bp.post("/<int:template_id>")
@login_required
def send(conversation_id: int, template_id: int) -> BaseResponse | tuple[str, int] | str:
    """Queue it, or show it (`acao=ver`), or say beside the fields what is wrong."""
    found, chosen = conversation_or_404(conversation_id), _template_or_404(template_id)
    typed, token = _typed(chosen, request.form), ReplyForm.read(request.form).token
    if request.form.get("acao") == "ver":
        values = _form(found, chosen, typed, {}) | {"token": token}
        return render_template("templates/fill.html", **values)
    locked_conversation(found.id)
    try:
        errors = send_template(found, signed_in_user(), chosen, typed, token, datetime.now(UTC))
    except NotUsable:
        return render_template("templates/fill.html", **_form(found, chosen, typed, {})), 409
    if errors:
        return render_template("templates/fill.html", **_form(found, chosen, typed, errors)), 422
    commit_then((deliver, found.id), changed=[(found.tenant_id, found.id)])
    return redirect(url_for("inbox.conversation", conversation_id=found.id), 303)


@bp.app_template_global()
def window_closed(found: Conversation) -> bool:
    """Only a template can reach this customer now."""
    return not window_open(found.last_customer_at, sending_rules(), datetime.now(UTC))


def _template_or_404(template_id: int) -> Template:
    found = template(signed_in_user().tenant_id, template_id)
    return found if found is not None else abort(404)


def _typed(chosen: Template, values: Mapping[str, str]) -> dict[str, str]:
    return {one.key: values.get(one.key, "").replace("\x00", "").strip(" ") for one in blanks(chosen)}


def _greeting(found: Conversation, chosen: Template) -> dict[str, str]:
    """The customer's first name where one is greeted; a number is no name."""
    name = found.contact.name or found.contact.profile_name or ""
    first = next((word for word in name.split() if word[0].isalpha()), "")
    return {one.key: first for one in blanks(chosen) if one.greets and first}


def _form(
    found: Conversation, chosen: Template, typed: Mapping[str, str], errors: Mapping[str, str]
) -> dict[str, Any]:
    return {
        "conversation": found,
        "chosen": chosen,
        "blanks": blanks(chosen),
        "typed": typed,
        "errors": errors,
        "refused": problem(chosen) or objection(found, chosen),
        "token": ReplyForm.empty().token,
    } | _seen(chosen, typed)


def _seen(chosen: Template, typed: Mapping[str, str]) -> dict[str, Any]:
    """What stands where a message stands in the thread, for the partials that draw messages."""
    made = content(chosen, resolved(chosen, typed))
    file = next((one for one in blanks(chosen) if one.part == "media" and one.name not in made), None)
    seen = {"id": "previa", "kind": "template", "from_customer": False, "text": made["text"], "payload": made}
    return {"seen": seen, "lacks_file": file.label if file else None}


def _listed(found: Conversation) -> dict[str, Any]:
    """Usable ones first; while a refresh (`?desde=`) is on its way the page asks again."""
    rows = templates_of(found.tenant_id)
    read, since = last_read(found.tenant_id), request.args.get("desde")
    asked = datetime.fromtimestamp(cursor(since).stamp / 1_000_000, UTC) if since else None
    missed = asked is not None and (read is None or read < asked)
    return {
        "conversation": found,
        "usable": [(row, content(row, {})["text"]) for row in rows if problem(row) is None],
        "others": [(row, problem(row)) for row in rows if problem(row)],
        "since": since,
        "read": read,
        "reading": asked is not None and missed and datetime.now(UTC) - asked < PATIENCE,
        "failed": missed,
    }
