"""Notes for the team: written beside the conversation, never sent."""

import re
from dataclasses import replace
from datetime import UTC, datetime

from flask import abort, request, url_for
from flask_login import login_required
from markupsafe import Markup, escape
from werkzeug.wrappers import Response as BaseResponse

from atendeja.actions import notes
from atendeja.actions.messages import locked_conversation
from atendeja.models import Conversation, ConversationEvent
from atendeja.queries.handling import event_of, team
from atendeja.web.access import conversation_or_404, signed_in_user
from atendeja.web.addresses import kept
from atendeja.web.filters import whatsapp
from atendeja.web.forms import ReplyForm
from atendeja.web.htmx import done, render

from .blueprint import bp
from .messages import commit
from .outrun import Outrun, outrun
from .thread import opened

EMPTY = "Escreva a nota antes de salvar."


@bp.post("/conversas/<int:conversation_id>/notas")
@login_required
def write_note(conversation_id: int) -> BaseResponse:
    """Once per token. The poller brings it into the thread, for its author as for everybody else."""
    found, user = conversation_or_404(conversation_id), signed_in_user()
    form = ReplyForm.read(request.form)
    if form.error:
        form = replace(form, error=form.error if form.text else EMPTY)
        values = opened(found, note_form=form)
        return render("inbox/conversation.html", "inbox/_note_form.html", 422, **values)
    locked_conversation(found.id)
    people = [mate.user for mate in team(found.tenant_id)]
    notes.write_note(found, user, form.text, form.token, people, datetime.now(UTC))
    commit(found)
    return done(_here(found, "nota"), "inbox/_note_form.html", conversation=found, note_form=None)


@bp.post("/conversas/<int:conversation_id>/notas/<int:event_id>/apagar")
@login_required
def remove_note(conversation_id: int, event_id: int) -> BaseResponse:
    found, note = _note_or_404(conversation_id, event_id)
    try:
        notes.remove_note(found, note, signed_in_user(), datetime.now(UTC))
    except notes.NotYours as refusal:
        return outrun(found, Outrun(str(refusal)))
    return _changed(found, note)


@bp.post("/conversas/<int:conversation_id>/notas/<int:event_id>/recuperar")
@login_required
def restore_note(conversation_id: int, event_id: int) -> BaseResponse:
    found, note = _note_or_404(conversation_id, event_id)
    try:
        notes.restore_note(found, note, signed_in_user(), datetime.now(UTC))
    except notes.NotYours as refusal:
        return outrun(found, Outrun(str(refusal)))
    return _changed(found, note)


@bp.app_template_filter()
def note_words(text: str, called: list[str]) -> Markup:
    """The note with its line breaks and marks; who is called stands out."""
    names = sorted((re.escape(str(escape(name))) for name in called), key=len, reverse=True)
    shown = str(whatsapp(text))
    if names:
        shown = re.sub(rf"@({'|'.join(names)})(?!\w)", r'<b class="called">@\1</b>', shown)
    return Markup(shown)  # noqa: S704 — escaped by `whatsapp`, only our own tags are added


@bp.app_template_global()
def note_token() -> str:
    return ReplyForm.empty().token


@bp.app_template_global()
def recoverable(item: ConversationEvent) -> bool:
    """May the signed-in person bring this note back? `item` is the note or the event of its removal."""
    removed = item.detail.get("removed")
    moment = datetime.fromisoformat(removed) if removed else item.created_at
    return item.user_id == signed_in_user().id and datetime.now(UTC) - moment < notes.PATIENCE


def _note_or_404(conversation_id: int, event_id: int) -> tuple[Conversation, ConversationEvent]:
    found = conversation_or_404(conversation_id)
    locked_conversation(found.id)
    note = event_of(found, event_id)
    return (found, note) if note is not None and note.kind == "note.written" else abort(404)


def _changed(found: Conversation, note: ConversationEvent) -> BaseResponse:
    commit(found)
    return done(_here(found, f"e-{note.id}"), "inbox/_note.html", conversation=found, item=note)


def _here(found: Conversation, place: str) -> str:
    return url_for("inbox.conversation", conversation_id=found.id, _anchor=place, **kept())
