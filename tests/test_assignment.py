"""Who waits is given to somebody, with the reason; unanswered it is not forgotten."""

from collections import Counter
from dataclasses import replace
from datetime import UTC, datetime, timedelta
from typing import Any

import pytest

from atendeja import queue, tasks
from atendeja.actions import handling
from atendeja.actions.assignment import ESCALATED, Wanted, boss, chase, choose, find_agent, next_look
from atendeja.extensions import db
from atendeja.models import Conversation, ConversationEvent, Lead, User
from atendeja.queries.agents import Agent, Known, held_agents
from atendeja.web.pills import words

from . import factories

NOON = datetime(2026, 11, 23, 15, tzinfo=UTC)  # Monday, 12:00 in São Paulo
MINUTE = timedelta(minutes=1)
BIA = Agent(1, "Bia Ramos", "agent", True, "both", NOON - timedelta(hours=3), 0)
CAIO = Agent(2, "Caio Reis", "agent", True, "both", NOON - timedelta(hours=2), 0)
DINA = Agent(3, "Dina Sá", "manager", True, "both", NOON - timedelta(hours=1), 0)
ADMIN = Agent(4, "Olga Paz", "admin", True, "none", None, 0)


def changed(*people: Agent, **values: Any) -> list[Agent]:
    return [replace(one, **values) for one in people]


# --- the choice ----------------------------------------------------------------------------------

CHOICES = [
    ("longest without a turn", [CAIO, BIA, DINA], Wanted(), (1, "roleta")),
    ("never had a turn", [BIA, *changed(CAIO, assigned_at=None)], Wanted(), (2, "roleta")),
    ("same moment: the older account", changed(CAIO, BIA, assigned_at=NOON), Wanted(), (1, "roleta")),
    ("an admin is asked for nothing", [ADMIN], Wanted(), (None, "away")),
    ("an admin who takes part", changed(ADMIN, serves="both"), Wanted(), (4, "roleta")),
    ("the property's agent", [BIA, CAIO], Wanted(known=Known(2, "AP1")), (2, "property_agent")),
    ("an admin's own property", [BIA, ADMIN], Wanted(known=Known(4, "AP1")), (4, "property_agent")),
    ("its agent is away", [BIA, *changed(CAIO, available=False)], Wanted(known=Known(2)), (1, "roleta")),
    ("its agent is full", [BIA, *changed(CAIO, open=5)], Wanted(known=Known(2)), (1, "roleta")),
    ("its agent has gone", [BIA], Wanted(known=Known(77)), (1, "roleta")),
    ("who wrote today", [BIA, CAIO], Wanted(known=Known(None, None, 2)), (2, "previous")),
    ("the property goes before", [BIA, CAIO, DINA], Wanted(known=Known(3, "AP1", 2)), (3, "property_agent")),
    ("who wrote today had it already", [BIA, CAIO],
     Wanted(known=Known(None, None, 2), tried=frozenset({2})), (1, "roleta")),
    ("sale to who sells", [*changed(BIA, serves="rent"), *changed(CAIO, serves="sale")],
     Wanted("sale"), (2, "roleta")),
    ("rent to who lets", [*changed(BIA, serves="sale"), CAIO], Wanted("rent"), (2, "roleta")),
    ("purpose not known", changed(BIA, serves="rent"), Wanted(), (1, "roleta")),
    ("nobody for this purpose", changed(BIA, CAIO, serves="rent"), Wanted("sale"), (None, "other")),
    ("room below the limit", [*changed(BIA, open=5), *changed(CAIO, open=4)], Wanted(), (2, "roleta")),
    ("all full", changed(BIA, CAIO, open=5), Wanted(), (None, "full")),
    ("nobody there", changed(BIA, CAIO, available=False), Wanted(), (None, "away")),
    ("all have had it", [BIA, CAIO], Wanted(tried=frozenset({1, 2})), (None, "tried")),
    ("the one left is full", [BIA, *changed(CAIO, open=5)], Wanted(tried=frozenset({1})), (None, "full")),
    ("no people at all", [], Wanted(), (None, "away")),
]  # fmt: skip


