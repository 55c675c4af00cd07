"""People write in bursts: a job asked for several times in a moment is enqueued once, when they pause."""

import threading
import time
from collections.abc import Callable

Job = tuple[Callable[[int, str | None], None], int, str | None]  # enqueue, row id, correlation id
LONGEST = 3.0  # seconds after which somebody who keeps typing is answered all the same


class Gathering:
    """Holds (name, row id) jobs for `pause` seconds after they were last asked for.

    Only in memory: the rows say what is left to do, and a crash leaves it to the sweep. `enqueue` is
    called in a thread of this object's and must not raise.
    """

    def __init__(self, pause: float = 0.0) -> None:
        self.pause = pause
        self._changed = threading.Condition()
        self._waiting: dict[tuple[str, int], tuple[float, float, Job]] = {}  # due, first asked, job
        self._thread: threading.Thread | None = None

    def add(self, name: str, job: Job) -> None:
        now = time.monotonic()
        with self._changed:
            _, first, _ = self._waiting.get((name, job[1]), (now, now, job))
            self._waiting[name, job[1]] = (min(now + self.pause, first + LONGEST), first, job)
            if self._thread is None or not self._thread.is_alive():
                self._thread = threading.Thread(target=self._run, name="gathering", daemon=True)
                self._thread.start()
            self._changed.notify()

    def flush(self) -> None:
        """Let go of everything now: the process is about to end."""
        with self._changed:
            jobs = [job for _, _, job in self._waiting.values()]
            self._waiting.clear()
        for enqueue, row_id, correlation_id in jobs:
            enqueue(row_id, correlation_id)

    def _run(self) -> None:
        while True:
            with self._changed:
                due = min((when for when, _, _ in self._waiting.values()), default=None)
                left = None if due is None else due - time.monotonic()
                if left is None or left > 0:
                    self._changed.wait(left)
                    continue
                ready = self._ready()
            for enqueue, row_id, correlation_id in ready:
                enqueue(row_id, correlation_id)

    def _ready(self) -> list[Job]:
        now = time.monotonic()
        ready = [key for key, (when, _, _) in self._waiting.items() if when <= now]
        return [self._waiting.pop(key)[2] for key in ready]
