"""What else WhatsApp tells: echoes, standby, preferences, templates, the account; and what is parked."""

import json
from datetime import UTC, datetime, timedelta

import pytest
from sqlalchemy import func, select

from atendeja import tasks
from atendeja.actions import channel, parked
from atendeja.extensions import db
from atendeja.models import Consent, Contact, Conversation, ConversationEvent, Media, Message, ParkedWebhook
from atendeja.models import Template as WaTemplate
from atendeja.whatsapp import simulator
from atendeja.whatsapp.values import Unusable

from .factories import OTHER_NUMBER, OUR_NUMBER, make_contact, make_conversation, make_message

WHEN = datetime(2026, 11, 23, 12, 0, tzinfo=UTC)
STAMP = str(int(WHEN.timestamp()))
WA_ID, USER, WABA = "5513998765432", "BR.77", "102290129340398"


def body(field, value, waba=WABA, number=OUR_NUMBER):
    metadata = {"metadata": {"phone_number_id": number}} if number else {}
    change = {"field": field, "value": metadata | value}
    return json.dumps({"entry": [{"id": waba, "changes": [change]}]}).encode()


@pytest.fixture
def tell(post_webhook):
    def tell(field, value, **more):
        assert post_webhook(body(field, value, **more)).status_code == 200

    return tell


@pytest.fixture
def talk(tenant):
    return make_conversation(tenant, make_contact(tenant, wa_id=WA_ID), waiting_since=WHEN, status="waiting")


def message(wamid="wamid.1", **more):
    plain = {"id": wamid, "timestamp": STAMP, "type": "text", "text": {"body": "oi"}}
    return plain | more


def events(talk):
    query = select(ConversationEvent.kind).where(ConversationEvent.conversation_id == talk.id)
    return db.session.scalars(query.order_by(ConversationEvent.id)).all()


def of(talk):
    query = select(Message).where(Message.conversation_id == talk.id).order_by(Message.id)
    return db.session.scalars(query).all()


def reasons():
    return db.session.scalars(select(ParkedWebhook.reason).order_by(ParkedWebhook.id)).all()


# --- the phone app -------------------------------------------------------------------------------


def echo(wamid="wamid.E", **more):
    return {"message_echoes": [message(wamid, to=WA_ID, **{"from": "551340000001"}, **more)]}


def test_an_answer_on_the_phone_app_is_kept_and_the_assistant_is_out(
    tell, run_tasks, owner_client, talk, say
):
    tell("smb_message_echoes", echo())
    (row,) = of(talk)
    assert (row.direction, row.author, row.status, row.text) == ("out", "phone", "sent", "oi")
    assert (talk.status, talk.agent_id, talk.waiting_since) == ("agent", None, None)
    assert events(talk) == ["agent.answered_by_phone"]
    page = owner_client.get(f"/conversas/{talk.id}").text
    assert "pelo celular" in page
    assert "A equipe respondeu pelo celular" in page
    assert say("quero um apartamento em Santos") == []


def test_the_same_echo_again_changes_nothing(tell, talk):
    tell("smb_message_echoes", echo())
    talk.status = "bot"
    tell("smb_message_echoes", echo())
    assert (talk.status, len(of(talk))) == ("bot", 1)


def test_an_echo_to_a_stranger_makes_the_contact(tell, tenant):
    tell("smb_message_echoes", {"message_echoes": [message("wamid.E", to_user_id="BR.NEW")]})
    made = db.session.scalars(select(Contact).where(Contact.user_id == "BR.NEW")).one()
    assert made.tenant_id == tenant.id


def test_what_was_typed_on_the_phone_does_not_change_how_the_customer_is_answered(tell, talk):
    tell("smb_message_echoes", {"message_echoes": [message("wamid.E", to="551398765432")]})
    assert (talk.contact.wa_id, len(of(talk))) == (WA_ID, 1)


def test_a_photo_sent_from_the_phone_is_fetched_too(tell, run_tasks, talk):
    tell("smb_message_echoes", echo(type="image", image={"id": "sim-foto", "mime_type": "image/jpeg"}))
    run_tasks()
    assert db.session.scalars(select(Media)).one().status == "stored"


