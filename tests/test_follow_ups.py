"""Nobody is forgotten: the agent's steps after a silence, each once, and one reminder by the assistant."""

from datetime import UTC, datetime, timedelta

import pytest
from sqlalchemy import select

from atendeja.actions.delivery import Rules
from atendeja.actions.follow_ups import is_decent, plan_steps, remind, silent_with_assistant
from atendeja.assistant.reminding import reminder
from atendeja.assistant.state import State
from atendeja.extensions import db
from atendeja.models import Lead, Message, Todo
from atendeja.queries.todos import open_todos
from atendeja.tasks import follow_up

from .factories import make_conversation, make_message

NOON = datetime(2026, 11, 24, 15, tzinfo=UTC)  # a Tuesday, 12 h in São Paulo
RULES = Rules(timedelta(hours=24), timedelta(0), 0)
WISH = {"wish": {"purpose": "sale", "city": "Santos", "types": ["apartment"]}, "seen": ["AP1", "AP2"]}


def _silent(tenant, hours, *, agent=None, now=NOON, **values):
    """Somebody who wrote so many hours ago and was answered."""
    at = now - timedelta(hours=hours)
    start = {"status": "agent" if agent else "bot", "agent_id": agent.id if agent else None, "state": WISH}
    conversation = make_conversation(tenant, last_customer_at=at, **start | values)
    lead = Lead(tenant_id=tenant.id, contact_id=conversation.contact_id, status="qualified")
    db.session.add(lead)
    db.session.flush()
    db.session.refresh(conversation)
    return conversation


def _steps(tenant):
    return db.session.scalars(select(Todo).where(Todo.kind == "follow_up").order_by(Todo.id)).all()


@pytest.mark.parametrize(
    ("hours", "word"),
    [(3, ""), (5, "mesmo dia"), (25, "dia seguinte"), (73, "terceiro dia"), (169, "sétimo dia"), (360, "")],
)  # fmt: skip
def test_a_silence_brings_the_step_it_has_reached(tenant, mate, hours, word):
    _silent(tenant, hours, agent=mate)
    plan_steps(tenant, NOON)
    found = [(one.title, one.user_id) for one in _steps(tenant)]
    assert found == ([(f"Retomar o contato com Carla Dias ({word})", mate.id)] if word else [])


def test_each_step_comes_once_however_often_it_is_looked_for(tenant, mate):
    _silent(tenant, 5, agent=mate)
    assert [plan_steps(tenant, NOON + timedelta(hours=n)) for n in range(4)] == [1, 0, 0, 0]
    assert plan_steps(tenant, NOON + timedelta(days=1)) == 1
    assert [one.detail["step"] for one in _steps(tenant)] == [1, 2]


def test_after_a_long_stop_only_the_newest_step_is_written(tenant, mate):
    _silent(tenant, 80, agent=mate)
    plan_steps(tenant, NOON)
    assert len(_steps(tenant)) == 1


@pytest.mark.parametrize(
    "values",
    [{"waiting_since": NOON - timedelta(hours=5)}, {"agent_id": None, "status": "bot"}],
    ids=["the customer waits for us", "nobody looks after the lead"],
)
def test_no_step_when_it_is_not_the_customer_who_is_silent_for_somebody(tenant, mate, values):
    _silent(tenant, 30, agent=mate, **values)
    assert plan_steps(tenant, NOON) == 0


@pytest.mark.parametrize("status", ["won", "lost"])
def test_what_is_decided_is_not_followed(tenant, mate, status):
    _silent(tenant, 30, agent=mate).lead.status = status
    assert plan_steps(tenant, NOON) == 0


def test_steps_are_due_when_the_office_is_open(tenant, mate):
    night = datetime(2026, 11, 25, 2, tzinfo=UTC)
    _silent(tenant, 5, agent=mate, now=night)
    plan_steps(tenant, night)
    assert _steps(tenant)[0].due_at.astimezone(tenant.zone).strftime("%H:%M") == "09:00"


def test_a_step_leaves_the_list_when_the_customer_writes(tenant, mate):
    conversation = _silent(tenant, 5, agent=mate)
    plan_steps(tenant, NOON)
    later = NOON + timedelta(days=1)
    assert len(open_todos(mate, later)) == 1
    conversation.last_customer_at = NOON + timedelta(minutes=5)
    db.session.flush()
    assert len(open_todos(mate, later)) == 0


