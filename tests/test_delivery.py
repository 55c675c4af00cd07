"""From a queued row to WhatsApp and back: each message once, in order, whatever Graph and the network do."""

import time
from datetime import UTC, datetime, timedelta

import pytest

from atendeja import tasks
from atendeja.extensions import db
from atendeja.whatsapp.cloud import Cloud

from .factories import OTHER_NUMBER, OUR_NUMBER, make_contact, make_conversation, make_message
from .graph import HALF, RESET_AFTER, Behaviour, Graph, refused, too_many
from .services import free_port

RITA = "5513998765432"
HOUR = timedelta(hours=1)


@pytest.fixture
def graph(app):
    """A Graph API on this machine, spoken to by the real gateway."""
    simulator = app.extensions["gateway"]
    with Graph() as running:
        app.extensions["gateway"] = Cloud(running.url, {OUR_NUMBER: "EAA-ours"}, "https://a.example")
        yield running
    app.extensions["gateway"] = simulator


@pytest.fixture
def conversation(tenant):
    contact = make_contact(tenant, wa_id=RITA)
    return make_conversation(tenant, contact, last_customer_at=datetime.now(UTC) - HOUR)


def queued(conversation, text="Bom dia", **values):
    start = {"direction": "out", "status": "queued", "wamid": None}
    return make_message(conversation, text, **start | values)


@pytest.fixture
def deliver(run_tasks):
    def run(conversation):
        tasks.deliver(conversation.id)
        run_tasks()

    return run


@pytest.fixture
def sweep(run_tasks):
    def run():
        tasks.sweep()
        run_tasks()

    return run


def texts(graph):
    return [sent.json["text"]["body"] for sent in graph.requests]


def test_an_accepted_message_is_sent_with_its_wamid(graph, conversation, deliver):
    message = queued(conversation)
    deliver(conversation)
    (sent,) = graph.requests
    assert sent.path == f"/v25.0/{OUR_NUMBER}/messages"
    assert sent.headers["Authorization"] == "Bearer EAA-ours"
    assert (sent.json["to"], sent.reference) == (f"+{RITA}", str(message.id))
    assert (message.status, message.wamid) == ("sent", sent.wamid)
    assert message.sent_at is not None


def test_it_is_sent_once_however_often_it_is_asked_for(graph, conversation, deliver, sweep):
    queued(conversation)
    deliver(conversation)
    deliver(conversation)
    sweep()
    assert len(graph.requests) == 1


def test_messages_leave_in_the_order_they_were_written(graph, conversation, deliver):
    for n in range(5):
        queued(conversation, f"mensagem {n}")
    deliver(conversation)
    assert texts(graph) == [f"mensagem {n}" for n in range(5)]


@pytest.mark.parametrize("code", [131026, 131047, 100, 132000, 131051, 999999])
def test_a_final_refusal_fails_with_its_code_and_the_next_message_leaves(graph, conversation, deliver, code):
    first, second = queued(conversation, "primeira"), queued(conversation, "segunda")
    graph.next(refused(code, details="porque não"))
    deliver(conversation)
    assert (first.status, first.error_code, first.error_title) == ("failed", code, "porque não")
    assert second.status == "sent"


@pytest.mark.parametrize(("attempts", "pause"), [(0, 1), (1, 4), (2, 16), (3, 64)])
def test_a_passing_refusal_is_tried_again_later_and_later(graph, conversation, deliver, attempts, pause):
    message = queued(conversation, attempts=attempts)
    graph.always(refused(131016, 503))
    before = datetime.now(UTC)
    deliver(conversation)
    assert (message.status, message.attempts) == ("queued", attempts + 1)
    assert pause <= (message.due_at - before).total_seconds() <= pause * 1.25 + 1


def test_what_was_refused_in_passing_leaves_by_itself_when_its_time_has_come(
    graph, conversation, deliver, run_tasks
):
    message = queued(conversation)
    graph.next(refused(131016, 503))
    deliver(conversation)
    deadline = time.monotonic() + 6
    while message.status != "sent" and time.monotonic() < deadline:
        time.sleep(0.1)
        run_tasks()
    assert message.status == "sent"
    assert len(graph.requests) == 2


def test_the_fifth_passing_refusal_is_the_last(graph, conversation, deliver):
    message = queued(conversation, attempts=4)
    graph.always(refused(131016, 503))
    deliver(conversation)
    assert (message.status, message.error_code) == ("failed", 131016)