@pytest.mark.parametrize(
    ("people", "wanted", "expected"), [row[1:] for row in CHOICES], ids=[r[0] for r in CHOICES]
)
def test_the_choice_and_its_reason(
    people: list[Agent], wanted: Wanted, expected: tuple[int | None, str]
) -> None:
    choice = choose(people, wanted, max_open=5)
    assert (choice.agent.id if choice.agent else None, choice.reason) == expected


@pytest.mark.parametrize(
    ("people", "tried", "expected"),
    [
        ([BIA, DINA, ADMIN], frozenset(), 3),
        ([BIA, *changed(DINA, available=False), ADMIN], frozenset(), 4),
        (changed(DINA, ADMIN, available=False), frozenset(), 3),
        ([DINA, ADMIN], frozenset({3}), 4),
        ([BIA], frozenset(), None),
        ([DINA], frozenset({3}), None),
    ],
)
def test_it_ends_with_a_manager_else_an_admin(
    people: list[Agent], tried: frozenset[int], expected: int | None
) -> None:
    choice = boss(people, tried)
    assert (choice.agent.id if choice.agent else None) == expected


# --- in the database -----------------------------------------------------------------------------


@pytest.fixture
def tenant(tenant):
    """Only the people a test makes take turns; ten minutes to answer."""
    tenant.preferences = {"max_open": 30}
    for person in db.session.query(User).filter_by(tenant_id=tenant.id):
        person.available = False
    return tenant


@pytest.fixture
def bia(tenant):
    return factories.make_user(tenant, name="Bia Ramos")


def waiting(tenant, since: datetime = NOON, **values: Any) -> Conversation:
    made = factories.make_conversation(tenant, status="waiting", waiting_since=since, **values)
    db.session.commit()
    return made


def told(conversation: Conversation) -> list[tuple[str, Any, Any]]:
    db.session.flush()
    events = db.session.query(ConversationEvent).filter_by(conversation_id=conversation.id)
    return [
        (e.kind, e.detail.get("agent"), e.detail.get("reason")) for e in events.order_by(ConversationEvent.id)
    ]


def test_who_waits_is_given_to_an_agent_who_must_answer_in_time(tenant, bia):
    conversation = waiting(tenant)
    find_agent(conversation, NOON)
    db.session.commit()
    assert (conversation.status, conversation.agent_id, conversation.assigned_at) == ("waiting", bia.id, NOON)
    assert conversation.answer_due_at == NOON + 10 * MINUTE
    assert bia.assigned_at == NOON
    assert told(conversation) == [("conversation.assigned", "Bia Ramos", "roleta")]


def test_thirty_handovers_are_shared_evenly(tenant, bia):
    for name in ("Caio", "Dina"):
        factories.make_user(tenant, name=name)
    for n in range(30):
        find_agent(waiting(tenant), NOON + n * MINUTE)
    names = Counter(agent for c in db.session.query(Conversation).filter_by(tenant_id=tenant.id)
                    for _, agent, _ in told(c))  # fmt: skip
    assert sorted(names.values()) == [10, 10, 10]


def test_nobody_gets_more_than_the_agency_allows_and_the_rest_waits(tenant, bia):
    tenant.preferences = {"max_open": 2}
    found = [find_agent(waiting(tenant), NOON) for _ in range(3)]
    assert [choice.reason for choice in found if choice] == ["roleta", "roleta", "full"]


def test_closed_conversations_leave_room(tenant, bia):
    tenant.preferences = {"max_open": 1}
    factories.make_conversation(tenant, status="closed", agent_id=bia.id)
    conversation = waiting(tenant)
    find_agent(conversation, NOON)
    assert conversation.agent_id == bia.id


def test_the_agent_of_the_property_asked_about_comes_first_and_keeps_the_turn(tenant, bia):
    caio = factories.make_user(tenant, name="Caio Reis")
    flat = factories.make_property(tenant, code="AP1023", agent_id=caio.id)
    conversation = waiting(tenant)
    _lead(conversation, property_id=flat.id)
    find_agent(conversation, NOON)
    assert conversation.agent_id == caio.id
    assert caio.assigned_at is None
    event = db.session.query(ConversationEvent).filter_by(conversation_id=conversation.id).one()
    assert words(event)["assigned"] == "Passou para Caio (responsável pelo imóvel AP1023)"


