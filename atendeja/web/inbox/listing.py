"""The list of conversations: queues, counters, rows."""

from typing import Any

from flask import Response, make_response, redirect, render_template, request, url_for
from flask_login import login_required
from werkzeug.wrappers import Response as BaseResponse

from atendeja.live import Cursor, changes, cursor, stamp
from atendeja.queries.conversations import newest_conversations, queue_counts
from atendeja.web.access import polling_tenant, signed_in_user
from atendeja.web.htmx import render

from .blueprint import bp

SLUGS = {"minhas": "mine", "aguardando": "waiting", "bot": "bot", "todas": "all", "encerradas": "closed"}


def home() -> BaseResponse:
    return redirect(url_for("inbox.conversations"))


@bp.get("/conversas")
@login_required
def conversations() -> Response:
    """The list of a queue (`?fila=`), on wide screens with an empty thread beside it."""
    return render("inbox/conversations.html", "inbox/_list.html", **listed())


@bp.get("/conversas/novas")
def conversations_poll() -> Response:
    """The list again if anything in the agency changed since `?after=`, else 204."""
    tenant_id, seen = polling_tenant(), cursor(request.args.get("after"))
    if changes.quiet(seen, "tenant", tenant_id):
        return make_response("", 204)
    return _list_again()


@login_required
def _list_again() -> Response:
    return make_response(render_template("inbox/_list.html", **listed()))


def listed() -> dict[str, Any]:
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
