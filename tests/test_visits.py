"""Visits: asked for in the chat, dealt with by agents, with the customer told; the screens around them."""

from datetime import UTC, datetime, timedelta
from zoneinfo import ZoneInfo

import pytest
from sqlalchemy import select

from atendeja.actions.delivery import Rules
from atendeja.actions.visit_changes import NotPossible, Time, arrange, cancel, confirm, end, propose
from atendeja.extensions import db
from atendeja.models import Conversation, ConversationEvent, Lead, Message, Todo, Visit
from atendeja.queries.visits import conflicts

from .browser import form_fields
from .factories import make_contact, make_conversation, make_property

ZONE = ZoneInfo("America/Sao_Paulo")
RULES = Rules(timedelta(hours=24), timedelta(), 0)


def in_days(days: int, hour: int = 14) -> datetime:
    """That hour, local to the agency, so many days from today."""
    day = datetime.now(ZONE).replace(hour=hour, minute=0, second=0, microsecond=0)
    return day + timedelta(days=days)


@pytest.fixture
def flat(tenant):
    return make_property(tenant, code="AP-77", street="Rua Alfa", number="12", address_visibility="full")


def make_lead(tenant, **values):
    conversation = make_conversation(tenant, make_contact(tenant, profile_name="Carla Dias"), **values)
    lead = Lead(tenant_id=tenant.id, contact_id=conversation.contact_id, wish={})
    db.session.add(lead)
    db.session.flush()
    return lead


def make_visit(tenant, shown, **values):
    """Asked for, tomorrow at two."""
    lead = values.pop("lead", None) or make_lead(tenant)
    row = {"status": "requested", "starts_at": in_days(1), "minutes": 60, "reminders": [], "notes": ""}
    made = Visit(tenant_id=tenant.id, lead=lead, property=shown, **row | values)
    db.session.add(made)
    db.session.flush()
    return made


def said(visit):
    query = select(Message).where(Message.conversation_id == visit.lead.conversation.id)
    return db.session.scalars(query.where(Message.direction == "out").order_by(Message.id)).all()


def happened(visit):
    query = select(ConversationEvent.kind).where(
        ConversationEvent.conversation_id == visit.lead.conversation.id
    )
    kinds = db.session.scalars(query.order_by(ConversationEvent.id)).all()
    return [kind for kind in kinds if kind.startswith("visit.")]


def day_words(moment):
    weekdays = ("segunda", "terça", "quarta", "quinta", "sexta", "sábado", "domingo")
    return f"{weekdays[moment.weekday()]}, {moment:%d/%m}"


# --- what an agent does ---------------------------------------------------------------------------


def test_confirming_tells_the_customer_moves_the_lead_and_plans_the_reminders(tenant, owner, flat):
    visit = make_visit(tenant, flat, starts_at=in_days(3))
    assert confirm(visit, owner, datetime.now(UTC), RULES) == "message"
    (message,) = said(visit)
    assert message.text == (
        f"Visita confirmada! AP-77, Gonzaga, Santos: *{day_words(in_days(3))}, às 14h*. "
        "Endereço: Rua Alfa, 12. Quem recebe você: Dona. Se precisar mudar, é só me avisar por aqui."
    )
    assert (visit.status, visit.agent_id, visit.lead.status) == ("confirmed", owner.id, "visit_scheduled")
    assert visit.remind_at == in_days(2).astimezone(UTC)
    assert happened(visit) == ["visit.confirmed"]


def test_a_second_click_tells_nobody_twice(tenant, owner, flat):
    visit = make_visit(tenant, flat)
    for told in ("message", "nothing", "nothing"):
        assert confirm(visit, owner, datetime.now(UTC), RULES) == told
    assert len(said(visit)) == 1
    assert happened(visit) == ["visit.confirmed"]