def test_who_wrote_to_the_customer_today_goes_on_but_not_who_did_yesterday(tenant, bia):
    caio = factories.make_user(tenant, name="Caio Reis", assigned_at=NOON)
    for written, expected in ((NOON - timedelta(hours=2), caio.id), (NOON - timedelta(hours=14), bia.id)):
        conversation = waiting(tenant)
        said = {"direction": "out", "author": "agent", "user_id": caio.id, "created_at": written}
        factories.make_message(conversation, "Bom dia", **said)
        find_agent(conversation, NOON)
        assert conversation.agent_id == expected


def test_the_leads_purpose_decides(tenant, bia):
    bia.serves = "rent"
    conversation = waiting(tenant)
    _lead(conversation, wish={"purpose": "sale"})
    choice = find_agent(conversation, NOON)
    assert choice is not None
    assert choice.reason == "other"


def test_another_agencys_people_and_property_count_for_nothing(tenant, other_tenant, stranger):
    stranger.available, stranger.serves = True, "both"
    theirs = factories.make_property(other_tenant, agent_id=stranger.id)
    conversation = waiting(tenant)
    _lead(conversation, property_id=theirs.id)
    find_agent(conversation, NOON)
    assert conversation.agent_id is None
    assert all(agent.id != stranger.id for agent in held_agents(tenant.id))


@pytest.mark.parametrize(
    ("now", "opens"),
    [
        (datetime(2026, 11, 24, 2, tzinfo=UTC), datetime(2026, 11, 24, 12, tzinfo=UTC)),  # Monday 23:00
        (datetime(2026, 11, 23, 21, tzinfo=UTC), datetime(2026, 11, 24, 12, tzinfo=UTC)),  # 18:00 sharp
        (datetime(2026, 11, 28, 17, tzinfo=UTC), datetime(2026, 11, 30, 12, tzinfo=UTC)),  # Saturday 14:00
        (datetime(2026, 11, 29, 15, tzinfo=UTC), datetime(2026, 11, 30, 12, tzinfo=UTC)),  # Sunday
    ],
)
def test_outside_office_hours_it_stays_in_the_pool_until_they_open(tenant, bia, now, opens):
    conversation = waiting(tenant, now)
    find_agent(conversation, now)
    assert conversation.agent_id is None
    assert told(conversation) == [("assignment.pooled", None, "closed")]
    look = next_look(conversation, now)
    assert look is not None
    assert (look.of, look.row_id, look.delay) == ("pool", tenant.id, (opens - now).total_seconds())
    find_agent(conversation, opens, again=True)
    assert conversation.agent_id == bia.id


def test_in_the_pool_it_is_tried_again_without_saying_so_each_time(tenant, bia):
    bia.available = False
    conversation = waiting(tenant)
    find_agent(conversation, NOON)
    find_agent(conversation, NOON + MINUTE, again=True)
    assert told(conversation) == [("assignment.pooled", None, "away")]
    bia.available = True
    find_agent(conversation, NOON + 2 * MINUTE, again=True)
    assert conversation.agent_id == bia.id


@pytest.mark.parametrize("values", [{"status": "agent"}, {"status": "closed"}, {"waiting_since": None}])
def test_only_who_waits_is_given_away(tenant, bia, values):
    conversation = factories.make_conversation(
        tenant, **{"status": "waiting", "waiting_since": NOON} | values
    )
    assert find_agent(conversation, NOON) is None
    assert conversation.agent_id is None


def test_with_the_roleta_off_everything_stays_in_the_pool(tenant, bia):
    tenant.preferences = {"roleta": False}
    conversation = waiting(tenant)
    find_agent(conversation, NOON)
    assert (conversation.agent_id, told(conversation)) == (None, [])
    assert next_look(conversation, NOON) is None


# --- unanswered ----------------------------------------------------------------------------------


def later(conversation: Conversation, minutes: int) -> None:
    chase(conversation, NOON + minutes * MINUTE)
    db.session.commit()


