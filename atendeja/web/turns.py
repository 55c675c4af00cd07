"""How many uploads may be under way at once: a file holds a thread while it comes and while it is decoded.

Who finds no room is asked to come again, before a byte of the file is read; the page's script does so.
"""

import threading
from collections import Counter

from flask import Flask, Response, current_app, request, session

from .errors import page

MOST = {"photos.upload": 2, "inbox.send_files": 2}  # one is decoded, one comes
ALTOGETHER = 3  # of the six threads that answer people
AGAIN = 2  # seconds


class Turns:
    """Who may come in now. Never waits."""

    def __init__(self) -> None:
        self._inside: Counter[str] = Counter()
        self._lock = threading.Lock()

    def take(self, endpoint: str) -> bool:
        with self._lock:
            room = self._inside[endpoint] < MOST[endpoint] and self._inside.total() < ALTOGETHER
            self._inside[endpoint] += room
            return room

    def give_back(self, endpoint: str) -> None:
        with self._lock:
            self._inside[endpoint] -= 1


def init_app(app: Flask) -> None:
    app.extensions["turns"] = Turns()
    app.before_request(_take)
    app.teardown_request(_give_back)


def _take() -> Response | None:
    """Before anything reads the form."""
    endpoint = request.endpoint or ""
    if endpoint not in MOST or request.method != "POST" or "tenant" not in session:
        return None
    if current_app.extensions["turns"].take(endpoint):
        request.environ["atendeja.turn"] = endpoint
        return None
    response = page(
        503, "Só um instante", "Há muitos arquivos chegando agora. Tente de novo em alguns segundos."
    )
    response.headers["Retry-After"] = str(AGAIN)
    response.headers["Connection"] = "close"  # the file is not read
    return response


def _give_back(_: BaseException | None) -> None:
    endpoint = request.environ.pop("atendeja.turn", None)
    if endpoint is not None:
        current_app.extensions["turns"].give_back(endpoint)