def test_whatsapp_may_say_how_long_to_wait(graph, conversation, deliver):
    message = queued(conversation)
    graph.next(too_many(30))
    before = datetime.now(UTC)
    deliver(conversation)
    assert message.status == "queued"
    assert 29 <= (message.due_at - before).total_seconds() <= 32


def test_what_waits_holds_back_what_was_written_after_it(graph, conversation, deliver):
    queued(conversation, "primeira", due_at=datetime.now(UTC) + HOUR)
    queued(conversation, "segunda")
    deliver(conversation)
    assert graph.requests == []


def test_what_waits_does_not_hold_back_another_conversation(graph, conversation, tenant, deliver):
    queued(conversation, "espera", due_at=datetime.now(UTC) + HOUR)
    other = make_conversation(tenant, last_customer_at=datetime.now(UTC))
    queued(other, "vai")
    deliver(other)
    assert texts(graph) == ["vai"]


def test_a_conversation_sends_one_message_at_a_time(graph, conversation, deliver):
    queued(conversation, "a caminho", status="sending", claimed_at=datetime.now(UTC), attempts=1)
    queued(conversation, "depois")
    deliver(conversation)
    assert graph.requests == []


def test_nobody_answers_so_it_never_left_and_is_tried_again(app, graph, conversation, deliver):
    app.extensions["gateway"] = Cloud(
        f"http://127.0.0.1:{free_port()}/v25.0", {OUR_NUMBER: "t"}, "https://a.b"
    )
    message = queued(conversation)
    deliver(conversation)
    assert (message.status, message.attempts) == ("queued", 1)
    assert message.due_at is not None


@pytest.mark.parametrize(
    "trouble", [RESET_AFTER, HALF, Behaviour(500, {}), Behaviour(200, {}), Behaviour(200, [])]
)
def test_an_answer_that_was_lost_leaves_it_unknown_and_it_is_never_repeated(
    graph, conversation, deliver, sweep, trouble
):
    message = queued(conversation)
    graph.next(trouble)
    deliver(conversation)
    deliver(conversation)
    sweep()
    assert message.status == "unknown"
    assert len(graph.requests) == 1


def test_a_claim_whose_process_died_is_unknown_and_never_repeated(graph, conversation, sweep):
    died = datetime.now(UTC) - timedelta(minutes=2)
    message = queued(conversation, status="sending", claimed_at=died, attempts=1)
    sweep()
    assert message.status == "unknown"
    assert graph.requests == []


def test_a_claim_that_is_fresh_is_left_alone(graph, conversation, sweep):
    message = queued(conversation, status="sending", claimed_at=datetime.now(UTC), attempts=1)
    sweep()
    assert message.status == "sending"


def test_the_sweep_sends_what_a_lost_queue_forgot(graph, conversation, sweep):
    message = queued(conversation)
    sweep()
    assert message.status == "sent"


def test_the_sweep_answers_what_a_lost_queue_forgot(graph, conversation, sweep):
    message = make_message(conversation, "oi", handled_at=None)
    sweep()
    assert message.handled_at is not None
    assert len(graph.requests) == 1


def test_the_sweep_leaves_what_is_not_due(graph, conversation, sweep):
    queued(conversation, due_at=datetime.now(UTC) + HOUR)
    sweep()
    assert graph.requests == []


def test_one_agencys_token_is_never_used_for_another(graph, other_tenant, deliver, troubles):
    theirs = make_conversation(other_tenant, last_customer_at=datetime.now(UTC))
    message = queued(theirs)
    deliver(theirs)
    assert graph.requests == []
    assert message.status in {"failed", "queued"}
    troubles.clear()


def test_our_own_mistake_never_reaches_whatsapp(graph, conversation, deliver):
    message = queued(conversation, payload={"kind": "buttons", "text": "x", "buttons": []})
    deliver(conversation)
    assert message.status == "failed"
    assert graph.requests == []


def test_no_database_transaction_is_open_while_whatsapp_is_asked(app, conversation, deliver):
    class Looking:
        open_while_sending = None

        def send(self, outgoing):
            self.open_while_sending = db.session().in_transaction()
            return simulator.send(outgoing)

    simulator, looking = app.extensions["gateway"], Looking()
    app.extensions["gateway"] = looking
    queued(conversation)
    deliver(conversation)
    app.extensions["gateway"] = simulator
    assert looking.open_while_sending is False


def test_a_conversation_that_does_not_exist_is_no_trouble(graph, run_tasks):
    tasks.deliver(10**9)
    tasks.answer(10**9)
    assert run_tasks() == 2
    assert OTHER_NUMBER not in str(graph.requests)
