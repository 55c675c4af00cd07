"""The tests' own ground: what one does is gone for the next, and nobody reaches the network."""

import socket

import pytest
from sqlalchemy import func, select

from atendeja.extensions import db
from atendeja.models import Contact, Conversation, Message, Tenant
from atendeja.queue import huey

from .factories import make_contact


@pytest.mark.parametrize("time", [1, 2])
def test_what_a_test_commits_is_gone_in_the_next(time, app, tenant, say):
    ours = Conversation.tenant_id == tenant.id
    assert db.session.scalar(select(func.count()).select_from(Conversation).where(ours)) == 0
    make_contact(tenant)
    db.session.commit()
    assert say("oi")
    assert db.session.scalar(select(func.count()).select_from(Conversation).where(ours)) == 1
    assert (
        db.session.scalar(select(func.count()).select_from(Contact).where(Contact.tenant_id == tenant.id))
        == 2
    )


def test_what_is_not_committed_is_lost_with_the_request(app, tenant):
    make_contact(tenant, wa_id="5513911112222")
    db.session.rollback()
    assert db.session.scalar(select(Contact).where(Contact.wa_id == "5513911112222")) is None


def test_the_queue_is_empty_at_the_start(app):
    assert huey.storage.queue_size() == 0
    assert huey.storage.schedule_size() == 0


def test_another_agency_is_always_there(app, other_tenant):
    assert db.session.scalar(select(func.count()).select_from(Message)) == 8
    assert db.session.scalar(select(func.count()).select_from(Tenant)) == 2


def test_the_network_is_refused():
    with socket.socket() as outside, pytest.raises(AssertionError, match="wanted to reach"):
        outside.connect(("203.0.113.1", 443))


def test_running_an_empty_queue_does_not_wait(run_tasks):
    assert run_tasks() == 0