def test_the_number_of_the_house_is_told_only_where_it_may_be(tenant, owner):
    shown = make_property(tenant, street="Rua Beta", number="5", address_visibility="district")
    visit = make_visit(tenant, shown)
    confirm(visit, owner, datetime.now(UTC), RULES)
    assert "Beta" not in said(visit)[0].text


def test_moving_there_and_back_is_told_each_time(tenant, owner, flat):
    visit, _ = arrange(make_lead(tenant), flat, Time(in_days(2)), owner, datetime.now(UTC), RULES)
    for when in (in_days(3), in_days(2), in_days(3)):
        assert confirm(visit, owner, datetime.now(UTC), RULES, Time(when)) == "message"
    assert [text.split(".")[0] for text in (m.text for m in said(visit))] == [
        "Visita confirmada! AP-77, Gonzaga, Santos: *" + day_words(in_days(2)) + ", às 14h*",
        *["Sua visita mudou de horário"] * 3,
    ]
    assert happened(visit) == ["visit.confirmed", *["visit.moved"] * 3]


def test_cancelling_gives_the_reason_and_frees_the_lead(tenant, owner, flat):
    visit, _ = arrange(make_lead(tenant), flat, Time(in_days(2)), owner, datetime.now(UTC), RULES)
    cancel(visit, owner, datetime.now(UTC), RULES, "O proprietário viajou")
    assert "foi cancelada. O proprietário viajou. Se quiser" in said(visit)[-1].text
    assert (visit.status, visit.remind_at, visit.lead.status) == ("cancelled", None, "new")
    assert cancel(visit, owner, datetime.now(UTC), RULES) == "nothing"
    with pytest.raises(NotPossible):
        confirm(visit, owner, datetime.now(UTC), RULES)


def test_only_what_is_over_has_an_outcome(tenant, owner, flat):
    visit, _ = arrange(make_lead(tenant), flat, Time(in_days(1)), owner, datetime.now(UTC), RULES)
    with pytest.raises(NotPossible):
        end(visit, owner, datetime.now(UTC), "done", "")
    assert end(visit, owner, in_days(1, 16), "done", "Gostaram da varanda.")
    assert not end(visit, owner, in_days(1, 16), "done", "Gostaram da varanda.")
    assert (visit.status, happened(visit)[-1]) == ("done", "visit.done")


def test_the_past_is_refused(tenant, owner, flat):
    with pytest.raises(NotPossible):
        confirm(make_visit(tenant, flat), owner, datetime.now(UTC), RULES, Time(in_days(-1)))
    with pytest.raises(NotPossible):
        confirm(make_visit(tenant, flat, starts_at=None), owner, datetime.now(UTC), RULES)


@pytest.mark.parametrize(
    ("hour", "minutes", "clashes"), [(14, 60, True), (13, 60, False), (13, 90, True), (15, 60, False)]
)
def test_overlaps_of_agent_and_property_are_shown(tenant, owner, mate, flat, hour, minutes, clashes):
    first = make_visit(tenant, flat, status="confirmed", agent_id=owner.id)
    same_agent = make_visit(
        tenant, make_property(tenant), starts_at=in_days(1, hour), minutes=minutes, agent_id=owner.id
    )
    same_place = make_visit(tenant, flat, starts_at=in_days(1, hour), minutes=minutes, agent_id=mate.id)
    neither = make_visit(tenant, make_property(tenant), agent_id=None)
    found = conflicts(tenant.id, [same_agent, same_place, neither])
    assert (
        [(c.other, c.agent, c.property) for c in found.get(same_agent.id, []) if c.other == first.id]
    ) == ([(first.id, True, False)] if clashes else [])
    assert ([c.property for c in found.get(same_place.id, []) if c.other == first.id]) == (
        [True] if clashes else []
    )
    assert neither.id not in found


