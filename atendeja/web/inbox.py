from collections.abc import Callable
from datetime import UTC, datetime
from typing import Any

from flask import Blueprint, Response, abort, make_response, redirect, render_template, request, url_for
from flask_login import login_required
from werkzeug.wrappers import Response as BaseResponse

from atendeja.actions import handling, resending
from atendeja.actions.messages import locked_conversation
from atendeja.live import Cursor, changes, cursor, stamp
from atendeja.models import Conversation, User
from atendeja.queries.conversations import newest_conversations, queue_counts
from atendeja.queries.thread import items_since, message_of, newest_items
from atendeja.queue import Task, commit_then
from atendeja.tasks import deliver

from .access import conversation_or_404, polling_tenant, signed_in_user
from .addresses import row_id
from .forms import ReplyForm
from .htmx import done, render

bp = Blueprint("inbox", __name__)
SLUGS = {"minhas": "mine", "aguardando": "waiting", "bot": "bot", "todas": "all", "encerradas": "closed"}


def home() -> BaseResponse:
    return redirect(url_for("inbox.conversations"))


@bp.get("/conversas")
@login_required
def conversations() -> Response:
    """The list of a queue (`?fila=`), on wide screens with an empty thread beside it."""
    return render("inbox/conversations.html", "inbox/_list.html", **_listed())


@bp.get("/conversas/novas")
def conversations_poll() -> Response:
    """The list again if anything in the agency changed since `?after=`, else 204."""
    tenant_id, seen = polling_tenant(), cursor(request.args.get("after"))
    if changes.quiet(seen, "tenant", tenant_id):
        return make_response("", 204)
    return _list_again()


@login_required
def _list_again() -> Response:
    return make_response(render_template("inbox/_list.html", **_listed()))


@bp.get("/conversas/<int:conversation_id>")
@login_required
def conversation(conversation_id: int) -> Response:
    """One thread; `?antes=` a message id shows older messages."""
    found = conversation_or_404(conversation_id)
    before = request.args.get("antes", type=row_id)
    thread = newest_items(found, before)
    values: dict[str, Any] = {"conversation": found, "thread": thread, "form": ReplyForm.empty()}
    return render("inbox/conversation.html", "inbox/_older.html", **values, **_listed())


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


@bp.post("/conversas/<int:conversation_id>/mensagens")
@login_required
def reply(conversation_id: int) -> BaseResponse:
    """The agent's answer: queued once per client token, sent at once, and the assistant is out."""
    found = conversation_or_404(conversation_id)
    form = ReplyForm.read(request.form)
    if form.error:
        values: dict[str, Any] = {"conversation": found, "form": form, "thread": newest_items(found)}
        return render("inbox/conversation.html", "inbox/_composer.html", 422, **values, **_listed())
    locked_conversation(found.id)
    handling.reply(found, signed_in_user(), form.text, form.token, datetime.now(UTC))
    _commit(found, (deliver, found.id))
    address = url_for("inbox.conversation", conversation_id=found.id)
    return done(address, "inbox/_composer.html", conversation=found, form=ReplyForm.empty())


@bp.post("/conversas/<int:conversation_id>/mensagens/<int:message_id>/reenviar")
@login_required
def resend(conversation_id: int, message_id: int) -> BaseResponse:
    """What failed, or was never confirmed, once more: only a person may decide that."""
    found = conversation_or_404(conversation_id)
    locked_conversation(found.id)
    message = message_of(found, message_id)
    if message is None:
        abort(404)
    resending.resend(found, message, signed_in_user(), datetime.now(UTC))
    _commit(found, (deliver, found.id))
    address = url_for("inbox.conversation", conversation_id=found.id)
    return done(address, "inbox/_foot.html", conversation=found, m=message)


@bp.post("/conversas/<int:conversation_id>/assumir")
@login_required
def take_over(conversation_id: int) -> BaseResponse:
    return _handled(conversation_id, handling.take_over)


@bp.post("/conversas/<int:conversation_id>/devolver")
@login_required
def hand_back(conversation_id: int) -> BaseResponse:
    return _handled(conversation_id, handling.hand_back)


@bp.post("/conversas/<int:conversation_id>/encerrar")
@login_required
def close(conversation_id: int) -> BaseResponse:
    return _handled(conversation_id, handling.close)


def _handled(conversation_id: int, act: Callable[[Conversation, User, datetime], None]) -> BaseResponse:
    found = conversation_or_404(conversation_id)
    locked_conversation(found.id)
    act(found, signed_in_user(), datetime.now(UTC))
    _commit(found)
    address = url_for("inbox.conversation", conversation_id=found.id)
    return done(address, "inbox/_header.html", conversation=found)


def _commit(found: Conversation, *jobs: tuple[Task, int]) -> None:
    commit_then(*jobs, changed=[(found.tenant_id, found.id)])


def _listed() -> dict[str, Any]:
    """The list beside every inbox page: the chosen queue, its rows, all counters, and the next cursor."""
    user = signed_in_user()
    slug = request.args.get("fila", "todas")
    slug = slug if slug in SLUGS else "todas"
    seen = Cursor(stamp())  # read before the rows: what changes meanwhile is newer
    return {
        "queue": slug,
        "queues": SLUGS,
        "rows": newest_conversations(user.tenant_id, SLUGS[slug], user.id),
        "counts": queue_counts(user.tenant_id, user.id),
        "list_cursor": seen,
    }
