"""Who is told of what: on the page, on their devices, in how many words, and each thing once."""

import json
import re
from dataclasses import dataclass, field
from datetime import UTC, datetime, timedelta

import pytest
from sqlalchemy import select

from atendeja.actions import notices
from atendeja.extensions import db
from atendeja.models import Mention, PushSubscription
from atendeja.presence import Viewer, presence
from atendeja.push.keys import Keys
from atendeja.queries.notices import notices_of
from atendeja.whatsapp import simulator

from .browser import HTMX
from .factories import make_contact, make_conversation, make_event, make_message

BROWSER = {
    "endpoint": "https://push.example/send/abc",
    "p256dh": "BCVxsr7N_eNgVRqvHtD0zTZsEc6-VV-JvLexhqUzORcxaOzi6-AYWXvTBHm4bjyPjs7Vd8pZGH6SRpkNtoIAiw4",
    "auth": "BTBZMqHH6r4Tts7J_aSIgg",
}
SECRET_WORDS = "quero o apartamento da rua sete"


@dataclass
class PushService:
    """Takes what is delivered instead of the network; `outcome` is how that ends."""

    keys: Keys
    outcome: str = "sent"
    came: list = field(default_factory=list)

    def deliver(self, endpoint, p256dh, auth, note):
        self.came.append((endpoint, json.loads(note.content)))
        return self.outcome


@pytest.fixture
def push(app, tenant, other_tenant):
    """The application's way out, replaced; nobody has been told anything."""
    real = app.extensions["push"]
    app.extensions["push"] = PushService(real.keys)
    notices.forget_all()
    presence.forget(tenant.id)  # who looked at a conversation of this number in a test before
    yield app.extensions["push"]
    app.extensions["push"] = real
    notices.forget_all()
    presence.forget(tenant.id)


def subscribed(user, endpoint=BROWSER["endpoint"], **prefers):
    user.preferences = prefers
    own = {"endpoint": endpoint, "p256dh": BROWSER["p256dh"], "auth": BROWSER["auth"]}
    device = PushSubscription(tenant_id=user.tenant_id, user_id=user.id, device="Chrome", **own)
    db.session.add(device)
    db.session.flush()
    notices.forget_subscribed(user.tenant_id)
    return device


def kinds(user, conversation=None):
    return [one.kind for one in notices_of(user, datetime.now(UTC), conversation and conversation.id)]


@pytest.fixture
def with_owner(tenant, owner):
    """A conversation that our owner has, whose customer can write with `say`."""
    contact = make_contact(tenant, wa_id="5513998765432", profile_name="Rita Lima")
    return make_conversation(tenant, contact, status="agent", agent_id=owner.id)


# --- what there is to tell ----------------------------------------------------------------------------


def test_an_unanswered_customer_of_mine_a_pool_and_nothing_of_a_mates_or_of_another_agency(
    tenant, other_tenant, owner, mate
):
    since = {"waiting_since": datetime.now(UTC), "last_customer_at": datetime.now(UTC)}
    make_conversation(tenant, status="agent", agent_id=owner.id, **since)
    make_conversation(tenant, status="agent", agent_id=mate.id, **since)
    make_conversation(tenant, status="waiting", **since)
    make_conversation(tenant, status="bot")
    make_conversation(other_tenant, status="waiting", **since)
    assert sorted(kinds(owner)) == ["message", "waiting"]


def test_what_somebody_else_gave_me_is_told_and_what_i_took_is_not(tenant, owner, mate):
    given = make_conversation(tenant, status="agent", agent_id=owner.id)
    make_event(given, "conversation.assigned", user_id=mate.id, detail={"agent_id": owner.id})
    own = make_conversation(tenant, status="agent", agent_id=owner.id)
    make_event(own, "conversation.assigned", user_id=owner.id, detail={"agent_id": owner.id})
    passed_on = make_conversation(tenant, status="agent", agent_id=owner.id)
    make_event(passed_on, "conversation.assigned", detail={"agent_id": mate.id})
    old = make_conversation(tenant, status="agent", agent_id=owner.id)
    long_ago = datetime.now(UTC) - timedelta(hours=1)
    make_event(old, "conversation.assigned", detail={"agent_id": owner.id}, created_at=long_ago)
    found = notices_of(owner, datetime.now(UTC))
    assert [(one.kind, one.conversation_id) for one in found] == [("assigned", given.id)]


