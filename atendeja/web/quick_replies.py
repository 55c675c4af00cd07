"""Quick replies: the agency's list, and one put into the composer of a conversation."""

from datetime import UTC, datetime
from typing import Any

from flask import Blueprint, Response, abort, redirect, render_template, request, url_for
from flask_login import login_required
from werkzeug.wrappers import Response as BaseResponse

from atendeja.actions.quick_replies import TAKEN, delete_reply, normal, restore_reply, save_reply
from atendeja.models import Conversation, QuickReply
from atendeja.queries import quick_replies as replies
from atendeja.queue import commit_then

from .access import conversation_or_404, signed_in_user
from .addresses import row_id
from .htmx import render

bp = Blueprint("quick_replies", __name__)
EDITORS = ("admin", "manager")


@bp.get("/respostas-rapidas")
@login_required
def listing() -> str:
    return render_template("quick_replies/list.html", **_listed(_deleted()))


@bp.route("/respostas-rapidas/nova", methods=["GET", "POST"])
@login_required
def new() -> BaseResponse | tuple[str, int] | str:
    _editor()
    return _edited(QuickReply(tenant_id=signed_in_user().tenant_id, shortcut="", text=""))


@bp.route("/respostas-rapidas/<int:reply_id>", methods=["GET", "POST"])
@login_required
def edit(reply_id: int) -> BaseResponse | tuple[str, int] | str:
    found = _reply_or_404(reply_id)
    _editor()
    return _edited(found)


@bp.post("/respostas-rapidas/<int:reply_id>/apagar")
@login_required
def delete(reply_id: int) -> BaseResponse:
    found = _reply_or_404(reply_id)
    _editor()
    delete_reply(found, datetime.now(UTC))
    commit_then()
    return redirect(url_for("quick_replies.listing", apagada=reply_id), 303)


@bp.post("/respostas-rapidas/<int:reply_id>/recuperar")
@login_required
def restore(reply_id: int) -> BaseResponse | tuple[str, int]:
    """What was deleted, again; 409 where its shortcut was given to another."""
    found = replies.deleted_reply(signed_in_user().tenant_id, reply_id)
    if found is None:
        abort(404)
    _editor()
    if not restore_reply(found):
        return render_template("quick_replies/list.html", refused=TAKEN, **_listed(None)), 409
    commit_then()
    return redirect(url_for("quick_replies.listing"), 303)


@bp.get("/conversas/<int:conversation_id>/respostas")
@login_required
def choose(conversation_id: int) -> Response:
    """All of them with this conversation's names in them; as a fragment, what the composer offers after /."""
    found = conversation_or_404(conversation_id)
    user, now = signed_in_user(), datetime.now(UTC)
    values = replies.values_for(found, user, now)
    offered = [replies.filled(reply, values) for reply in replies.quick_replies(user.tenant_id)]
    return render(
        "quick_replies/choose.html", "quick_replies/_offered.html", conversation=found, offered=offered
    )


def prefilled(found: Conversation) -> str:
    """The words with which the composer opens: those of the reply in `?resposta=`, else none."""
    wanted, user = request.args.get("resposta", type=row_id), signed_in_user()
    reply = replies.quick_reply(user.tenant_id, wanted) if wanted else None
    if reply is None:
        return ""
    return replies.filled(reply, replies.values_for(found, user, datetime.now(UTC))).text


def _edited(reply: QuickReply) -> BaseResponse | tuple[str, int] | str:
    """The form; what is wrong beside its fields; or back to the list."""
    if request.method == "GET":
        return _form(reply, reply.shortcut, reply.text, {})
    shortcut = normal(request.form.get("atalho", "").replace("\x00", ""))
    text = request.form.get("texto", "").replace("\r\n", "\n").replace("\x00", "").strip()
    errors = save_reply(reply, shortcut, text, signed_in_user(), datetime.now(UTC))
    if errors:
        return _form(reply, shortcut, text, errors), 422
    commit_then()
    return redirect(url_for("quick_replies.listing"), 303)


def _form(reply: QuickReply, shortcut: str, text: str, errors: dict[str, str]) -> str:
    typed: dict[str, Any] = {"shortcut": shortcut, "text": text, "errors": errors}
    return render_template("quick_replies/form.html", reply=reply, variables=replies.VARIABLES, **typed)


def _listed(deleted: QuickReply | None) -> dict[str, Any]:
    user = signed_in_user()
    return {
        "replies": replies.quick_replies(user.tenant_id),
        "deleted": deleted,
        "editor": user.role in EDITORS,
    }


def _deleted() -> QuickReply | None:
    """The one that was just deleted, which may be brought back."""
    wanted = request.args.get("apagada", type=row_id)
    return replies.deleted_reply(signed_in_user().tenant_id, wanted) if wanted else None


def _reply_or_404(reply_id: int) -> QuickReply:
    found = replies.quick_reply(signed_in_user().tenant_id, reply_id)
    return found if found is not None else abort(404)


def _editor() -> None:
    """Everybody uses them; managers and admins keep them."""
    if signed_in_user().role not in EDITORS:
        abort(403)
