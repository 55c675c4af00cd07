"""Sending through the real HTTP gateway to a stand-in for Graph: every ending, and what comes after it."""

from collections.abc import Callable, Iterator
from datetime import UTC, datetime, timedelta
from typing import Any

import pytest
from flask import Flask
from sqlalchemy import select

from atendeja import queue, tasks
from atendeja.actions.messages import queue_message
from atendeja.extensions import db
from atendeja.models import Conversation, Message, Tenant
from atendeja.whatsapp.cloud import Cloud
from atendeja.whatsapp.errors import AGAIN, NEVER, PAIR, SLOW, STOP, TROUBLES, trouble
from atendeja.whatsapp.simulator import webhook

from . import factories
from .graph import ACCEPTED, HALF, HANG, RESET_AFTER, RESET_BEFORE, Behaviour, Graph, refused, too_many

TOKEN = "EAA" + "x" * 30


@pytest.fixture
def graph(app: Flask) -> Iterator[Graph]:
    simulated = app.extensions["gateway"]
    with Graph() as standing_in:
        tokens = {factories.OUR_NUMBER: TOKEN}
        app.extensions["gateway"] = Cloud(standing_in.url, tokens, "https://agencia.example")
        yield standing_in
    app.extensions["gateway"] = simulated
    queue.gathering.forget()


@pytest.fixture
def conversation(tenant: Tenant) -> Conversation:
    return factories.make_conversation(tenant, last_customer_at=datetime.now(UTC), status="agent")


def say_something(conversation: Conversation, text: str = "Olá!", **values: Any) -> Message:
    made = queue_message(
        conversation, {"kind": "text", "text": text}, author="agent", now=datetime.now(UTC), **values
    )
    return db.session.get_one(Message, made)


def deliver(message: Message) -> Message:
    db.session.commit()
    tasks.deliver.function(message.conversation_id)
    db.session.expire_all()
    return message


def test_an_accepted_message_is_sent_with_our_own_id_on_it(graph: Graph, conversation: Conversation) -> None:
    message = deliver(say_something(conversation))
    (request,) = graph.requests
    assert (message.status, message.wamid) == ("sent", request.wamid)
    assert request.reference == str(message.id)
    assert request.json["to"] == f"+{conversation.contact.wa_id}"
    assert request.headers["Authorization"] == f"Bearer {TOKEN}"


@pytest.mark.parametrize("code", sorted(TROUBLES))
def test_every_code_takes_its_course(
    code: int, graph: Graph, conversation: Conversation, tenant: Tenant, troubles: list[str]
) -> None:
    graph.next(refused(code))
    message = deliver(say_something(conversation))
    troubles.clear()
    course = trouble(code).course
    expected = "failed" if course == NEVER else "queued"
    assert (message.status, message.error_code) == (expected, code)
    assert (tenant.channel_problem == code) is (course == STOP)
    assert (tenant.channel_paused_until is not None) is (course == SLOW)
    assert (message.due_at is not None) is (course in (AGAIN, SLOW, PAIR))
    assert trouble(code).sentence.endswith(".")


def test_a_code_nobody_knows_is_never_repeated(graph: Graph, conversation: Conversation) -> None:
    graph.next(refused(987654))
    assert deliver(say_something(conversation)).status == "failed"


def test_retry_after_is_respected(graph: Graph, conversation: Conversation) -> None:
    graph.next(too_many(37))
    message = deliver(say_something(conversation))
    assert message.status == "queued"
    assert message.due_at is not None
    assert timedelta(seconds=30) < message.due_at - datetime.now(UTC) < timedelta(seconds=38)


@pytest.mark.parametrize("behaviour", [RESET_AFTER, HALF, Behaviour(502, {}), Behaviour(200, {})])
def test_what_may_have_been_taken_is_unknown_and_not_repeated(
    behaviour: Behaviour, graph: Graph, conversation: Conversation
) -> None:
    graph.next(behaviour)
    message = deliver(say_something(conversation))
    assert message.status == "unknown"
    deliver(message)
    assert len(graph.requests) == 1


def test_a_connection_cut_before_anything_was_read_is_not_repeated_blindly(
    graph: Graph, conversation: Conversation
) -> None:
    """The request may have been written into the dead connection: nobody can tell the two apart."""
    graph.next(RESET_BEFORE)
    assert deliver(say_something(conversation)).status == "unknown"


def test_a_graph_that_hangs_is_given_up_and_the_message_is_unknown(
    graph: Graph, app: Flask, conversation: Conversation
) -> None:
    impatient = Cloud(graph.url, {factories.OUR_NUMBER: TOKEN}, "", timeout=(1.0, 0.3))
    app.extensions["gateway"] = impatient
    graph.next(HANG)
    assert deliver(say_something(conversation)).status == "unknown"


def test_too_many_requests_slow_the_channel_whatever_the_code_says(
    graph: Graph, conversation: Conversation, tenant: Tenant
) -> None:
    graph.next(refused(100, status=429))
    assert deliver(say_something(conversation)).status == "queued"
    assert tenant.channel_paused_until is not None


