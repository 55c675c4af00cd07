"""Whatever arrives with a right signature: never a 500, never half a batch."""

import json

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st
from sqlalchemy import select

from atendeja.extensions import db
from atendeja.models import Message

from .factories import OUR_NUMBER

PATIENT = settings(
    max_examples=60, deadline=None, suppress_health_check=[HealthCheck.function_scoped_fixture]
)
SCALARS = st.one_of(
    st.none(),
    st.booleans(),
    st.integers(),
    st.integers(2**62, 2**80),
    st.floats(),
    st.text(st.characters(exclude_categories=()), max_size=20),
    st.sampled_from(["text", "interactive", "messages", "read", "\x00", "\ud800", "1795000000", OUR_NUMBER]),
)
NAMES = (
    "entry changes field value metadata phone_number_id contacts profile name messages from from_user_id id "
    "timestamp type text body interactive errors statuses status pricing biz_opaque_callback_data wa_id "
    "user_id code \x00"
)
KEYS = st.sampled_from(NAMES.split(" "))
ANYTHING = st.recursive(
    SCALARS,
    lambda inner: st.lists(inner, max_size=4) | st.dictionaries(KEYS, inner, max_size=5),
    max_leaves=20,
)


def post(post_webhook, value):
    answer = post_webhook(json.dumps(value).encode())
    assert answer.status_code in {200, 400}
    return answer.status_code


@PATIENT
@given(ANYTHING)
def test_any_json_is_taken_or_refused(post_webhook, value):
    post(post_webhook, value)


@PATIENT
@given(st.dictionaries(KEYS, ANYTHING, max_size=6))
def test_any_value_of_a_change_is_taken(post_webhook, value):
    metadata = {"metadata": {"phone_number_id": OUR_NUMBER}}
    entry = {"changes": [{"field": "messages", "value": value | metadata}]}
    assert post(post_webhook, {"entry": [entry]}) == 200


@PATIENT
@given(st.dictionaries(KEYS, ANYTHING, max_size=6), st.sampled_from(["messages", "statuses"]))
def test_any_message_or_status_is_taken(post_webhook, content, where):
    content = {"id": "w", "from": "5513998765432", "timestamp": "1795000000", "status": "read"} | content
    value = {"metadata": {"phone_number_id": OUR_NUMBER}, where: [content]}
    assert post(post_webhook, {"entry": [{"changes": [{"field": "messages", "value": value}]}]}) == 200


def envelope(message):
    value = {"metadata": {"phone_number_id": OUR_NUMBER}, "messages": [message]}
    return {"entry": [{"changes": [{"field": "messages", "value": value}]}]}


def nested(depth):
    return b'{"entry": ' + b"[" * depth + b"]" * depth + b"}"


@pytest.mark.parametrize("depth", [100, 900, 5_000, 100_000])
def test_deep_nesting_is_no_trouble(post_webhook, depth):
    assert post_webhook(nested(depth)).status_code in {200, 400}


@pytest.mark.parametrize("depth", [50, 400, 900])
def test_deep_nesting_inside_a_message_is_no_trouble(post_webhook, depth):
    inner = b'{"a": ' * depth + b"1" + b"}" * depth
    message = {"from": "5513998765432", "id": "deep", "timestamp": "1795000000", "type": "text", "text": "@"}
    raw = json.dumps(envelope(message)).encode().replace(b'"@"', inner)
    assert post_webhook(raw).status_code in {200, 400}


@pytest.mark.parametrize("number", [b"1" * 5000, b"-" + b"9" * 400, b"1e999", b"NaN", b"Infinity"])
def test_numbers_beyond_reason_are_no_trouble(post_webhook, number):
    message = {"from": "5513998765432", "id": "n", "timestamp": "1795000000", "type": "order", "order": "@"}
    raw = json.dumps(envelope(message)).encode().replace(b'"@"', number)
    assert post_webhook(raw).status_code in {200, 400}


@pytest.mark.parametrize("code", [10**30, -(10**30), 2**31, "131047", None, [], 1.5, True])
def test_error_codes_beyond_reason_are_no_trouble(post_webhook, code):
    status = {"id": "w", "status": "failed", "timestamp": "1795000000", "errors": [{"code": code}]}
    value = {"metadata": {"phone_number_id": OUR_NUMBER}, "statuses": [status]}
    assert post(post_webhook, {"entry": [{"changes": [{"field": "messages", "value": value}]}]}) == 200


@pytest.mark.parametrize("words", ["\x00", "a\x00b", "\ud83d", "\udc00\ud800", "ok 😀", "x" * 100_000])
def test_text_that_a_database_refuses_is_made_storable(post_webhook, tenant, words):
    text = {"type": "text", "text": {"body": words}}
    post(post_webhook, envelope({"from": "5513998765432", "id": "t", "timestamp": "1795000000"} | text))
    stored = db.session.scalars(select(Message).where(Message.tenant_id == tenant.id)).one()
    assert "\x00" not in (stored.text or "")
    assert (stored.text or "").encode()[:10] == words.replace("\x00", "").encode("utf-8", "replace")[:10]


@pytest.mark.parametrize("field", ["from", "id", "timestamp"])
@pytest.mark.parametrize("value", [None, "", 7, [], {}, "x" * 5000, "-1", "²", "1e9", "99999999999999"])
def test_one_bad_message_does_not_cost_its_neighbours(post_webhook, tenant, field, value):
    good = {"from": "5513998765432", "id": "good", "timestamp": "1795000000", "type": "text"}
    bad = good | {"id": "bad", field: value}
    body = {"metadata": {"phone_number_id": OUR_NUMBER}, "messages": [bad, good | {"text": {"body": "oi"}}]}
    assert post(post_webhook, {"entry": [{"changes": [{"field": "messages", "value": body}]}]}) == 200
    mine = select(Message.wamid).where(Message.tenant_id == tenant.id)
    assert "good" in db.session.scalars(mine).all()