def test_who_is_called_in_a_note_is_told_until_it_was_seen(tenant, owner):
    conversation = make_conversation(tenant)
    note = make_event(conversation, "note.written")
    own = {"tenant_id": tenant.id, "conversation_id": conversation.id, "event_id": note.id}
    mention = Mention(user_id=owner.id, **own)
    db.session.add(mention)
    db.session.flush()
    assert kinds(owner) == ["mention"]
    mention.seen_at = datetime.now(UTC)
    assert kinds(owner) == []


# --- on the page --------------------------------------------------------------------------------------


def test_the_list_says_what_is_new_with_a_key_that_stays(owner_client, tenant):
    make_conversation(tenant, status="waiting", waiting_since=datetime.now(UTC))
    keys = [re.findall(r'data-notice="([^"]+)"', owner_client.get("/conversas").text) for _ in range(2)]
    assert len(keys[0]) == 1
    assert keys[0] == keys[1]


def test_without_leave_no_word_of_a_customer_is_in_a_notice(owner_client, owner, with_owner, say):
    say(SECRET_WORDS)
    told = owner_client.get("/conversas").text.split('id="notices"')[1].split("</ul>")[0]
    assert "Nova mensagem de cliente" in told
    assert "Rita" not in told
    assert "rua sete" not in told
    owner.preferences = {"push_words": True}
    told = owner_client.get("/conversas").text.split('id="notices"')[1].split("</ul>")[0]
    assert "Rita Lima" in told
    assert SECRET_WORDS in told


def quiet_now(person):
    """Quiet hours that began two hours ago and end in two, whatever the clock says."""
    local = datetime.now(person.tenant.zone)
    times = ((local + timedelta(hours=hours)).strftime("%H:%M") for hours in (-2, 2))
    return dict(zip(("quiet_from", "quiet_until"), times, strict=True))


def test_in_quiet_hours_nothing_sounds(owner_client, owner):
    assert re.search(r'id="notices"[^>]*data-sound', owner_client.get("/conversas").text)
    owner.preferences = quiet_now(owner)
    assert not re.search(r'id="notices"[^>]*data-sound', owner_client.get("/conversas").text)


def test_other_pages_learn_of_news_and_are_quiet_afterwards(owner_client, tenant, statements):
    make_conversation(tenant, status="waiting", waiting_since=datetime.now(UTC))
    page = owner_client.get("/avisos").text
    first = re.search(r'hx-get="(/avisos/novos[^"]*)"', page)[1].replace("&amp;", "&")
    news = owner_client.get(first, headers=HTMX).text
    again = re.search(r'hx-get="(/avisos/novos[^"]*)"', news)[1].replace("&amp;", "&")
    with statements() as sql:
        quiet = owner_client.get(again, headers=HTMX)
    assert 'data-waiting="1"' in news
    assert "data-notice=" in news
    assert (quiet.status_code, sql) == (204, [])


def test_signed_out_nothing_is_told(client):
    assert client.get("/avisos/novos", headers=HTMX).status_code == 401
    assert client.get("/avisos").status_code == 303


# --- on a device --------------------------------------------------------------------------------------


def test_a_message_reaches_the_agents_device_without_its_words(push, owner, with_owner, say):
    subscribed(owner)
    say(SECRET_WORDS)
    assert len(push.came) == 1
    endpoint, note = push.came[0]
    assert endpoint == BROWSER["endpoint"]
    assert (note["title"], note["url"]) == ("Nova mensagem de cliente", f"/conversas/{with_owner.id}")
    assert "rua sete" not in json.dumps(note)
    assert "Rita" not in json.dumps(note)


def test_who_wants_words_gets_name_and_words(push, owner, with_owner, say):
    subscribed(owner, push_words=True)
    say(SECRET_WORDS)
    note = push.came[0][1]
    assert (note["title"], note["body"]) == ("Rita Lima", SECRET_WORDS)


def test_the_same_thing_is_told_once(push, owner, with_owner, say):
    subscribed(owner)
    say("oi", at=datetime.now(UTC) - timedelta(minutes=2))
    again = notices.to_tell(with_owner.id, datetime.now(UTC), lambda place, user_id: False)
    assert (len(push.came), again) == (1, [])
    say("ainda aí?")
    assert len(push.came) == 2