def test_a_conflict_warns_before_and_after_confirming_and_refuses_nothing(owner_client, tenant, owner, flat):
    make_visit(tenant, flat, status="confirmed", agent_id=owner.id)
    visit = make_visit(tenant, flat, agent_id=owner.id)
    words = "O corretor e o imóvel já têm outra visita nesta hora."
    assert words in owner_client.get("/visitas").text
    page = owner_client.get(f"/visitas/{visit.id}")
    assert words in page.text
    answer = owner_client.submit(page, f"/visitas/{visit.id}/confirmar")
    assert words in owner_client.get(answer.location).text
    db.session.refresh(visit)
    assert visit.status == "confirmed"


# --- in the chat ----------------------------------------------------------------------------------


@pytest.fixture
def rita(say, flat):
    """Rita has asked for a visit in the chat."""
    say("Oi, ainda tem o AP-77?")
    say(f"quero visitar dia {in_days(2):%d/%m} às 14h")
    say.tap("confirmar")
    return db.session.scalars(select(Visit)).one()


def talk_of(visit):
    return db.session.get_one(Conversation, visit.lead.conversation.id)


def test_asked_for_in_the_chat_it_waits_for_an_agent(rita, tenant, owner_client):
    assert (rita.status, rita.starts_at) == ("requested", in_days(2).astimezone(UTC))
    assert rita.lead.status == "visit_requested"
    todo = db.session.scalars(select(Todo).where(Todo.visit_id == rita.id)).one()
    assert (todo.kind, todo.title) == ("confirm_visit", "Confirmar a visita de Rita Lima ao AP-77")
    assert "Rita Lima" in owner_client.get("/visitas?corretor=todos").text


def test_one_tap_confirms_and_the_bot_knows(rita, owner_client, run_tasks, say):
    page = owner_client.get("/visitas?corretor=todos")
    answer = owner_client.submit(page, f"/visitas/{rita.id}/confirmar")
    assert answer.status_code == 303
    run_tasks()
    assert said(rita)[-1].status == "sent"
    assert db.session.scalars(select(Todo).where(Todo.done_at.is_(None))).all() == []
    assert talk_of(rita).waiting_since is None
    (reply,) = say("qual dia mesmo? quero cancelar a visita")
    assert "cancelei a visita ao AP-77" in reply.text
    db.session.refresh(rita)
    assert (rita.status, rita.remind_at) == ("cancelled", None)


@pytest.mark.parametrize("yes", ["sim", "pode ser", "tap"])
def test_the_customer_accepts_another_time(rita, owner, say, yes):
    propose(rita, owner, datetime.now(UTC), RULES, Time(in_days(3, 16)))
    (reply,) = say.tap("confirmar") if yes == "tap" else say(yes)
    assert reply.text.startswith("Combinado! Sua visita ao AP-77 está confirmada para")
    db.session.refresh(rita)
    assert (rita.status, rita.starts_at) == ("confirmed", in_days(3, 16).astimezone(UTC))
    assert rita.remind_at is not None
    assert rita.lead.status == "visit_scheduled"
    assert happened(rita)[-1] == "visit.agreed"


def test_a_time_outside_the_hours_of_visits_can_be_agreed_when_the_agency_proposes_it(rita, owner, say):
    propose(rita, owner, datetime.now(UTC), RULES, Time(in_days(3, 21)))
    (reply,) = say("sim")
    assert "confirmada para" in reply.text


def test_the_customer_wants_yet_another_time(rita, owner, say):
    propose(rita, owner, datetime.now(UTC), RULES, Time(in_days(3, 16)))
    (reply,) = say.tap("outro-horario")
    assert "dia" in reply.text.lower()
    say(f"dia {in_days(4):%d/%m} às 11h")
    (reply,) = say.tap("confirmar")
    assert "Pedi para mudar a visita" in reply.text
    db.session.refresh(rita)
    assert (rita.status, rita.starts_at) == ("requested", in_days(4, 11).astimezone(UTC))


