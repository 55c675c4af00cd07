"""Old words and files are forgotten by themselves when the agency wants it so; the counts stay."""

from datetime import UTC, datetime, timedelta

import pytest
from sqlalchemy import select

from atendeja.actions.retention import BATCH, prune_messages
from atendeja.extensions import db
from atendeja.models import Media, Message

from .factories import make_conversation, make_message

NOW = datetime(2026, 11, 24, 12, tzinfo=UTC)


def _aged(conversation, days, **values):
    then = NOW - timedelta(days=days)
    return make_message(conversation, f"dita há {days} dias", created_at=then, occurred_at=then, **values)


@pytest.fixture
def talk(tenant):
    tenant.preferences = {"keep_months": 12}
    return make_conversation(tenant)


def test_words_older_than_the_agency_keeps_them_go(tenant, talk):
    old, young = _aged(talk, 400), _aged(talk, 300)
    done = prune_messages(tenant, NOW)
    db.session.expire_all()
    assert (old.text, old.payload, old.kind, old.author) == (None, {}, "text", "customer")
    assert young.text == "dita há 300 dias"
    assert done.counts == {"message_audit": 1}


def test_their_files_are_named_to_be_removed(tenant, talk):
    photo = _aged(talk, 500, kind="image")
    file = Media(
        tenant_id=tenant.id, message_id=photo.id, status="stored", stored_name="a" * 32, filename="eu.jpg"
    )
    db.session.add(file)
    assert prune_messages(tenant, NOW).files == ["a" * 32]
    db.session.expire_all()
    assert (file.stored_name, file.filename, file.status) == (None, None, "erased")


def test_nothing_is_done_twice(tenant, talk):
    _aged(talk, 400)
    assert prune_messages(tenant, NOW) is not None
    assert prune_messages(tenant, NOW) is None


def test_a_long_history_goes_in_pieces_oldest_first(tenant, talk):
    for days in range(BATCH + 20, 0, -1):
        _aged(talk, 400 + days)
    first, second = prune_messages(tenant, NOW), prune_messages(tenant, NOW)
    assert (first.counts["message_audit"], second.counts["message_audit"]) == (BATCH, 20)
    left = select(Message.id).where(Message.conversation_id == talk.id, Message.text.is_not(None))
    assert db.session.scalars(left).all() == []


@pytest.mark.parametrize("preferences", [{}, {"keep_months": 0}])
def test_an_agency_that_keeps_everything_keeps_everything(tenant, talk, preferences):
    tenant.preferences = preferences
    old = _aged(talk, 4000)
    assert prune_messages(tenant, NOW) is None
    assert old.text == "dita há 4000 dias"


def test_another_agencys_messages_are_its_own(tenant, talk, other_tenant):
    theirs = _aged(make_conversation(other_tenant), 800)
    _aged(talk, 800)
    prune_messages(tenant, NOW)
    db.session.expire_all()
    assert theirs.text == "dita há 800 dias"
