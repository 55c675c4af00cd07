"""What a person is told that is held on them: all of it, readable, and nothing of anybody else."""

import json
from datetime import UTC, datetime

from sqlalchemy import select

from atendeja.extensions import db
from atendeja.models import Consent, Contact, Lead, Todo, Visit
from atendeja.queries.personal_data import held_on

from .factories import make_contact, make_conversation, make_message, make_property


def _rita(say):
    say("oi, procuro apartamento de 2 quartos em Santos até 500 mil")
    return db.session.scalars(select(Contact).where(Contact.wa_id == say.wa_id)).one()


def test_everything_about_a_person_is_there_in_words(tenant, say):
    rita = _rita(say)
    held = held_on(rita)
    assert held["Cadastro"][0]["Telefone"] == "(13) 99876-5432"
    assert held["Interesse"][0]["O que procura"]["city"] == "Santos"
    assert held["Mensagens"][0]["Texto"] == "oi, procuro apartamento de 2 quartos em Santos até 500 mil"
    assert {row["De"] for row in held["Mensagens"]} == {"cliente", "assistente"}
    assert held["Buscas"][0]["Tipo"] == "busca"
    assert any(row["O quê"] == "lead.created" for row in held["Histórico do atendimento"])


def test_what_the_team_wrote_about_a_person_belongs_to_it(tenant, say, owner):
    rita, now = _rita(say), datetime.now(UTC)
    home = make_property(tenant)
    lead_id = _lead_id(rita)
    own = {"tenant_id": tenant.id}
    db.session.add_all([
        Consent(**own, contact_id=rita.id, kind="alerts", granted=True, words="pode mandar sim"),
        Visit(**own, lead_id=lead_id, property_id=home.id, notes="vem com a mãe", starts_at=now),
        Todo(**own, lead_id=lead_id, kind="own", title="Ligar para a Rita", due_at=now),
    ])  # fmt: skip
    held = held_on(rita)
    assert held["Consentimentos"][0] | {"Quando": ""} == {
        "Sobre": "alerts", "Resposta": "sim", "Palavras": "pode mandar sim", "Canal": "whatsapp", "Quando": ""
    }  # fmt: skip
    assert held["Visitas"][0]["Anotações"] == "vem com a mãe"
    assert held["Tarefas da equipe"][0]["Tarefa"] == "Ligar para a Rita"


def _lead_id(contact):
    return db.session.scalars(select(Lead.id).where(Lead.contact_id == contact.id)).one()


def test_it_can_be_written_as_json(tenant, say):
    assert json.loads(json.dumps(held_on(_rita(say)), ensure_ascii=False))


def test_others_messages_are_not_in_it(tenant, say):
    other = make_conversation(tenant)
    make_message(other, "isto é de outra pessoa")
    assert "outra pessoa" not in json.dumps(held_on(_rita(say)), ensure_ascii=False)


def test_somebody_who_never_wrote_has_only_a_name(tenant):
    assert list(held_on(make_contact(tenant))) == ["Cadastro"]
