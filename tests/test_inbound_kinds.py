"""Every kind of message that WhatsApp brings is stored and shown, and nothing about it is lost."""

from datetime import UTC, datetime, timedelta

import pytest
from sqlalchemy import select

from atendeja.extensions import db
from atendeja.models import Conversation, Lead, Message, ParkedWebhook
from atendeja.whatsapp import simulator

from .factories import OUR_NUMBER, make_contact, make_conversation, make_message

WA_ID = "5513998765432"
WHEN = datetime(2026, 11, 23, 12, 0, tzinfo=UTC)


@pytest.fixture
def talk(tenant):
    """A conversation that an agent has: the assistant stays out of what these tests look at."""
    contact = make_contact(tenant, wa_id=WA_ID, profile_name="Rita Lima")
    return make_conversation(tenant, contact, status="agent", last_customer_at=WHEN - timedelta(days=1))


@pytest.fixture
def deliver(post_webhook, talk):
    """Deliver one message of Rita's; returns its row."""

    def deliver(content, wamid=None, at=WHEN):
        raw = simulator.message_webhook(OUR_NUMBER, WA_ID, "Rita Lima", content, at, wamid)
        assert post_webhook(raw).status_code == 200
        return db.session.scalars(select(Message).order_by(Message.id.desc()).limit(1)).one()

    return deliver


@pytest.fixture
def thread(owner_client, talk):
    return lambda: owner_client.get(f"/conversas/{talk.id}").get_data(as_text=True)


PEOPLE = [{"name": {"formatted_name": "Seu Zé"}, "phones": [{"phone": "+55 13 3222-1111"}]}]
FLOW = {"type": "nfm_reply", "nfm_reply": {"name": "flow", "body": "Enviado", "response_json": "{}"}}
SHOWN = [
    ({"type": "text", "text": {"body": "bom dia"}}, "bom dia"),
    ({"type": "location", "location": {"latitude": -23.96, "longitude": -46.33, "name": "Orla"}}, "Orla"),
    ({"type": "location", "location": {"latitude": -23.96, "longitude": -46.33}}, "query=-23.96,-46.33"),
    ({"type": "contacts", "contacts": PEOPLE}, "Seu Zé"),
    ({"type": "contacts", "contacts": PEOPLE}, "+55 13 3222-1111"),
    ({"type": "button", "button": {"payload": "SIM", "text": "Confirmo"}}, "Confirmo"),
    ({"type": "interactive", "interactive": FLOW}, "Enviado"),
    ({"type": "interactive", "interactive": {"type": "call_permission_reply"}}, "Mensagem não suportada"),
    (
        {"type": "order", "order": {"product_items": [{"product_retailer_id": "AP-7", "quantity": 2}]}},
        "2 × AP-7",
    ),
    ({"type": "system", "system": {"type": "customer_identity_changed", "body": "Rita mudou"}}, "Rita mudou"),
    ({"type": "unsupported", "errors": [{"code": 131051}]}, "Mensagem não suportada pelo WhatsApp Business"),
    ({"type": "request_welcome"}, "Abriu a conversa pela primeira vez"),
    ({"type": "hologram", "hologram": {"id": "7"}}, "Mensagem não suportada pelo WhatsApp Business"),
    ({}, "Mensagem não suportada pelo WhatsApp Business"),
    ({"type": "text", "text": {"body": "veja"}, "context": {"forwarded": True}}, "Encaminhada"),
    ({"type": "text", "text": {"body": "a"}, "context": {"frequently_forwarded": True}}, "muitas vezes"),
    ({"type": "document", "document": {"id": "9", "filename": "renda.pdf"}}, "renda.pdf"),
]


@pytest.mark.parametrize(("content", "words"), SHOWN)
def test_every_kind_is_stored_and_shown(deliver, thread, content, words):
    stored = deliver(content)
    assert (stored.kind, stored.direction) == (content.get("type", "unknown"), "in")
    assert words in thread()


ODD = [
    {"type": "contacts", "contacts": [{"name": "x", "phones": 5}, 7]},
    {"type": "contacts", "contacts": "x"},
    {"type": "order", "order": {"product_items": 7}},
    {"type": "order", "order": [1]},
    {"type": "location", "location": "aqui"},
    {"type": "image", "image": "x"},
    {"type": "document", "document": [1]},
    {"type": "text", "text": {"body": "x"}, "referral": 5, "context": "y"},
    {"type": "reaction", "reaction": {"message_id": "wamid.A", "emoji": {"x": 1}}},
    {"type": "edit", "edit": {"original_message_id": "wamid.A", "message": {"type": {}}}},
    {"type": "system", "system": {"type": ["user_changed_number"], "wa_id": "551"}},
]


