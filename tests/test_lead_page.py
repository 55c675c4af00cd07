"""A lead's page: what it shows, what is changed on it, and a lead typed in by hand."""

import re
from datetime import UTC, datetime, timedelta

import pytest
from sqlalchemy import func, select

from atendeja.extensions import db
from atendeja.models import Consent, Contact, Conversation, ConversationEvent, Inquiry, Lead, Visit
from atendeja.models.contact import typed_number
from atendeja.models.lead_temperature import temperature
from atendeja.queries.lead_page import fitting
from atendeja.queries.lead_timeline import PAGE, timeline

from .factories import make_contact, make_conversation, make_event, make_lead, make_message, make_property

NOW = datetime(2026, 3, 10, 15, 0, tzinfo=UTC)
WISH = {"purpose": "sale", "types": ["apartment"], "city": "Santos", "neighborhoods": ["Gonzaga"]}
WISH |= {"bedrooms_min": 2, "price_max": 500_000, "features": ["pool"]}


def page_of(lead):
    return f"/leads/{lead.id}"


def newest_event(lead, kind):
    query = select(ConversationEvent).where(ConversationEvent.conversation_id == lead.conversation.id)
    return db.session.scalars(
        query.where(ConversationEvent.kind == kind).order_by(ConversationEvent.id.desc())
    ).first()


def edited(client, lead, page=None, **changes):
    """The editor's form as it stands, with these fields typed over."""
    page = page or client.get(f"{page_of(lead)}/editar")
    wish, chosen = (
        lead.wish,
        {"finalidade": lead.wish.get("purpose") or "", "corretor": str(lead.agent_id or "")},
    )
    chosen |= {"tipos": wish.get("types", []), "caracteristicas": wish.get("features", [])}
    return client.submit(page, f"{page_of(lead)}/editar", **chosen | changes)


def acts(client, lead, path, htmx=False, **typed):
    """A form of the lead's page, sent."""
    return client.submit(client.get(page_of(lead)), f"{page_of(lead)}/{path}", htmx=htmx, **typed)


def typed_in(client, **typed):
    """The form for a new lead."""
    return client.submit(client.get("/leads/novo"), "/leads/novo", **typed)


# --- what it shows ---------------------------------------------------------------------------------


def test_an_empty_lead_says_what_will_come_where(owner_client, tenant):
    lead = make_lead(make_conversation(tenant, last_customer_at=None))
    page = owner_client.get(page_of(lead)).text
    for words in ("Ainda não disse", "ainda não escreveu", "Nada registrado", "Frio"):
        assert words in page


def test_a_full_lead_shows_facts_properties_visits_notes_consents(owner_client, owner, tenant):
    flat = make_property(tenant, code="AP-9", features=["pool"])
    talk = make_conversation(tenant, make_contact(tenant, name="Carla Dias"), state={"shown": [flat.id]})
    lead = make_lead(talk, wish=WISH, status="visit_requested", agent_id=owner.id, tags=["Investidora"])
    make_message(talk, "Tem piscina?")
    make_event(talk, "note.written", user_id=owner.id, detail={"text": "Liga depois das 18h"})
    db.session.add(Visit(tenant_id=tenant.id, lead_id=lead.id, property_id=flat.id, starts_at=NOW))
    db.session.add(
        Consent(
            tenant_id=tenant.id, contact_id=talk.contact_id, kind="alerts", granted=True, words="pode avisar"
        )
    )
    db.session.flush()
    page = owner_client.get(page_of(lead)).text
    for words in (
        "Carla Dias",
        "pediu uma visita",
        "AP-9",
        "no bairro Gonzaga",
        "R$\u00a050.000 abaixo do limite",
    ):
        assert words in page
    for words in ("Tem piscina?", "Liga depois das 18h", "pode avisar", "Investidora", "Dona Olga", "já viu"):
        assert words in page


def test_a_page_of_a_lead_costs_a_handful_of_statements(owner_client, tenant, statements):
    for number in range(8):
        make_property(tenant, code=f"AP-{number}00")
    talk = make_conversation(tenant)
    lead = make_lead(talk, wish=WISH | {"features": []})
    for number in range(30):
        make_message(talk, f"mensagem {number}")
        make_event(talk, "lead.moved", detail={"from": "new", "to": "lost"})
    owner_client.get(page_of(lead))
    with statements() as sql:
        owner_client.get(page_of(lead))
    assert len(sql) <= 26


def test_strangers_and_agents_who_see_only_their_own_get_404(stranger_client, mate_client, tenant, owner):
    lead = make_lead(make_conversation(tenant, agent_id=owner.id, status="agent"))
    assert stranger_client.get(page_of(lead)).status_code == 404
    assert mate_client.get(page_of(lead)).status_code == 200
    tenant.preferences = tenant.preferences | {"sees": "own"}
    db.session.commit()
    assert mate_client.get(page_of(lead)).status_code == 404


