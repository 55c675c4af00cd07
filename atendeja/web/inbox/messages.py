"""What an agent sends into a conversation."""

from datetime import UTC, datetime
from typing import Any

from flask import abort, request, url_for
from flask_login import login_required
from werkzeug.wrappers import Response as BaseResponse

from atendeja.actions import handling, resending
from atendeja.actions.messages import locked_conversation
from atendeja.models import Conversation
from atendeja.queries.thread import message_of, newest_items
from atendeja.queue import Task, commit_then
from atendeja.tasks import deliver
from atendeja.web.access import conversation_or_404, signed_in_user
from atendeja.web.forms import ReplyForm
from atendeja.web.htmx import done, render

from .blueprint import bp
from .listing import listed


@bp.post("/conversas/<int:conversation_id>/mensagens")
@login_required
def reply(conversation_id: int) -> BaseResponse:
    """The agent's answer: queued once per client token, sent at once, and the assistant is out."""
    found = conversation_or_404(conversation_id)
    form = ReplyForm.read(request.form)
    if form.error:
        values: dict[str, Any] = {"conversation": found, "form": form, "thread": newest_items(found)}
        return render("inbox/conversation.html", "inbox/_composer.html", 422, **values, **listed())
    locked_conversation(found.id)
    content = {"kind": "text", "text": form.text}
    handling.reply(found, signed_in_user(), content, form.token, datetime.now(UTC))
    commit(found, (deliver, found.id))
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
    commit(found, (deliver, found.id))
    address = url_for("inbox.conversation", conversation_id=found.id)
    return done(address, "inbox/_foot.html", conversation=found, m=message)


def commit(found: Conversation, *jobs: tuple[Task, int]) -> None:
    """Commit what was done in this conversation, tell the pages that watch it, then start the jobs."""
    commit_then(*jobs, changed=[(found.tenant_id, found.id)])