def test_an_edit_on_the_phone_shows_in_its_message(tell, talk):
    tell("smb_message_echoes", echo())
    after = {"original_message_id": "wamid.E", "message": {"type": "text", "text": {"body": "olá"}}}
    tell("smb_message_echoes", echo("wamid.E2", type="edit", edit=after))
    assert of(talk)[0].text == "olá"


# --- another assistant ---------------------------------------------------------------------------


@pytest.mark.parametrize("deep", [True, False])
def test_standby_is_kept_and_shown_and_the_assistant_is_silent(
    tell, run_tasks, sent, owner_client, talk, deep
):
    talk.status, talk.waiting_since = "bot", None
    inner = {"messages": [message(**{"from": WA_ID}), message("wamid.2", **{"from": WA_ID})]}
    tell("standby", {"standby": inner} if deep else inner)
    run_tasks()
    assert [row.text for row in of(talk)] == ["oi", "oi"]
    assert (list(sent), talk.status) == ([], "bot")
    assert events(talk) == ["channel.standby"]
    assert "ficou de fora" in owner_client.get(f"/conversas/{talk.id}").text


def test_the_other_assistants_words_do_not_take_the_conversation_over(tell, talk):
    talk.status = "bot"
    tell("standby", {"standby": {"message_echoes": [message("wamid.E", to=WA_ID)]}})
    assert (of(talk)[0].author, talk.status) == ("phone", "bot")


# --- who wants no marketing ----------------------------------------------------------------------


def preference(value, minutes=0, **who):
    when = WHEN + timedelta(minutes=minutes)
    one = {"category": "marketing_messages", "value": value, "timestamp": int(when.timestamp())}
    return {"user_preferences": [one | (who or {"wa_id": WA_ID}) | {"detail": f"User requested to {value}"}]}


def test_a_stop_is_kept_with_its_proof_and_a_resume_ends_it(tell, talk):
    tell("user_preferences", preference("stop"))
    assert talk.contact.marketing_stopped_at == WHEN
    tell("user_preferences", preference("resume", 5))
    assert talk.contact.marketing_stopped_at is None
    kept = db.session.scalars(select(Consent).where(Consent.contact_id == talk.contact_id)).all()
    assert [(one.kind, one.granted, one.words) for one in kept] == [
        ("marketing", False, "User requested to stop"),
        ("marketing", True, "User requested to resume"),
    ]
    assert talk.contact.opted_out_at is None


def test_an_older_word_that_comes_late_and_a_repeated_one_change_nothing(tell, talk):
    tell("user_preferences", preference("resume", 5))
    tell("user_preferences", preference("stop", 1))
    tell("user_preferences", preference("resume", 5))
    assert talk.contact.marketing_stopped_at is None
    assert db.session.scalar(select(func.count(Consent.id)).where(Consent.contact_id == talk.contact_id)) == 1


def test_a_stop_of_somebody_unknown_waits_for_them(tell, talk, app):
    tell("user_preferences", preference("stop", user_id=USER))
    assert reasons() == ["preference of nobody known"]
    talk.contact.user_id = USER
    assert "1 used" in app.test_cli_runner().invoke(args=["reprocess"]).output
    assert talk.contact.marketing_stopped_at == WHEN
    assert reasons() == []


# --- templates and the account -------------------------------------------------------------------


@pytest.fixture
def account(tenant):
    tenant.waba_id = WABA
    db.session.commit()
    return tenant


@pytest.fixture
def template(account, other_tenant):
    other_tenant.waba_id = "999"
    own = {"name": "visita", "language": "pt_BR", "category": "UTILITY", "status": "PENDING"}
    db.session.add(WaTemplate(tenant_id=other_tenant.id, **own))
    row = WaTemplate(tenant_id=account.id, meta_id="55", **own)
    db.session.add(row)
    db.session.commit()
    return row


NAMED = {"message_template_name": "visita", "message_template_language": "pt-BR"}