def test_the_customer_wants_no_visit_any_more(rita, owner, say):
    propose(rita, owner, datetime.now(UTC), RULES, Time(in_days(3, 16)))
    (reply,) = say.tap("sem-visita")
    assert "cancelei a visita" in reply.text
    db.session.refresh(rita)
    assert rita.status == "cancelled"


def test_while_a_person_has_the_conversation_a_tap_still_accepts(rita, owner, say):
    talk_of(rita).status, talk_of(rita).agent_id = "agent", owner.id
    propose(rita, owner, datetime.now(UTC), RULES, Time(in_days(3, 16)))
    db.session.commit()
    (reply,) = say.tap("confirmar")
    assert reply.text.startswith("Visita confirmada! AP-77")
    db.session.refresh(rita)
    assert rita.status == "confirmed"
    assert say.tap("confirmar") == []


def test_a_reminder_is_answered(rita, owner, say):
    confirm(rita, owner, datetime.now(UTC), RULES)
    db.session.commit()
    (reply,) = say.tap("vou")
    assert reply.text == "Combinado, até lá! Se algo mudar na visita ao AP-77, é só me avisar por aqui."
    (reply,) = say.tap("remarcar")
    assert "dia" in reply.text.lower()


def test_a_templates_quick_reply_is_understood_as_the_button_it_is(rita, owner, say):
    confirm(rita, owner, datetime.now(UTC), RULES)
    db.session.commit()
    tap = {"type": "button", "button": {"payload": "vou", "text": "Estarei lá"}}
    (reply,) = say.send(tap)
    assert reply.text.startswith("Combinado, até lá!")
    (reply,) = say.send({"type": "button", "button": {"payload": "remarcar", "text": "Preciso remarcar"}})
    assert "dia" in reply.text.lower()


def test_who_never_spoke_with_the_assistant_can_accept_too(tenant, owner, flat, say):
    contact = make_contact(tenant, wa_id=say.wa_id, profile_name="Rita Lima")
    conversation = make_conversation(tenant, contact)
    lead = Lead(tenant_id=tenant.id, contact_id=contact.id, wish={})
    db.session.add(lead)
    db.session.flush()
    visit, _ = arrange(lead, flat, Time(in_days(2)), owner, datetime.now(UTC), RULES, ask=True)
    db.session.commit()
    (reply,) = say("sim")
    assert "Sua visita ao AP-77 está confirmada" in reply.text
    db.session.refresh(visit)
    assert (visit.status, conversation.status) == ("confirmed", "bot")


def test_of_two_visits_the_assistant_speaks_of_the_one_that_is_left(tenant, owner, flat):
    lead, other = make_lead(tenant), make_property(tenant, code="CA-5")
    first, _ = arrange(lead, flat, Time(in_days(2)), owner, datetime.now(UTC), RULES)
    second, _ = arrange(lead, other, Time(in_days(3)), owner, datetime.now(UTC), RULES)
    cancel(second, owner, datetime.now(UTC), RULES)
    assert lead.conversation.state["booked"]["code"] == "AP-77"
    cancel(first, owner, datetime.now(UTC), RULES)
    assert lead.conversation.state["booked"] == {}


@pytest.mark.parametrize(
    ("words", "kept"),
    [("Gostei!", "liked"), ("mais ou menos", "unsure"), ("Não gostei.", "disliked"), ("tap", "liked")],
)
def test_how_it_was_is_kept_and_thanked_for_once(rita, owner, say, words, kept):
    rita.status, rita.asked_feedback_at = "done", datetime.now(UTC)
    db.session.commit()
    (thanks,) = say.tap(f"nota:{rita.id}:liked") if words == "tap" else say(words)
    db.session.refresh(rita)
    assert (rita.feedback, thanks.author) == (kept, "bot")
    assert happened(rita)[-1] == "visit.rated"
    calls = db.session.scalars(select(Todo.title).where(Todo.kind == "call")).all()
    assert calls == (["Falar com Rita Lima: gostou do AP-77"] if kept == "liked" else [])
    assert say.tap(f"nota:{rita.id}:unsure") == []
    db.session.refresh(rita)
    assert rita.feedback == "unsure"


