"""Reminders of visits and the question afterwards: each once, never at night, none after cancelling."""

import random
import threading
from collections import Counter
from collections.abc import Iterator
from datetime import UTC, datetime, timedelta
from zoneinfo import ZoneInfo

import pytest
from flask import Flask
from sqlalchemy import delete, select

from atendeja import queue
from atendeja.actions import reminders
from atendeja.actions.delivery import Rules
from atendeja.actions.visit_changes import Time, arrange, cancel, confirm, end
from atendeja.extensions import db
from atendeja.models import (
    Contact,
    Conversation,
    ConversationEvent,
    Lead,
    Message,
    Property,
    PropertyImage,
    Tenant,
    Todo,
    User,
    Visit,
)
from atendeja.queries.visits import reminders_until
from atendeja.tasks import sweep

from . import factories

ZONE = ZoneInfo("America/Sao_Paulo")
RULES = Rules(None, timedelta(), 0)  # no window: every telling is a message
MONDAY = datetime(2026, 11, 23, 9, tzinfo=ZONE)
WEEK = timedelta(days=10)
TABLES = (
    Todo, Message, ConversationEvent, Visit, Lead, Conversation, Contact, PropertyImage, Property, User,
)  # fmt: skip


def at(day: int, hour: int, minute: int = 0) -> datetime:
    return datetime(2026, 11, day, hour, minute, tzinfo=ZONE)


@pytest.fixture
def flat(tenant):
    return factories.make_property(tenant, code="AP-1")


def make_lead(tenant, **values):
    """With its conversation, in which the customer has just written."""
    conversation = factories.make_conversation(tenant, last_customer_at=MONDAY, **values)
    lead = Lead(tenant_id=tenant.id, contact_id=conversation.contact_id, wish={})
    db.session.add(lead)
    db.session.flush()
    return lead


def told(visit: Visit) -> list[tuple[str, datetime]]:
    """The kinds and local moments of what the customer was told by itself."""
    query = select(Message).where(Message.conversation_id == visit.lead.conversation.id)
    rows = db.session.scalars(query.order_by(Message.id)).all()
    tokens = [(str(row.client_token).split("-"), row.occurred_at.astimezone(ZONE)) for row in rows]
    return [(parts[1], moment) for parts, moment in tokens if parts[0] == f"v{visit.id}" and len(parts) == 3]


def live_through(start: datetime, until: datetime, restarts: random.Random | None = None) -> None:
    """As the service does: in memory the reminders of the next hour, the others found by the sweep.

    With `restarts` memory is lost now and then, and the service stands still for up to two hours.
    """
    now = start
    while now < until:
        for visit_id, due in reminders_until(now):
            assert due <= now
            reminders.remind(visit_id, now, RULES)
            reminders.remind(visit_id, now, RULES)  # the queue may bring a job twice
            db.session.commit()
        now += timedelta(minutes=restarts.randrange(1, 120) if restarts and restarts.random() < 0.1 else 5)


def test_a_week_with_restarts_brings_each_reminder_once_and_none_at_night(tenant, owner, flat):
    chance = random.Random(20261123)
    visits = []
    for n in range(40):
        starts = MONDAY + timedelta(hours=26 + chance.randrange(0, 130), minutes=chance.choice([0, 15, 30]))
        visit, _ = arrange(make_lead(tenant), flat, Time(starts), owner, MONDAY, RULES)
        visits.append(visit)
        if n % 8 == 0:
            cancel(visit, owner, MONDAY + timedelta(minutes=1), RULES)
    db.session.commit()
    live_through(MONDAY, MONDAY + WEEK, chance)
    for visit in visits:
        said = told(visit)
        kinds = [kind for kind, _ in said]
        assert len(kinds) == len(set(kinds))
        assert all(8 <= moment.hour < 20 for _, moment in said)
        assert all(moment < visit.starts_at for kind, moment in said if kind != "feedback")
        assert all(moment > visit.ends_at for kind, moment in said if kind == "feedback")
        if visit.status == "cancelled":
            assert kinds == []
        else:
            assert "feedback" in kinds
            assert visit.remind_at is None
    assert Counter(kind for visit in visits for kind, _ in told(visit))["hours"] > 15


def test_without_trouble_each_comes_at_its_moment(tenant, owner, flat):
    visit, _ = arrange(make_lead(tenant), flat, Time(at(26, 14)), owner, MONDAY, RULES)
    live_through(MONDAY, MONDAY + WEEK)
    assert told(visit) == [("day", at(25, 14)), ("hours", at(26, 12)), ("feedback", at(26, 16))]


def test_after_moving_only_the_new_time_is_said(tenant, owner, flat):
    visit, _ = arrange(make_lead(tenant), flat, Time(at(26, 14)), owner, MONDAY, RULES)
    live_through(MONDAY, at(25, 15))
    confirm(visit, owner, at(25, 15), RULES, Time(at(28, 16)))
    live_through(at(25, 15), MONDAY + WEEK)
    expected = [("day", at(25, 14)), ("day", at(27, 16)), ("hours", at(28, 14)), ("feedback", at(28, 18))]
    assert told(visit) == expected


def test_cancelled_in_between_nothing_more_is_said(tenant, owner, flat):
    visit, _ = arrange(make_lead(tenant), flat, Time(at(26, 14)), owner, MONDAY, RULES)
    live_through(MONDAY, at(26, 9))
    cancel(visit, owner, at(26, 9), RULES)
    live_through(at(26, 9), MONDAY + WEEK)
    assert told(visit) == [("day", at(25, 14))]


