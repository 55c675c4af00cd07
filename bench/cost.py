"""What a message costs in SQL and Redis, and what an idle hour and open tabs cost."""

import itertools
import re
import time
from collections.abc import Iterable, Iterator

import requests

from atendeja import lean

from . import load
from .counters import Processor, RedisCounter, SqlLog
from .ground import KNOWN, Ground, production, servers
from .report import Figure, Line, Note

MINUTES_A_DAY = 24 * 60
CONVERSATIONS, EACH = 300, 8  # a busy agency's day
IDLE_SECONDS = 65
TABS, TICK = 50, 2.0  # seconds between two polls of a tab, as in page.js
SAMPLE = 50
GATHERED = 2.0  # seconds after which no message waits for its customer to pause


def messages() -> Iterable[Line]:
    """SQL and Redis per webhook (nobody answers) and per message with its answer."""
    with production(counting=True) as ground:
        ground.get_acquainted()
        ground.service.restart(EMBEDDED_WORKER="false")
        load.one_by_one(ground.url, load.messages(KNOWN[:SAMPLE], SAMPLE), 0)  # connections are open now
        taken = _cost(ground, load.messages(KNOWN[:SAMPLE], SAMPLE))
        yield from _lines("webhook with a message", taken, 3, 2)
        sent = [(send.wa_id, send.wamid) for send in servers().graph.sends[-SAMPLE:]]
        yield from _lines(
            "webhook with a status", _cost(ground, [load.graph.status(*one, "read") for one in sent]), 3, 2
        )
        ground.service.restart(EMBEDDED_WORKER="true")
        ground.drained()
        both = _cost(ground, load.messages(KNOWN[:SAMPLE], SAMPLE))
        answered = tuple(together - alone for together, alone in zip(both, taken, strict=True))
        yield from _lines("answer and its delivery", answered)
        yield Figure("Redis commands per message and answer", both[2], "", 2)


Cost = tuple[float, ...]  # per webhook: queries, what goes with transactions, Redis commands


def _cost(ground: Ground, bodies: list[bytes]) -> Cost:
    time.sleep(GATHERED)
    log, redis = SqlLog(ground.database), RedisCounter(ground.redis)
    load.one_by_one(ground.url, bodies, 0.1)
    time.sleep(GATHERED)
    ran = log.since()
    return tuple(count / len(bodies) for count in (ran.queries, ran.around, redis.since()))


def _lines(what: str, cost: Cost, sql: float | None = None, redis: float | None = None) -> Iterator[Line]:
    yield Figure(f"SQL statements per {what}", cost[0], "", sql)
    yield Figure(f"… BEGIN, COMMIT and connection checks per {what}", cost[1], "")
    if redis is not None:
        yield Figure(f"Redis commands per {what}", cost[2], "", redis)


def idle() -> Iterable[Line]:
    """A minute in which nothing happens."""
    with production(counting=True) as ground:
        ground.get_acquainted()
        per_message = _cost(ground, load.messages(KNOWN[:20], 20))[2]
        log, redis = SqlLog(ground.database), RedisCounter(ground.redis)
        processor = Processor(ground.service.processes())
        time.sleep(IDLE_SECONDS)
        minutes = IDLE_SECONDS / 60
        ran, commands, cpu = log.since(), redis.since() / minutes, processor.percent()
    yield Figure("Idle: Redis commands a minute", commands, "", 2)
    yield Figure("Idle: SQL statements a minute", (ran.queries + ran.around) / minutes, "", 0)
    yield Figure("Idle: processor", cpu, "% of a core")
    waits = 2 * 60 / lean.READ_TIMEOUT  # two workers, each with one blocking read
    a_day = CONVERSATIONS * EACH * per_message + MINUTES_A_DAY * max(commands, waits)
    yield Figure(
        f"Redis commands a day with {CONVERSATIONS} conversations of {EACH} messages", a_day, "", 10_000
    )
    yield Note(
        "The day's Redis commands are computed: per message as measured, idle by the queue's own waits."
    )


def tabs() -> Iterable[Line]:
    """Agents' tabs that look at a quiet thread and its list."""
    with production(counting=True) as ground:
        ground.get_acquainted()
        polls = list(_polls(ground))
        log, redis = SqlLog(ground.database), RedisCounter(ground.redis)
        processor = Processor(ground.service.processes())
        took = load.open_loop(ground.url, polls, per_second=TABS / TICK * 2, allowed=204)
        cpu, ran, commands = processor.percent(), log.since(), redis.since()
    yield Figure(f"{TABS} open tabs, nothing new: processor", cpu, "% of a core")
    yield Figure(f"{TABS} open tabs, nothing new: SQL statements", ran.queries + ran.around, "", 0)
    yield Figure(f"{TABS} open tabs, nothing new: Redis commands", commands, "")
    yield Figure(f"{TABS} open tabs, nothing new: one poll, median", load.percentile(took, 50), "ms")


def _polls(ground: Ground, seconds: int = 20) -> Iterator[bytes]:
    """What 50 tabs ask: the thread's news and the list's, from the addresses on a page just loaded."""
    with requests.Session() as agent:
        sign_in(ground, agent)
        page = agent.get(f"{ground.url}/conversas/1").text + agent.get(f"{ground.url}/conversas").text
        cookie = "; ".join(f"{cookie.name}={cookie.value}" for cookie in agent.cookies)
    addresses = [found.replace("&amp;", "&") for found in re.findall(r'hx-get="([^"]*novas\?[^"]*)"', page)]
    assert addresses, "the pages have no poller"
    number = int(TABS / TICK * 2 * seconds)
    for address in itertools.islice(itertools.cycle(dict.fromkeys(addresses)), number):
        yield load.get_request(address, cookie)


def sign_in(ground: Ground, agent: requests.Session) -> None:
    field = re.search(r'name="csrf_token"[^>]*value="([^"]+)"', agent.get(f"{ground.url}/entrar").text)
    assert field, "the sign-in page has no form"
    form = {"csrf_token": field[1], "email": "ana@horizonte.example", "senha": "horizonte-2026"}
    assert agent.post(f"{ground.url}/entrar", data=form).ok