@pytest.mark.parametrize("content", ODD)
def test_odd_content_harms_neither_the_webhook_nor_the_thread(deliver, thread, talk, content):
    make_message(talk, "antes", wamid="wamid.A")
    deliver(content)
    assert "antes" in thread()


def test_what_is_quoted_is_shown_above_the_words(deliver, thread, talk):
    make_message(talk, "Visita às 15h?", direction="out", wamid="wamid.Q")
    answer = deliver({"type": "text", "text": {"body": "pode ser"}, "context": {"id": "wamid.Q"}})
    assert answer.reply_to == "wamid.Q"
    assert thread().count("Visita às 15h?") == 2


def test_a_quote_of_another_agencys_message_shows_nothing_of_it(deliver, thread, other_tenant):
    make_message(make_conversation(other_tenant), "Segredo deles", wamid="wamid.THEIRS")
    deliver({"type": "text", "text": {"body": "oi"}, "context": {"id": "wamid.THEIRS"}})
    assert "Segredo deles" not in thread()


def test_a_quote_of_something_unknown_says_so(deliver, thread):
    deliver({"type": "text", "text": {"body": "isso"}, "context": {"id": "wamid.NEVER"}})
    assert "Mensagem que não está aqui" in thread()


# --- reactions -----------------------------------------------------------------------------------


@pytest.fixture
def ours(talk):
    return make_message(talk, "Que tal este?", direction="out", wamid="wamid.OURS")


def react(emoji=None, to="wamid.OURS"):
    return {"type": "reaction", "reaction": {"message_id": to} | ({"emoji": emoji} if emoji else {})}


def test_a_reaction_stands_at_its_message_and_has_no_bubble(deliver, thread, ours):
    row = deliver(react("👍"))
    page = thread()
    assert ours.reaction == "👍"
    assert page.count("👍") == 1
    assert f'id="m-{row.id}"' not in page


def test_a_reaction_without_emoji_takes_it_away(deliver, thread, ours):
    deliver(react("👍"))
    deliver(react(), at=WHEN + timedelta(seconds=5))
    assert ours.reaction is None
    assert "👍" not in thread()


def test_an_older_reaction_that_comes_late_does_not_win(deliver, ours):
    deliver(react("❤️"), at=WHEN)
    deliver(react("👍"), at=WHEN - timedelta(seconds=30))
    assert ours.reaction == "❤️"


def test_a_reaction_to_something_unknown_is_not_lost(deliver, thread):
    deliver(react("🎉", to="wamid.NEVER"))
    assert "Reagiu com 🎉" in thread()


def test_a_reaction_reaches_the_open_page(deliver, owner_client, talk, ours):
    deliver(react("👍"))
    poll = owner_client.get(
        f"/conversas/{talk.id}/novas", query_string={"after": f"1795435200000000-{ours.id}-0"}
    )
    assert f'id="m-{ours.id}-marks"' in poll.text
    assert "👍" in poll.text


@pytest.mark.parametrize("kind", ["reaction", "edit", "revoke", "system"])
def test_nobody_waits_for_an_answer_to_these(deliver, run_tasks, sent, talk, kind):
    talk.status, talk.agent_id = "bot", None
    make_message(talk, "antes", wamid="wamid.A")
    about = {"original_message_id": "wamid.A", "message": {"type": "text", "text": {"body": "novo"}}}
    content = {"reaction": {"message_id": "wamid.A", "emoji": "👍"}, "edit": about, "revoke": about}
    before = talk.last_customer_at
    row = deliver({"type": kind, kind: content.get(kind, {"type": "customer_identity_changed", "body": "x"})})
    run_tasks()
    assert row.handled_at is not None
    assert (list(sent), talk.last_customer_at) == ([], before)


# --- edits and deletions -------------------------------------------------------------------------


def edit(words, of="wamid.A"):
    inner = {"type": "text", "text": {"body": words}}
    return {"type": "edit", "edit": {"original_message_id": of, "message": inner}}


def test_an_edit_shows_the_new_words_and_keeps_the_old(deliver, thread, talk):
    first = make_message(talk, "até 400 mil", wamid="wamid.A")
    deliver(edit("até 450 mil"))
    deliver(edit("até 500 mil"), at=WHEN + timedelta(seconds=9))
    assert (first.text, first.edited_at) == ("até 500 mil", WHEN + timedelta(seconds=9))
    page = thread()
    assert all(words in page for words in ("até 400 mil", "até 450 mil", "até 500 mil", "Editada às"))