@pytest.mark.parametrize("which", [{"message_template_id": 55}, NAMED, NAMED | {"message_template_id": 55}])
def test_metas_judgement_of_a_template_is_kept(tell, template, which):
    tell("message_template_status_update", which | {"event": "APPROVED", "reason": "NONE"}, number=None)
    assert (template.status, template.rejected_reason, template.usable) == ("APPROVED", None, True)
    tell("message_template_status_update", which | {"event": "PAUSED", "reason": "quality"}, number=None)
    assert (template.status, template.rejected_reason, template.usable) == ("PAUSED", "quality", False)
    tell("template_category_update", which | {"new_category": "MARKETING"}, number=None)
    assert template.category == "MARKETING"
    statuses = select(WaTemplate.status).where(WaTemplate.tenant_id != template.tenant_id)
    assert db.session.scalars(statuses).all() == ["PENDING"]


def test_a_template_nobody_knows_is_parked(tell, account):
    told = NAMED | {"event": "APPROVED"}
    tell("message_template_status_update", told, number=None)
    assert reasons() == ["template"]


@pytest.mark.parametrize(
    ("field", "value", "kept"),
    [
        ("phone_number_quality_update", {"event": "FLAGGED"}, ("quality", "RED")),
        (
            "phone_number_quality_update",
            {"event": "UPGRADE", "current_limit": "TIER_10K"},
            ("limit_tier", "TIER_10K"),
        ),
        (
            "business_capability_update",
            {"max_daily_conversations_per_business": 2000},
            ("limit_tier", "2000"),
        ),
        (
            "account_update",
            {"event": "ACCOUNT_VIOLATION", "violation_info": {"violation_type": "SPAM"}},
            ("account_alert", "ACCOUNT_VIOLATION: SPAM"),
        ),
        (
            "account_update",
            {"event": "DISABLED_UPDATE", "ban_info": {"waba_ban_state": "DISABLE"}},
            ("account_alert", "DISABLED_UPDATE: DISABLE"),
        ),
    ],
)
def test_what_meta_says_of_the_channel_is_kept(tell, account, other_tenant, field, value, kept):
    tell(field, value, number=None)
    assert getattr(account, kept[0]) == kept[1]
    assert getattr(other_tenant, kept[0]) is None


def test_an_alert_ends_when_meta_says_so(tell, account):
    account.account_alert = "DISABLED_UPDATE: DISABLE"
    told = {"event": "DISABLED_UPDATE", "ban_info": {"waba_ban_state": "REINSTATE"}}
    tell("account_update", told, number=None)
    assert account.account_alert is None


def test_what_is_said_of_a_foreign_account_changes_nobody(tell, account):
    tell("account_update", {"event": "ACCOUNT_DELETED"}, number=None, waba="1")
    assert (account.account_alert, reasons()) == (None, ["account"])


def test_the_account_is_learnt_from_its_messages(tell, talk, tenant, statements, post_webhook):
    tell("messages", {"messages": [message(**{"from": WA_ID})]})
    assert tenant.waba_id == WABA
    raw = body("messages", {"messages": [message("wamid.2", **{"from": WA_ID})]})
    with statements() as sql:
        post_webhook(raw)
    assert len(sql) == 3, sql


def test_the_dashboards_test_account_is_not_learnt(tell, talk, tenant):
    tell("messages", {"messages": [message(**{"from": WA_ID})]}, waba="0")
    assert tenant.waba_id is None


def test_the_last_webhook_is_written_at_most_once_a_minute(tenant):
    channel.signs.forget()
    channel.note_webhook(tenant.id, WHEN)
    channel.note_webhook(tenant.id, WHEN + timedelta(seconds=30))
    db.session.refresh(tenant)
    assert tenant.last_webhook_at == WHEN
    assert channel.signs.due(tenant.id, 1e12)


def test_an_answered_message_is_a_sign_of_life(say, tenant):
    channel.signs.forget()
    say("oi")
    assert tenant.last_webhook_at is not None


# --- parked --------------------------------------------------------------------------------------


