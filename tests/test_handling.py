"""Who takes care of a conversation: each act from each state, the way back, and two agents at once."""

from concurrent.futures import ThreadPoolExecutor
from datetime import UTC, datetime, timedelta
from threading import Barrier

import pytest
from sqlalchemy import delete, select

from atendeja.actions import handling, undoing
from atendeja.actions.messages import locked_conversation
from atendeja.extensions import db
from atendeja.models import (
    Contact,
    Conversation,
    ConversationEvent,
    Inquiry,
    Lead,
    Message,
    Tenant,
    User,
    Visit,
)

from .browser import HTMX
from .factories import make_conversation, make_event, make_message, make_property, make_user

NOW = datetime(2026, 11, 24, 14, 2, tzinfo=UTC)
LONG_AGO = NOW - timedelta(minutes=40)
ROLETA = {"assigned_at": LONG_AGO, "answer_due_at": NOW, "warned_at": NOW, "returns": 1}


@pytest.fixture
def conversation(tenant):
    made = make_conversation(tenant)
    make_message(made, "Procuro apartamento")
    return made


@pytest.fixture
def thread(conversation):
    return f"/conversas/{conversation.id}"


def events(conversation, *kinds):
    query = select(ConversationEvent).where(ConversationEvent.conversation_id == conversation.id)
    query = query.where(ConversationEvent.kind.in_(kinds)) if kinds else query
    return db.session.scalars(query.order_by(ConversationEvent.id)).all()


# --- each act from each state --------------------------------------------------------------------

TABLE = [
    # status, whose, customer waits?, act → status, whose, event
    ("bot", None, False, "take_over", "agent", "owner", "agent.took_over"),
    ("waiting", None, True, "take_over", "agent", "owner", "agent.took_over"),
    ("waiting", "owner", True, "take_over", "agent", "owner", "agent.took_over"),
    ("waiting", "mate", True, "take_over", "agent", "owner", "agent.took_over"),
    ("agent", "mate", False, "take_over", "agent", "owner", "agent.took_over"),
    ("agent", "owner", False, "take_over", "agent", "owner", None),
    ("closed", None, False, "take_over", "agent", "owner", "agent.took_over"),
    ("bot", None, False, "hand_back", "bot", None, None),
    ("waiting", "mate", True, "hand_back", "bot", None, "agent.handed_back"),
    ("agent", "owner", True, "hand_back", "bot", None, "agent.handed_back"),
    ("bot", None, True, "close", "closed", None, "conversation.closed"),
    ("waiting", "mate", True, "close", "closed", None, "conversation.closed"),
    ("agent", "owner", False, "close", "closed", None, "conversation.closed"),
    ("closed", None, False, "close", "closed", None, None),
    ("closed", None, False, "reopen", "agent", "owner", "conversation.reopened"),
    ("bot", None, False, "reopen", "bot", None, None),
]


@pytest.mark.parametrize(("status", "whose", "waits", "act", "to", "then", "event"), TABLE)
def test_each_act_from_each_state(tenant, owner, mate, status, whose, waits, act, to, then, event):
    people = {None: None, "owner": owner.id, "mate": mate.id}
    since = LONG_AGO if waits else None
    start = {"status": status, "agent_id": people[whose], "waiting_since": since}
    made = make_conversation(tenant, **start, **(ROLETA if whose else {}))
    getattr(handling, act)(made, owner, NOW)
    db.session.flush()
    assert (made.status, made.agent_id) == (to, people[then])
    assert [one.kind for one in events(made)] == ([event] if event else [])
    if event:
        assert (made.answer_due_at, made.warned_at, made.returns) == (None, None, 0)
        assert made.waiting_since == (since if then == "owner" else None)
        assert made.assigned_at == (NOW if then else None)