def test_unanswered_it_is_warned_of_then_goes_to_another_twice_then_to_a_manager(tenant, bia):
    for name, role in (("Caio Reis", "agent"), ("Dina Sá", "agent"), ("Gil Melo", "manager")):
        factories.make_user(tenant, name=name, role=role, serves="none" if role == "manager" else "both")
    conversation = waiting(tenant)
    find_agent(conversation, NOON)
    db.session.commit()
    for minutes in range(1, 200):
        later(conversation, minutes)
    assert told(conversation) == [
        ("conversation.assigned", "Bia Ramos", "roleta"),
        ("assignment.warned", "Bia Ramos", None),
        ("assignment.returned", "Bia Ramos", None),
        ("conversation.assigned", "Caio Reis", "roleta"),
        ("assignment.warned", "Caio Reis", None),
        ("assignment.returned", "Caio Reis", None),
        ("conversation.assigned", "Dina Sá", "roleta"),
        ("assignment.warned", "Dina Sá", None),
        ("assignment.returned", "Dina Sá", None),
        ("conversation.assigned", "Gil Melo", "escalated"),
        ("assignment.warned", "Gil Melo", None),
    ]
    assert (conversation.returns, conversation.answer_due_at) == (ESCALATED, None)
    assert conversation.warned_at == NOON + 70 * MINUTE
    assert next_look(conversation, NOON + 200 * MINUTE) is None


def test_nothing_happens_before_its_time(tenant, bia):
    conversation = waiting(tenant)
    find_agent(conversation, NOON)
    db.session.commit()
    later(conversation, 9)
    assert conversation.warned_at is None
    look = next_look(conversation, NOON + 9 * MINUTE)
    assert look is not None
    assert (look.of, look.row_id, look.delay) == ("conversation", conversation.id, 60)


def test_where_nobody_else_is_there_it_goes_straight_to_the_manager(tenant, bia):
    factories.make_user(tenant, name="Gil Melo", role="manager", available=False)
    conversation = waiting(tenant)
    find_agent(conversation, NOON)
    db.session.commit()
    later(conversation, 10)
    later(conversation, 20)
    assert told(conversation)[-1] == ("conversation.assigned", "Gil Melo", "escalated")


def test_without_a_manager_it_waits_in_the_pool_and_never_returns_to_the_same(tenant, bia):
    for boss_of in db.session.query(User).filter_by(tenant_id=tenant.id, role="admin"):
        boss_of.active = False
    conversation = waiting(tenant)
    find_agent(conversation, NOON)
    db.session.commit()
    later(conversation, 10)
    later(conversation, 20)
    assert (conversation.agent_id, told(conversation)[-1]) == (None, ("assignment.pooled", None, "tried"))
    find_agent(conversation, NOON + 30 * MINUTE, again=True)
    assert conversation.agent_id is None
    factories.make_user(tenant, name="Caio Reis")
    find_agent(conversation, NOON + 40 * MINUTE, again=True)
    assert told(conversation)[-1] == ("conversation.assigned", "Caio Reis", "roleta")


def test_time_stands_still_while_the_office_is_closed(tenant, bia):
    evening = datetime(2026, 11, 27, 20, 55, tzinfo=UTC)  # Friday, 17:55
    conversation = waiting(tenant, evening)
    find_agent(conversation, evening)
    db.session.commit()
    assert conversation.answer_due_at == datetime(2026, 11, 28, 12, 5, tzinfo=UTC)  # Saturday, 9:05


def test_what_was_forgotten_over_night_is_seen_to_in_the_morning(tenant, bia):
    due = datetime(2026, 11, 23, 20, 50, tzinfo=UTC)
    conversation = waiting(tenant, NOON, agent_id=bia.id, assigned_at=NOON, answer_due_at=due)
    night, morning = datetime(2026, 11, 24, 3, tzinfo=UTC), datetime(2026, 11, 24, 12, tzinfo=UTC)
    assert not chase(conversation, night)
    look = next_look(conversation, night)
    assert look is not None
    assert look.delay == (morning - night).total_seconds()
    assert chase(conversation, morning)
    assert conversation.warned_at == morning


@pytest.mark.parametrize("act", [handling.take_over, handling.hand_back, handling.close])
def test_dealing_with_it_ends_the_count(tenant, bia, act):
    conversation = waiting(tenant)
    find_agent(conversation, NOON)
    db.session.commit()
    act(conversation, bia, NOON + MINUTE)
    db.session.commit()
    assert next_look(conversation, NOON + MINUTE) is None
    assert not chase(conversation, NOON + 30 * MINUTE)
    assert (conversation.answer_due_at, conversation.warned_at, conversation.returns) == (None, None, 0)


