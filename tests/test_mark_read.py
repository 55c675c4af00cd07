"""Read marks and “digitando…”: sent to Meta as it wants them, shown only when the answer will be slow."""

import json
import time
from datetime import UTC, datetime

import pytest

from atendeja.queries.outbox import newest_unanswered
from atendeja.whatsapp import simulator
from atendeja.whatsapp.cloud import Cloud
from atendeja.whatsapp.pace import ENOUGH, REMEMBERED, SLOW, Pace

from .factories import OUR_NUMBER, make_conversation, make_message
from .graph import HANG, RESET_AFTER, RESET_BEFORE, Behaviour, Graph, _Handler, refused

TOKEN, NUMBER = "EAA-ficha", "100000000000000"


class Obeying(_Handler):
    """Answers read marks and look-ups by the programme, too."""

    def do_POST(self):
        body = self.rfile.read(int(self.headers["Content-Length"]))
        self.asked(json.loads(body))

    def do_GET(self):
        self.asked(None)

    def asked(self, body):
        graph = self.server.graph
        graph.keep_other(self.path if body is None else body)
        behaviour = graph.take()
        time.sleep(behaviour.delay)
        if behaviour.hang:
            graph.release.wait(60)
        if behaviour.reset:
            return self._cut()
        answer = {"success": True} if behaviour.json is None else behaviour.json
        return self._answer(behaviour, json.dumps(answer).encode())


@pytest.fixture
def graph():
    with Graph() as running:
        running._server.RequestHandlerClass = Obeying
        yield running


@pytest.fixture
def cloud(graph):
    made = Cloud(graph.url, {NUMBER: TOKEN}, "https://agencia.example")
    yield made
    made.session.close()


def test_read_and_typing_as_meta_wants_them(graph, cloud):
    assert cloud.mark_read(NUMBER, "wamid.1", typing=True) is True
    assert cloud.mark_read(NUMBER, "wamid.2", typing=False) is True
    assert graph.others == [
        {
            "messaging_product": "whatsapp",
            "status": "read",
            "message_id": "wamid.1",
            "typing_indicator": {"type": "text"},
        },
        {"messaging_product": "whatsapp", "status": "read", "message_id": "wamid.2"},
    ]


@pytest.mark.parametrize(
    "trouble",
    [
        refused(131009), refused(190, 401), Behaviour(500, {}), Behaviour(200, []),
        Behaviour(200, {"success": 0}), Behaviour(302, {}, {"Location": "http://127.0.0.1:1/"}),
        RESET_BEFORE, RESET_AFTER, HANG,
    ],
)  # fmt: skip
def test_no_trouble_of_the_network_raises(graph, cloud, trouble):
    graph.always(trouble)
    started = time.monotonic()
    assert cloud.mark_read(NUMBER, "wamid.1", typing=True) is False
    assert time.monotonic() - started < 6


def test_without_a_token_nothing_is_asked(graph, cloud):
    assert cloud.mark_read("999999", "wamid.1", typing=True) is False
    assert graph.others == []


def test_nobody_answering_is_no_trouble():
    cloud = Cloud("http://127.0.0.1:9", {NUMBER: TOKEN}, "https://agencia.example")
    assert cloud.mark_read(NUMBER, "wamid.1", typing=True) is False
    cloud.session.close()


# --- when it is worth it ------------------------------------------------------------------------------


@pytest.mark.parametrize(
    ("seconds", "slow"),
    [
        ([], False),
        ([9.0] * (ENOUGH - 1), False),
        ([9.0] * ENOUGH, True),
        ([0.2] * REMEMBERED, False),
        ([0.2] * 8 + [9.0] * 7, False),
        ([0.2] * 7 + [9.0] * 8, True),
        ([9.0] * REMEMBERED + [0.2] * 8, False),
        ([SLOW] * ENOUGH, False),
    ],
)
def test_slow_is_what_most_recent_sends_were(seconds, slow):
    pace = Pace()
    pace.seconds.extend(seconds)
    assert pace.slow is slow


def test_a_send_is_measured_also_when_it_fails():
    pace = Pace()
    with pytest.raises(ZeroDivisionError), pace.measured():
        raise ZeroDivisionError
    assert len(pace.seconds) == 1


@pytest.fixture
def gateway(app):
    gateway = app.extensions["gateway"]
    gateway.read.clear()
    yield gateway
    gateway.slow = False


def test_the_phone_says_typing_before_a_slow_answer(gateway, say, post_webhook, run_tasks):
    gateway.slow = True
    body = simulator.text_webhook(OUR_NUMBER, say.wa_id, say.name, "oi", datetime.now(UTC), "wamid.NOVA")
    assert post_webhook(body).status_code == 200
    run_tasks()
    assert list(gateway.read) == [("wamid.NOVA", True)]


def test_a_quick_answer_needs_no_such_sign(gateway, say):
    assert say("oi")
    assert list(gateway.read) == []


def test_a_sign_that_cannot_be_given_costs_no_answer(app, gateway, say, monkeypatch):
    class Deaf:
        slow = True
        send = staticmethod(gateway.send)

        def mark_read(self, *_, **__):
            return False

    monkeypatch.setitem(app.extensions, "gateway", Deaf())
    assert say("oi")


@pytest.mark.parametrize(("status", "shown"), [("bot", True), ("agent", False), ("waiting", False)])
def test_only_the_assistant_shows_that_it_writes(tenant, status, shown):
    conversation = make_conversation(tenant, status=status)
    make_message(conversation, "antiga", wamid="wamid.A")
    make_message(conversation, "um", wamid="wamid.B", handled_at=None)
    make_message(conversation, "dois", wamid="wamid.C", handled_at=None)
    assert newest_unanswered(conversation.id) == ((OUR_NUMBER, "wamid.C") if shown else None)
