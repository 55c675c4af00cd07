"""Graph's stand-in in its own process, argv[1] seconds slow: prints its address, then a line per send."""

import sys
import threading
import time

from tests.graph import Behaviour, Graph, Sent


class Timing(Graph):
    """Writes to whom, with which wamid and when (monotonic seconds) instead of keeping requests."""

    def keep(self, sent: Sent) -> None:
        with self._lock:
            print(sent.json.get("to", "").lstrip("+"), sent.wamid, time.monotonic(), flush=True)


if __name__ == "__main__":
    with Timing() as graph:
        graph.always(Behaviour(delay=float(sys.argv[1])))
        print(graph.url, flush=True)
        ended = threading.Thread(target=sys.stdin.read)
        ended.start()
        ended.join()
