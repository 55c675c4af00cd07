"""Webhooks by the thousand: prepared beforehand, sent over kept-alive connections, timed one by one."""

import itertools
import random
import socket
import threading
import time
from collections.abc import Callable, Iterator, Sequence
from urllib.parse import urlsplit

from tests import graph

PHRASES = (
    "oi, boa tarde",
    "quero comprar um apartamento em Santos",
    "ap de 2 quartos em Santos até 500 mil",
    "tem algo com 3 quartos?",
    "pode ser até 700 mil",
    "no Gonzaga ou no Boqueirão",
    "com vaga e varanda",
)
CONNECTIONS = 16


def customers(number: int, start: int = 0) -> list[str]:
    return [f"55139{start + n:08d}" for n in range(number)]


def messages(who: Sequence[str], number: int) -> list[bytes]:
    """`number` text messages of these customers in turn, each with a wamid of its own."""
    words = itertools.cycle(PHRASES)
    return [graph.text(wa_id, next(words)) for wa_id in itertools.islice(itertools.cycle(who), number)]


def with_statuses(who: Sequence[str], number: int, sent: Sequence[tuple[str, str]]) -> list[bytes]:
    """One message for three statuses, as a day of Meta's webhooks is mixed. `sent` are (wa_id, wamid)."""
    mixed = messages(who, number // 4)
    outs = itertools.cycle(sent)
    for status in ("sent", "delivered", "read"):
        mixed += [graph.status(*next(outs), status) for _ in range(number // 4)]
    random.Random(1).shuffle(mixed)
    return mixed


class Connection:
    """A kept-alive connection that posts prepared requests."""

    def __init__(self, url: str) -> None:
        address = urlsplit(url)
        self.socket = socket.create_connection((address.hostname, address.port), timeout=30)
        self.socket.setsockopt(socket.IPPROTO_TCP, socket.TCP_NODELAY, 1)

    def status(self, request: bytes) -> int:
        """Send one request, read its whole answer, return the status code."""
        self.socket.sendall(request)
        answer = b""
        while b"\r\n\r\n" not in answer:
            answer += self._more()
        head, _, body = answer.partition(b"\r\n\r\n")
        length = _content_length(head)
        while len(body) < length:
            body += self._more()
        return int(head[9:12])

    def _more(self) -> bytes:
        if not (part := self.socket.recv(65536)):
            raise ConnectionError("the service closed the connection")
        return part

    def close(self) -> None:
        self.socket.close()


def _content_length(head: bytes) -> int:
    for line in head.split(b"\r\n"):
        if line.lower().startswith(b"content-length:"):
            return int(line[15:])
    return 0


def webhook_request(raw: bytes) -> bytes:
    headers = {"Host": "bench", "Content-Length": str(len(raw)), **graph.signed_headers(raw)}
    lines = "".join(f"{name}: {value}\r\n" for name, value in headers.items())
    return f"POST /webhook/whatsapp HTTP/1.1\r\n{lines}\r\n".encode() + raw


def get_request(path: str, cookie: str) -> bytes:
    return f"GET {path} HTTP/1.1\r\nHost: bench\r\nCookie: {cookie}\r\n\r\n".encode()


def one_by_one(url: str, bodies: Sequence[bytes], pause: float) -> list[float]:
    """Milliseconds until each was acknowledged; `pause` seconds between, so that each is alone."""
    connection, took = Connection(url), []
    for request in [webhook_request(raw) for raw in bodies]:
        started = time.perf_counter()
        _must_be_ok(connection.status(request))
        took.append((time.perf_counter() - started) * 1000)
        time.sleep(pause)
    connection.close()
    return took


def open_loop(url: str, requests: Sequence[bytes], per_second: float, allowed: int = 200) -> list[float]:
    """Requests come when they come (Poisson), however slow the answers; waiting for a turn counts."""
    chance = random.Random(5)
    gaps = [chance.expovariate(per_second) for _ in requests]
    start = time.perf_counter() + 0.2
    due = [start + passed for passed in itertools.accumulate(gaps)]
    took: list[float] = []

    def work(connection: Connection, jobs: Iterator[tuple[float, bytes]]) -> None:
        for when, request in jobs:
            time.sleep(max(0, when - time.perf_counter()))
            _must_be_ok(connection.status(request), allowed)
            took.append((time.perf_counter() - when) * 1000)

    _on_connections(url, CONNECTIONS, list(zip(due, requests, strict=True)), work)
    return took


def flat_out(url: str, requests: Sequence[bytes], connections: int = 8) -> float:
    """Requests a second when each connection sends its next as soon as the last is answered."""

    def work(connection: Connection, jobs: Iterator[bytes]) -> None:
        for request in jobs:
            _must_be_ok(connection.status(request))

    started = time.perf_counter()
    _on_connections(url, connections, requests, work)
    return len(requests) / (time.perf_counter() - started)


def _on_connections(url: str, number: int, jobs: Sequence[object], work: Callable[..., None]) -> None:
    """Share the jobs, in order, among threads with a connection each; the first failure is raised here."""
    shared, failures = _Shared(jobs), []

    def run() -> None:
        connection = Connection(url)
        try:
            work(connection, shared)
        except (OSError, AssertionError) as error:
            failures.append(error)
        finally:
            connection.close()

    threads = [threading.Thread(target=run) for _ in range(number)]
    for thread in threads:
        thread.start()
    for thread in threads:
        thread.join()
    if failures:
        raise failures[0]


class _Shared:
    """An iterator for several threads."""

    def __init__(self, items: Sequence[object]) -> None:
        self.items, self.lock = iter(items), threading.Lock()

    def __iter__(self) -> "_Shared":
        return self

    def __next__(self) -> object:
        with self.lock:
            return next(self.items)


def _must_be_ok(status: int, allowed: int = 200) -> None:
    assert status == allowed, f"answered {status}"


def percentile(values: Sequence[float], percent: float) -> float:
    """Nearest rank."""
    ordered = sorted(values)
    return ordered[min(len(ordered) - 1, max(0, round(percent / 100 * len(ordered) + 0.5) - 1))]
