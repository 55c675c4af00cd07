"""Telling a customer something: a message, a template or a call, and once."""

from datetime import UTC, datetime, timedelta

import pytest
from sqlalchemy import select

from atendeja.actions.delivery import Rules
from atendeja.actions.telling import News, tell
from atendeja.actions.templates import sync_templates
from atendeja.extensions import db
from atendeja.models import Message, Template, Todo
from atendeja.queries.purposes import fault, filled, template_for
from atendeja.queries.templates import templates_of
from atendeja.whatsapp.simulated_templates import TEMPLATES
from atendeja.whatsapp.templates import listed, write

from .factories import make_contact, make_conversation

NOW = datetime(2026, 3, 10, 15, 0, tzinfo=UTC)
RULES = Rules(timedelta(hours=24), timedelta(), 0)
VALUES = {"quando": "sábado, 14/03, às 10h", "codigo": "AP1023"}
NEWS = News(
    {"kind": "text", "text": "Sua visita está confirmada."},
    "visit_confirmed",
    "confirmar a visita de sábado",
    "visita-1-confirmada",
    VALUES,
)


@pytest.fixture
def conversation(tenant):
    return make_conversation(tenant, make_contact(tenant, profile_name="Carla Dias"), last_customer_at=NOW)


@pytest.fixture
def of_meta(tenant):
    sync_templates(tenant, listed(TEMPLATES), NOW)
    return {row.name: row for row in templates_of(tenant.id)}


def queued(conversation):
    query = select(Message).where(Message.conversation_id == conversation.id)
    return db.session.scalars(query.order_by(Message.id)).all()


def to_do(tenant):
    return db.session.scalars(select(Todo).where(Todo.tenant_id == tenant.id).order_by(Todo.id)).all()


def test_within_the_window_it_is_a_message_of_the_assistant(conversation):
    assert tell(conversation, NEWS, NOW + timedelta(hours=23), RULES) == "message"
    (message,) = queued(conversation)
    assert (message.author, message.text) == ("bot", "Sua visita está confirmada.")


def test_outside_it_is_the_approved_template_filled_in(conversation, of_meta):
    assert tell(conversation, NEWS, NOW + timedelta(days=2), RULES) == "template"
    (message,) = queued(conversation)
    assert message.payload["name"] == "visita_confirmada"
    assert message.text.startswith("Olá, Carla! Sua visita está confirmada para sábado, 14/03, às 10h.")
    assert write(message.payload)


def test_without_a_template_somebody_calls(conversation, tenant, owner):
    conversation.agent_id = owner.id
    assert tell(conversation, NEWS, NOW + timedelta(days=2), RULES) == "todo"
    (todo,) = to_do(tenant)
    assert (todo.kind, todo.title) == ("call", "Ligar para Carla Dias: confirmar a visita de sábado")
    assert (todo.user_id, queued(conversation)) == (owner.id, [])


@pytest.mark.parametrize("later", [timedelta(hours=1), timedelta(days=3)])
@pytest.mark.parametrize("first", [timedelta(), timedelta(days=2)])
def test_the_same_news_is_told_once_whichever_way_is_open_by_then(conversation, tenant, first, later):
    tell(conversation, NEWS, NOW + first, RULES)
    assert tell(conversation, NEWS, NOW + first + later, RULES) == "nothing"
    assert len(queued(conversation)) + len(to_do(tenant)) == 1


def test_who_wants_no_messages_is_told_only_what_they_asked_for(conversation, tenant, of_meta):
    conversation.contact.opted_out_at = NOW
    unasked = News(NEWS.content, "visit_feedback", "perguntar", "nota-1", VALUES, asked_for=False)
    assert tell(conversation, unasked, NOW, RULES) == "nothing"
    assert tell(conversation, NEWS, NOW + timedelta(days=2), RULES) == "todo"
    assert (queued(conversation), len(to_do(tenant))) == ([], 1)


def test_the_agency_chooses_another_template_or_none(tenant, of_meta):
    assert template_for(tenant, "visit_confirmed") == of_meta["visita_confirmada"]
    tenant.preferences = {"templates": [["visit_confirmed", "lembrete_visita"], ["visit_reminder", ""]]}
    assert template_for(tenant, "visit_confirmed") == of_meta["lembrete_visita"]
    assert template_for(tenant, "visit_reminder") is None


@pytest.mark.parametrize(
    ("changes", "sentence"),
    [
        ({"status": "PAUSED"}, "Pausado pela Meta por baixa qualidade"),
        ({"category": "MARKETING"}, "Não é de utilidade"),
        ({"gone_at": NOW}, "Não está mais na Meta"),
        (
            {"parameter_format": "NAMED", "components": [{"type": "BODY", "text": "Seu saldo é {{saldo}}."}]},
            "Não sabemos preencher: Saldo",
        ),
    ],
)
def test_a_template_that_cannot_tell_it_is_not_used(tenant, of_meta, changes, sentence):
    for name, value in changes.items():
        setattr(of_meta["visita_confirmada"], name, value)
    assert template_for(tenant, "visit_confirmed") is None
    assert fault(of_meta["visita_confirmada"]) == sentence


@pytest.mark.parametrize(
    ("text", "format", "said"),
    [
        ("Oi {{1}}, visita {{2}} ao imóvel {{3}}", "POSITIONAL", "Oi Ana, visita sáb às 10h ao imóvel AP1"),
        (
            "Oi {{1}}! Imóvel {{2}}: {{3}}, com {{4}}",
            "POSITIONAL",
            "Oi Ana! Imóvel AP1: sáb às 10h, com Rua A",
        ),
        ("{{nome}} {{horario_visita}} {{local}}", "NAMED", "Ana sáb às 10h Rua A"),
        ("Dia {{data}} às {{hora}}.", "NAMED", "Dia 28/11 às 10h."),
    ],
)
def test_gaps_are_filled_by_what_they_mean(tenant, text, format, said):
    row = Template(
        tenant_id=tenant.id, name="x", language="pt_BR", category="UTILITY", status="APPROVED",
        parameter_format=format, components=[{"type": "BODY", "text": text}],
    )  # fmt: skip
    values = {"nome": "Ana", "quando": "sáb às\n10h", "codigo": "AP1", "endereco": "Rua A"}
    made = filled(row, values | {"data": "28/11", "hora": "10h"})
    assert made["text"] == said
    assert write(made)["type"] == "template"


def test_the_quick_replies_of_a_template_carry_our_ids(of_meta):
    made = filled(of_meta["lembrete_visita"], VALUES | {"nome": "Ana"}, ("a:1", "b:1"))
    assert [button["id"] for button in made["buttons"]] == ["a:1", "b:1"]
