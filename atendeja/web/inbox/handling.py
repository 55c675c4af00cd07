"""Who takes care of a conversation, decided by a tap."""

from collections.abc import Callable
from datetime import UTC, datetime

from flask import url_for
from flask_login import login_required
from werkzeug.wrappers import Response as BaseResponse

from atendeja.actions import handling
from atendeja.actions.messages import locked_conversation
from atendeja.models import Conversation, User
from atendeja.web.access import conversation_or_404, signed_in_user
from atendeja.web.htmx import done

from .blueprint import bp
from .messages import commit


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
    commit(found)
    address = url_for("inbox.conversation", conversation_id=found.id)
    return done(address, "inbox/_header.html", conversation=found)
