"""Meta's door: who may knock, what is taken in, and that it is taken in once."""

import json
from datetime import UTC, datetime

import pytest
from sqlalchemy import func, select

from atendeja.extensions import db
from atendeja.models import Contact, Conversation, Message, ParkedWebhook
from atendeja.queue import huey
from atendeja.whatsapp import inbound, simulator

from .factories import OTHER_NUMBER, OUR_NUMBER

NOW = datetime(2026, 11, 23, 12, 0, tzinfo=UTC)
PATH = "/webhook/whatsapp"
RITA = ("5513998765432", "Rita Lima")


def text(words="oi", wamid=None, number=OUR_NUMBER, who=RITA, at=NOW):
    return simulator.text_webhook(number, *who, words, at, wamid)


def ours(tenant):
    return db.session.scalars(
        select(Message).where(Message.tenant_id == tenant.id).order_by(Message.id)
    ).all()


# --- verification --------------------------------------------------------------------------------


def verify(client, **change):
    asked = {"hub.mode": "subscribe", "hub.challenge": "1158201444", "hub.verify_token": "simulador"} | change
    return client.get(PATH, query_string=asked)


def test_the_right_word_is_answered_with_the_challenge_as_plain_text(client):
    answer = verify(client)
    assert (answer.status_code, answer.text, answer.mimetype) == (200, "1158201444", "text/plain")
    assert answer.headers["X-Content-Type-Options"] == "nosniff"


@pytest.mark.parametrize(
    "change",
    [
        {"hub.verify_token": "errado"},
        {"hub.verify_token": ""},
        {"hub.verify_token": "simuladór"},
        {"hub.verify_token": b"\xed\xa0\x80"},
        {"hub.mode": "unsubscribe"},
        {"hub.mode": ""},
    ],
    ids=["wrong", "empty", "not ASCII", "not UTF-8", "other mode", "no mode"],
)
def test_a_wrong_word_is_refused_and_the_challenge_not_repeated(client, change):
    answer = verify(client, **change)
    assert answer.status_code == 403
    assert "1158201444" not in answer.text


def test_verification_without_anything_is_refused(client):
    assert client.get(PATH).status_code == 403


def test_a_script_as_challenge_stays_text(client):
    answer = verify(client, **{"hub.challenge": "<script>alert(1)</script>"})
    assert answer.mimetype == "text/plain"


# --- signature -----------------------------------------------------------------------------------


def test_the_signature_is_over_the_bytes_as_meta_escapes_them(post_webhook, tenant):
    body = text("Olá, vi https://exemplo.com/ap ❤")
    assert rb"\/" in body
    assert rb"\u00e1" in body
    assert post_webhook(body).status_code == 200
    assert ours(tenant)[0].text == "Olá, vi https://exemplo.com/ap ❤"


@pytest.mark.parametrize(
    "signature",
    [
        None,
        "",
        "sha256=",
        "sha256=" + "0" * 64,
        "sha1=abc",
        "assinatura é esta",
        inbound.sign(b"x", "simulador"),
    ],
)
def test_without_the_right_signature_nothing_is_stored(post_webhook, tenant, signature):
    assert post_webhook(text(), signature=signature).status_code == 401
    assert ours(tenant) == []


def test_one_changed_byte_breaks_the_signature(post_webhook, tenant):
    body = text("oi")
    answer = post_webhook(body.replace(b'"oi"', b'"ai"'), signature=inbound.sign(body, "simulador"))
    assert answer.status_code == 401


@pytest.mark.parametrize("host", ["localhost", "127.0.0.1", "simulador", "atendeja.onrender.com"])
def test_the_host_header_opens_no_door(client, host):
    answer = client.post(PATH, data=text(), headers={"Host": host}, content_type="application/json")
    assert answer.status_code == 401


def test_a_body_that_is_too_large_is_refused(post_webhook):
    assert post_webhook(b'{"entry": [], "x": "' + b"x" * inbound.LARGEST_BODY + b'"}').status_code == 413


def test_three_megabytes_are_taken(post_webhook):
    assert post_webhook(b'{"entry": [], "x": "' + b"x" * 3_000_000 + b'"}').status_code == 200


@pytest.mark.parametrize(
    "body", [b"", b"{", b"null", b"[]", b"1", b'"entry"', b"{}", b'{"entry": {}}', b"\xff\xfe"]
)
def test_what_is_no_webhook_is_refused(post_webhook, body):
    assert post_webhook(body).status_code == 400


def test_a_slash_at_the_end_does_not_matter(post_webhook, client, tenant):
    assert post_webhook(text(), path=PATH + "/").status_code == 200
    assert len(ours(tenant)) == 1
    asked = {"hub.mode": "subscribe", "hub.challenge": "7", "hub.verify_token": "simulador"}
    assert client.get(PATH + "/", query_string=asked).text == "7"


# --- what is taken in ----------------------------------------------------------------------------


def change(messages=(), contacts=(), statuses=(), number=OUR_NUMBER, field="messages"):
    value = {"metadata": {"phone_number_id": number}, "messages": list(messages)}
    return {"field": field, "value": value | {"contacts": list(contacts), "statuses": list(statuses)}}


