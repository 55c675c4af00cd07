"""Polls about which nothing is new, answered before Flask is asked.

Fifty open tabs ask fifty times a second: a whole trip through Flask costs three times what the answer does.
Here only "nothing new" is ever said (204), and only to a valid session; everything else, every refusal
included, is Flask's.
"""

import re
from collections.abc import Callable, Iterable
from dataclasses import dataclass
from functools import lru_cache
from time import time
from typing import Any
from urllib.parse import parse_qs

from flask import Flask
from itsdangerous import BadSignature

from atendeja.live import changes, cursor
from atendeja.presence import Viewer, presence, signature

THREAD = re.compile(r"/conversas/(\d{1,18})/novas", re.ASCII)
LISTS = frozenset({"/conversas/novas", "/avisos/novos"})
HEADERS = [
    ("Cache-Control", "no-store"),
    ("Vary", "HX-Request, Cookie"),
    ("X-Content-Type-Options", "nosniff"),
]
SESSIONS = 2048  # cookies whose signature is remembered


@dataclass(frozen=True, slots=True)
class Visitor:
    """A signed-in person as the cookie says; `until` in seconds since 1970."""

    tenant_id: int
    user_id: int
    name: str
    until: float


def init_app(app: Flask) -> None:
    app.wsgi_app = QuietPolls(app)  # type: ignore[method-assign]


def visitor_of(session: Any) -> Visitor | None:
    """Who is in this session; None when nobody is."""
    if "tenant" not in session or not str(session.get("_user_id", "")).isdecimal():
        return None
    user_id, until = int(session["_user_id"]), float(session.get("until", 0))
    return Visitor(int(session["tenant"]), user_id, str(session.get("name", "")), until)


def quiet_thread(visitor: Visitor, conversation_id: int, asked: dict[str, list[str]]) -> bool:
    """Is nothing new in this thread, and does the page show who else is there?

    The visitor is noted as looking. False also when no real getter has let this person in yet.
    """
    place = (visitor.tenant_id, conversation_id)
    if not presence.admitted(place, visitor.user_id):
        return False
    presence.note(place, Viewer(visitor.user_id, visitor.name, "digitando" in asked))
    shown = asked.get("vendo", [""])[0]
    if shown != signature(presence.viewers(place, without=visitor.user_id)):
        return False
    return changes.quiet(cursor(asked.get("after", [""])[0]), "conversation", *place)


def quiet_list(visitor: Visitor, asked: dict[str, list[str]]) -> bool:
    return changes.quiet(cursor(asked.get("after", [""])[0]), "tenant", visitor.tenant_id)


class QuietPolls:
    """The application with a doorkeeper who knows when there is nothing to see."""

    def __init__(self, app: Flask) -> None:
        self.inner = app.wsgi_app
        name, lasts = app.config["SESSION_COOKIE_NAME"], int(app.permanent_session_lifetime.total_seconds())
        self.cookie = re.compile(rf"(?:^|;\s*){re.escape(name)}=([\w.-]+)", re.ASCII)
        serializer: Any = app.session_interface.get_signing_serializer(app)  # type: ignore[attr-defined]

        @lru_cache(maxsize=SESSIONS)
        def visitor(cookie: str) -> Visitor | None:
            try:
                return visitor_of(serializer.loads(cookie, max_age=lasts))
            except BadSignature:
                return None

        self.visitor = visitor

    def __call__(self, environ: dict[str, Any], start_response: Callable[..., Any]) -> Iterable[bytes]:
        if environ["REQUEST_METHOD"] == "GET" and self._nothing_new(environ):
            start_response("204 No Content", HEADERS)
            return ()
        return self.inner(environ, start_response)

    def _nothing_new(self, environ: dict[str, Any]) -> bool:
        path = environ.get("PATH_INFO", "")
        thread = THREAD.fullmatch(path)
        if not thread and path not in LISTS:
            return False
        given = self.cookie.search(environ.get("HTTP_COOKIE", ""))
        visitor = self.visitor(given[1]) if given else None
        if visitor is None or visitor.until < time():
            return False
        asked = parse_qs(environ.get("QUERY_STRING", ""))
        return quiet_thread(visitor, int(thread[1]), asked) if thread else quiet_list(visitor, asked)
