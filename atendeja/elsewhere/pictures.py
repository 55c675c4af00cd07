"""A picture of another site: from the shelf, or fetched by a few threads of its own.

Who asks waits a moment at most, and only a few wait at once: no other site, however slow, holds the threads
that answer people. One fetch per picture; what failed is left alone for a while, longer each time.
"""

import hashlib
import tempfile
import threading
import time
from collections import OrderedDict
from collections.abc import Callable
from concurrent.futures import Future, wait
from dataclasses import dataclass
from queue import SimpleQueue
from typing import BinaryIO

from atendeja.fetching import IMAGE, PUBLIC, Limits, NotFetched, Rule, fetch
from atendeja.pictures import Picture, shrink

from .shelf import Shelf

LIMITS = Limits(largest=15_000_000, longest=8.0, pause=4.0, types=IMAGE)
AT_ONCE, IN_LINE, WAITING = 3, 60, 2  # fetches; pictures that are to come; requests that wait for one
PATIENCE = 2.0  # seconds that a request waits
SOON = 2.0  # seconds after which to ask again for what is to come
FIRST, LONGEST = {True: 30.0, False: 600.0}, 24 * 3600.0  # seconds of peace after a failure, passing or not
REMEMBERED = 5000  # failures


@dataclass(frozen=True, slots=True)
class Missing:
    """Not here; ask again after so many seconds. `coming`: because it is being fetched."""

    again: float
    coming: bool


@dataclass(frozen=True, slots=True)
class _Failure:
    until: float
    times: int


class Pictures:
    """Large and thumb of every picture, both made from one fetch."""

    def __init__(
        self, shelf: Shelf, limits: Limits = LIMITS, clock: Callable[[], float] = time.monotonic
    ) -> None:
        self.shelf, self._limits, self._clock = shelf, limits, clock
        self._line: SimpleQueue[tuple[Future[None], str, str, Rule]] = SimpleQueue()
        self._threads = 0  # none until the first picture
        self._coming: dict[str, Future[None]] = {}
        self._failed: OrderedDict[str, _Failure] = OrderedDict()
        self._lock = threading.Lock()
        self._waiting = threading.BoundedSemaphore(WAITING)

    def find(
        self, address: str, size: str, rule: Rule = PUBLIC, patience: float = PATIENCE
    ) -> BinaryIO | Missing:
        """The JPEG, to be closed by the caller. `size`: large or thumb."""
        key = hashlib.sha256(address.encode()).hexdigest()
        kept = self.shelf.open(f"{key}-{size}")
        if kept is not None:
            return kept
        asked = self._asked(key, address, rule)
        if isinstance(asked, Missing):
            return asked
        self._await(asked, patience)
        return self.shelf.open(f"{key}-{size}") or self._missing(key)

    def _asked(self, key: str, address: str, rule: Rule) -> "Future[None] | Missing":
        """The fetch of this picture, begun unless it was."""
        with self._lock:
            failure, coming = self._failed.get(key), self._coming.get(key)
            if coming is None and failure and failure.until > self._clock():
                return Missing(failure.until - self._clock(), coming=False)
            if coming is None and len(self._coming) >= IN_LINE:
                return Missing(SOON, coming=True)
            if coming is None:
                coming = self._coming[key] = Future()
                self._line.put((coming, key, address, rule))
                self._man()
            return coming

    def _man(self) -> None:
        """One more thread for the line, unless there are enough. The process may end in the middle of a
        picture: a deploy waits for nobody's old site, and the shelf takes files whole or not at all."""
        if self._threads < AT_ONCE:
            self._threads += 1
            threading.Thread(target=self._work, name=f"elsewhere-{self._threads}", daemon=True).start()

    def _work(self) -> None:
        while True:
            coming, key, address, rule = self._line.get()
            try:
                self._bring(key, address, rule)
            except Exception as error:  # noqa: BLE001 — a thread of ours outlives whatever one picture does
                coming.set_exception(error)
            else:
                coming.set_result(None)

    def _await(self, coming: "Future[None]", patience: float) -> None:
        if self._waiting.acquire(blocking=False):
            try:
                wait([coming], patience)
            finally:
                self._waiting.release()

    def _missing(self, key: str) -> Missing:
        with self._lock:
            failure = self._failed.get(key)
            if key in self._coming or failure is None:
                return Missing(SOON, coming=True)
            return Missing(max(failure.until - self._clock(), 0.0), coming=False)

    def _bring(self, key: str, address: str, rule: Rule) -> None:
        """Whatever happens, the picture is no longer on its way afterwards."""
        passing: bool | None = True
        try:
            passing = self._brought(key, address, rule)
        finally:
            with self._lock:
                del self._coming[key]
                self._note(key, passing)

    def _brought(self, key: str, address: str, rule: Rule) -> bool | None:
        """None when both files are on the shelf; else whether the trouble may pass."""
        with tempfile.TemporaryFile() as file:
            outcome = fetch(address, file, self._limits, rule)
            if isinstance(outcome, NotFetched):
                return outcome.passing
            made = shrink(file)
        if not isinstance(made, Picture):
            return made.reason == "busy"
        self.shelf.put(f"{key}-thumb", made.thumb)
        self.shelf.put(f"{key}-large", made.large)
        return None

    def _note(self, key: str, passing: bool | None) -> None:
        before = self._failed.pop(key, None)
        if passing is None:
            return
        times = before.times + 1 if before else 0
        pause = min(FIRST[passing] * 4.0 ** min(times, 8), LONGEST)
        self._failed[key] = _Failure(self._clock() + pause, times)
        while len(self._failed) > REMEMBERED:
            self._failed.popitem(last=False)
