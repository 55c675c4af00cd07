"""How fast the inbox is when it is full: the list of every queue, search, a thread."""

import time
from collections.abc import Iterable, Iterator

import psycopg
import requests

from . import crowd, load
from .cost import sign_in
from .counters import cpu_seconds
from .ground import Ground, production
from .report import Figure, Line, Note

TIMES, AIM, SEARCH_AIM = 40, 30, 60  # requests; ms
CONNECTIONS = 12  # of the service's, in turn
BIG = ("conversations", "contacts", "message_audit", "re_leads")
LISTS = {
    "Minhas": "fila=minhas",
    "Aguardando": "fila=aguardando",
    "Bot": "fila=bot",
    "Todas": "fila=todas",
    "Encerradas": "fila=encerradas",
    "source and property": "fila=todas&origem=anuncio&codigo=AP1001",
}
SEARCHES = {
    "a rare word": crowd.RARE,
    "a word said 125,000 times": crowd.COMMON,
    "two words": "gonzaga apartamento",
    "a rare name": crowd.NAME,
    "a name of 2,000": "Maria",
    "a phone": "(13) 97000-0740",
    "the last four digits": "0740",
    "a property's code": "AP1001",
}


def inbox() -> Iterable[Line]:
    """50,000 conversations, 500,000 messages, one agent who looks."""
    with production() as ground, requests.Session() as agent:
        crowd.fill(ground.database)
        sign_in(ground, agent)
        yield from _pages(ground, agent)
        for what, asked in SEARCHES.items():
            yield from _page(ground, agent, f"search, {what}", f"/conversas?q={asked}", SEARCH_AIM)
        yield from _page(ground, agent, "a thread", "/conversas/20007?fila=todas", AIM)
        yield from _sizes(ground, agent)


def _pages(ground: Ground, agent: requests.Session) -> Iterator[Line]:
    for name, asked in LISTS.items():
        yield from _page(ground, agent, f"list, {name}", f"/conversas?{asked}", AIM)


def _page(ground: Ground, agent: requests.Session, what: str, path: str, aim: float) -> Iterator[Line]:
    took, before = [], _scans(ground)
    worked = cpu_seconds(ground.service.processes())
    for turn in range(TIMES + 3):
        started = time.perf_counter()
        assert agent.get(ground.url + path).ok, path
        if turn >= 3:
            took.append((time.perf_counter() - started) * 1000)
    yield Figure(f"Full inbox, {what}: median", load.percentile(took, 50), "ms", aim)
    yield Figure(f"… p95, {what}", load.percentile(took, 95), "ms")
    worked = (cpu_seconds(ground.service.processes()) - worked) * 1000 / (TIMES + 3)
    yield Figure(f"… the service's own work, {what}", worked, "ms of a core")
    used = _scans(ground)
    named = sorted(name for name, count in used.items() if count - before.get(name, 0) >= TIMES // 2)
    yield Note(f"{what}: {', '.join(named)}")


def _scans(ground: Ground) -> dict[str, int]:
    """How often each index of the big tables was used, and each of these tables read from end to end."""
    time.sleep(1.2)  # PostgreSQL's sessions report when they work, and once a second at most
    for _ in range(CONNECTIONS):
        requests.get(f"{ground.url}/ready", timeout=10)
    time.sleep(0.2)
    with psycopg.connect(ground.database) as connection:
        indexes = connection.execute(
            "SELECT indexrelname, idx_scan FROM pg_stat_user_indexes WHERE relname = ANY(%s)", [list(BIG)]
        ).fetchall()
        whole = connection.execute(
            "SELECT 'ALL OF ' || relname, seq_scan FROM pg_stat_user_tables WHERE relname = ANY(%s)",
            [list(BIG)],
        ).fetchall()
    return dict(indexes + whole)


def _sizes(ground: Ground, agent: requests.Session) -> Iterator[Line]:
    """What goes over the line when the service is asked for gzip."""
    for what, path in (("list", "/conversas"), ("thread", "/conversas/20007")):
        with agent.get(ground.url + path, stream=True, headers={"Accept-Encoding": "gzip, br"}) as answer:
            squeezed = answer.headers.get("Content-Encoding", "not compressed")
            yield Figure(f"Full inbox, {what}: page ({squeezed})", len(answer.raw.read()) / 1024, "KB", 15)
