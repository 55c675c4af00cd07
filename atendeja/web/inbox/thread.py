"""One conversation: its page, and what comes and changes in it."""

from typing import Any

from flask import Response, make_response, render_template, request
from flask_login import login_required

from atendeja.live import changes, cursor
from atendeja.queries.thread import items_since, newest_items
from atendeja.web.access import conversation_or_404, polling_tenant
from atendeja.web.addresses import row_id
from atendeja.web.forms import ReplyForm
from atendeja.web.htmx import render

from .blueprint import bp
from .listing import listed


@bp.get("/conversas/<int:conversation_id>")
@login_required
def conversation(conversation_id: int) -> Response:
    """One thread; `?antes=` a message id shows older messages."""
    found = conversation_or_404(conversation_id)
    before = request.args.get("antes", type=row_id)
    thread = newest_items(found, before)
    values: dict[str, Any] = {"conversation": found, "thread": thread, "form": ReplyForm.empty()}
    return render("inbox/conversation.html", "inbox/_older.html", **values, **listed())


@bp.get("/conversas/<int:conversation_id>/novas")
def conversation_poll(conversation_id: int) -> Response:
    """What came and what changed in the thread since `?after=`, else 204."""
    tenant_id, seen = polling_tenant(), cursor(request.args.get("after"))
    if changes.quiet(seen, "conversation", tenant_id, conversation_id):
        return make_response("", 204)
    return _thread_again(conversation_id)


@login_required
def _thread_again(conversation_id: int) -> Response:
    found = conversation_or_404(conversation_id)
    thread = items_since(found, cursor(request.args.get("after")))
    return make_response(render_template("inbox/_news.html", conversation=found, thread=thread))
