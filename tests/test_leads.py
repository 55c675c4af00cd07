"""What the customer's words and silence do to a lead: facts, status, source, value, and the record of it."""

import logging
from datetime import UTC, datetime, timedelta

import pytest
from sqlalchemy import select

from atendeja.actions.erasure import erase
from atendeja.actions.lead_changes import assign_lead, change_lead, move_lead, tidy_tags
from atendeja.actions.lead_progress import mark_silent
from atendeja.assistant.origins import origin
from atendeja.extensions import db
from atendeja.models import Conversation, ConversationEvent, Inquiry, Lead
from atendeja.tasks.following import follow_everybody

from .factories import make_conversation, make_lead, make_property

NOW = datetime(2026, 3, 10, 15, 0, tzinfo=UTC)


def the_lead():
    db.session.expire_all()
    query = select(Lead).join(Conversation, Conversation.contact_id == Lead.contact_id)
    return db.session.scalars(query.order_by(Lead.id.desc()).limit(1)).one()


def moves(lead):
    query = select(ConversationEvent).where(ConversationEvent.conversation_id == lead.conversation.id)
    found = db.session.scalars(query.where(ConversationEvent.kind == "lead.moved").order_by("id"))
    return [(one.detail["from"], one.detail["to"], one.detail["why"]) for one in found]


def kinds(lead):
    query = select(ConversationEvent.kind).where(ConversationEvent.conversation_id == lead.conversation.id)
    return list(db.session.scalars(query.order_by(ConversationEvent.id)))


# --- what the assistant hears ----------------------------------------------------------------------


def test_a_wish_that_is_known_well_enough_qualifies_the_lead(say, tenant):
    make_property(tenant)
    say("quero comprar um apartamento de 2 quartos em Santos até 500 mil")
    lead = the_lead()
    assert lead.status == "qualified"
    assert moves(lead) == [("new", "qualified", "wished")]
    assert (lead.wants_purpose, lead.wants_city_key, lead.wants_max_cents) == ("sale", "santos", 500_000_00)
    assert lead.value_cents == 500_000_00


def test_words_that_say_too_little_leave_the_lead_new(say):
    say("quero comprar")
    lead = the_lead()
    assert (lead.status, moves(lead)) == ("new", [])


def test_nothing_that_fits_is_told_and_ends_when_something_fits(say, tenant):
    make_property(tenant)
    say("quero comprar um apartamento de 5 quartos em Santos até 100 mil")
    assert the_lead().status == "no_property"
    say("pode ser 2 quartos até 600 mil")
    lead = the_lead()
    assert lead.status == "qualified"
    assert moves(lead)[-1] == ("no_property", "qualified", "found_some")


def test_each_search_and_each_property_asked_about_is_kept(say, tenant, caplog):
    caplog.set_level(logging.INFO)
    make_property(tenant, code="AP1023")
    make_property(tenant, code="AP1024")
    say("quero comprar um apartamento de 2 quartos em Santos até 500 mil")
    say("me fala do AP1023")
    say("e o AP1024?")
    say("me fala do AP1024")
    query = select(Inquiry.kind, Inquiry.found).where(Inquiry.lead_id == the_lead().id).order_by(Inquiry.id)
    assert list(db.session.execute(query)) == [("search", 2), ("property", 1), ("property", 1)]
    assert caplog.text.count('"event": "inquiry.created"') == 3


def test_asking_for_more_when_all_were_shown_is_no_lack_of_properties(say, tenant):
    make_property(tenant)
    say("quero comprar um apartamento de 2 quartos em Santos até 500 mil")
    say("tem mais opções?")
    assert the_lead().status == "qualified"


def test_the_price_of_the_property_asked_about_is_what_is_at_stake(say, tenant):
    make_property(tenant, code="AP1023", sale_price_cents=620_000_00)
    say("ainda tem o AP1023?")
    lead = the_lead()
    assert (lead.source, lead.value_cents) == ("code", 620_000_00)
    assert db.session.scalar(select(Inquiry.kind).where(Inquiry.lead_id == lead.id)) == "property"


def test_a_code_that_is_named_later_says_nothing_of_where_the_customer_came_from(say, tenant):
    make_property(tenant, code="AP1023")
    say("oi, quero comprar em Santos")
    say("ainda tem o AP1023?")
    assert the_lead().source == "organic"


@pytest.mark.parametrize(
    ("words", "ref", "found"),
    [
        ("Oi", None, None),
        ("ainda tem o AP1023?", "AP1023", "code"),
        ("https://www.zapimoveis.com.br/imovel/venda-apartamento-id-2712345678/", None, "portal"),
        ("vi esse https://www.vivareal.com.br/imovel/x-id-271/ ainda tem?", "271", "portal"),
        ("Olá! Vi este anúncio no Viva Real e quero saber mais", None, "portal"),
        ("achei vocês na OLX", None, "portal"),
        ("me chama no zap", None, None),
        ("quero um loft. pode ser?", None, None),
        ("https://www.nossaimobiliaria.com.br/imovel/AP1023", "AP1023", "code"),
    ],
)
def test_the_first_words_say_where_somebody_comes_from(words, ref, found):
    assert origin(words, ref) == found


# --- silence and return ----------------------------------------------------------------------------


