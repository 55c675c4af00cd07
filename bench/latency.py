"""How fast webhooks are acknowledged and answered, freely and held to half a core."""

import time
from collections.abc import Iterable, Sequence

import config

from . import load
from .ground import KNOWN, Ground, Send, production, servers
from .half_core import CannotHold, half_a_core
from .report import Figure, Line, Note


def webhook() -> Iterable[Line]:
    """Acknowledgements with the whole machine."""
    with production() as ground:
        ground.get_acquainted()
        took = [one for _ in range(4) for one in _alone(ground)]
        yield Figure("Webhook acknowledged, one at a time: median", load.percentile(took, 50), "ms", 5)
        yield Figure("Webhook acknowledged, one at a time: p99", load.percentile(took, 99), "ms")
        yield from _fifty_a_second(ground, "")
        yield from _all_messages(ground, "")


def _alone(ground: Ground) -> list[float]:
    """One after another, and over before the first customer has paused long enough to be answered."""
    took = load.one_by_one(ground.url, load.messages(KNOWN, 80), pause=0)
    ground.drained()
    return took


def half_core() -> Iterable[Line]:
    """The same while the service is held to half a core."""
    with production() as ground:
        ground.get_acquainted()
        try:
            with half_a_core([process.pid for process in ground.service.processes()]):
                yield from _fifty_a_second(ground, ", half a core", 30)
                yield from _all_messages(ground, ", half a core")
                yield from _ceilings(ground, ", half a core")
        except CannotHold as error:
            yield Note(f"Half a core was not measured: {error}.")


def ceiling() -> Iterable[Line]:
    """How much it takes before it saturates."""
    with production() as ground:
        ground.get_acquainted()
        yield from _ceilings(ground, "")


def answer() -> Iterable[Line]:
    """From the webhook's arrival to the answer in WhatsApp's hands, five messages a second."""
    with production() as ground:
        ground.get_acquainted()
        yield from _answers(ground, "")
        pause = config.TABLE["ANSWER_PAUSE_MS"][0]
        yield Note(f"An answer waits {pause} ms on purpose, in case the customer is still writing.")
        try:
            with half_a_core([process.pid for process in ground.service.processes()]):
                yield from _answers(ground, ", half a core")
        except CannotHold as error:
            yield Note(f"Half a core was not measured: {error}.")


def _fifty_a_second(ground: Ground, where: str, limit: float | None = None) -> Iterable[Line]:
    """Meta's mixture: for each message three statuses of ours."""
    sent = [(send.wa_id, send.wamid) for send in servers().graph.sends[-len(KNOWN) :]]
    took = _open(ground, load.with_statuses(KNOWN, 600, sent))
    what = f"50 webhooks/s, one message to three statuses{where}"
    yield Figure(f"{what}: median", load.percentile(took, 50), "ms")
    yield Figure(f"{what}: p99", load.percentile(took, 99), "ms", limit)
    ground.drained()


def _all_messages(ground: Ground, where: str) -> Iterable[Line]:
    """The worst mixture: every webhook is a message that is answered."""
    took = _open(ground, load.messages(KNOWN, 600))
    what = f"50 messages/s, each answered{where}"
    yield Figure(f"{what}: median", load.percentile(took, 50), "ms")
    yield Figure(f"{what}: p99", load.percentile(took, 99), "ms")
    yield Figure(f"{what}: last answer after the last webhook", ground.drained(), "s")


def _open(ground: Ground, bodies: Sequence[bytes]) -> list[float]:
    return load.open_loop(ground.url, [load.webhook_request(raw) for raw in bodies], per_second=50)


def _ceilings(ground: Ground, where: str) -> Iterable[Line]:
    sent = [(send.wa_id, send.wamid) for send in servers().graph.sends[-len(KNOWN) :]]
    rate = load.flat_out(
        ground.url, [load.webhook_request(raw) for raw in load.with_statuses(KNOWN, 1200, sent)]
    )
    yield Figure(f"Most webhooks in a second, one message to three statuses{where}", rate, "/s")
    ground.drained()
    rate = load.flat_out(ground.url, [load.webhook_request(raw) for raw in load.messages(KNOWN, 600)])
    started = time.monotonic()
    yield Figure(f"Most webhooks in a second, messages only{where}", rate, "/s")
    ground.drained()
    yield Figure(f"… and until all 600 were answered{where}", time.monotonic() - started + 600 / rate, "s")


def _answers(ground: Ground, where: str) -> Iterable[Line]:
    who, seen = KNOWN[:75], len(servers().graph.sends)
    arrived: dict[str, float] = {}
    connection = load.Connection(ground.url)
    for wa_id, raw in zip(who, load.messages(who, len(who)), strict=True):
        arrived[wa_id] = time.monotonic()
        assert connection.status(load.webhook_request(raw)) == 200
        time.sleep(0.2)
    connection.close()
    ground.drained()
    took = [_first(servers().graph.sends[seen:], wa_id) - arrived[wa_id] for wa_id in who]
    milliseconds = [seconds * 1000 for seconds in took]
    yield Figure(f"Answer in WhatsApp's hands after{where}: median", load.percentile(milliseconds, 50), "ms")
    yield Figure(f"Answer in WhatsApp's hands after{where}: p99", load.percentile(milliseconds, 99), "ms")


def _first(sends: Sequence[Send], wa_id: str) -> float:
    return next(send.at for send in sends if send.wa_id == wa_id)
