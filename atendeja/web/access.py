"""Who is signed in, for how long, and what they may see.

The session lives in a signed cookie: user, agency, and until when. Polling reads it and never prolongs it.
"""

import time
from typing import NoReturn
from urllib.parse import urlsplit

from flask import Flask, abort, current_app, request, session, url_for
from flask import Response as FlaskResponse
from flask.sessions import SecureCookieSessionInterface, SessionMixin
from flask_login import current_user, login_user, logout_user
from werkzeug.wrappers import Response

from atendeja.extensions import login
from atendeja.models import Conversation, Lead, Property, User
from atendeja.presence import presence
from atendeja.queries import catalogue, conversations, lead_page, people

from .htmx import moved

KEPT = 30 * 24 * 3600  # seconds that "manter conectado" lasts
REFRESH = 60  # seconds: the cookie is written at most this often
FILES = frozenset({"static", "photos.shown", "image_proxy.shown"})  # caches keep them: no cookie in or out


class Sessions(SecureCookieSessionInterface):
    """A file's answer neither sets the cookie nor varies by it: else each new cookie empties the caches."""

    def save_session(self, app: Flask, session: SessionMixin, response: FlaskResponse) -> None:
        if request.endpoint not in FILES:
            super().save_session(app, session, response)


def init_app(app: Flask) -> None:
    app.session_interface = Sessions()
    login.user_loader(_load)
    login.unauthorized_handler(_signed_out)
    app.before_request(_expire)


def sign_in(user: User, keep: bool) -> None:
    login_user(user)
    session.permanent = keep
    session["tenant"] = user.tenant_id
    session["kept"] = keep
    session["name"] = user.first_name  # polls say who looks without loading the user
    session["until"] = int(time.time()) + _lifetime(keep)


def sign_out() -> None:
    logout_user()
    session.clear()


def polling_tenant() -> int:
    """The agency of a poll, from the signed cookie alone: no user is loaded. 401 when signed out."""
    if "tenant" not in session or session.get("until", 0) < time.time():
        abort(_signed_out())
    return int(session["tenant"])


def signed_in_by_cookie() -> bool:
    """Does the request carry a living session? No user is loaded."""
    return "tenant" in session and session.get("until", 0) > time.time()


def conversation_or_404(conversation_id: int) -> Conversation:
    """The conversation, if this person may see it: who must not cannot tell that it exists."""
    tenant_id = session.get("tenant", 0)
    found = conversations.conversation(signed_in_user(), conversation_id)
    place, user_id = (int(tenant_id), conversation_id), int(session.get("_user_id", 0))
    if found is None:
        presence.expel(place, user_id)
        _missing()
    presence.admit(place, user_id)
    return found


def property_or_404(property_id: int) -> Property:
    """The property, active or not, if it is this agency's."""
    found = catalogue.property_of(int(session.get("tenant", 0)), property_id)
    return found if found is not None else _missing()


def lead_or_404(lead_id: int) -> Lead:
    """The lead, if this person may see its conversation."""
    found = lead_page.lead_of(signed_in_user(), lead_id)
    return found if found is not None else _missing()


def signed_in_user() -> User:
    user: User = current_user._get_current_object()
    return user


def own_page(wanted: str | None) -> str | None:
    """The address, if it is a path of this site: one elsewhere would be somebody's trap."""
    parts = urlsplit(wanted or "")
    elsewhere = parts.scheme or parts.netloc or "\\" in (wanted or "")
    return wanted if wanted and wanted.startswith("/") and not elsewhere else None


def _missing() -> NoReturn:
    abort(404)


def _lifetime(keep: bool) -> int:
    return KEPT if keep else current_app.config["SETTINGS"].auth_jwt_expire_minutes * 60


def _load(user_id: str) -> User | None:
    if session.get("until", 0) < time.time():
        return None
    user = people.user(int(user_id)) if user_id.isdecimal() else None
    return user if user and user.active else None


def _expire() -> None:
    """Use prolongs the session; a poll is not use."""
    endpoint = request.endpoint or ""
    if endpoint in FILES or endpoint.endswith("_poll") or "until" not in session:
        return
    now, lifetime = int(time.time()), _lifetime(bool(session.get("kept")))
    if session["until"] < now:
        session.clear()
    elif session["until"] - now < lifetime - REFRESH:
        session["until"] = now + lifetime


def _signed_out() -> Response:
    """401 for htmx with the way to the sign-in page; a browser is taken there and back afterwards."""
    wanted = (
        request.full_path.rstrip("?")
        if request.method == "GET" and "_poll" not in str(request.endpoint)
        else ""
    )
    response = moved(url_for("account.sign_in", next=wanted or None))
    if response.status_code == 204:
        response.status_code = 401
    return response