def test_what_fits_comes_first_and_what_nearly_fits_says_why(tenant):
    make_property(tenant, code="AP-NEAR", sale_price_cents=540_000_00)
    good = make_property(tenant, code="AP-GOOD")
    lead = make_lead(
        make_conversation(tenant), wish={"purpose": "sale", "city": "Santos", "price_max": 500_000}
    )
    assert [(fit.property.code, fit.differs) for fit in fitting(lead)] == [
        (good.code, None),
        ("AP-NEAR", "price"),
    ]
    lead.owner = True
    assert fitting(lead) == []


def test_the_timeline_is_paged_and_counts_the_messages_between(owner_client, tenant):
    talk = make_conversation(tenant)
    lead = make_lead(talk)
    start = NOW - timedelta(days=PAGE + 10)
    for number in range(PAGE + 5):
        make_event(talk, "lead.created", created_at=start + timedelta(days=number))
        make_message(talk, created_at=start + timedelta(days=number, hours=1))
    first = timeline(lead)
    second = timeline(lead, first.older)
    events = [one.id for one in (*first.items, *second.items) if isinstance(one, ConversationEvent)]
    talks = [one for one in (*first.items, *second.items) if not isinstance(one, ConversationEvent)]
    assert len(events) == len(set(events)) == PAGE + 5
    assert sum(sum(one.counts.values()) for one in talks) == PAGE + 5
    assert second.older is None
    older = owner_client.get(f"{page_of(lead)}?antes={first.older}", headers={"HX-Request": "true"})
    assert older.text.count("<time") == len(second.items)


# --- what is changed -------------------------------------------------------------------------------


def test_editing_writes_only_what_was_changed_and_tells_the_assistant(owner_client, owner, mate, tenant):
    talk = make_conversation(tenant, state={"wish": dict(WISH), "greeted": True})
    lead = make_lead(talk, wish=WISH | {"suites_min": 1})
    wanted = {
        "nome": "Carla Souza",
        "preco_ate": "620 mil",
        "corretor": str(mate.id),
        "etiquetas": "Vip, vip, Mar",
    }
    assert edited(owner_client, lead, **wanted).status_code == 303
    db.session.expire_all()
    assert lead.wish == WISH | {"suites_min": 1, "price_max": 620_000}
    assert (lead.contact.name, lead.agent_id, lead.tags) == ("Carla Souza", mate.id, ["Vip", "Mar"])
    assert talk.state["wish"]["price_max"] == lead.wants_max_cents // 100 == 620_000
    changes = newest_event(lead, "lead.changed").detail["changes"]
    assert set(changes) == {"name", "wish", "agent", "tags"}
    page = owner_client.get(page_of(lead)).text
    assert "<del>R$ 500.000</del> → <ins>R$ 620.000</ins>" in page


def test_what_the_assistant_learned_meanwhile_is_not_undone_by_saving(owner_client, tenant):
    lead = make_lead(make_conversation(tenant), wish=dict(WISH))
    page = owner_client.get(f"{page_of(lead)}/editar")
    lead.wish = WISH | {"city": "São Vicente", "neighborhoods": []}
    edited(owner_client, lead, page, quartos="3")
    db.session.expire_all()
    assert (lead.wish["city"], lead.wish["bedrooms_min"]) == ("São Vicente", 3)


def test_the_assistant_searches_by_what_the_agent_wrote(say, owner_client, tenant):
    make_property(tenant, code="AP-GONZAGA")
    make_property(tenant, code="AP-EMBARE", district="Embaré", bedrooms=3)
    say("quero comprar um apartamento de 2 quartos no Gonzaga em Santos")
    lead = db.session.scalars(select(Lead).order_by(Lead.id.desc())).first()
    edited(owner_client, lead, bairros="Embaré", quartos="3")
    answer = say("tem mais opções?")
    assert "AP-EMBARE" in str([message.payload for message in answer])
    db.session.expire_all()
    assert (lead.wish["neighborhoods"], lead.wish["bedrooms_min"]) == (["Embaré"], 3)
    say("na verdade 2 quartos")
    db.session.expire_all()
    assert (lead.wish["neighborhoods"], lead.wish["bedrooms_min"]) == (["Embaré"], 2)


@pytest.mark.parametrize(
    ("field", "typed", "words"),
    [
        ("preco_ate", "muito", "preço"),
        ("preco_de", "900 mil", "maior que"),
        ("quartos", "99", "até 20"),
        ("cidade", "x" * 101, "cabem 100"),
        ("bairros", ",".join(f"b{n}" for n in range(11)), "até 10 bairros"),
    ],
)
def test_what_cannot_be_read_is_said_beside_its_field(owner_client, tenant, field, typed, words):
    lead = make_lead(make_conversation(tenant), wish=dict(WISH))
    answer = edited(owner_client, lead, **{field: typed})
    assert answer.status_code == 422
    assert words.lower() in answer.text.lower()
    db.session.expire_all()
    assert lead.wish == WISH


