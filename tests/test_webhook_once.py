"""However often and in whatever order a webhook comes: stored once, answered once, and cheaply."""

import random

from atendeja.queue import huey

from .factories import make_contact, make_conversation
from .test_webhook import RITA, body, change, message, ours, text


def test_a_message_delivered_twice_is_stored_and_answered_once(post_webhook, run_tasks, tenant):
    for _ in range(3):
        assert post_webhook(text("oi", "twice")).status_code == 200
    assert huey.storage.queue_size() == 1
    run_tasks()
    assert [m.direction for m in ours(tenant)].count("in") == 1


def test_five_hundred_shuffled_webhooks_of_fifty_messages_store_fifty(post_webhook, tenant):
    people = [(f"551399{n:07}", f"Pessoa {n}") for n in range(10)]
    bodies = [text(f"mensagem {n}", f"w{n}", who=people[n % 10]) for n in range(50)] * 10
    random.Random(7).shuffle(bodies)
    assert {post_webhook(raw).status_code for raw in bodies} == {200}
    assert sorted(m.wamid for m in ours(tenant)) == sorted(f"w{n}" for n in range(50))
    assert len({m.conversation_id for m in ours(tenant)}) == 10


def test_a_batch_wakes_the_assistant_once_per_conversation(post_webhook):
    written = [message(f"a{n}") for n in range(5)] + [message(f"b{n}", "5511911112222") for n in range(5)]
    post_webhook(body({"changes": [change(written)]}))
    assert huey.storage.queue_size() == 2


def test_a_known_persons_message_costs_three_statements(post_webhook, tenant, statements):
    make_conversation(tenant, make_contact(tenant, wa_id=RITA[0]))
    raw = text()
    with statements() as sql:
        assert post_webhook(raw).status_code == 200
    assert len(sql) <= 3, sql


def test_a_batch_of_one_person_costs_no_more_statements_than_one_message(post_webhook, tenant, statements):
    make_conversation(tenant, make_contact(tenant, wa_id=RITA[0]))
    raw = body({"changes": [change([message(f"n{n}") for n in range(100)])]})
    with statements() as sql:
        assert post_webhook(raw).status_code == 200
    assert len(sql) <= 3
    assert len(ours(tenant)) == 100