ASSIGNED = [
    # status, whose, waits?, to whom → status, event?
    ("bot", None, False, "mate", "agent", True),
    ("bot", None, True, "mate", "waiting", True),
    ("waiting", None, True, "mate", "waiting", True),
    ("waiting", "mate", True, "mate", "waiting", False),
    ("agent", "owner", False, "mate", "agent", True),
    ("agent", "owner", True, "mate", "waiting", True),
    ("agent", "owner", False, None, "waiting", True),
    ("waiting", "mate", True, None, "waiting", True),
    ("waiting", None, True, None, "waiting", False),
]


@pytest.mark.parametrize(("status", "whose", "waits", "to", "then", "told"), ASSIGNED)
def test_a_conversation_is_passed_on(tenant, owner, mate, status, whose, waits, to, then, told):
    people = {None: None, "owner": owner, "mate": mate}
    since, holder = LONG_AGO if waits else None, people[whose]
    made = make_conversation(
        tenant, status=status, agent_id=holder.id if holder else None, waiting_since=since
    )
    handling.assign(made, owner, people[to], NOW)
    db.session.flush()
    assert (made.status, made.agent_id) == (then, people[to].id if to else None)
    found = events(made, "conversation.assigned")
    assert bool(found) == told
    if told:
        assert found[0].user_id == owner.id
        assert found[0].detail["agent_id"] == made.agent_id
        assert found[0].detail["agent"] == (mate.name if to else None)
        assert found[0].detail["reason"] == "manual"
        assert made.assigned_at == (NOW if to else None)
        assert made.waiting_since == (since or (None if to else NOW))


def test_passing_it_to_oneself_is_taking_over(conversation, owner):
    handling.assign(conversation, owner, owner, NOW)
    assert [one.kind for one in events(conversation)] == ["agent.took_over"]


def test_answering_takes_over_and_ends_the_waiting(tenant, owner, mate):
    made = make_conversation(tenant, status="waiting", agent_id=mate.id, waiting_since=LONG_AGO, **ROLETA)
    assert handling.reply(made, owner, {"kind": "text", "text": "Oi"}, "token-1234", NOW)
    assert handling.standing(made) == {
        "status": "agent",
        "agent_id": owner.id,
        "waiting_since": None,
        "assigned_at": NOW.isoformat(),
        "answer_due_at": None,
        "warned_at": None,
        "returns": 0,
    }


# --- the way back --------------------------------------------------------------------------------


@pytest.mark.parametrize("act", ["take_over", "hand_back", "close", "assign"])
def test_what_is_undone_is_exactly_as_before(tenant, owner, mate, act):
    made = make_conversation(tenant, status="waiting", agent_id=mate.id, waiting_since=LONG_AGO, **ROLETA)
    before = handling.standing(made)
    more = (None,) if act == "assign" else ()
    event = getattr(handling, act)(made, owner, *more, NOW)
    db.session.flush()
    assert handling.standing(made) != before
    undoing.undo(made, event, owner, NOW + timedelta(minutes=1))
    db.session.commit()
    db.session.refresh(made)
    assert handling.standing(made) == before
    undone = events(made, "handling.undone")
    assert [(one.user_id, one.detail["what"]) for one in undone] == [(owner.id, event.kind)]


def test_reopening_is_undone(tenant, owner):
    made = make_conversation(tenant, status="closed")
    event = handling.reopen(made, owner, NOW)
    db.session.flush()
    undoing.undo(made, event, owner, NOW)
    assert made.status == "closed"


def close_and(made, owner, mate, then):
    event = handling.close(made, owner, NOW)
    db.session.flush()
    later, who = NOW + timedelta(minutes=1), owner
    if then == "somebody else":
        who = mate
    elif then == "late":
        later = NOW + timedelta(minutes=6)
    elif then == "twice":
        undoing.undo(made, event, owner, later)
    elif then == "taken":
        handling.take_over(made, mate, later)
    elif then == "closed again":
        handling.take_over(made, mate, later)
        handling.close(made, mate, later)
    elif then == "written":
        make_message(made, "oi", direction="out", author="agent", created_at=later)
    elif then == "customer":
        made.status = "bot"
    db.session.flush()
    return event, who, later