def test_nobody_rates_another_customers_visit(rita, tenant, flat, say):
    other = make_visit(tenant, flat, status="done", asked_feedback_at=datetime.now(UTC))
    db.session.commit()
    say.tap(f"nota:{other.id}:liked")
    db.session.refresh(other)
    assert other.feedback is None


# --- the screens ----------------------------------------------------------------------------------


@pytest.mark.parametrize("view", ["dia", "semana", "lista"])
def test_the_agenda_in_each_view(owner_client, tenant, owner, flat, view):
    assert "Nenhuma visita" in owner_client.get(f"/visitas?ver={view}").text or view == "semana"
    make_visit(tenant, flat, status="confirmed", agent_id=owner.id)
    address = f"/visitas?ver={view}&dia={in_days(1):%Y-%m-%d}&corretor=eu"
    page = owner_client.get(address)
    assert "Carla Dias" in page.text
    assert "14:00" in page.text
    assert owner_client.fragment(address).text.lstrip().startswith('<div id="agenda"')


def test_mine_and_my_mates(mate_client, tenant, owner, mate, flat):
    make_visit(tenant, flat, status="confirmed", agent_id=owner.id)
    assert "Carla Dias" not in mate_client.get("/visitas?ver=lista").text
    assert "Carla Dias" in mate_client.get("/visitas?ver=lista&corretor=todos").text
    tenant.preferences = {"sees": "own"}
    conversation = db.session.scalars(select(Conversation).where(Conversation.tenant_id == tenant.id)).one()
    conversation.agent_id = owner.id
    visit = db.session.scalars(select(Visit)).one()
    assert "Carla Dias" not in mate_client.get("/visitas?ver=lista&corretor=todos").text
    assert mate_client.get(f"/visitas/{visit.id}").status_code == 404


def test_the_agenda_takes_few_statements(owner_client, tenant, owner, flat, statements):
    for n in range(12):
        make_visit(tenant, flat, starts_at=in_days(1, 8 + n), agent_id=owner.id, status="confirmed")
        make_visit(tenant, flat, starts_at=in_days(2, 8 + n))
    owner_client.get("/visitas")
    with statements() as sql:
        owner_client.get(f"/visitas?ver=semana&corretor=todos&dia={in_days(1):%Y-%m-%d}")
    assert len(sql) <= 8


def test_an_agent_enters_a_visit_from_the_conversation(owner_client, tenant, owner, flat, run_tasks):
    lead = make_lead(tenant)
    page = owner_client.get(f"/visitas/nova?conversa={lead.conversation.id}&imovel=AP-77")
    typed = {"dia": f"{in_days(2):%Y-%m-%d}", "hora": "15:30", "minutos": "90", "corretor": str(owner.id)}
    answer = owner_client.submit(page, "/visitas", acao="marcar", **typed)
    assert answer.status_code == 303
    assert "O cliente foi avisado no WhatsApp." in owner_client.get(answer.location).text
    run_tasks()
    visit = db.session.scalars(select(Visit)).one()
    assert (visit.status, visit.minutes, visit.created_by) == ("confirmed", 90, owner.id)
    assert visit.starts_at == in_days(2, 15).replace(minute=30).astimezone(UTC)
    assert said(visit)[0].status == "sent"


@pytest.mark.parametrize(
    ("typed", "sentence"),
    [
        ({"imovel": "XX-1"}, "Não achei um imóvel ativo com este código."),
        ({"dia": "amanhã"}, "Escolha o dia."),
        ({"hora": "25:00"}, "Diga a hora, como 14:30."),
        ({"dia": "2020-01-01"}, "Esta hora já passou."),
        ({"minutos": "9999"}, "Escolha quanto tempo leva."),
        ({"corretor": "1" * 19}, "Escolha alguém da equipe."),
    ],
)
def test_what_is_wrong_is_said_and_nobody_is_told(owner_client, tenant, flat, typed, sentence):
    lead = make_lead(tenant)
    page = owner_client.get(f"/visitas/nova?lead={lead.id}&imovel=AP-77")
    choices = {"minutos": "60", "corretor": ""}
    answer = owner_client.submit(page, "/visitas", **choices | typed)
    assert answer.status_code == 422
    assert sentence in answer.text
    assert db.session.scalars(select(Visit)).all() == []