def test_an_answer_from_the_phone_app_ends_the_count(tenant, bia):
    conversation = waiting(tenant, agent_id=bia.id, assigned_at=NOON, answer_due_at=NOON)
    conversation.status, conversation.waiting_since = "agent", None
    assert chase(conversation, NOON + MINUTE)
    assert conversation.answer_due_at is None
    assert told(conversation) == []


# --- the whole way -------------------------------------------------------------------------------


def open_always(tenant) -> None:
    tenant.preferences = {"office": [[0, 1440]] * 7}
    db.session.commit()


def test_a_customer_who_asks_for_a_person_gets_one(tenant, bia, say):
    open_always(tenant)
    say("quero falar com um corretor")
    conversation = db.session.query(Conversation).filter_by(tenant_id=tenant.id).one()
    assert (conversation.status, conversation.agent_id) == ("waiting", bia.id)
    assert [kind for kind, _, _ in told(conversation)][-2:] == ["handoff.requested", "conversation.assigned"]
    assert ("watch", (conversation.id,)) in queue.gathering.forget()


def test_a_visit_asked_for_has_its_agent_and_the_assistant_goes_on(tenant, bia, say):
    open_always(tenant)
    factories.make_property(tenant, code="AP1023", agent_id=bia.id)
    for text in ("quero visitar o AP1023 amanhã às 15h", "sim"):
        say(text)
    conversation = db.session.query(Conversation).filter_by(tenant_id=tenant.id).one()
    assert conversation.waiting_since is not None
    assert (conversation.status, conversation.agent_id) == ("bot", bia.id)
    assert ("conversation.assigned", "Bia Ramos", "property_agent") in told(conversation)


def test_an_answer_pays_for_the_choice_only_at_a_handover(tenant, bia, say, statements):
    open_always(tenant)
    say("oi")
    with statements() as sql:
        say("procuro apartamento em Santos")
    assert not [one for one in sql if "FROM users" in one]
    with statements() as sql:
        say("quero falar com um corretor")
    assert len([one for one in sql if "users" in one]) <= 3


def test_the_sweep_finds_again_what_a_restart_forgot(tenant, bia, run_tasks):
    open_always(tenant)
    now = datetime.now(UTC)
    owed = waiting(tenant, now, agent_id=bia.id, assigned_at=now, answer_due_at=now + 5 * MINUTE)
    overdue = waiting(tenant, now, agent_id=bia.id, assigned_at=now, answer_due_at=now - MINUTE)
    pooled = waiting(tenant, now)
    tasks.sweep()
    run_tasks()
    assert overdue.warned_at is not None
    assert pooled.agent_id == bia.id
    assert {("watch", (row.id,)) for row in (owed, overdue, pooled)} <= set(queue.gathering.forget())


def test_the_pool_is_given_out_in_the_order_of_waiting(tenant, bia, run_tasks):
    tenant.preferences = {"office": [[0, 1440]] * 7, "max_open": 2}
    now = datetime.now(UTC)
    late, first, second = (waiting(tenant, now - n * MINUTE) for n in (1, 3, 2))
    tasks.give_out(tenant.id)
    run_tasks()
    assert [row.agent_id for row in (first, second, late)] == [bia.id, bia.id, None]


def test_the_reasons_are_all_said(tenant):
    conversation = waiting(tenant)
    for reason in ("away", "closed", "full", "other", "tried"):
        event = factories.make_event(conversation, "assignment.pooled", detail={"reason": reason})
        assert words(event)["pooled"] != "Ficou na fila"
    for reason in ("property_agent", "previous", "roleta", "escalated"):
        event = factories.make_event(
            conversation, "conversation.assigned", detail={"agent": "Bia", "reason": reason}
        )
        assert len(words(event)["assigned"]) > len("Passou para Bia")


def _lead(conversation: Conversation, **values: Any) -> None:
    own = {"tenant_id": conversation.tenant_id, "contact_id": conversation.contact_id}
    db.session.add(Lead(**own | values))
    db.session.commit()