@pytest.mark.parametrize(
    "then", ["somebody else", "late", "twice", "taken", "closed again", "written", "customer"]
)
def test_what_moved_on_is_not_undone(conversation, owner, mate, then):
    event, who, later = close_and(conversation, owner, mate, then)
    standing, written = handling.standing(conversation), len(events(conversation))
    with pytest.raises(undoing.TooLate, match=r"\w+"):
        undoing.undo(conversation, event, who, later)
    assert handling.standing(conversation) == standing
    assert len(events(conversation)) == written


def test_who_began_to_wait_meanwhile_still_waits_after_the_undoing(conversation, owner):
    event = handling.take_over(conversation, owner, NOW)
    conversation.waiting_since = NOW + timedelta(seconds=30)
    db.session.flush()
    undoing.undo(conversation, event, owner, NOW + timedelta(minutes=1))
    assert conversation.status == "bot"
    assert conversation.waiting_since == NOW + timedelta(seconds=30)


def undo_address(page, thread):
    """Where the page's (only visible) “Desfazer” goes: the newest change's."""
    found = [part.split('"')[0] for part in page.text.split('action="')]
    return [address for address in found if address.startswith(f"{thread}/desfazer/")][-1]


def test_closing_is_undone_from_the_pill_without_javascript(owner_client, conversation, thread, owner):
    owner_client.submit(owner_client.get(thread), f"{thread}/assumir")
    owner_client.submit(owner_client.get(thread), f"{thread}/encerrar")
    page = owner_client.get(thread)
    newest = events(conversation, "conversation.closed")[0]
    answer = owner_client.submit(page, f"{thread}/desfazer/{newest.id}")
    assert answer.status_code == 303
    assert (conversation.status, conversation.agent_id) == ("agent", owner.id)
    assert "Dona desfez o encerramento" in owner_client.get(thread).text


def test_after_an_act_the_way_back_stands_beside_the_header(owner_client, thread):
    answer = owner_client.submit(owner_client.get(thread), f"{thread}/encerrar", htmx=True)
    assert "Você encerrou a conversa." in answer.text
    assert undo_address(answer, thread)
    assert answer.text.index('id="header"') < answer.text.index('id="undo"')


def test_nobody_else_is_offered_the_way_back(owner_client, mate_client, thread):
    owner_client.submit(owner_client.get(thread), f"{thread}/encerrar")
    assert "desfazer/" in owner_client.get(thread).text
    assert "desfazer/" not in mate_client.get(thread).text


def test_a_refused_undoing_says_why(owner_client, mate_client, conversation, thread, mate):
    owner_client.submit(owner_client.get(thread), f"{thread}/encerrar")
    stale = owner_client.get(thread)
    mate_client.submit(mate_client.get(thread), f"{thread}/reabrir")
    answer = owner_client.submit(stale, undo_address(stale, thread))
    assert answer.status_code == 409
    assert "mudou depois disso" in answer.text
    assert conversation.agent_id == mate.id


def test_an_event_that_is_not_of_this_conversation_is_not_found(owner_client, tenant, thread, conversation):
    other = make_event(make_conversation(tenant), "conversation.closed", detail={"before": {}, "after": {}})
    page = owner_client.get(thread)
    token = page.text.split('name="csrf_token" value="')[1].split('"')[0]
    answer = owner_client.post(f"{thread}/desfazer/{other.id}", data={"csrf_token": token})
    assert answer.status_code == 404


# --- two at once ---------------------------------------------------------------------------------


