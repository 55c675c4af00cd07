"""What Meta says about our messages moves them forward, never back."""

import json
from datetime import UTC, datetime, timedelta

import pytest
from sqlalchemy import select

from atendeja.extensions import db
from atendeja.models import Message, ParkedWebhook
from atendeja.whatsapp import simulator

from .factories import OTHER_NUMBER, OUR_NUMBER, make_conversation, make_message

NOW = datetime(2026, 11, 23, 12, 0, tzinfo=UTC)


@pytest.fixture
def message(tenant):
    """Ours, sent and accepted."""
    return make_message(make_conversation(tenant), "Bom dia", direction="out", wamid="wamid.OURS")


@pytest.fixture
def status(post_webhook):
    def post(*names, wamid="wamid.OURS", number=OUR_NUMBER, at=NOW, **more):
        for name in names:
            one = {"id": wamid, "status": name, "timestamp": str(int(at.timestamp()))} | more
            assert post_webhook(simulator.webhook(number, {"statuses": [one]})).status_code == 200

    return post


@pytest.mark.parametrize(
    ("said", "final"),
    [
        (["sent"], "sent"),
        (["delivered"], "delivered"),
        (["sent", "delivered", "read"], "read"),
        (["read", "delivered", "sent"], "read"),
        (["read"], "read"),
        (["delivered", "sent"], "delivered"),
        (["delivered", "delivered", "delivered"], "delivered"),
        (["delivered", "read", "played"], "played"),
        (["played", "read"], "played"),
        (["failed"], "failed"),
        (["failed", "failed"], "failed"),
        (["failed", "sent"], "failed"),
        (["delivered", "failed"], "delivered"),
        (["read", "failed"], "read"),
    ],
    ids=lambda value: value if isinstance(value, str) else ",".join(value),
)
def test_statuses_only_move_forward_in_whatever_order_they_come(message, status, said, final):
    status(*said)
    assert message.status == final


def test_statuses_of_one_batch_all_count(message, post_webhook):
    pairs = [("wamid.OURS", name) for name in ("read", "sent", "delivered")]
    post_webhook(simulator.status_webhook(OUR_NUMBER, "5513998765432", pairs, NOW))
    assert message.status == "read"


def test_the_times_are_whatsapps(message, status):
    status("delivered", at=NOW)
    status("read", at=NOW + timedelta(minutes=5))
    assert (message.delivered_at, message.read_at) == (NOW, NOW + timedelta(minutes=5))


def test_a_failure_says_why(message, status):
    status("failed", errors=[{"code": 131047, "title": "Re-engagement message"}])
    assert message.status == "failed"
    assert message.error_code == 131047


def test_the_price_is_kept_and_not_lost_by_a_later_status_without_one(message, status):
    status("sent", pricing={"category": "service", "type": "free_customer_service"})
    status("delivered")
    assert (message.pricing_category, message.pricing_type) == ("service", "free_customer_service")


@pytest.mark.parametrize("before", ["sending", "unknown"])
def test_our_own_reference_settles_a_send_whose_answer_was_lost(tenant, status, before):
    lost = make_message(make_conversation(tenant), direction="out", status=before, wamid=None)
    status("sent", wamid="wamid.NEW", biz_opaque_callback_data=str(lost.id))
    assert (lost.status, lost.wamid) == ("sent", "wamid.NEW")


def test_a_status_may_come_before_the_answer_to_the_send(tenant, status):
    early = make_message(make_conversation(tenant), direction="out", status="sending", wamid=None)
    status("delivered", "read", wamid="wamid.FAST", biz_opaque_callback_data=str(early.id))
    assert (early.status, early.wamid) == ("read", "wamid.FAST")


@pytest.mark.parametrize("reference", ["", "abc", "-1", "²", "9" * 40, 7, None, {}])
def test_a_strange_reference_harms_nobody(message, status, reference):
    status("delivered", biz_opaque_callback_data=reference)
    assert message.status == "delivered"


def test_a_status_of_a_message_that_is_not_ours_is_parked(message, status):
    status("delivered", wamid="wamid.FOREIGN")
    parked = db.session.scalars(select(ParkedWebhook)).one()
    assert "wamid.FOREIGN" in json.dumps(parked.payload)
    assert message.status == "sent"


def test_a_status_never_moves_another_agencys_message(message, status):
    status("read", wamid="wamid.OURS", number=OTHER_NUMBER, biz_opaque_callback_data=str(message.id))
    assert message.status == "sent"


def test_a_status_never_moves_what_a_customer_wrote(tenant, status):
    theirs = make_message(make_conversation(tenant), wamid="wamid.THEIRS")
    status("read", wamid="wamid.THEIRS", biz_opaque_callback_data=str(theirs.id))
    assert theirs.status == "received"


def test_an_unknown_status_is_kept_and_changes_nothing(message, status):
    status("teleported")
    assert message.status == "sent"
    assert db.session.scalars(select(ParkedWebhook)).one()


def test_a_status_costs_two_statements_at_most(message, status, statements):
    with statements() as sql:
        status("delivered")
    assert len(sql) <= 2, sql


def test_the_other_messages_stay_as_they_are(message, status):
    before = dict(
        db.session.execute(select(Message.id, Message.status).where(Message.id != message.id)).all()
    )
    status("read")
    after = dict(db.session.execute(select(Message.id, Message.status).where(Message.id != message.id)).all())
    assert before == after


@pytest.mark.parametrize("code", [131042, 131031, 190])
def test_a_failure_told_by_a_status_stops_the_channel_like_an_answer(tenant, message, status, troubles, code):
    status("sent")
    status("failed", errors=[{"code": code, "title": "Business eligibility payment issue"}])
    db.session.expire_all()
    assert (message.status, tenant.channel_problem) == ("failed", code)
    troubles.clear()


def test_a_stop_of_marketing_told_by_a_status_is_kept_with_the_person(tenant, status):
    conversation = make_conversation(tenant)
    make_message(conversation, direction="out", wamid="wamid.OURS")
    status("failed", errors=[{"code": 131050, "title": "User has stopped marketing messages"}])
    db.session.expire_all()
    assert conversation.contact.marketing_stopped_at is not None


def test_a_failure_told_again_does_not_stop_a_channel_that_was_mended(tenant, message, status, troubles):
    status("failed", errors=[{"code": 131042}])
    tenant.channel_problem = None
    db.session.commit()
    status("failed", errors=[{"code": 131042}])
    db.session.expire_all()
    assert tenant.channel_problem is None
    troubles.clear()
