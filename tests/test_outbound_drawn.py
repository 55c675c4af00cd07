"""Every kind of message is drawn in the thread and on the customer's phone as the customer sees it."""

import html
from datetime import UTC, datetime

import pytest
from sqlalchemy import select

from atendeja.actions.messages import queue_message
from atendeja.extensions import db
from atendeja.models import Message
from atendeja.tasks import deliver

from .factories import make_contact, make_conversation

PHONE = "/simulador/5513991110001"
PDF = {"document": "https://a.example/c.pdf", "filename": "Contrato.pdf", "text": "Leia com calma"}
LINK = {"title": "Ver anúncio", "url": "https://a.example/ap"}
CARD = {"photo": "/static/demo/sala-mar.jpg", "text": "AP-1", "link": LINK}
DRAWN = {
    "document": (PDF, ["Contrato.pdf", 'href="https://a.example/c.pdf"', "Leia com calma"]),
    "location": ({"latitude": -23.96, "longitude": -46.33, "name": "Plantão", "address": "Rua A, 1"},
                 ["Plantão", "Rua A, 1", "query=-23.96,-46.33"]),
    "contact": ({"name": "Bruno Castro", "phone": "5513999990000", "company": "Horizonte"},
                ["Bruno Castro", "Horizonte", "5513999990000"]),
    "reaction": ({"reply_to": "wamid.1", "emoji": "👍"}, ["Reagiu com 👍"]),
    "link": ({"text": "Veja", "button": "Abrir", "url": "https://a.example", "title": "Novidade"},
             ["Novidade", "Veja", "Abrir", 'href="https://a.example"']),
    "location_request": ({"text": "Onde você está?"}, ["Onde você está?", "Enviar localização"]),
    "carousel": ({"text": "Achei", "cards": [CARD, CARD]},
                 ["Achei", "AP-1", "Ver anúncio", 'href="https://a.example/ap"']),
    "template": ({"name": "aviso", "language": "pt_BR", "title": "Título", "text": "Olá", "footer": "Rodapé",
                  "video": "https://a.example/v.mp4",
                  "buttons": [{"kind": "quick_reply", "title": "Sim", "id": "modelo:1:0"},
                              {"kind": "phone", "title": "Ligar", "phone": "+551399990000"},
                              {"kind": "copy_code", "title": "Copiar", "value": "CASA"},
                              {"kind": "url", "title": "Site", "url": "javascript:alert(1)"}]},
                 ["Título", "Olá", "Rodapé", "Vídeo", "Sim", "Ligar", "tel:+551399990000", "Copiar", "Site"]),
}  # fmt: skip


@pytest.fixture
def conversation(tenant):
    contact = make_contact(tenant, wa_id="5513991110001", profile_name="Ana Souza")
    return make_conversation(tenant, contact, last_customer_at=datetime.now(UTC))


@pytest.mark.parametrize("kind", DRAWN)
def test_the_thread_and_the_phone_show_it(owner_client, client, conversation, sent, kind):
    content, seen = DRAWN[kind]
    queue_message(conversation, {"kind": kind} | content, author="agent", now=datetime.now(UTC))
    db.session.commit()
    deliver.function(conversation.id)
    assert len(sent) == 1
    for page in (owner_client.get(f"/conversas/{conversation.id}"), client.get(PHONE)):
        text = html.unescape(page.text)
        assert [words for words in seen if words not in text] == []
        assert "javascript:" not in text


def test_the_place_that_was_asked_for_can_be_sent(client, conversation):
    message = {"kind": "location_request", "text": "Onde você está?"}
    queue_message(conversation, message, author="bot", now=datetime.now(UTC))
    db.session.commit()
    deliver.function(conversation.id)
    phone = client.get(PHONE)
    assert '<button class="reply" name="tipo" value="local">' in phone.text
    token = phone.text.split('name="csrf_token" value="')[1].split('"')[0]
    client.post(f"{PHONE}/mensagens", data={"tipo": "local", "csrf_token": token})
    assert db.session.scalars(select(Message.kind).where(Message.direction == "in",
        Message.conversation_id == conversation.id)).all() == ["location"]  # fmt: skip