@pytest.mark.parametrize("htmx", [False, True])
@pytest.mark.parametrize("act", ["assumir", "encerrar"])
def test_the_slower_one_is_told_and_may_insist(
    owner_client, mate_client, conversation, thread, owner, mate, act, htmx
):
    stale = owner_client.get(thread)
    mate_client.submit(mate_client.get(thread), f"{thread}/assumir")
    answer = owner_client.submit(stale, f"{thread}/{act}", htmx=htmx)
    assert answer.status_code == 409
    assert "Caio assumiu o atendimento às" in answer.text
    assert (conversation.status, conversation.agent_id) == ("agent", mate.id)
    again = answer.text.split('class="outrun"')[1]
    assert f'action="{thread}/{act}"' in again
    assert f'value="agent-{mate.id}"' in again
    assert "mesmo assim" in again
    owner_client.submit(answer, f"{thread}/{act}", visto=f"agent-{mate.id}")
    wanted = ("agent", owner.id) if act == "assumir" else ("closed", None)
    assert (conversation.status, conversation.agent_id) == wanted


def test_a_stale_composer_does_not_send_until_it_is_meant(
    owner_client, mate_client, conversation, thread, mate
):
    stale = owner_client.get(thread)
    mate_client.submit(mate_client.get(thread), f"{thread}/assumir")
    answer = owner_client.submit(stale, f"{thread}/mensagens", texto="Oi, tudo bem?", htmx=True)
    written = select(Message).where(Message.conversation_id == conversation.id, Message.author == "agent")
    assert answer.status_code == 409
    assert "Nada foi enviado" in answer.text
    assert "Oi, tudo bem?" in answer.text
    assert db.session.scalars(written).all() == []
    owner_client.submit(answer, f"{thread}/mensagens", texto="Oi, tudo bem?")
    assert len(db.session.scalars(written).all()) == 1


def test_a_retry_of_what_was_sent_is_no_conflict(owner_client, mate_client, conversation, thread, mate):
    stale = owner_client.get(thread)
    owner_client.submit(stale, f"{thread}/mensagens", texto="Oi")
    mate_client.submit(mate_client.get(thread), f"{thread}/assumir")
    assert owner_client.submit(stale, f"{thread}/mensagens", texto="Oi").status_code == 303
    assert conversation.agent_id == mate.id


def test_news_tell_the_forms_outside_of_the_header_whose_it_is(
    owner_client, mate_client, conversation, thread, mate
):
    page = owner_client.get(thread).text
    poll = page.split('id="poller"')[1].split('hx-get="')[1].split('"')[0].replace("&amp;", "&")
    mate_client.submit(mate_client.get(thread), f"{thread}/assumir")
    news = owner_client.get(poll, headers=HTMX).text
    for place in ("assign-seen", "composer-seen"):
        assert f'id="{place}" value="agent-{mate.id}" hx-swap-oob="true"' in news


@pytest.mark.parametrize("text", ["", "x", "agent-", "-", "closed-999999999999999999999"])
def test_an_odd_word_about_what_was_seen_does_no_harm(owner_client, conversation, thread, text):
    answer = owner_client.submit(owner_client.get(thread), f"{thread}/assumir", visto=text)
    assert answer.status_code == 303


# --- passing on, as people do it -----------------------------------------------------------------


def test_a_conversation_is_passed_on_without_javascript(owner_client, conversation, thread, mate):
    page = owner_client.get(thread)
    assert owner_client.submit(page, f"{thread}/passar", agente=str(mate.id)).status_code == 303
    assert (conversation.status, conversation.agent_id) == ("agent", mate.id)
    assert "Dona passou para Caio" in owner_client.get(thread).text
    owner_client.submit(owner_client.get(thread), f"{thread}/passar", agente="fila")
    assert (conversation.status, conversation.agent_id) == ("waiting", None)
    assert "Dona passou de volta para a fila" in owner_client.get(thread).text


def test_only_active_people_of_the_agency_can_be_given_a_conversation(
    owner_client, tenant, conversation, thread, stranger
):
    gone = make_user(tenant, name="Saiu Daqui", active=False)
    page = owner_client.get(thread)
    assert "Saiu Daqui" not in page.text
    for wanted in (str(stranger.id), str(gone.id), "", "x", "99999999999999999999"):
        assert owner_client.submit(page, f"{thread}/passar", agente=wanted).status_code == 404
    assert conversation.agent_id is None


