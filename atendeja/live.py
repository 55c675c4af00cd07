"""When did something last change? A memory that answers polling pages without touching the database.

A cursor is microseconds since 1970 (UTC) followed by the ids of the newest
message and event on the page: "1795468800000000-57-9". A page
sends back the cursor it was given; `quiet` says whether anything it watches has changed since. After a
restart everything counts as changed once. With several web processes the memory of one cannot speak for
the others: then `shared` is set and every poll asks the database.
"""

import re
import threading
import time
from dataclasses import dataclass
from datetime import UTC, datetime, timedelta

# A change is remembered after its commit, with a clock read before it: look back this much further.
OVERLAP = timedelta(seconds=10)
BEGINNING = 1_000_000_000_000_000  # in 2001: before everything


@dataclass(frozen=True, slots=True)
class Cursor:
    """Everything up to `stamp` (µs, UTC) has been seen, and rows up to `last_id` are on the page."""

    stamp: int
    last_id: int = 0
    last_event_id: int = 0

    def __str__(self) -> str:
        return f"{self.stamp}-{self.last_id}-{self.last_event_id}"

    @property
    def since(self) -> datetime:
        return datetime.fromtimestamp(self.stamp / 1_000_000, UTC) - OVERLAP


def cursor(text: str | None) -> Cursor:
    """Read a cursor from a query string; anything odd means "nothing seen yet"."""
    match = re.fullmatch(r"(\d{1,17})-(\d{1,18})-(\d{1,18})", text or "", re.ASCII)
    if match is None or int(match[1]) < BEGINNING:
        return Cursor(BEGINNING)
    return Cursor(int(match[1]), int(match[2]), int(match[3]))


def stamp() -> int:
    return time.time_ns() // 1000


class Changes:
    """The last change per topic; a topic is ("tenant", id) or ("conversation", tenant id, id)."""

    def __init__(self) -> None:
        self.shared = False
        self._lock = threading.Lock()
        self._started = stamp()
        self._last: dict[tuple[str | int, ...], int] = {}

    def touch(self, tenant_id: int, conversation_id: int) -> None:
        """Remember, after the commit, that a conversation (and so its agency's list) changed."""
        now = stamp()
        with self._lock:
            self._last["tenant", tenant_id] = now
            self._last["conversation", tenant_id, conversation_id] = now

    def quiet(self, seen: Cursor, *topic: str | int) -> bool:
        return not self.shared and self._last.get(topic, self._started) < seen.stamp


changes = Changes()