def test_a_loss_needs_its_reason_and_a_move_is_written(owner_client, owner, tenant):
    lead = make_lead(make_conversation(tenant))
    refused = acts(owner_client, lead, "situacao", situacao="lost")
    assert (refused.status_code, "Diga por que foi perdido" in refused.text) == (422, True)
    acts(owner_client, lead, "situacao", situacao="lost", motivo="comprou na planta")
    db.session.expire_all()
    assert (lead.status, lead.lost_reason) == ("lost", "comprou na planta")
    assert newest_event(lead, "lead.moved").user_id == owner.id
    assert "novo → perdido (comprou na planta)" in owner_client.get(page_of(lead)).text
    fragment = acts(owner_client, lead, "situacao", htmx=True, situacao="proposal")
    assert 'id="lead-status"' in fragment.text
    assert 'hx-swap-oob="true"' in fragment.text
    assert "proposta em andamento" in fragment.text
    assert acts(owner_client, lead, "situacao", situacao="rich").status_code == 400


def test_the_next_step_has_a_day_is_kept_and_done(owner_client, tenant):
    lead = make_lead(make_conversation(tenant))
    assert "Diga o que fazer" in acts(owner_client, lead, "proximo-passo", dia="2026-03-12").text
    assert "Diga até quando" in acts(owner_client, lead, "proximo-passo", passo="Ligar").text
    acts(owner_client, lead, "proximo-passo", passo="Ligar", dia="2026-03-12", hora="14:30")
    db.session.expire_all()
    assert (lead.next_step, lead.next_step_at) == ("Ligar", datetime(2026, 3, 12, 17, 30, tzinfo=UTC))
    assert "venceu" in owner_client.get(page_of(lead)).text
    acts(owner_client, lead, "proximo-passo", acao="feito")
    db.session.expire_all()
    assert (lead.next_step, lead.next_step_at) == (None, None)


def test_properties_that_fit_are_sent_in_two_taps(owner_client, tenant, run_tasks, sent):
    flat = make_property(tenant, code="AP-77")
    talk = make_conversation(tenant)
    lead = make_lead(talk, wish={"purpose": "sale", "city": "Santos"})
    page = owner_client.get(page_of(lead)).text
    assert re.search(rf'value="{flat.id}" checked', page)
    picker = owner_client.get(f"/conversas/{talk.id}/imoveis?imovel={flat.id}")
    assert re.search(rf'value="{flat.id}" checked', picker.text)
    owner_client.submit(picker, f"/conversas/{talk.id}/imoveis", acao="enviar")
    run_tasks()
    assert len(sent) == 1
    assert "já viu" in owner_client.get(page_of(lead)).text


# --- typed in by hand ------------------------------------------------------------------------------


def test_a_lead_typed_in_has_a_closed_conversation_for_templates(owner_client, owner, tenant):
    typed = {"nome": "João Lima", "telefone": "(13) 98888-7777", "finalidade": "rent", "cidade": "Santos"}
    answer = typed_in(owner_client, **typed | {"quartos": "2", "corretor": str(owner.id)})
    assert answer.status_code == 303
    lead = db.session.scalars(select(Lead).order_by(Lead.id.desc())).first()
    assert answer.location == page_of(lead)
    assert (lead.source, lead.status, lead.agent_id) == ("manual", "qualified", owner.id)
    assert (lead.contact.wa_id, lead.contact.match_key) == ("5513988887777", "551388887777")
    assert lead.conversation.status == "closed"
    assert lead.conversation.state["wish"]["purpose"] == "rent"
    assert newest_event(lead, "lead.created").detail["source"] == "manual"
    assert "ainda não escreveu" in owner_client.get(page_of(lead)).text


@pytest.mark.parametrize("typed", ["13 98888-7777", "+55 13 8888-7777", "5513988887777"])
def test_somebody_already_known_is_shown_and_not_doubled(owner_client, tenant, typed):
    talk = make_conversation(tenant, make_contact(tenant, wa_id="551388887777"))
    lead = make_lead(talk)
    before = db.session.scalar(select(func.count()).select_from(Contact))
    answer = typed_in(owner_client, nome="João", telefone=typed)
    assert answer.location == f"{page_of(lead)}?conhecido=1"
    assert db.session.scalar(select(func.count()).select_from(Contact)) == before


