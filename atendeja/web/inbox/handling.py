"""Who takes care of a conversation, decided by a tap, and that decision taken back."""

from collections.abc import Callable, Iterator
from datetime import UTC, datetime, timedelta

from flask import abort, request, url_for
from flask_login import login_required
from werkzeug.wrappers import Response as BaseResponse

from atendeja.actions import handling, undoing
from atendeja.actions.assignment import waits
from atendeja.actions.messages import locked_conversation
from atendeja.models import Conversation, ConversationEvent, User
from atendeja.queries.agents import pool_waits
from atendeja.queries.handling import event_of, team, team_mate
from atendeja.queue import Task
from atendeja.tasks import give_out, watch
from atendeja.web.access import conversation_or_404, signed_in_user
from atendeja.web.addresses import kept, row_id
from atendeja.web.htmx import done

from .blueprint import bp
from .messages import commit
from .outrun import Outrun, outrun, who_was_faster

bp.add_app_template_global(handling.seen_of)
bp.add_app_template_global(team, "team")

Act = Callable[[Conversation, User, datetime, str | None], ConversationEvent | None]
POOL = "fila"


@bp.post("/conversas/<int:conversation_id>/assumir")
@login_required
def take_over(conversation_id: int) -> BaseResponse:
    return _handled(conversation_id, handling.take_over, "Assumir mesmo assim")


@bp.post("/conversas/<int:conversation_id>/devolver")
@login_required
def hand_back(conversation_id: int) -> BaseResponse:
    return _handled(conversation_id, handling.hand_back, "Devolver mesmo assim")


@bp.post("/conversas/<int:conversation_id>/encerrar")
@login_required
def close(conversation_id: int) -> BaseResponse:
    return _handled(conversation_id, handling.close, "Encerrar mesmo assim")


@bp.post("/conversas/<int:conversation_id>/reabrir")
@login_required
def reopen(conversation_id: int) -> BaseResponse:
    return _handled(conversation_id, handling.reopen, "Assumir mesmo assim")


@bp.post("/conversas/<int:conversation_id>/passar")
@login_required
def assign(conversation_id: int) -> BaseResponse:
    """To the person of `agente`, or back to the pool."""
    conversation_or_404(conversation_id)
    wanted = request.form.get("agente", "")
    to = None if wanted == POOL else _mate_or_404(wanted)

    def act(found: Conversation, agent: User, now: datetime, seen: str | None) -> ConversationEvent | None:
        return handling.assign(found, agent, to, now, seen)

    return _handled(conversation_id, act, "Passar mesmo assim", ("agente", wanted))


@bp.post("/conversas/<int:conversation_id>/desfazer/<int:event_id>")
@login_required
def undo(conversation_id: int, event_id: int) -> BaseResponse:
    """Back to how it was before this event, while that is honest."""
    found = conversation_or_404(conversation_id)
    locked_conversation(found.id)
    event = event_of(found, event_id)
    if event is None:
        abort(404)
    try:
        undoing.undo(found, event, signed_in_user(), datetime.now(UTC))
    except undoing.TooLate as refusal:
        return outrun(found, Outrun(str(refusal)))
    return _shown(found, None)


@bp.app_template_global()
def undoable(event: ConversationEvent) -> bool:
    """May the signed-in person still take this back, as far as the event alone can tell?"""
    fresh = datetime.now(UTC) - event.created_at < undoing.PATIENCE - timedelta(seconds=20)
    return fresh and "before" in event.detail and event.user_id == signed_in_user().id


def _handled(conversation_id: int, act: Act, again: str, *fields: tuple[str, str]) -> BaseResponse:
    found = conversation_or_404(conversation_id)
    locked_conversation(found.id)
    try:
        event = act(found, signed_in_user(), datetime.now(UTC), request.form.get("visto"))
    except handling.ChangedMeanwhile:
        return outrun(found, Outrun(who_was_faster(found), again, request.path, fields))
    return _shown(found, event)


def _shown(found: Conversation, event: ConversationEvent | None) -> BaseResponse:
    commit(found, *_next_looks(found, event))
    address = url_for("inbox.conversation", conversation_id=found.id, **kept())
    return done(address, "inbox/_handled.html", conversation=found, event=event)


def _next_looks(found: Conversation, event: ConversationEvent | None) -> Iterator[tuple[Task, int]]:
    """What becomes of it is watched; who waits in the pool is given to whom there is room for now."""
    if found.answer_due_at is not None:
        yield watch, found.id
    made_room = event is not None and event.kind in ("conversation.closed", "agent.handed_back")
    if (waits(found) and found.agent_id is None) or (made_room and pool_waits(found.tenant_id)):
        yield give_out, found.tenant_id


def _mate_or_404(wanted: str) -> User:
    try:
        found = team_mate(signed_in_user().tenant_id, row_id(wanted))
    except ValueError:
        found = None
    return found if found is not None else abort(404)
