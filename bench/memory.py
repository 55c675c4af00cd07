"""What the service occupies: gunicorn's master and its worker, in which the queue's consumer lives."""

import time
from collections.abc import Iterable

import requests

from . import load
from .cost import sign_in
from .counters import megabytes
from .ground import KNOWN, Ground, embedded, production
from .report import Figure, Line

LIMIT = 130  # MB


def memory() -> Iterable[Line]:
    """On PostgreSQL and Redis: after the start, and after a morning's work in a minute."""
    with production() as ground:
        time.sleep(2)
        yield Figure("Memory (PSS) of the whole service after its start", _used(ground), "MB", LIMIT)
        ground.get_acquainted()
        load.flat_out(ground.url, [load.webhook_request(raw) for raw in load.messages(KNOWN, 1000)])
        ground.drained()
        _look_around(ground)
        yield Figure("… after 1,200 messages answered and 200 pages", _used(ground), "MB", LIMIT)


def laptop() -> Iterable[Line]:
    """`make run`: SQLite, the queue in a file, the simulator."""
    with embedded() as ground:
        time.sleep(1)
        yield Figure("Embedded (SQLite): memory after its start", _used(ground), "MB", LIMIT)
        load.one_by_one(ground.url, load.messages(KNOWN[:40], 40), 0.1)
        took = load.one_by_one(ground.url, load.messages(KNOWN[:40], 120), 0.1)
        yield Figure("Embedded: webhook acknowledged, median", load.percentile(took, 50), "ms", 5)
        yield Figure("Embedded: webhook acknowledged, p99", load.percentile(took, 99), "ms")
        _look_around(ground)
        yield Figure("Embedded: memory after 160 messages and 200 pages", _used(ground), "MB", LIMIT)


def _used(ground: Ground) -> float:
    return megabytes(ground.service.processes())


def _look_around(ground: Ground) -> None:
    """An agent opens the list and threads."""
    with requests.Session() as agent:
        sign_in(ground, agent)
        for number in range(1, 101):
            assert agent.get(f"{ground.url}/conversas").ok
            assert agent.get(f"{ground.url}/conversas/{number % 40 + 1}").ok