def message(wamid, wa_id=RITA[0], **content):
    content = content or {"type": "text", "text": {"body": wamid}}
    return {"from": wa_id, "id": wamid, "timestamp": str(int(NOW.timestamp()))} | content


def person(wa_id, name, **more):
    return {"wa_id": wa_id, "profile": {"name": name}} | more


def body(*entries):
    return json.dumps({"object": "whatsapp_business_account", "entry": list(entries)}).encode()


def test_every_entry_change_and_message_of_a_batch_is_stored(post_webhook, tenant):
    first = {"changes": [change([message("a"), message("b")]), change([message("c")])]}
    second = {"changes": [change([message("d", "5511911112222")])]}
    assert post_webhook(body(first, second)).status_code == 200
    assert [m.wamid for m in ours(tenant)] == ["a", "b", "c", "d"]
    assert len({m.conversation_id for m in ours(tenant)}) == 2


def test_contacts_belong_to_messages_by_id_not_by_position(post_webhook, tenant):
    people = [person("5511900000001", "Ana"), person("5511900000002", "Bia"), person("5511900000003", "Caê")]
    written = [message("x", "5511900000003"), message("y", "5511900000001")]
    post_webhook(body({"changes": [change(written, people)]}))
    names = db.session.execute(
        select(Contact.wa_id, Contact.profile_name).where(Contact.tenant_id == tenant.id)
    )
    assert dict(names.all()) == {"5511900000003": "Caê", "5511900000001": "Ana"}


def test_somebody_without_a_number_is_known_by_the_scoped_id(post_webhook, tenant):
    scoped = "BR.13491208655302741918"
    written = {
        "from_user_id": scoped,
        "id": "u1",
        "timestamp": "1795000000",
        "type": "text",
    }
    who = {"user_id": scoped, "profile": {"name": "Zé", "username": "@ze"}}
    for wamid in ("u1", "u2"):
        post_webhook(body({"changes": [change([written | {"id": wamid, "text": {"body": "oi"}}], [who])]}))
    contact = db.session.scalars(select(Contact).where(Contact.tenant_id == tenant.id)).one()
    assert (contact.wa_id, contact.user_id, contact.display_name) == (None, scoped, "Zé")
    assert len(ours(tenant)) == 2


@pytest.mark.parametrize(
    "content",
    [
        {"type": "image", "image": {"id": "1", "caption": "veja"}},
        {"type": "reaction", "reaction": {"message_id": "x"}},
        {"type": "system", "system": {"body": "mudou", "type": "user_changed_number"}},
        {"type": "unsupported", "errors": [{"code": 131051}]},
        {"type": "interactive", "interactive": {"type": "nfm_reply", "nfm_reply": {"response_json": "{}"}}},
        {"type": "interactive", "interactive": {"type": "coisa_nova"}},
        {"type": "coisa_nova", "coisa_nova": [1, 2]},
        {"type": "order", "order": {"product_items": []}},
        {},
    ],
    ids=lambda content: content.get("type", "no type"),
)
def test_every_kind_of_message_is_stored_even_one_nobody_knows(post_webhook, run_tasks, tenant, content):
    written = {"from": RITA[0], "id": "k", "timestamp": "1795000000"} | content
    assert post_webhook(body({"changes": [change([written])]})).status_code == 200
    run_tasks()
    stored = next(m for m in ours(tenant) if m.direction == "in")
    assert stored.kind == content.get("type", "unknown")
    assert all(stored.payload[key] == value for key, value in content.items() if key != "type")


@pytest.mark.parametrize("field", ["account_update", "message_template_status_update", "standby", "nova"])
def test_other_fields_are_kept_for_later(post_webhook, field):
    assert post_webhook(body({"changes": [change(field=field)]})).status_code == 200
    parked = db.session.scalars(select(ParkedWebhook)).one()
    assert field in json.dumps(parked.payload)


def test_a_message_to_a_number_that_is_not_ours_is_parked_whole(post_webhook):
    assert post_webhook(text("oi", "w1", number="999999999999999")).status_code == 200
    parked = db.session.scalars(select(ParkedWebhook)).one()
    assert all(word in json.dumps(parked.payload) for word in ("w1", "oi", RITA[0]))
    assert huey.storage.queue_size() == 0


def test_the_number_written_to_decides_the_agency(post_webhook, tenant, other_tenant):
    both = [change([message("one")]), change([message("two")], number=OTHER_NUMBER)]
    assert post_webhook(body({"changes": both})).status_code == 200
    owners = db.session.execute(
        select(Message.wamid, Message.tenant_id, Contact.tenant_id)
        .join(Conversation, Conversation.id == Message.conversation_id)
        .join(Contact, Contact.id == Conversation.contact_id)
        .where(Message.wamid.in_(["one", "two"]))
    )
    expected = {("one", tenant.id, tenant.id), ("two", other_tenant.id, other_tenant.id)}
    assert {tuple(row) for row in owners} == expected


def test_the_same_wamid_in_two_agencies_is_two_messages(post_webhook, tenant, other_tenant):
    post_webhook(text("oi", "same"))
    post_webhook(text("oi", "same", number=OTHER_NUMBER))
    assert db.session.scalar(select(func.count()).where(Message.wamid == "same")) == 2