def test_a_page_that_shows_something_older_changes_nothing(owner_client, tenant, owner, flat):
    visit = make_visit(tenant, flat)
    page = owner_client.get(f"/visitas/{visit.id}")
    visit.updated_at = datetime.now(UTC)
    answer = owner_client.submit(page, f"/visitas/{visit.id}/confirmar")
    assert answer.status_code == 409
    assert "mudou enquanto isso" in answer.text
    assert said(visit) == []


def test_everything_on_the_page_works_by_htmx_too(owner_client, tenant, owner, flat):
    visit = make_visit(tenant, flat)
    address = f"/visitas/{visit.id}"
    answer = owner_client.submit(owner_client.get(address), f"{address}/confirmar", htmx=True)
    assert answer.text.lstrip().startswith('<article id="visit"')
    assert "O cliente foi avisado" in answer.text
    answer = owner_client.submit(
        owner_client.get(address), f"{address}/notas", htmx=True, notas="Chave na portaria"
    )
    assert "Chave na portaria" in answer.text
    later = {"dia": f"{in_days(3):%Y-%m-%d}", "hora": "10:00", "minutos": "60", "corretor": ""}
    answer = owner_client.submit(
        owner_client.get(address), f"{address}/horario", htmx=True, acao="propor", **later
    )
    assert "Perguntamos ao cliente" in answer.text
    answer = owner_client.submit(owner_client.get(address), f"{address}/cancelar", htmx=True, motivo="Chuva")
    assert "cancelada" in answer.text


def test_the_outcome_from_the_agenda(owner_client, tenant, owner, flat):
    visit = make_visit(tenant, flat, status="confirmed", starts_at=in_days(-1), agent_id=owner.id)
    assert "Como foram?" in owner_client.get("/visitas").text
    address = f"/visitas/{visit.id}"
    answer = owner_client.submit(
        owner_client.get(address), f"{address}/resultado", resultado="no_show", texto="Não atendeu"
    )
    assert answer.status_code == 303
    page = owner_client.get(address).text
    assert "não veio" in page
    assert "Não atendeu" in page
    assert "Como foram?" not in owner_client.get("/visitas").text


def test_strangers_find_nothing(stranger_client, tenant, flat):
    visit = make_visit(tenant, flat)
    for path in (f"/visitas/{visit.id}", f"/visitas/{visit.id}.ics"):
        assert stranger_client.get(path).status_code == 404
    csrf = form_fields(stranger_client.get("/visitas/agenda"), "/visitas/agenda")["csrf_token"]
    for act in ("confirmar", "cancelar", "horario", "resultado", "notas"):
        answer = stranger_client.post(f"/visitas/{visit.id}/{act}", data={"csrf_token": csrf})
        assert answer.status_code == 404
    assert visit.status == "requested"


def test_the_settings_say_what_is_ready(owner_client, mate_client, tenant):
    page = owner_client.get("/configuracoes/modelos")
    assert "visita_confirmada (ainda não existe)" in page.text
    answer = owner_client.submit(page, "/configuracoes/modelos", visit_confirmed="", visit_moved="invasor")
    assert answer.status_code == 422
    answer = owner_client.submit(page, "/configuracoes/modelos", visit_confirmed="")
    assert answer.status_code == 303
    assert dict(tenant.prefers.templates)["visit_confirmed"] == ""
    assert mate_client.get("/configuracoes/modelos").status_code == 404