def test_every_device_of_a_person_is_told(push, owner, with_owner, say):
    subscribed(owner)
    subscribed(owner, "https://push.example/send/outro")
    say("oi")
    assert len(push.came) == 2


def test_who_looks_at_it_is_not_told(push, owner, with_owner, say):
    subscribed(owner)
    presence.note((with_owner.tenant_id, with_owner.id), Viewer(owner.id, "Dona"))
    say("oi")
    assert push.came == []


def test_in_quiet_hours_no_device_rings(push, owner, with_owner, say):
    subscribed(owner, **quiet_now(owner))
    say("oi")
    assert push.came == []


def test_a_mate_and_another_agency_are_not_told_of_my_customers(push, mate, stranger, with_owner, say):
    subscribed(mate)
    subscribed(stranger, "https://push.example/send/outra")
    say("oi")
    assert push.came == []


def test_the_pool_calls_whoever_is_available(push, tenant, owner, mate, say):
    tenant.preferences = {"roleta": False}
    mate.available = False
    subscribed(owner)
    subscribed(mate, "https://push.example/send/outro")
    say("quero falar com um corretor")
    assert [note["title"] for _, note in push.came] == ["Cliente aguardando atendimento"]


def test_who_no_longer_works_here_is_not_told(push, owner, with_owner, say):
    subscribed(owner)
    owner.active = False
    say("oi")
    assert push.came == []


def test_where_nobody_subscribed_nothing_is_asked_but_once(push, owner, with_owner, say, statements):
    say("oi")
    with statements() as sql:
        say("mais uma")
    assert [one for one in sql if "push_subscriptions" in one] == []


def test_a_webhook_costs_the_same_whoever_subscribed(push, owner, tenant, say, post_webhook, statements):
    contact = make_contact(tenant, wa_id="5513900000001")
    make_conversation(tenant, contact, status="agent", agent_id=owner.id)
    say.wa_id = "5513900000001"
    subscribed(owner)
    say("primeira")
    body = simulator.text_webhook(say.number, say.wa_id, say.name, "segunda", datetime.now(UTC))
    with statements() as sql:
        say.post(body)
    assert len(sql) == 3


def test_a_device_that_is_gone_is_forgotten(push, owner, with_owner, say):
    subscribed(owner)
    push.outcome = "gone"
    say("oi")
    assert db.session.scalars(select(PushSubscription)).all() == []


@pytest.mark.parametrize("outcome", ["later", "unreachable", "refused"])
def test_a_device_that_could_not_be_told_keeps_why(push, owner, with_owner, say, outcome):
    device = subscribed(owner)
    push.outcome = outcome
    say("oi")
    assert (device.problem, device.sent_at) == (outcome, None)


# --- how somebody wants it --------------------------------------------------------------------------


def test_preferences_are_kept_and_others_left_alone(owner_client, owner):
    owner.preferences = {"sound": True, "unknown": 1}
    page = owner_client.get("/avisos")
    left_out = {"som": None, "atalhos": None}
    answer = owner_client.submit(page, "/avisos", de="22:00", ate="07:00", palavras="sim", **left_out)
    assert answer.status_code == 303
    prefers = owner.prefers
    assert (prefers.sound, prefers.push_words, prefers.shortcuts) == (False, True, False)
    assert (prefers.quiet_from, prefers.quiet_until) == ("22:00", "07:00")
    assert owner.preferences["unknown"] == 1
    assert 'data-shortcuts="off"' in owner_client.get("/avisos").text


@pytest.mark.parametrize(
    ("de", "ate"), [("22:00", ""), ("", "07:00"), ("25:00", "07:00"), ("x", "y"), ("08:00", "08:00")]
)
@pytest.mark.parametrize("htmx", [False, True])
def test_half_a_quiet_time_is_refused_beside_the_field(owner_client, de, ate, htmx):
    answer = owner_client.submit(owner_client.get("/avisos"), "/avisos", htmx=htmx, de=de, ate=ate)
    assert answer.status_code == 422
    assert 'aria-invalid="true"' in answer.text


