"""The list of conversations: queues, counters, rows."""

from datetime import UTC, datetime, timedelta
from typing import Any

from flask import Response, make_response, redirect, render_template, request, url_for
from flask_login import login_required
from werkzeug.wrappers import Response as BaseResponse

from atendeja.actions.delivery import window_end
from atendeja.live import Cursor, changes, cursor, stamp
from atendeja.models import Conversation, User
from atendeja.models.search import Part, marked, words
from atendeja.queries.conversations import queue_counts
from atendeja.queries.inbox_rows import Row, rows_found, rows_of_queue
from atendeja.queries.inbox_search import FOUND, hits
from atendeja.queries.people import team
from atendeja.tasks import sending_rules
from atendeja.web.access import polling_tenant, signed_in_user
from atendeja.web.addresses import row_id
from atendeja.web.htmx import render, wants_fragment

from .blueprint import bp
from .narrowing import MOST, NOBODYS, ORIGINS, QUEUES, STATUS_NAMES, Narrowing, chosen, narrowing

SOON = timedelta(hours=4)  # a window that closes sooner is shown


def home() -> BaseResponse:
    return redirect(url_for("inbox.conversations"))


@bp.get("/conversas")
@login_required
def conversations() -> Response:
    """The list of a queue (`?fila=`) or of what was searched for (`?q=`); on wide screens beside a thread."""
    values = listed()
    response = render("inbox/conversations.html", "inbox/_list.html", **values)
    if wants_fragment():
        response.headers["HX-Replace-Url"] = _here(values["narrowing"])
    return response


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


def listed(people: list[User] | None = None) -> dict[str, Any]:
    """The list beside every inbox page: the chosen queue, its rows, all counters, and the next cursor.

    `people` of the agency, if they are known already.
    """
    user, wanted = signed_in_user(), narrowing()
    seen = Cursor(stamp())  # read before the rows: what changes meanwhile is newer
    rows, people = _rows(user, wanted), people or team(user.tenant_id)
    return {
        "narrowing": wanted,
        "queue": wanted.queue,
        "queues": QUEUES,
        "rows": rows[: wanted.shown],
        "more": len(rows) > wanted.shown,
        "most": MOST,
        "counts": queue_counts(user),
        "chosen": chosen(wanted, people),
        "people": people,
        "statuses": STATUS_NAMES,
        "origins": ORIGINS,
        "nobodys": NOBODYS,
        "found_at_most": FOUND,
        "beside": request.args.get("aberta", type=row_id),
        "list_cursor": seen,
    }


def _rows(user: User, wanted: Narrowing) -> list[Row]:
    """One more than is shown, where there are more."""
    if wanted.search:
        return rows_found(user, hits(user, wanted.search, wanted.filters))
    return rows_of_queue(user, QUEUES[wanted.queue], wanted.filters, wanted.shown + 1)


def _here(wanted: Narrowing) -> str:
    """The page's own address with what was asked for just now."""
    opened = request.args.get("aberta", type=row_id)
    if opened:
        return url_for("inbox.conversation", conversation_id=opened, **wanted.kept)
    return url_for("inbox.conversations", **wanted.kept)


@bp.app_template_global()
def window_left(found: Conversation) -> timedelta | None:
    """How long words of ours may still be sent, where that is soon over; zero when it is."""
    end = window_end(found.last_customer_at, sending_rules())
    if end is None or found.status == "closed":
        return None
    left = max(end - datetime.now(UTC), timedelta())
    return left if left < SOON else None


@bp.app_template_filter()
def remaining(left: timedelta) -> str:
    """3 h, 40 min: how long something still lasts, rounded down."""
    minutes = int(left.total_seconds() // 60)
    return f"{minutes // 60} h" if minutes >= 60 else f"{max(minutes, 1)} min"


@bp.app_template_filter()
def snippet(text: str, asked: str) -> list[Part]:
    """What was said around the words that were searched for."""
    return marked(text, words(asked))
