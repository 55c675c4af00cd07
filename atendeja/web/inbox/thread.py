"""One conversation: its page, and what comes and changes in it."""

from dataclasses import replace
from datetime import UTC, datetime, timedelta
from typing import Any

from flask import Response, make_response, render_template, request, url_for
from flask_login import login_required

from atendeja.actions.delivery import window_end
from atendeja.live import changes, cursor
from atendeja.models import Conversation, Message
from atendeja.queries.handling import team
from atendeja.queries.thread import items_since, message_of, newest_items
from atendeja.tasks import sending_rules
from atendeja.web.access import conversation_or_404, polling_tenant
from atendeja.web.addresses import kept, row_id
from atendeja.web.forms import ReplyForm
from atendeja.web.htmx import render
from atendeja.web.quick_replies import prefilled
from atendeja.web.templates import window_closed

from .blueprint import bp
from .listing import listed
from .presence import known_here, who_is_here
from .reading import read

HURRY = timedelta(hours=2)  # what is left of the window turns amber


@bp.get("/conversas/<int:conversation_id>")
@login_required
def conversation(conversation_id: int) -> Response:
    """One thread; `?antes=` a message id shows older messages, `?responder=` quotes one."""
    found = conversation_or_404(conversation_id)
    shown = opened(found)
    fragment = "inbox/_composer.html" if "responder" in request.args else "inbox/_older.html"
    page = render("inbox/conversation.html", fragment, **shown)
    read(found, shown["thread"])
    return page


@bp.get("/conversas/<int:conversation_id>/resposta")
@login_required
def composer(conversation_id: int) -> Response:
    """The composer by itself: quoting `?responder=`, or anew when the 24 h window opens or closes."""
    found = conversation_or_404(conversation_id)
    return render("inbox/conversation.html", "inbox/_composer.html", **opened(found))


@bp.get("/conversas/<int:conversation_id>/novas")
def conversation_poll(conversation_id: int) -> Response:
    """What came and what changed in the thread since `?after=`, else 204."""
    place, seen = (polling_tenant(), conversation_id), cursor(request.args.get("after"))
    if changes.quiet(seen, "conversation", *place) and known_here(place):
        return who_is_here(place)
    return _thread_again(conversation_id)


@login_required
def _thread_again(conversation_id: int) -> Response:
    found = conversation_or_404(conversation_id)
    thread = items_since(found, cursor(request.args.get("after")))
    values: dict[str, Any] = {"conversation": found, "thread": thread, "form": ReplyForm.empty()}
    turned = request.args.get("janela", window_state(found)) != window_state(found)
    news = make_response(render_template("inbox/_news.html", turned=turned, **values))
    if thread.items:
        read(found, thread)
    return news


def opened(found: Conversation, **more: Any) -> dict[str, Any]:
    """Everything that the page of this conversation shows."""
    before = request.args.get("antes", type=row_id)
    values: dict[str, Any] = {"conversation": found, "thread": newest_items(found, before)}
    form = replace(ReplyForm.empty(), text=prefilled(found))
    mates = team(found.tenant_id)
    beside = listed([mate.user for mate in mates])
    return values | {"form": form, "quoted": quoted(found), "mates": mates} | beside | more


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


@bp.app_template_global()
def answering_address(found: Conversation) -> str | None:
    """Before a message's id: where it is answered. Built once, not for every message."""
    if window_closed(found):
        return None
    address = url_for("inbox.conversation", conversation_id=found.id, **kept())
    return f"{address}{'&' if '?' in address else '?'}responder="


@bp.app_template_filter()
def left(moment: datetime) -> str:
    """Until then, the way a countdown is read: 3h12, 47 min."""
    minutes = max(int((moment - datetime.now(UTC)).total_seconds()) // 60, 0)
    return f"{minutes // 60}h{minutes % 60:02}" if minutes >= 60 else f"{minutes} min"


@bp.app_template_filter()
def soon(moment: datetime) -> bool:
    return moment - datetime.now(UTC) < HURRY
