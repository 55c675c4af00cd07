"""Visits in people's own calendars: one file, or a private feed that a calendar program follows."""

import hmac
import secrets
from collections.abc import Sequence
from datetime import UTC, datetime, timedelta

from flask import Response, abort, make_response, redirect, render_template, url_for
from flask_login import login_required
from werkzeug.wrappers import Response as BaseResponse

from atendeja.actions.calendar import set_calendar_token
from atendeja.calendars import MIME_TYPE, Entry, written
from atendeja.models import Visit
from atendeja.queries import visits
from atendeja.queue import commit_then
from atendeja.web.access import signed_in_user

from .blueprint import bp, visit_or_404
from .words import address_line

REFRESH = timedelta(minutes=30)
STATUSES = {
    "requested": "tentative",
    "proposed": "tentative",
    "cancelled": "cancelled",
    "no_show": "cancelled",
}


@bp.get("/visitas/<int:visit_id>.ics")
@login_required
def ics(visit_id: int) -> Response:
    """The visit as a file for a calendar; 404 while it has no hour."""
    found = visit_or_404(visit_id)
    if found.starts_at is None:
        abort(404)
    response = _calendar("Visita", [found])
    response.headers["Content-Disposition"] = f'attachment; filename="visita-{found.id}.ics"'
    return response


@bp.get("/agenda/<token>.ics")
def feed(token: str) -> Response:
    """Without signing in: whoever knows the address sees it, so it says little and can be renewed."""
    owner = visits.owner_of_feed(token)
    if owner is None or not hmac.compare_digest((owner.calendar_token or "").encode(), token.encode()):
        abort(404)
    response = _calendar(f"Visitas · {owner.first_name}", visits.feed(owner, datetime.now(UTC)))
    response.headers["Cache-Control"] = f"private, max-age={int(REFRESH.total_seconds()) // 2}"
    return response


@bp.get("/visitas/agenda")
@login_required
def subscription() -> str:
    """The person's own feed: its address, renewing it, turning it off."""
    token = signed_in_user().calendar_token
    address = url_for("visits.feed", token=token, _external=True) if token else None
    return render_template("visits/calendar.html", address=address)


@bp.post("/visitas/agenda")
@login_required
def renew() -> BaseResponse:
    """A new address; the one before is nobody's any more."""
    set_calendar_token(signed_in_user(), secrets.token_urlsafe(32))
    commit_then()
    return redirect(url_for("visits.subscription"), 303)


@bp.post("/visitas/agenda/desligar")
@login_required
def turn_off() -> BaseResponse:
    set_calendar_token(signed_in_user(), None)
    commit_then()
    return redirect(url_for("visits.subscription"), 303)


def _calendar(name: str, found: Sequence[Visit]) -> Response:
    entries = [_entry(one) for one in found if one.starts_at]
    response = make_response(written(name, entries, REFRESH))
    response.headers["Content-Type"] = MIME_TYPE
    return response


def _entry(visit: Visit) -> Entry:
    """No telephone and no surname: a calendar is read over many shoulders."""
    first = visit.lead.contact.display_name.split()[0]
    name = first if first[0].isalpha() else "cliente"
    starts = visit.starts_at or visit.created_at
    return Entry(
        uid=f"visita-{visit.id}@atendeja",
        title=f"Visita {visit.property.code} · {name}",
        starts_at=starts,
        ends_at=visit.ends_at or starts,
        changed_at=visit.updated_at,
        place=address_line(visit.property),
        note=visit.property.title,
        url=url_for("visits.shown", visit_id=visit.id, _external=True),
        status=STATUSES.get(visit.status, "confirmed"),
    )