def test_a_deleted_message_stays_readable_for_the_agency(deliver, thread, talk):
    first = make_message(talk, "meu cpf é 1", wamid="wamid.A")
    deliver({"type": "revoke", "revoke": {"original_message_id": "wamid.A"}})
    assert (first.text, first.revoked_at) == ("meu cpf é 1", WHEN)
    assert "Apagada pelo cliente" in thread()


def test_nobody_edits_what_is_in_another_conversation(deliver, tenant):
    other = make_message(make_conversation(tenant), "de outra pessoa", wamid="wamid.B")
    deliver(edit("mudado", of="wamid.B"))
    assert (other.text, other.edited_at) == ("de outra pessoa", None)


# --- late, again, reopened -----------------------------------------------------------------------


def test_the_bot_stays_out_of_a_message_that_is_hours_old(say):
    assert say("quero comprar apartamento em Santos", at=datetime.now(UTC) - timedelta(hours=5)) == []
    talk = db.session.scalars(select(Conversation).order_by(Conversation.id.desc()).limit(1)).one()
    assert talk.status == "waiting"
    assert db.session.scalars(select(Message).where(Message.conversation_id == talk.id)).one().text


def test_a_fresh_message_is_answered(say):
    assert say("quero comprar apartamento em Santos")


def test_the_same_message_again_does_not_reopen_what_was_closed(deliver, talk):
    hello = {"type": "text", "text": {"body": "obrigada"}}
    deliver(hello, wamid="wamid.SAME")
    talk.status, talk.waiting_since = "closed", None
    deliver(hello, wamid="wamid.SAME")
    assert (talk.status, talk.waiting_since) == ("closed", None)
    deliver(hello, wamid="wamid.OTHER")
    assert talk.status == "bot"


# --- ads -----------------------------------------------------------------------------------------

AD = {"source_type": "ad", "source_id": "77", "headline": "Vista mar", "ctwa_clid": "c1"}


def from_ad(**changes):
    return {"type": "text", "text": {"body": "Tenho interesse"}, "referral": AD | changes}


def lead_of(talk):
    return db.session.scalar(select(Lead).where(Lead.contact_id == talk.contact_id))


def test_the_first_ad_stays_with_the_lead(deliver, thread, talk):
    deliver(from_ad())
    deliver(from_ad(source_id="88", headline="Outro"), at=WHEN + timedelta(hours=1))
    lead = lead_of(talk)
    assert (lead.source, lead.referral["source_id"]) == ("ad", "77")
    assert "Vista mar" in thread()


def status(post_webhook, message, name="sent", at=WHEN, **more):
    row = {"id": message.wamid, "status": name, "timestamp": str(int(at.timestamp())), "recipient_id": WA_ID}
    assert post_webhook(simulator.webhook(OUR_NUMBER, {"statuses": [row | more]})).status_code == 200


def test_an_answer_within_a_day_opens_three_free_days(deliver, post_webhook, talk):
    deliver(from_ad())
    answer = make_message(talk, "Olá!", direction="out")
    status(post_webhook, answer, at=WHEN + timedelta(hours=2))
    assert talk.free_entry_until == WHEN + timedelta(hours=74)
    later = make_message(talk, "E aí?", direction="out")
    status(post_webhook, later, at=WHEN + timedelta(hours=3))
    assert talk.free_entry_until == WHEN + timedelta(hours=74)


def test_an_answer_after_a_day_opens_nothing(deliver, post_webhook, talk):
    deliver(from_ad())
    status(post_webhook, make_message(talk, "Olá!", direction="out"), at=WHEN + timedelta(hours=25))
    assert talk.free_entry_until is None


def test_without_an_ad_nothing_is_free(deliver, post_webhook, talk):
    deliver({"type": "text", "text": {"body": "oi"}})
    status(post_webhook, make_message(talk, "Olá!", direction="out"))
    assert talk.free_entry_until is None


def test_whatsapps_own_end_of_the_free_days_is_kept(post_webhook, talk):
    until = WHEN + timedelta(days=7)
    ad = {"expiration_timestamp": str(int(until.timestamp())), "origin": {"type": "referral_conversion"}}
    status(post_webhook, make_message(talk, "Olá!", direction="out"), conversation=ad)
    assert talk.free_entry_until == until


def test_the_end_of_an_ordinary_conversation_is_not_one_of_free_days(post_webhook, talk):
    plain = {"expiration_timestamp": str(int(WHEN.timestamp()) + 86400), "origin": {"type": "service"}}
    status(post_webhook, make_message(talk, "Olá!", direction="out"), conversation=plain)
    assert talk.free_entry_until is None


def test_nothing_usual_is_parked(deliver):
    for content, _ in SHOWN:
        deliver(content)
    assert db.session.scalars(select(ParkedWebhook)).all() == []
