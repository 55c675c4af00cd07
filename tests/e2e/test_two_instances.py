"""Two web instances and a worker of its own on one database and one Redis; any of them may die."""

import signal
import subprocess
from collections.abc import Iterator
from contextlib import ExitStack

import pytest

from tests import graph
from tests.service import BIN, META, ROOT, Service, eventually

from .installation import PERSON, WISH, Agent, Production

EARLY = "5513991199999"
PEOPLE = [f"55139911{number:05d}" for number in range(12)]
LEFT = "SELECT count(*) FROM message_audit WHERE direction = 'in' AND handled_at IS NULL"


class Worker:
    """`flask worker` with the settings of a service."""

    def __init__(self, service: Service) -> None:
        self.service = service

    def start(self) -> "Worker":
        command = [str(BIN / "flask"), "--app", "wsgi", "worker"]
        with self.service.log_file.open("ab") as log:
            self.process = subprocess.Popen(
                command, cwd=ROOT, env=self.service._environment(), stdout=log, stderr=log
            )
        return self

    def kill9(self) -> None:
        self.process.kill()
        self.process.wait(10)

    def close(self) -> None:
        if self.process.poll() is None:
            self.kill9()


@pytest.fixture
def second(app: Production) -> Iterator[Service]:
    """Another web instance; neither of the two works on tasks."""
    apart = {"EMBEDDED_WORKER": "false", "WA_RATE_LIMIT_GLOBAL_PER_MINUTE": "0"}
    app.service.settings |= apart
    names = ("DATABASE_URL", "REDIS_URL", "WA_API_BASE", "AUTH_JWT_SECRET")
    same = {name: app.service.settings[name] for name in names if name in app.service.settings}
    with ExitStack() as stack:
        service = Service(**META, **same, **apart)
        stack.callback(service.close)
        app.start()
        yield service.start()
        print(service.log[-3000:])


@pytest.fixture
def worker(app: Production, second: Service) -> Iterator[Worker]:
    """Up and working: its first look at what was left lies behind it."""
    started = Worker(app.service).start()
    hears(app.service, EARLY, WISH)
    eventually(lambda: app.graph.sent_to(EARLY), what="a worker that works")
    yield started
    started.close()


def hears(service: Service, wa_id: str, words: str) -> None:
    assert graph.post(service.url, graph.text(wa_id, words)).status_code == 200


def all_answered(app: Production) -> None:
    eventually(lambda: all(app.graph.sent_to(one) for one in PEOPLE), 40, "an answer for everybody")
    eventually(lambda: app.one(LEFT) == 0, 20, "the end of what was left")
    assert not app.sent_twice()
    assert not app.repeats()


def test_messages_through_both_are_each_answered_once_and_seen_from_both(
    app: Production, second: Service, worker: Worker
) -> None:
    for number, wa_id in enumerate(PEOPLE):
        hears((app.service, second)[number % 2], wa_id, WISH)
    all_answered(app)
    hears(app.service, PEOPLE[0], PERSON)
    waiting = "SELECT id FROM conversations WHERE waiting_since IS NOT NULL"
    conversation = eventually(lambda: app.rows(waiting), what="somebody who waits")[0][0]
    for service in (app.service, second):
        with Agent(service.url) as agent:
            assert PERSON in agent.sign_in().page(f"/conversas/{conversation}")


def test_a_worker_that_is_killed_loses_nothing(app: Production, second: Service, worker: Worker) -> None:
    for number, wa_id in enumerate(PEOPLE):
        hears((app.service, second)[number % 2], wa_id, WISH)
        if number == len(PEOPLE) // 2:
            eventually(lambda: any(app.graph.sent_to(one) for one in PEOPLE), what="work under way")
            worker.kill9()
    app.change("UPDATE message_audit SET claimed_at = claimed_at - interval '1 hour'")
    worker.start()
    settled = "SELECT count(*) FROM message_audit WHERE status IN ('queued', 'sending')"
    eventually(lambda: app.one(LEFT) == 0 and app.one(settled) == 0, 40, "the end of what was left")
    assert {
        row[0]
        for row in app.rows(
            "SELECT DISTINCT c.wa_id FROM contacts c"
            " JOIN conversations v ON v.contact_id = c.id JOIN message_audit m ON m.conversation_id = v.id"
            " WHERE m.direction = 'out'"
        )
    } >= set(PEOPLE)
    assert not app.sent_twice()
    assert not app.repeats()


def test_an_instance_that_is_killed_with_messages_in_its_hands_loses_nothing(
    app: Production, second: Service, worker: Worker
) -> None:
    for number, wa_id in enumerate(PEOPLE):
        hears((app.service, second)[number % 2], wa_id, WISH)
    second.kill9()  # before the pause after the burst is over: its memory is gone
    hears(app.service, PEOPLE[0], "oi")
    second.start()
    all_answered(app)


def test_a_worker_that_is_asked_to_stop_does_so_at_once(worker: Worker) -> None:
    worker.process.send_signal(signal.SIGTERM)
    assert worker.process.wait(15) == 0
