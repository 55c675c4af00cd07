"""One note to one push service (RFC 8030)."""

from collections.abc import Callable
from dataclasses import dataclass
from urllib.parse import urlsplit

from atendeja.fetching import PUBLIC, Deadline, Forbidden, Rule, guarded_session

from .encryption import BadKeys, encrypted
from .keys import Keys

TIMEOUT, LONGEST = (5, 10), 15  # seconds: to connect and to answer; all of it
LONGEST_ENDPOINT = 1000
GONE = frozenset({404, 410})


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
    rule: Rule = PUBLIC
    accepts: Callable[[str], bool] = lambda endpoint: acceptable(endpoint)

    def deliver(self, endpoint: str, p256dh: str, auth: str, note: Note) -> str:
        """Send; never raises for what the other side is or does."""
        if not self.accepts(endpoint):
            return "refused"
        try:
            return outcome(self._status(endpoint, encrypted(note.content, p256dh, auth), note))
        except (BadKeys, Forbidden):
            return "refused"
        except OSError:  # requests' own errors are
            return "unreachable"

    def _status(self, endpoint: str, body: bytes, note: Note) -> int:
        """Nobody reads what the push service says, however long."""
        headers = self._headers(endpoint, note)
        with Deadline(LONGEST) as deadline, guarded_session(self.rule, deadline) as session:
            answer = session.post(
                endpoint, data=body, headers=headers, timeout=TIMEOUT, allow_redirects=False, stream=True
            )
            answer.close()
            return answer.status_code

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