def test_silence_is_noted_once_and_ends_with_the_next_message(say, tenant):
    make_property(tenant)
    say("quero comprar um apartamento de 2 quartos em Santos até 500 mil")
    assert mark_silent(tenant, datetime.now(UTC) + timedelta(days=6)) == []
    later = datetime.now(UTC) + timedelta(days=8)
    assert len(mark_silent(tenant, later)) == 1
    assert mark_silent(tenant, later) == []
    assert (the_lead().status, the_lead().status_before) == ("no_answer", "qualified")
    say("oi, voltei")
    lead = the_lead()
    assert (lead.status, lead.status_before) == ("qualified", None)
    assert moves(lead)[-2:] == [("qualified", "no_answer", "silent"), ("no_answer", "qualified", "returned")]


def test_who_waits_for_us_is_not_silent_and_the_agency_sets_the_time(tenant):
    long_ago = NOW - timedelta(days=20)
    talk = make_conversation(tenant, last_customer_at=long_ago, waiting_since=long_ago)
    make_lead(talk, status_at=long_ago)
    assert mark_silent(tenant, NOW) == []
    talk.waiting_since = None
    tenant.preferences = tenant.preferences | {"silence_days": 0}
    db.session.flush()
    assert mark_silent(tenant, NOW) == []
    tenant.preferences = tenant.preferences | {"silence_days": 19}
    db.session.flush()
    assert mark_silent(tenant, NOW) == [(tenant.id, talk.id)]


def test_a_lost_lead_comes_back_even_while_an_agent_is_in_charge(say, tenant, owner):
    say("quero comprar em Santos")
    lead = the_lead()
    lead.conversation.status, lead.conversation.agent_id = "agent", owner.id
    move_lead(lead, "lost", owner, NOW, "comprou em outro lugar")
    db.session.commit()
    say("mudei de ideia")
    lead = the_lead()
    assert (lead.status, lead.lost_reason) == ("new", None)


# --- what people do --------------------------------------------------------------------------------


def test_a_move_by_hand_is_written_with_its_reason_and_author(tenant, owner):
    lead = make_lead(make_conversation(tenant))
    event = move_lead(lead, "lost", owner, NOW, "preço alto")
    assert (lead.status, lead.status_at, lead.lost_reason) == ("lost", NOW, "preço alto")
    assert (event.kind, event.user_id) == ("lead.moved", owner.id)
    assert event.detail == {"from": "new", "to": "lost", "why": "manual", "lost_reason": "preço alto"}
    assert move_lead(lead, "lost", owner, NOW) is None


def test_what_was_typed_about_a_person_is_forgotten_with_the_person(tenant, owner):
    lead = make_lead(make_conversation(tenant))
    move_lead(lead, "lost", owner, NOW, "Carla comprou com a prima")
    change_lead(lead, {"tags": ["Prima da Carla"], "name": "Carla Dias"}, owner, NOW)
    db.session.flush()
    talk = lead.conversation.id
    erase(lead.contact, owner, "asked", NOW)
    query = select(ConversationEvent.detail).where(ConversationEvent.conversation_id == talk)
    assert "Carla" not in str(list(db.session.scalars(query)))


def test_a_change_says_what_was_there_before_and_reaches_the_assistant(tenant, owner, mate):
    talk = make_conversation(tenant, state={"wish": {"purpose": "rent"}, "greeted": True, "eased": ["price"]})
    lead = make_lead(talk, wish={"purpose": "rent"})
    wish = {"purpose": "sale", "city": "Santos", "bedrooms_min": 2, "price_max": 400_000}
    event = change_lead(lead, {"wish": wish, "name": "Carla Dias Souza"}, owner, NOW)
    assert event.detail["changes"] == {
        "wish": [{"purpose": "rent"}, wish],
        "name": [None, "Carla Dias Souza"],
    }
    assert (talk.state["wish"], talk.state["eased"], talk.state["greeted"]) == (wish, [], True)
    assert (lead.status, lead.wants_max_cents, lead.value_cents) == ("qualified", 400_000_00, 400_000_00)
    assert assign_lead(lead, mate, owner, NOW).detail["changes"]["agent"][1]["name"] == mate.name
    assert assign_lead(lead, mate, owner, NOW) is None


def test_tags_are_kept_once_and_can_be_searched():
    assert tidy_tags(["Investidor", " investidor ", "", "Pressa  alta"]) == ["Investidor", "Pressa alta"]


# --- the names that PRODUCT fixes ------------------------------------------------------------------


def test_events_and_log_lines_have_their_fixed_names(say, tenant, caplog):
    caplog.set_level(logging.INFO)
    make_property(tenant, code="AP1023")
    say("ainda tem o AP1023?")
    say("quero visitar amanhã às 14h")
    say("sim")
    lead = the_lead()
    written = kinds(lead)
    for name in ("lead.created", "inquiry.created", "visit.requested"):
        assert written.count(name) == 1
        assert f'"event": "{name}"' in caplog.text


def test_the_hourly_look_notes_who_fell_silent(tenant, run_tasks):
    long_ago = datetime.now(UTC) - timedelta(days=20)
    lead = make_lead(make_conversation(tenant, last_customer_at=long_ago), status_at=long_ago)
    follow_everybody()
    run_tasks()
    assert the_lead().id == lead.id
    assert the_lead().status == "no_answer"
