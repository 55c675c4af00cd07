"""A campaign day: everybody writes at once, three messages each, while WhatsApp takes 300 ms a send."""

import time
from collections import Counter
from collections.abc import Iterable

import psycopg

from . import load
from .counters import megabytes
from .ground import GraphProcess, Ground, Send, production
from .report import Figure, Line

PEOPLE, EACH, SLOW, THREADS = 2_000, 3, 0.3, 12
UNSETTLED = "SELECT count(*) FROM message_audit WHERE direction = 'out' AND sent_at IS NULL"
OUT = "SELECT wamid FROM message_audit WHERE direction = 'out' ORDER BY id"
STORED = "SELECT count(*) FROM message_audit WHERE direction = 'in' AND handled_at IS NOT NULL"


def flood() -> Iterable[Line]:
    """All are answered, each once, in order, in bounded memory."""
    graph = GraphProcess(SLOW)
    try:
        with production(WA_API_BASE=graph.url, WORKER_THREADS=str(THREADS)) as ground:
            yield from _measured(ground, graph)
    finally:
        graph.stop()


def _measured(ground: Ground, graph: GraphProcess) -> Iterable[Line]:
    bodies = load.messages(load.customers(PEOPLE, start=40_000), PEOPLE * EACH)
    started = time.monotonic()
    load.flat_out(ground.url, [load.webhook_request(raw) for raw in bodies])
    what = f"{PEOPLE * EACH} webhooks of {PEOPLE} people at once: all acknowledged after"
    yield Figure(what, _since(started), "s")
    ground.drained(300)
    what = f"… all answered, {THREADS} threads, WhatsApp at {SLOW * 1000:.0f} ms a send"
    yield Figure(what, _since(started), "s")
    yield Figure("… messages dealt with", _count(ground, STORED), "", None)
    yield Figure("… people without an answer", PEOPLE - len({send.wa_id for send in graph.sends}), "", 0)
    yield Figure("… sends out of order, lost or doubled", _wrong(ground, graph.sends), "", 0)
    yield Figure("… memory (PSS) afterwards", megabytes(ground.service.processes()), "MB")


def _since(started: float) -> float:
    return time.monotonic() - started


def _wrong(ground: Ground, sends: list[Send]) -> int:
    """Rows that never left or left twice, and sends that came in another order than their rows."""
    with psycopg.connect(ground.database) as connection:
        order = {wamid: place for place, (wamid,) in enumerate(connection.execute(OUT).fetchall())}
    doubled = sum(times - 1 for times in Counter(send.wamid for send in sends).values())
    last: dict[str, int] = {}
    turned = 0
    for send in sends:
        place = order.get(send.wamid, -1)
        turned += place < last.get(send.wa_id, -1)
        last[send.wa_id] = place
    return _count(ground, UNSETTLED) + doubled + turned + abs(len(order) - len(sends))


def _count(ground: Ground, query: str) -> int:
    with psycopg.connect(ground.database) as connection:
        row = connection.execute(query).fetchone()
    return int(row[0]) if row else 0
