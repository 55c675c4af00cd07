"""One note to one push service (RFC 8030)."""

from collections.abc import Callable
from dataclasses import dataclass
from typing import Any
from urllib.parse import urlsplit

import requests

from .encryption import BadKeys, encrypted
from .keys import Keys

TIMEOUT = (5, 10)  # seconds to connect, to answer
LONGEST_ENDPOINT = 1000
GONE = frozenset({404, 410})
Post = Callable[..., Any]  # as requests.post; refuses addresses that are not public with ValueError


@dataclass(frozen=True, slots=True)
class Note:
    """What is sent: JSON bytes, how many seconds it is worth waiting for the device, how pressing it is.

    A later note with the same `topic` (at most 32 URL-safe characters) replaces one not yet delivered.
    """

    content: bytes
    lasts: int = 1800
    urgency: str = "high"
    topic: str = ""


@dataclass(frozen=True, slots=True)
class Push:
    """The way out to push services. `outcome` words: sent, gone, later, refused, unreachable."""

    keys: Keys
    post: Post

    def deliver(self, endpoint: str, p256dh: str, auth: str, note: Note) -> str:
        """Send; never raises for what the other side is or does."""
        if not acceptable(endpoint):
            return "refused"
        try:
            body = encrypted(note.content, p256dh, auth)
            answer = self.post(
                endpoint,
                data=body,
                headers=self._headers(endpoint, note),
                timeout=TIMEOUT,
                allow_redirects=False,
                stream=True,  # nobody reads what it says, however long
            )
        except requests.RequestException:
            return "unreachable"
        except (BadKeys, ValueError):
            return "refused"
        answer.close()
        return outcome(answer.status_code)

    def _headers(self, endpoint: str, note: Note) -> dict[str, str]:
        headers = {
            "Authorization": self.keys.authorization(endpoint),
            "Content-Encoding": "aes128gcm",
            "Content-Type": "application/octet-stream",
            "TTL": str(note.lasts),
            "Urgency": note.urgency,
        }
        return headers | ({"Topic": note.topic} if note.topic else {})


def outcome(status: int) -> str:
    if 200 <= status < 300:
        return "sent"
    if status in GONE:
        return "gone"
    return "later" if status == 429 or status >= 500 else "refused"


def acceptable(endpoint: str) -> bool:
    """An https address of a named host, without anything that browsers never put there."""
    try:
        parts = urlsplit(endpoint)
        port = parts.port
    except ValueError:
        return False
    named = bool(parts.hostname) and "." in (parts.hostname or "") and not parts.username
    short = len(endpoint) <= LONGEST_ENDPOINT and endpoint.isascii() and endpoint.isprintable()
    return parts.scheme == "https" and named and short and port in {None, 443}