@pytest.mark.parametrize(
    ("field", "value", "reason"),
    [
        ("calls", {"calls": [{}]}, "field:calls"),
        ("messages", {"errors": [{"code": 131000, "title": "x"}]}, "errors:131000"),
        ("messages", {"messages": [{"id": "wamid.1"}]}, "message"),
        ("messages", {"statuses": [{"id": "wamid.1"}]}, "status"),
        ("messages", {}, "empty:messages"),
        ("user_preferences", {"user_preferences": [{"wa_id": WA_ID}]}, "preference"),
        ("smb_message_echoes", {"message_echoes": [{"id": "x"}]}, "echo"),
        (
            "account_update",
            {"event": "VOLUME_BASED_PRICING_TIER_UPDATE"},
            "account_update:VOLUME_BASED_PRICING_TIER_UPDATE"[:40],
        ),
    ],
)
def test_what_cannot_be_used_is_parked_as_a_webhook_of_its_own(tell, account, field, value, reason):
    tell(field, value)
    assert reasons() == [reason]
    row = db.session.scalars(select(ParkedWebhook)).one()
    assert row.payload["entry"][0]["changes"][0]["field"] == field


def test_a_message_to_a_number_that_becomes_ours_is_read_again(tell, run_tasks, app, tenant):
    tell("messages", {"messages": [message(**{"from": WA_ID})]}, number="555")
    assert reasons() == ["number"]
    run = app.test_cli_runner()
    assert "1 read again, 0 used, 1 still parked" in run.invoke(args=["reprocess"]).output
    tenant.phone_number_id = "555"
    assert "0 read again" in run.invoke(args=["reprocess", "--reason", "field:"]).output
    assert "1 read again, 1 used, 0 still parked" in run.invoke(args=["reprocess", "--reason", "num"]).output
    contact = db.session.scalars(select(Contact).where(Contact.wa_id == WA_ID)).one()
    talk = db.session.scalars(select(Conversation).where(Conversation.contact_id == contact.id)).one()
    assert of(talk)[0].text == "oi"
    assert reasons() == []


def early(tell):
    status = {"id": "wamid.EARLY", "status": "delivered", "timestamp": STAMP, "recipient_id": WA_ID}
    tell("messages", {"statuses": [status]})
    assert reasons() == ["status of nothing known"]


def test_a_status_before_its_message_is_found_by_the_sweep(tell, talk, run_tasks):
    early(tell)
    tasks.sweep_received.function()
    assert reasons() == ["status of nothing known"]
    ours = make_message(talk, "Olá", direction="out", wamid="wamid.EARLY")
    tasks.sweep_received.function()
    db.session.refresh(ours)
    assert (ours.status, reasons()) == ("delivered", [])


def test_a_status_before_its_message_is_found_by_the_command(tell, talk, app):
    early(tell)
    ours = make_message(talk, "Olá", direction="out", wamid="wamid.EARLY")
    assert "1 used" in app.test_cli_runner().invoke(args=["reprocess"]).output
    assert ours.status == "delivered"


def test_statuses_of_others_are_not_looked_for_again_and_again(tell):
    early(tell)
    assert len(parked.early_statuses(datetime.now(UTC))) == 1
    assert parked.early_statuses(datetime.now(UTC) + timedelta(hours=4)) == []


def test_what_is_parked_stays_bounded(app, monkeypatch, statements):
    monkeypatch.setattr(parked, "MOST", 3)
    parked.park([Unusable(None, f"r{n}", {}) for n in range(5)], WHEN)
    parked.park([Unusable(None, "old", {})], WHEN - timedelta(days=31))
    with statements() as sql:
        parked.prune(WHEN)
    assert len(sql) == 1
    assert reasons() == ["r3", "r4"]


def test_few_parked_ones_stay(app):
    parked.park([Unusable(None, "r", {})], WHEN)
    parked.prune(WHEN)
    assert reasons() == ["r"]


def test_what_was_parked_in_another_form_is_kept(app):
    parked.park([Unusable(None, "odd", {"wamid": "x"})], WHEN)
    assert "1 still parked" in app.test_cli_runner().invoke(args=["reprocess"]).output


def test_the_simulators_envelope_is_the_same(post_webhook, other_tenant):
    post_webhook(simulator.text_webhook(OTHER_NUMBER, WA_ID, "Rita", "oi", WHEN))
    assert (
        db.session.scalars(select(Contact).where(Contact.wa_id == WA_ID)).one().tenant_id == other_tenant.id
    )