def test_a_number_that_cannot_be_reached_is_tried_again(app: Flask, conversation: Conversation) -> None:
    simulated = app.extensions["gateway"]
    app.extensions["gateway"] = Cloud("http://127.0.0.1:9/v25.0", {factories.OUR_NUMBER: TOKEN}, "")
    message = deliver(say_something(conversation))
    app.extensions["gateway"] = simulated
    queue.gathering.forget()
    assert (message.status, message.attempts) == ("queued", 1)


def test_trying_again_ends_after_five_times(graph: Graph, conversation: Conversation) -> None:
    graph.always(refused(131000))
    message = say_something(conversation)
    for _ in range(7):
        message.due_at = None
        deliver(message)
    assert (message.status, message.attempts, len(graph.requests)) == ("failed", 5, 5)


def test_a_stopped_channel_keeps_everything_until_it_is_resumed(
    graph: Graph,
    conversation: Conversation,
    owner_client: Any,
    run_tasks: Callable[[], int],
    troubles: list[str],
) -> None:
    graph.next(refused(190, status=401))
    first, second = say_something(conversation, "um"), say_something(conversation, "dois")
    deliver(first)
    deliver(second)
    troubles.clear()
    assert ([first.status, second.status], len(graph.requests)) == (["queued", "queued"], 1)
    assert "O acesso ao WhatsApp expirou" in owner_client.get("/conversas").text
    owner_client.submit(owner_client.get("/conversas"), "/canal/retomar")
    run_tasks()
    db.session.expire_all()
    assert [first.status, second.status] == ["sent", "sent"]
    assert [sent.json["text"]["body"] for sent in graph.requests] == ["um", "um", "dois"]


def test_the_pair_limit_holds_up_nobody_else(
    graph: Graph, conversation: Conversation, tenant: Tenant
) -> None:
    other = factories.make_conversation(tenant, last_customer_at=datetime.now(UTC))
    graph.next(refused(131056), ACCEPTED)
    slow, quick = deliver(say_something(conversation)), deliver(say_something(other))
    assert (slow.status, quick.status) == ("queued", "sent")


def test_messages_of_a_conversation_leave_in_order(graph: Graph, conversation: Conversation) -> None:
    graph.next(ACCEPTED, refused(131000))
    messages = [say_something(conversation, word) for word in ("um", "dois", "três")]
    deliver(messages[0])
    assert [m.status for m in messages] == ["sent", "queued", "queued"]
    messages[1].due_at = None
    deliver(messages[0])
    bodies = [sent.json["text"]["body"] for sent in graph.requests]
    assert bodies == ["um", "dois", "dois", "três"]


def test_outside_the_window_nothing_free_form_leaves(graph: Graph, conversation: Conversation) -> None:
    conversation.last_customer_at = datetime.now(UTC) - timedelta(hours=23, minutes=59)
    message = deliver(say_something(conversation))
    assert (message.status, message.error_code, graph.requests) == ("failed", 131047, [])


def test_inside_the_window_it_leaves(graph: Graph, conversation: Conversation) -> None:
    conversation.last_customer_at = datetime.now(UTC) - timedelta(hours=23)
    assert deliver(say_something(conversation)).status == "sent"


def test_a_status_faster_than_the_answer_is_kept(
    graph: Graph, conversation: Conversation, post_webhook: Callable[..., Any]
) -> None:
    message = say_something(conversation)
    message.status = "unknown"
    db.session.commit()
    rows = {"id": "wamid.LATE", "status": "delivered", "timestamp": "1790000000", "recipient_id": "1"}
    body = webhook(factories.OUR_NUMBER, {"statuses": [rows | {"biz_opaque_callback_data": str(message.id)}]})
    assert post_webhook(body).status_code == 200
    db.session.expire_all()
    assert (message.status, message.wamid) == ("delivered", "wamid.LATE")


def test_a_person_may_send_again_what_was_not_confirmed_once(
    graph: Graph, conversation: Conversation, owner_client: Any, run_tasks: Callable[[], int]
) -> None:
    graph.next(RESET_AFTER)
    message = deliver(say_something(conversation))
    address = f"/conversas/{conversation.id}/mensagens/{message.id}/reenviar"
    for _ in range(2):
        _press(owner_client, conversation, address)
        run_tasks()
    db.session.expire_all()
    again = db.session.scalars(select(Message).where(Message.id == message.resent_as)).one()
    assert (again.status, again.text, len(graph.requests)) == ("sent", "Olá!", 2)


def _press(browser: Any, conversation: Conversation, address: str) -> None:
    """The button on the page; a second press after it is gone goes straight to its address."""
    page = browser.get(f"/conversas/{conversation.id}")
    if address in page.text:
        browser.submit(page, address)
    else:
        token = page.text.split('name="csrf_token" value="')[1].split('"')[0]
        browser.post(address, data={"csrf_token": token})
