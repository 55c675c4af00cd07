"""No site is asked twice in the same moment, however many photos of it are wanted."""

import threading
import time
from urllib.parse import urlsplit

FORGOTTEN = 1000  # sites remembered at most


class Politeness:
    """`pause` seconds between two questions to one site, counted in this process."""

    def __init__(self, pause: float) -> None:
        self.pause = pause
        self._asked: dict[str, float] = {}
        self._lock = threading.Lock()

    def wait(self, address: str) -> float:
        """Seconds until this address's site may be asked; 0 is leave to ask now, and counts as asking."""
        site, now = urlsplit(address).netloc.lower(), time.monotonic()
        with self._lock:
            left = self._asked.get(site, -self.pause) + self.pause - now
            if left > 0:
                return left
            if len(self._asked) >= FORGOTTEN:
                self._asked.clear()
            self._asked[site] = now
        return 0