# --- the assistant's one reminder ------------------------------------------------------------------


def _reminded(tenant, hours=6, now=NOON, **values):
    conversation = _silent(tenant, hours, now=now, **values)
    return conversation, remind(conversation, now, RULES)


def test_who_fell_silent_is_reminded_once_of_what_was_wanted(tenant):
    conversation, written = _reminded(tenant)
    assert written
    message = db.session.scalars(select(Message).where(Message.conversation_id == conversation.id)).one()
    assert message.text.startswith("Oi! Conseguiu ver as opções de ")
    assert [button["id"] for button in message.payload["buttons"]] == ["mais", "nova", "corretor"]
    assert not remind(conversation, NOON + timedelta(hours=2), RULES)


@pytest.mark.parametrize("hours", [1, 4, 25, 48])
def test_neither_too_soon_nor_when_the_window_is_closed(tenant, hours):
    assert not _reminded(tenant, hours)[1]


@pytest.mark.parametrize("hour", [0, 3, 7, 8, 20, 23])
def test_never_at_night(tenant, hour):
    night = datetime(2026, 11, 24, hour, 30, tzinfo=tenant.zone).astimezone(UTC)
    assert not is_decent(night.astimezone(tenant.zone))
    assert not _reminded(tenant, now=night)[1]


@pytest.mark.parametrize(
    "values",
    [
        {"status": "agent"},
        {"status": "closed"},
        {"waiting_since": NOON},
        {"state": {}},
        {"state": {"wish": {"city": "Santos"}, "booked": {"at": "2026-11-25T10:00"}}},
    ],
    ids=["an agent has it", "closed", "waits for a person", "said nothing", "a visit is arranged"],
)
def test_others_are_left_in_peace(tenant, values):
    assert not _reminded(tenant, **values)[1]


def test_who_wants_no_messages_gets_none(tenant):
    conversation = _silent(tenant, 6)
    conversation.contact.opted_out_at = NOON
    assert not remind(conversation, NOON, RULES)


def test_an_agency_can_do_without(tenant):
    tenant.preferences = {**tenant.preferences, "nudge_hours": 0}
    _silent(tenant, 6)
    assert silent_with_assistant(tenant, NOON) == []


def test_another_silence_may_be_reminded_again(tenant):
    conversation, written = _reminded(tenant)
    assert written
    conversation.last_customer_at = NOON + timedelta(hours=1)
    db.session.flush()
    assert remind(conversation, NOON + timedelta(hours=7), RULES)


def test_the_sweeps_task_writes_steps_and_sends_reminders(tenant, mate, run_tasks, sent):
    tenant.preferences = {**tenant.preferences, "nudge_hours": 1}
    now = datetime.now(UTC)
    conversation = _silent(tenant, 6, now=now)
    make_message(conversation)
    _silent(tenant, 30, agent=mate, now=now)
    follow_up(tenant.id)
    run_tasks()
    decent = is_decent(now.astimezone(tenant.zone))
    assert len(sent) == (1 if decent else 0)
    assert len(_steps(tenant)) == 1


@pytest.mark.parametrize(
    ("state", "beginning"),
    [
        (State(), None),
        (State(wish={"city": "Santos"}, owner=True), None),
        (State(wish={"city": "Santos"}, name="Rita Lima"), "Oi, Rita! Você ainda procura"),
        (State(wish={"city": "Santos"}, seen=("AP1",)), "Oi! Conseguiu ver as opções"),
    ],
)
def test_the_words_of_a_reminder(state, beginning):
    message = reminder(state)
    assert message is None if beginning is None else message["text"].startswith(beginning)


def test_the_agency_sets_its_own_times(owner_client, tenant):
    address = "/configuracoes/acompanhamento"
    wrong = owner_client.submit(owner_client.get(address), address, lembrar="30", silencio="x")
    assert wrong.status_code == 422
    assert "Escreva um número de 0 a 20." in wrong.get_data(as_text=True)
    saved = owner_client.submit(owner_client.get(address), address, lembrar="0", silencio="10", avisos="250")
    assert saved.status_code == 303
    db.session.refresh(tenant)
    kept = tenant.prefers
    assert (kept.nudge_hours, kept.silence_days, kept.alerts_a_day) == (0, 10, 250)
