"""A person's notices: how they want to be told, on which devices, and the poll that other pages make."""

import hashlib
import re
from collections.abc import Mapping
from dataclasses import dataclass
from datetime import UTC, datetime
from typing import Any, Self

from flask import (
    Blueprint,
    Flask,
    Response,
    abort,
    current_app,
    make_response,
    render_template,
    request,
    url_for,
)
from flask_login import login_required
from werkzeug.wrappers import Response as BaseResponse

from atendeja.actions import notices
from atendeja.live import BEGINNING, Cursor, changes, cursor, stamp
from atendeja.models import PushSubscription
from atendeja.models.preferences import UserPreferences
from atendeja.push.encryption import BadKeys, decoded
from atendeja.push.sender import acceptable
from atendeja.queries.conversations import queue_counts
from atendeja.queries.notices import Notice, device_of, devices_of, notices_of
from atendeja.queue import commit_then
from atendeja.tasks import push_notice

from .access import polling_tenant, signed_in_user
from .browsers import browser_name
from .htmx import done, render

bp = Blueprint("notices", __name__)
BOXES = ("som", "navegador", "palavras", "atalhos")
HOUR = re.compile(r"([01]\d|2[0-3]):[0-5]\d", re.ASCII)


@dataclass(frozen=True, slots=True)
class NoticesForm:
    """How somebody wants to be told. Quiet hours are local "HH:MM", both or none."""

    sound: bool
    notify: bool
    push_words: bool
    shortcuts: bool
    quiet_from: str
    quiet_until: str
    error: str | None = None

    @classmethod
    def of(cls, prefers: UserPreferences) -> Self:
        return cls(**{name: getattr(prefers, name) for name in cls.__slots__ if name != "error"})

    @classmethod
    def read(cls, values: Mapping[str, str]) -> Self:
        sound, notify, words, keys = (values.get(name) == "sim" for name in BOXES)
        start, end = values.get("de", "")[:5], values.get("ate", "")[:5]
        return cls(sound, notify, words, keys, start, end, _wrong_hours(start, end))

    def values(self) -> dict[str, Any]:
        return {name: getattr(self, name) for name in self.__slots__ if name != "error"}


def _wrong_hours(start: str, end: str) -> str | None:
    if not start and not end:
        return None
    if not HOUR.fullmatch(start) or not HOUR.fullmatch(end):
        return "Diga as duas horas, como 22:00 e 07:00, ou nenhuma."
    return "As duas horas são iguais: diga quando o silêncio termina." if start == end else None


def init_app(app: Flask) -> None:
    app.jinja_env.globals.update(my_notices=my_notices, quiet_now=quiet_now, pulse_cursor=Cursor(BEGINNING))
    app.jinja_env.filters["fingerprint"] = fingerprint


@bp.get("/avisos")
@login_required
def page() -> Response:
    return render("notices/page.html", "notices/_devices.html", **_values(saved="salvo" in request.args))


@bp.post("/avisos")
@login_required
def prefer() -> BaseResponse:
    form = NoticesForm.read(request.form)
    if form.error:
        return render("notices/page.html", "notices/_preferences.html", 422, **_values() | {"form": form})
    notices.prefer(signed_in_user(), form.values())
    commit_then()
    return done(url_for("notices.page", salvo=1), "notices/_preferences.html", form=form, saved=True)


@bp.get("/avisos/novos")
def news_poll() -> Response:
    """What waits and what is to be told, for pages without the list, if anything changed since `?after=`."""
    tenant_id, seen = polling_tenant(), cursor(request.args.get("after"))
    if changes.quiet(seen, "tenant", tenant_id):
        return make_response("", 204)
    return _pulse()


@login_required
def _pulse() -> Response:
    now_seen = Cursor(stamp())  # read before the rows: what changes meanwhile is newer
    values = {"counts": queue_counts(signed_in_user()), "pulse_cursor": now_seen}
    return make_response(render_template("notices/_pulse.html", **values))


@bp.post("/avisos/aparelhos")
@login_required
def subscribe() -> BaseResponse:
    """This browser, as its push service knows it."""
    endpoint, p256dh, auth = (request.form.get(name, "") for name in ("endpoint", "p256dh", "auth"))
    if not acceptable(endpoint) or not _keys(p256dh, auth):
        return render("notices/page.html", "notices/_subscribe.html", 422, **_values() | {"refused": True})
    device = browser_name(request.headers.get("User-Agent", ""))
    notices.subscribe(signed_in_user(), endpoint, p256dh, auth, device, datetime.now(UTC))
    commit_then()
    return done(url_for("notices.page"), "notices/_devices.html", **_values())


@bp.post("/avisos/aparelhos/<int:subscription_id>/remover")
@login_required
def unsubscribe(subscription_id: int) -> BaseResponse:
    notices.unsubscribe(device_or_404(subscription_id))
    commit_then()
    return done(url_for("notices.page"), "notices/_devices.html", **_values())


@bp.post("/avisos/aparelhos/<int:subscription_id>/testar")
@login_required
def test(subscription_id: int) -> BaseResponse:
    """A note to this device; how that ended is shown as soon as it is known."""
    notices.ask_for_test(device_or_404(subscription_id), datetime.now(UTC))
    commit_then((push_notice, subscription_id))
    return done(url_for("notices.page"), "notices/_devices.html", **_values())


@bp.get("/avisos/aparelhos")
@login_required
def devices_poll() -> Response:
    """The devices again once no test runs any more, else 204."""
    found = devices_of(signed_in_user())
    if any(device.test_runs for device in found):
        return make_response("", 204)
    return make_response(render_template("notices/_devices.html", devices=found))


def device_or_404(subscription_id: int) -> PushSubscription:
    found = device_of(signed_in_user(), subscription_id)
    return found if found is not None else abort(404)


def my_notices() -> list[tuple[Notice, str, str]]:
    """What the person in front of the page should know of, each with its title and text."""
    user, now = signed_in_user(), datetime.now(UTC)
    return [(notice, *notices.said(notice, user, now)) for notice in notices_of(user, now)]


def quiet_now() -> bool:
    """Is it the person's quiet hours?"""
    user = signed_in_user()
    return user.prefers.quiet_at(datetime.now(user.tenant.zone).time())


def fingerprint(endpoint: str) -> str:
    """Tells a browser which of the devices it is itself, without saying the address."""
    return hashlib.sha256(endpoint.encode()).hexdigest()[:16]


def _values(saved: bool = False) -> dict[str, Any]:
    user = signed_in_user()
    return {
        "form": NoticesForm.of(user.prefers),
        "devices": devices_of(user),
        "push_key": current_app.extensions["push"].keys.public,
        "saved": saved,
    }


def _keys(p256dh: str, auth: str) -> bool:
    try:
        decoded(p256dh, auth)
    except BadKeys:
        return False
    return len(p256dh) <= 120 and len(auth) <= 40