def test_a_browser_subscribes_and_is_told_by_a_test(push, owner_client, owner, run_tasks):
    page = owner_client.get("/avisos")
    agent = {"User-Agent": "Mozilla/5.0 (Linux; Android 14) Chrome/130 Mobile Safari/537.36"}
    owner_client.environ_base["HTTP_USER_AGENT"] = agent["User-Agent"]
    assert owner_client.submit(page, "/avisos/aparelhos", **BROWSER).status_code == 303
    device = db.session.scalars(select(PushSubscription)).one()
    assert (device.user_id, device.device) == (owner.id, "Chrome no Android")
    page = owner_client.get("/avisos")
    owner_client.submit(page, f"/avisos/aparelhos/{device.id}/testar")
    assert "Enviando o teste" in owner_client.get("/avisos").text
    assert owner_client.get("/avisos/aparelhos", headers=HTMX).status_code == 204
    run_tasks()
    assert push.came[0][1]["title"] == "Aviso de teste"
    assert "Teste entregue" in owner_client.get("/avisos/aparelhos", headers=HTMX).text


@pytest.mark.parametrize(
    ("outcome", "words"),
    [("refused", "recusou"), ("later", "ocupado"), ("unreachable", "Não consegui falar")],
)
def test_a_test_that_fails_says_so(push, owner_client, owner, run_tasks, outcome, words):
    device = subscribed(owner)
    push.outcome = outcome
    owner_client.submit(owner_client.get("/avisos"), f"/avisos/aparelhos/{device.id}/testar")
    run_tasks()
    assert words in owner_client.get("/avisos/aparelhos", headers=HTMX).text


@pytest.mark.parametrize(
    "odd",
    [
        {"endpoint": "http://push.example/1"},
        {"endpoint": "https://127.0.0.1:8443/"},
        {"endpoint": "file:///etc/passwd"},
        {"endpoint": ""},
        {"p256dh": "abc"},
        {"auth": ""},
    ],
)
def test_what_no_browser_gives_is_refused(push, owner_client, odd):
    answer = owner_client.submit(owner_client.get("/avisos"), "/avisos/aparelhos", **BROWSER | odd)
    assert answer.status_code == 422
    assert db.session.scalars(select(PushSubscription)).all() == []


def test_a_browser_that_changes_hands_belongs_to_who_signed_in_last(push, owner_client, mate_client, mate):
    for browser in (owner_client, mate_client):
        browser.submit(browser.get("/avisos"), "/avisos/aparelhos", **BROWSER)
    assert db.session.scalars(select(PushSubscription.user_id)).all() == [mate.id]


def test_an_eleventh_device_replaces_the_oldest(push, owner, app):
    now = datetime.now(UTC)
    for n in range(11):
        keys = (BROWSER["p256dh"], BROWSER["auth"])
        notices.subscribe(owner, f"https://push.example/{n}", *keys, "Chrome", now)
    left = db.session.scalars(select(PushSubscription.endpoint)).all()
    assert len(left) == 10
    assert "https://push.example/0" not in left


@pytest.mark.parametrize("act", ["testar", "remover"])
def test_nobody_touches_a_device_of_somebody_else(push, mate_client, stranger_client, owner, act):
    device = subscribed(owner)
    for browser in (mate_client, stranger_client):
        token = re.search(r'name="csrf_token" value="([^"]+)"', browser.get("/avisos").text)[1]
        address = f"/avisos/aparelhos/{device.id}/{act}"
        assert browser.post(address, data={"csrf_token": token}).status_code == 404


def test_a_device_can_be_removed(push, owner_client, owner):
    device = subscribed(owner)
    answer = owner_client.submit(
        owner_client.get("/avisos"), f"/avisos/aparelhos/{device.id}/remover", htmx=True
    )
    assert "Nenhum aparelho" in answer.text
    assert db.session.scalars(select(PushSubscription)).all() == []


def test_a_mates_assignment_is_told_on_the_device(push, owner, owner_client, tenant, mate, run_tasks):
    subscribed(mate)
    conversation = make_conversation(tenant, status="agent", agent_id=owner.id)
    make_message(conversation, "oi")
    page = owner_client.get(f"/conversas/{conversation.id}")
    owner_client.submit(page, f"/conversas/{conversation.id}/passar", agente=str(mate.id))
    run_tasks()
    assert [note["title"] for _, note in push.came] == ["Uma conversa é sua agora"]
