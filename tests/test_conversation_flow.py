"""A customer's way from the first word to an agent, through every part of the house."""

from datetime import UTC, datetime, timedelta

import pytest
from sqlalchemy import select

from atendeja.extensions import db
from atendeja.models import Conversation, ConversationEvent, Lead, Message
from atendeja.whatsapp import simulator

from .factories import make_property

SEARCH = "quero comprar um apartamento de 2 quartos em Santos até 500 mil"


@pytest.fixture
def flat(tenant):
    return make_property(tenant, code="AP-700")


def conversation(tenant):
    return db.session.scalars(select(Conversation).where(Conversation.tenant_id == tenant.id)).one()


def kinds(tenant):
    query = select(ConversationEvent.kind).where(ConversationEvent.tenant_id == tenant.id)
    return db.session.scalars(query.order_by(ConversationEvent.id)).all()


def words(answers):
    return "\n".join(f"{answer.text} {answer.payload}" for answer in answers)


def test_a_greeting_is_greeted_in_the_agencys_name_by_one_message(say, tenant):
    (answer,) = say("oi")
    assert tenant.name in answer.text
    assert answer.status == "sent"


def test_a_search_finds_the_property_and_remembers_the_wish(say, tenant, flat):
    assert "AP-700" in words(say(SEARCH)) or "450" in words(say("mostre de novo"))
    lead = db.session.scalars(select(Lead).where(Lead.tenant_id == tenant.id)).one()
    assert (lead.wish["purpose"], lead.wish["city"], lead.wish["price_max"]) == ("sale", "Santos", 500_000)
    assert "lead.created" in kinds(tenant)


def test_another_agencys_property_is_never_shown(say, tenant):
    assert "Segredo" not in words(say(SEARCH))
    assert "AP-1" not in words(say("quero ver o AP-1"))


def test_a_tap_on_a_property_shows_its_details(say, tenant, flat):
    say(SEARCH)
    shown = words(say.tap(f"imovel:{flat.id}", "Ver detalhes"))
    assert "AP-700" in shown
    assert db.session.scalars(select(Lead.property_id).where(Lead.tenant_id == tenant.id)).one() == flat.id


def test_a_tap_on_another_agencys_property_shows_nothing_of_it(say, tenant, other_tenant):
    say("oi")
    assert "Segredo" not in words(say.tap("imovel:1", "Ver detalhes"))


def test_a_person_is_asked_for_and_an_agent_answers(say, tenant, flat, owner_client, owner):
    say(SEARCH)
    assert say("quero falar com um corretor")
    now = conversation(tenant)
    assert now.status == "waiting"
    assert "Rita Lima" in owner_client.get("/conversas?fila=aguardando").text
    thread = f"/conversas/{now.id}"
    owner_client.submit(owner_client.get(thread), f"{thread}/mensagens", texto="Oi Rita, sou a Olga")
    say.run_tasks()
    assert (now.status, now.agent_id, now.waiting_since) == ("agent", owner.id, None)
    assert say("que bom, obrigada!") == []
    assert now.waiting_since is not None
    assert [kind for kind in kinds(tenant) if kind.startswith(("handoff", "agent"))] == [
        "handoff.requested",
        "agent.took_over",
    ]


def test_handed_back_the_assistant_answers_again(say, tenant, owner_client):
    say("quero falar com um corretor")
    thread = f"/conversas/{conversation(tenant).id}"
    for what in ("assumir", "devolver"):
        owner_client.submit(owner_client.get(thread), f"{thread}/{what}")
    assert say("oi de novo")


def test_a_message_hours_late_is_for_a_person_and_not_answered(say, tenant):
    assert say("oi", at=datetime.now(UTC) - timedelta(hours=4)) == []
    assert conversation(tenant).status == "waiting"
    assert kinds(tenant) == ["message.late", "handoff.requested"]


def test_messages_that_came_together_are_answered_together(say, tenant, flat, post_webhook, run_tasks):
    for part in ("oi", "quero comprar apartamento", "em Santos", "2 quartos"):
        post_webhook(simulator.text_webhook(say.number, say.wa_id, say.name, part, datetime.now(UTC)))
    run_tasks()
    mine = select(Message).where(Message.tenant_id == tenant.id, Message.direction == "out")
    out = db.session.scalars(mine.order_by(Message.id)).all()
    assert len(out) <= 2
    assert "AP-700" in words(out) or "450" in words(out)


@pytest.mark.parametrize(
    "message",
    [
        {"type": "image", "image": {"id": "1"}},
        {"type": "audio", "audio": {"id": "1", "voice": True}},
        {"type": "location", "location": {"latitude": 1, "longitude": 2}},
        {"type": "contacts", "contacts": [{}]},
        {"type": "document", "document": {"id": "1", "filename": "renda.pdf"}},
    ],
    ids=lambda message: message["type"],
)
def test_photos_voices_and_places_are_answered_too(say, message):
    assert say.send(message)


def test_each_agency_answers_its_own_customer_in_its_own_name(say, tenant, other_tenant):
    say.number = other_tenant.phone_number_id
    (answer,) = say("oi")
    assert answer.tenant_id == other_tenant.id
    assert other_tenant.name in answer.text
    assert tenant.name not in answer.text.replace(other_tenant.name, "")