def test_the_queue_one_came_from_is_kept(owner_client, thread):
    page = owner_client.get(f"{thread}?fila=bot")
    answer = owner_client.submit(page, f"{thread}/assumir?fila=bot")
    assert answer.location == f"{thread}?fila=bot"


# --- what the pane shows -------------------------------------------------------------------------


def test_the_pane_tells_what_is_known(owner_client, tenant, conversation, thread):
    flat = make_property(tenant, code="AP-77", title="Cobertura na praia")
    lead = make_lead(conversation, source="ad", referral={"headline": "Verão"})
    make_inquiry(lead, flat)
    make_visit(lead, flat)
    make_event(conversation, "handoff.requested", detail={"reason": "asked", "summary": "Quer *2 quartos*"})
    pane = owner_client.get(thread).text.split('id="details"')[1]
    for words in ("Quer <strong>2 quartos", "Cobertura na praia", "AP-77", "Anúncio", "Verão", "às 14:00"):
        assert words in pane


def make_lead(conversation, **values):
    lead = Lead(tenant_id=conversation.tenant_id, contact_id=conversation.contact_id, **values)
    db.session.add(lead)
    db.session.flush()
    return lead


def make_inquiry(lead, flat):
    row = Inquiry(tenant_id=lead.tenant_id, lead_id=lead.id, kind="property", property_id=flat.id, found=1)
    db.session.add(row)
    db.session.flush()


def make_visit(lead, flat):
    at = datetime(2026, 11, 28, 17, 0, tzinfo=UTC)
    db.session.add(Visit(tenant_id=lead.tenant_id, lead_id=lead.id, property_id=flat.id, starts_at=at))
    db.session.flush()


def test_pills_name_the_property_and_the_hour(owner_client, conversation, thread):
    moment = {"at": "2026-11-28T14:00", "date": None, "period": None}
    make_event(conversation, "visit.requested", detail={"code": "AP-77", "moment": moment})
    make_event(conversation, "inquiry.created", detail={"code": "AP-77"})
    make_event(conversation, "inquiry.created", detail={"property_id": 3})
    make_event(conversation, "visit.requested", detail={"moment": {"at": "bobagem"}})
    page = owner_client.get(thread).text
    assert "Pediu uma visita: sáb, 28/11, às 14:00 · AP-77" in page
    assert "Interesse no imóvel AP-77" in page
    assert "Interesse em um imóvel" in page


# --- a real race ---------------------------------------------------------------------------------


@pytest.fixture
def claimed(built_app):
    """A conversation that is really committed, and taken away again."""
    tenant = db.session.scalars(select(Tenant).where(Tenant.slug == "default")).one()
    made = make_conversation(tenant)
    contact_id, made_id = made.contact_id, made.id
    db.session.commit()
    yield made_id
    db.session.rollback()
    db.session.execute(delete(ConversationEvent).where(ConversationEvent.conversation_id == made_id))
    db.session.execute(delete(Conversation).where(Conversation.id == made_id))
    db.session.execute(delete(Contact).where(Contact.id == contact_id))
    db.session.commit()
    db.session.remove()


def test_of_two_who_claim_at_the_same_moment_one_has_it(built_app, claimed):
    """Two connections, no turns: the lock on the row decides."""
    start = Barrier(2)

    def claim(email):
        with built_app.app_context():
            start.wait(10)
            found = db.session.get(Conversation, claimed)
            locked_conversation(claimed)
            agent = db.session.scalars(select(User).where(User.email == email)).one()
            try:
                handling.take_over(found, agent, datetime.now(UTC), "bot-0")
            except handling.ChangedMeanwhile:
                db.session.rollback()
                return "outrun"
            db.session.commit()
            return "has it"

    with ThreadPoolExecutor(2) as threads:
        ends = list(threads.map(claim, ["dona@nossa.example", "colega@nossa.example"]))
    assert sorted(ends) == ["has it", "outrun"]
    assert len(events(db.session.get(Conversation, claimed), "agent.took_over")) == 1