def test_a_known_contact_without_a_lead_gets_one(owner_client, tenant):
    talk = make_conversation(tenant, make_contact(tenant, wa_id="5513988887777", name="Lia"))
    typed_in(owner_client, nome="Outra", telefone="13988887777")
    lead = db.session.scalars(select(Lead).where(Lead.contact_id == talk.contact_id)).one()
    assert (lead.contact.name, lead.conversation.id) == ("Lia", talk.id)


def test_a_number_that_belongs_to_a_colleague_who_shares_nothing_is_refused(mate_client, tenant, owner):
    tenant.preferences = tenant.preferences | {"sees": "own"}
    talk = make_conversation(
        tenant, make_contact(tenant, wa_id="5513988887777"), agent_id=owner.id, status="agent"
    )
    make_lead(talk)
    db.session.commit()
    answer = typed_in(mate_client, nome="João", telefone="13988887777")
    assert answer.status_code == 422
    assert "outra pessoa da equipe" in answer.text


def test_a_number_that_is_none_is_said_and_nothing_is_lost(owner_client):
    answer = typed_in(owner_client, nome="João Lima", telefone="12", quartos="2")
    assert answer.status_code == 422
    assert "Confira o telefone" in answer.text
    assert 'value="João Lima"' in answer.text


@pytest.mark.parametrize(
    ("typed", "number"),
    [
        ("(13) 99999-0000", "5513999990000"),
        ("13 9999-0000", "5513999990000"),
        ("013 99999 0000", "5513999990000"),
        ("+55 13 99999-0000", "5513999990000"),
        ("5513999990000", "5513999990000"),
        ("(13) 3222-1000", "551332221000"),
        ("+351 912 345 678", "351912345678"),
        ("0044 7911 123456", "447911123456"),
        ("99999-0000", None),
        ("(00) 99999-0000", None),
        ("12", None),
        ("", None),
        ("joao", None),
    ],
)
def test_numbers_are_read_as_people_write_them(typed, number):
    assert typed_number(typed) == number


# --- how warm --------------------------------------------------------------------------------------

KNOWS = {"purpose": "sale", "city": "Santos", "bedrooms_min": 2}


@pytest.mark.parametrize(
    ("status", "days_there", "wish", "silent_days", "level", "reason"),
    [
        ("visit_scheduled", 1, {}, 1, "hot", "visita agendada"),
        ("visit_requested", 0, {}, 0, "hot", "pediu uma visita"),
        ("proposal", 2, KNOWS, 20, "hot", "proposta em andamento"),
        ("visit_scheduled", 30, KNOWS, 30, "cold", "em silêncio há 30 dias"),
        ("qualified", 0, KNOWS, 0, "hot", "escreveu hoje e sabe o que quer"),
        ("new", 0, {}, 0, "warm", "escreveu hoje"),
        ("new", 0, {}, 1, "warm", "escreveu há um dia"),
        ("qualified", 5, KNOWS, 5, "warm", "sabe o que quer, em silêncio há 5 dias"),
        ("new", 5, {}, 5, "cold", "em silêncio há 5 dias"),
        ("qualified", 9, KNOWS, 9, "cold", "em silêncio há 9 dias"),
        ("no_answer", 1, KNOWS, 8, "cold", "parou de responder há 8 dias"),
        ("new", 0, {}, None, "cold", "ainda não escreveu"),
        ("qualified", 0, KNOWS, None, "warm", "cadastro com o pedido completo"),
        ("qualified", 8, KNOWS, None, "cold", "ainda não escreveu"),
    ],
)
def test_how_warm_a_lead_is_follows_from_facts(status, days_there, wish, silent_days, level, reason):
    heard = None if silent_days is None else NOW - timedelta(days=silent_days, hours=1)
    found = temperature(status, NOW - timedelta(days=days_there), wish, heard, NOW)
    assert (found.level, found.reason) == (level, reason)


def test_what_is_won_or_lost_has_no_temperature():
    assert temperature("won", NOW, KNOWS, NOW, NOW) is None
    assert temperature("lost", NOW, KNOWS, NOW, NOW) is None


def test_an_inquiry_is_a_reaction(owner_client, tenant):
    flat = make_property(tenant, code="AP-31")
    lead = make_lead(make_conversation(tenant))
    for _ in range(2):
        db.session.add(
            Inquiry(tenant_id=tenant.id, lead_id=lead.id, kind="property", property_id=flat.id, found=1)
        )
    db.session.flush()
    assert "perguntou 2 vezes" in owner_client.get(page_of(lead)).text


def test_closed_conversations_of_typed_leads_wake_with_the_customer(say, owner_client):
    typed_in(owner_client, nome="Rui", telefone="5513999990000", finalidade="rent")
    say("oi")
    talks = db.session.scalars(
        select(Conversation).join(Contact).where(Contact.match_key == "551399990000")
    ).all()
    assert len(talks) == 1