def test_who_closes_a_conversation_has_room_for_the_next(tenant, owner, owner_client, run_tasks):
    tenant.preferences = {"office": [[0, 1440]] * 7, "max_open": 1}
    owner.available = True
    full = factories.make_conversation(tenant, status="agent", agent_id=owner.id)
    pooled = waiting(tenant, datetime.now(UTC))
    page = owner_client.get(f"/conversas/{full.id}")
    owner_client.submit(page, f"/conversas/{full.id}/encerrar")
    run_tasks()
    assert pooled.agent_id == owner.id


# --- by hand -------------------------------------------------------------------------------------


@pytest.mark.parametrize(
    ("values", "roleta", "due"),
    [
        ({"waiting_since": NOON - MINUTE}, True, NOON + 10 * MINUTE),
        ({"waiting_since": NOON - MINUTE}, False, None),
        ({"waiting_since": None, "status": "bot"}, True, None),
    ],
)
def test_given_by_hand_a_waiting_customer_is_answered_in_time_too(tenant, owner, bia, values, roleta, due):
    tenant.preferences = {"roleta": roleta}
    conversation = factories.make_conversation(tenant, **{"status": "waiting", **values})
    handling.assign(conversation, owner, bia, NOON)
    db.session.commit()
    assert (conversation.agent_id, conversation.answer_due_at) == (bia.id, due)
    look = next_look(conversation, NOON)
    assert (look.delay if look else None) == (600 if due else None)


def test_given_by_hand_and_unanswered_it_is_warned_of_and_goes_to_another(tenant, owner, bia):
    caio = factories.make_user(tenant, name="Caio Reis")
    conversation = waiting(tenant)
    handling.assign(conversation, owner, bia, NOON)
    db.session.flush()
    for minutes in (10, 20):
        assert chase(conversation, NOON + minutes * MINUTE)
    assert conversation.agent_id == caio.id


def test_given_by_hand_it_is_watched(tenant, owner, owner_client, bia):
    open_always(tenant)
    conversation = waiting(tenant)
    thread = f"/conversas/{conversation.id}"
    owner_client.submit(owner_client.get(thread), f"{thread}/passar", agente=str(bia.id))
    assert conversation.answer_due_at is not None
    assert ("watch", (conversation.id,)) in [(job.name, job.args) for job in queue.huey.pending()]


def test_back_in_the_pool_by_hand_it_is_offered_at_once_and_not_to_who_put_it_there(
    tenant, owner, owner_client, bia, run_tasks
):
    open_always(tenant)
    owner.available, owner.serves, owner.assigned_at = True, "both", None
    bia.assigned_at = NOON
    conversation = waiting(tenant, datetime.now(UTC), agent_id=owner.id, assigned_at=NOON)
    thread = f"/conversas/{conversation.id}"
    owner_client.submit(owner_client.get(thread), f"{thread}/passar", agente="fila")
    assert conversation.agent_id is None
    run_tasks()
    assert conversation.agent_id == bia.id


@pytest.mark.parametrize("open_now", [True, False])
def test_the_customer_is_told_of_closed_hours_by_the_agencys_own_clock(tenant, bia, say, open_now):
    today = datetime.now(UTC).astimezone(tenant.zone).weekday()
    hours = [None if day == today else [540, 1080] for day in range(7)]
    tenant.preferences = {"office": [[0, 1440]] * 7 if open_now else hours}
    db.session.commit()
    said = say("quero falar com um corretor")[-1].text
    assert (
        "fora do horário de atendimento; a equipe responde amanhã a partir das 9h" in said
    ) is not open_now


def test_the_thread_says_whose_turn_it_is_while_nobody_has_answered(tenant, owner, mate, owner_client):
    now = datetime.now(UTC)
    conversation = waiting(tenant, now, agent_id=mate.id, answer_due_at=now + 5 * MINUTE)
    thread = f"/conversas/{conversation.id}"
    assert (
        "Está com Caio, que ainda não respondeu. Ao responder, você assume." in owner_client.get(thread).text
    )
    conversation.agent_id = owner.id
    until = f"{conversation.answer_due_at.astimezone(tenant.zone):%H:%M}"
    assert f"Está com você: responda até {until}." in owner_client.get(thread).text
    conversation.status = "agent"
    assert "responda até" not in owner_client.get(thread).text
