"""Jobs that wait in this process's memory: until a burst of messages has paused, or until a moment comes.

Only in memory, so that waiting costs the queue nothing: the rows say what is left to do, and what a crash
forgets here the sweep finds there.
"""

import threading
import time
from collections.abc import Callable

Key = tuple[str, tuple[int, ...]]  # task name, row ids
Enqueue = Callable[[tuple[int, ...], str | None], None]  # row ids, correlation id
LONGEST = 3.0  # seconds after which somebody who keeps typing is answered all the same


class Gathering:
    """Holds jobs by task and rows, each once. `enqueue` runs in a thread of its own and must not raise."""

    def __init__(self, pause: float = 0.0) -> None:
        self.pause = pause
        self._changed = threading.Condition()
        self._waiting: dict[Key, tuple[float, float, Enqueue, str | None]] = {}  # due, first asked, …
        self._thread: threading.Thread | None = None

    def after_burst(self, key: Key, enqueue: Enqueue, correlation_id: str | None) -> None:
        """Enqueue when this has not been asked for during `pause` seconds, LONGEST after the first time."""
        now = time.monotonic()
        with self._changed:
            first = self._waiting[key][1] if key in self._waiting else now
            self._hold(key, min(now + self.pause, first + LONGEST), first, enqueue, correlation_id)

    def later(self, key: Key, delay: float, enqueue: Enqueue, correlation_id: str | None) -> None:
        """Enqueue after `delay` seconds; of several moments for the same job the earliest counts."""
        now = time.monotonic()
        with self._changed:
            due = min(now + delay, self._waiting[key][0] if key in self._waiting else float("inf"))
            self._hold(key, due, now, enqueue, correlation_id)

    def flush(self) -> None:
        """Let go of what a burst was waiting for: the process is about to end."""
        with self._changed:
            bursts = [
                key for key, (due, _, _, _) in self._waiting.items() if due - time.monotonic() <= LONGEST
            ]
            jobs = [(key, self._waiting.pop(key)) for key in bursts]
        for (_, ids), (_, _, enqueue, correlation_id) in jobs:
            enqueue(ids, correlation_id)

    def forget(self) -> list[Key]:
        """Drop everything that waits, and say what it was: the rows still know."""
        with self._changed:
            dropped = list(self._waiting)
            self._waiting.clear()
        return dropped

    def _hold(self, key: Key, due: float, first: float, enqueue: Enqueue, correlation_id: str | None) -> None:
        self._waiting[key] = (due, first, enqueue, correlation_id)
        if self._thread is None or not self._thread.is_alive():
            self._thread = threading.Thread(target=self._run, name="gathering", daemon=True)
            self._thread.start()
        self._changed.notify()

    def _run(self) -> None:
        while True:
            with self._changed:
                due = min((job[0] for job in self._waiting.values()), default=None)
                left = None if due is None else due - time.monotonic()
                if left is None or left > 0:
                    self._changed.wait(left)
                    continue
                ready = self._ready()
            for (_, ids), enqueue, correlation_id in ready:
                enqueue(ids, correlation_id)

    def _ready(self) -> list[tuple[Key, Enqueue, str | None]]:
        now = time.monotonic()
        ripe = [key for key, job in self._waiting.items() if job[0] <= now]
        return [(key, *self._waiting.pop(key)[2:]) for key in ripe]