def test_who_did_not_come_is_not_asked_how_it_was(tenant, owner, flat):
    visit, _ = arrange(make_lead(tenant), flat, Time(at(24, 14)), owner, MONDAY, RULES)
    live_through(MONDAY, at(24, 15))
    end(visit, owner, at(24, 15), "no_show", "")
    live_through(at(24, 15), MONDAY + WEEK)
    assert [kind for kind, _ in told(visit)] == ["day", "hours"]


def test_the_agent_is_asked_for_the_outcome_that_is_missing(tenant, owner, flat):
    visit, _ = arrange(make_lead(tenant), flat, Time(at(24, 14)), owner, MONDAY, RULES)
    live_through(MONDAY, at(24, 17))
    todo = db.session.scalars(select(Todo).where(Todo.visit_id == visit.id)).one()
    assert (todo.kind, todo.user_id, todo.done_at) == ("feedback", owner.id, None)
    end(visit, owner, at(24, 17), "done", "Gostaram muito.")
    db.session.refresh(todo)
    assert todo.done_at == at(24, 17).astimezone(UTC)


def test_outside_the_window_without_a_template_somebody_is_to_call(tenant, owner, flat):
    rules = Rules(timedelta(hours=24), timedelta(), 0)
    visit, _ = arrange(make_lead(tenant), flat, Time(at(26, 14)), owner, MONDAY, rules)
    reminders.remind(visit.id, at(25, 14), rules)
    reminders.remind(visit.id, at(25, 14), rules)
    calls = db.session.scalars(select(Todo).where(Todo.visit_id == visit.id, Todo.kind == "call")).all()
    assert [todo.title for todo in calls] == [
        "Ligar para Carla Dias: lembrar da visita ao AP-1 para quinta, 26/11, às 14h"
    ]
    assert told(visit) == []
    assert visit.reminders == ["day"]


def test_who_wants_no_messages_is_reminded_of_their_visit_but_not_asked(tenant, owner, flat):
    lead = make_lead(tenant)
    lead.contact.opted_out_at = MONDAY
    visit, _ = arrange(lead, flat, Time(at(26, 14)), owner, MONDAY, RULES)
    live_through(MONDAY, MONDAY + WEEK)
    assert [kind for kind, _ in told(visit)] == ["day", "hours"]


# --- as the running service does it ----------------------------------------------------------------


@pytest.fixture
def noon(tenant) -> datetime:
    """The agency is where it is about noon now: reminders may leave at any hour of the test run."""
    now = datetime.now(UTC)
    ahead = 12 - now.hour
    tenant.timezone = f"Etc/GMT{-ahead:+d}" if ahead else "UTC"
    return now


def make_confirmed(tenant, flat, **values):
    row = {"status": "confirmed", "minutes": 60, "reminders": ["day"], "notes": ""}
    made = Visit(tenant_id=tenant.id, lead=make_lead(tenant), property=flat, **row | values)
    made.lead.conversation.last_customer_at = datetime.now(UTC)
    db.session.add(made)
    db.session.flush()
    return made


def test_after_a_restart_the_sweep_finds_what_is_due_and_it_leaves(tenant, flat, noon, run_tasks, sent):
    late = noon - timedelta(minutes=5)
    visit = make_confirmed(tenant, flat, starts_at=noon + timedelta(minutes=100), remind_at=late)
    db.session.commit()
    sweep()
    run_tasks()
    sweep()
    run_tasks()
    assert [kind for kind, _ in told(visit)] == ["hours"]
    assert len(sent) == 1
    assert "hoje, às" in sent[0]["interactive"]["body"]["text"]


def test_what_is_due_soon_waits_in_memory_and_what_is_due_later_in_its_row(tenant, flat, noon, run_tasks):
    soon = make_confirmed(
        tenant, flat, starts_at=noon + timedelta(hours=2.5), remind_at=noon + timedelta(minutes=30)
    )
    make_confirmed(tenant, flat, starts_at=noon + timedelta(hours=6), remind_at=noon + timedelta(hours=4))
    db.session.commit()
    sweep()
    run_tasks()
    waiting = [ids for name, ids in queue.gathering.forget() if name == "remind_of_visit"]
    assert waiting == [(soon.id,)]


# --- two workers at once --------------------------------------------------------------------------


@pytest.fixture
def committed_visit(built_app: Flask) -> Iterator[int]:
    """A visit that is really committed; taken away afterwards."""
    tenant = factories.make_tenant(preferences={"roleta": False})
    owner = factories.make_user(tenant)
    visit, _ = arrange(
        make_lead(tenant), factories.make_property(tenant), Time(at(26, 14)), owner, MONDAY, RULES
    )
    visit_id, tenant_id = visit.id, tenant.id
    db.session.commit()
    yield visit_id
    db.session.rollback()
    for table in TABLES:
        db.session.execute(delete(table).where(table.tenant_id == tenant_id))
    db.session.execute(delete(Tenant).where(Tenant.id == tenant_id))
    db.session.commit()


def test_of_workers_that_race_one_speaks(built_app: Flask, committed_visit: int) -> None:
    together, trouble = threading.Barrier(4), []

    def work() -> None:
        with built_app.app_context():
            try:
                together.wait(10)
                reminders.remind(committed_visit, at(25, 14, 1), RULES)
                db.session.commit()
            except Exception as error:  # noqa: BLE001 — told to the test, which fails with it
                trouble.append(error)
            finally:
                db.session.remove()

    threads = [threading.Thread(target=work) for _ in range(4)]
    for thread in threads:
        thread.start()
    for thread in threads:
        thread.join(30)
    assert trouble == []
    visit = db.session.get_one(Visit, committed_visit)
    assert told(visit) == [("day", at(25, 14, 1))]
    assert visit.reminders == ["day"]
