"""How long WhatsApp takes to answer lately: a moving median, so that one slow send means nothing yet."""

import time
from collections import deque
from collections.abc import Iterator
from contextlib import contextmanager
from statistics import median

REMEMBERED, ENOUGH = 15, 5  # sends
SLOW = 1.0  # seconds


class Pace:
    """Use as `with pace.measured():` around each send."""

    def __init__(self) -> None:
        self.seconds: deque[float] = deque(maxlen=REMEMBERED)

    @contextmanager
    def measured(self) -> Iterator[None]:
        start = time.monotonic()
        try:
            yield
        finally:
            self.seconds.append(time.monotonic() - start)

    @property
    def slow(self) -> bool:
        latest = list(self.seconds)
        return len(latest) >= ENOUGH and median(latest) > SLOW
