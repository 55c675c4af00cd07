"""The pretended phone: what it writes arrives as a real webhook, what it is sent can be tapped."""

import pytest
from sqlalchemy import select

from atendeja.extensions import db
from atendeja.models import Conversation, Message

from .factories import make_property

ANA = "5513991110001"
PHONE = f"/simulador/{ANA}"


def ours(tenant, direction):
    mine = select(Message).where(Message.tenant_id == tenant.id, Message.direction == direction)
    return db.session.scalars(mine.order_by(Message.id)).all()


def write(client, run_tasks, **fields):
    answer = client.submit(client.get(PHONE), f"{PHONE}/mensagens", **fields)
    run_tasks()
    return answer


def test_the_page_offers_its_customers(client, tenant):
    page = client.get("/simulador")
    assert PHONE in page.text


def test_nobody_else_has_a_phone_here(client, tenant):
    assert client.get("/simulador/5500000000000").status_code == 404


def test_what_is_written_is_answered_and_the_phone_reads_it(client, tenant, run_tasks):
    assert write(client, run_tasks, texto="Olá, boa tarde").status_code == 303
    (received,) = ours(tenant, "in")
    assert (received.text, received.author) == ("Olá, boa tarde", "customer")
    assert [message.status for message in ours(tenant, "out")] == ["sent"]
    page = client.get(PHONE).text
    assert "Olá, boa tarde" in page
    assert [message.status for message in ours(tenant, "out")] == ["read"]


def test_htmx_gets_a_fresh_composer(client, tenant, run_tasks):
    answer = write(client, run_tasks, htmx=True, texto="oi")
    assert answer.status_code == 200
    assert "<h1" not in answer.text


def test_nothing_written_is_nothing_sent(client, tenant, run_tasks):
    write(client, run_tasks, texto="   ")
    assert ours(tenant, "in") == []


@pytest.mark.parametrize(("special", "kind"), [("foto", "image"), ("audio", "audio"), ("local", "location")])
def test_other_kinds_can_be_sent_too(client, tenant, run_tasks, special, kind):
    write(client, run_tasks, texto="", tipo=special)
    assert [message.kind for message in ours(tenant, "in")] == [kind]


def test_a_tap_arrives_as_a_tap(client, tenant, run_tasks):
    write(client, run_tasks, texto="", toque="corretor", rotulo="Falar com corretor", em="buttons")
    (received,) = ours(tenant, "in")
    assert (received.kind, received.payload["tapped"]) == ("interactive", "corretor")
    assert db.session.get(Conversation, received.conversation_id).status == "waiting"


def test_a_search_shows_the_property_on_the_phone(client, tenant, run_tasks):
    make_property(tenant, code="AP-700")
    write(client, run_tasks, texto="quero comprar um apartamento de 2 quartos em Santos até 500 mil")
    assert "450" in client.get(PHONE).text


def test_the_poll_is_quiet_until_something_happens(client, tenant, run_tasks):
    write(client, run_tasks, texto="oi")
    client.get(PHONE)
    page = client.get(PHONE).text
    address = page.split(f'hx-get="{PHONE}/novas')[1].split('"')[0]
    assert client.fragment(f"{PHONE}/novas{address}").status_code == 204
    write(client, run_tasks, texto="e aí?")
    assert client.fragment(f"{PHONE}/novas{address}").status_code == 200
