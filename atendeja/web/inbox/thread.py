"""One conversation: its page, and what comes and changes in it."""

from datetime import datetime
from typing import Any

from flask import Response, make_response, render_template, request
from flask_login import login_required

from atendeja.actions.delivery import window_end
from atendeja.live import changes, cursor
from atendeja.models import Conversation, Message
from atendeja.queries.thread import items_since, message_of, newest_items
from atendeja.tasks import sending_rules
from atendeja.web.access import conversation_or_404, polling_tenant
from atendeja.web.addresses import row_id
from atendeja.web.forms import ReplyForm
from atendeja.web.htmx import render
from atendeja.web.templates import window_closed

from .blueprint import bp
from .listing import listed


@bp.get("/conversas/<int:conversation_id>")
@login_required
def conversation(conversation_id: int) -> Response:
    """One thread; `?antes=` a message id shows older messages, `?responder=` quotes one."""
    found = conversation_or_404(conversation_id)
    return render("inbox/conversation.html", "inbox/_older.html", **opened(found))


@bp.get("/conversas/<int:conversation_id>/resposta")
@login_required
def composer(conversation_id: int) -> Response:
    """The composer by itself: quoting `?responder=`, or anew when the 24 h window opens or closes."""
    found = conversation_or_404(conversation_id)
    return render("inbox/conversation.html", "inbox/_composer.html", **opened(found))


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
    values: dict[str, Any] = {"conversation": found, "thread": thread, "form": ReplyForm.empty()}
    turned = request.args.get("janela", window_state(found)) != window_state(found)
    return make_response(render_template("inbox/_news.html", turned=turned, **values))


def opened(found: Conversation, **more: Any) -> dict[str, Any]:
    """Everything that the page of this conversation shows."""
    before = request.args.get("antes", type=row_id)
    values: dict[str, Any] = {"conversation": found, "thread": newest_items(found, before)}
    return values | {"form": ReplyForm.empty(), "quoted": quoted(found)} | listed() | more


def quoted(found: Conversation) -> Message | None:
    """The message that is being answered: of this conversation, and known to WhatsApp."""
    wanted = request.values.get("responder", type=row_id)
    message = message_of(found, wanted) if wanted else None
    return message if message is not None and message.wamid else None


@bp.app_template_global()
def window_state(found: Conversation) -> str:
    """What the page last knew of the 24 h window: the composer is changed only when this changes."""
    return "fechada" if window_closed(found) else "aberta"


@bp.app_template_global()
def window_ends(found: Conversation) -> datetime | None:
    """Until when words of our own may be sent; None without a limit."""
    return window_end(found.last_customer_at, sending_rules())
