"""What an agent sends into a conversation."""

from dataclasses import replace
from datetime import UTC, datetime
from typing import Any

from flask import abort, request, url_for
from flask_login import login_required
from werkzeug.wrappers import Response as BaseResponse

from atendeja.actions import handling, resending
from atendeja.actions.messages import locked_conversation
from atendeja.models import Conversation
from atendeja.queries.thread import message_of, message_with_token
from atendeja.queue import Task, commit_then
from atendeja.tasks import deliver, tellings
from atendeja.web.access import conversation_or_404, signed_in_user
from atendeja.web.addresses import kept
from atendeja.web.forms import ReplyForm
from atendeja.web.htmx import done, render
from atendeja.web.templates import window_closed

from .blueprint import bp
from .outrun import who_was_faster
from .thread import opened, quoted

CLOSED = "Passaram 24 horas desde que o cliente escreveu: agora só chega um modelo."
STILL = "Nada foi enviado: envie de novo se ainda quiser."


@bp.post("/conversas/<int:conversation_id>/mensagens")
@login_required
def reply(conversation_id: int) -> BaseResponse:
    """The agent's answer: queued once per client token, sent at once, and the assistant is out."""
    found = conversation_or_404(conversation_id)
    form = ReplyForm.read(request.form)
    if not form.error and window_closed(found) and message_with_token(found, form.token) is None:
        form = replace(form, error=CLOSED)
    if form.error:
        return _composer_again(found, form, 422)
    content = _content(found, form)
    locked_conversation(found.id)
    now, seen = datetime.now(UTC), request.form.get("visto")
    try:
        handling.reply(found, signed_in_user(), content, form.token, now, seen)
    except handling.ChangedMeanwhile:
        return _composer_again(found, replace(form, error=f"{who_was_faster(found)} {STILL}"), 409)
    commit(found, (deliver, found.id))
    address = url_for("inbox.conversation", conversation_id=found.id, **kept())
    return done(address, "inbox/_composer.html", conversation=found, form=ReplyForm.empty())


def _content(found: Conversation, form: ReplyForm) -> dict[str, Any]:
    """The words, and which message they answer: one of this conversation that WhatsApp knows."""
    if not request.form.get("responder"):
        return {"kind": "text", "text": form.text}
    answered = quoted(found) or abort(404)
    return {"kind": "text", "text": form.text, "reply_to": answered.wamid}


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
    address = url_for("inbox.conversation", conversation_id=found.id, **kept())
    return done(address, "inbox/_foot.html", conversation=found, m=message)


def _composer_again(found: Conversation, form: ReplyForm, status: int) -> BaseResponse:
    """With what was typed and why it was not sent."""
    return render("inbox/conversation.html", "inbox/_composer.html", status, **opened(found, form=form))


def commit(found: Conversation, *jobs: tuple[Task, int]) -> None:
    """Commit what was done in this conversation, tell pages and people who must know, then start the jobs."""
    commit_then(*jobs, *tellings(found), changed=[(found.tenant_id, found.id)])
