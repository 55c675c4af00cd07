"""Graph's stand-in in a process of its own: prints its address, then one line per send it accepted."""

import sys
import threading
import time

from tests.graph import Graph, Sent


class Timing(Graph):
    """Writes to whom, with which wamid and when (monotonic seconds) instead of keeping requests."""

    def keep(self, sent: Sent) -> None:
        with self._lock:
            print(sent.json.get("to", "").lstrip("+"), sent.wamid, time.monotonic(), flush=True)


if __name__ == "__main__":
    with Timing() as graph:
        print(graph.url, flush=True)
        ended = threading.Thread(target=sys.stdin.read)
        ended.start()
        ended.join()
