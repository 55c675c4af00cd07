"""Huey jobs: load by id, call one action, commit. The only caller of the gateway."""

from datetime import UTC, datetime

from flask import current_app
from huey import crontab

from .actions import delivery, messages
from .actions.answer import answer as take_turn
from .extensions import db
from .queries import outbox
from .queue import commit_then, gathering_task, huey, recovery, task
from .whatsapp.values import Gateway

LOOK_AGAIN = 90.0  # seconds until a claim that was still fresh at the sweep is certainly dead


@gathering_task
def answer(conversation_id: int) -> None:
    """The assistant's turn, and its replies sent in the same go: no second trip through the queue."""
    conversation = messages.locked_conversation(conversation_id)
    if conversation is None:
        return
    changed = (conversation.tenant_id, conversation.id)
    take_turn(conversation, datetime.now(UTC))
    commit_then(changed=[changed])
    deliver.function(conversation_id)


@task
def deliver(conversation_id: int) -> None:
    """Send what the conversation has queued, one by one. No transaction is open while WhatsApp is asked."""
    to = delivery.addressee(conversation_id)
    while to is not None:
        claimed = delivery.claim(to, datetime.now(UTC))
        db.session.commit()
        if claimed is None:
            return
        again = delivery.settle(claimed, gateway().send(claimed.outgoing), datetime.now(UTC))
        commit_then(changed=[(claimed.tenant_id, claimed.conversation_id)])
        if again is not None:
            deliver(conversation_id, delay=again.total_seconds())
            return


@task
def sweep() -> None:
    """Find in the rows what a crash or a lost queue left behind: at start, after errors, and hourly."""
    now = datetime.now(UTC)
    given_up = delivery.give_up_stale(now)
    unanswered, undelivered = outbox.unanswered_conversations(now), outbox.undelivered_conversations(now)
    look_again = delivery.still_sending()
    jobs = [(answer, row) for row in unanswered]
    jobs += [(deliver, row) for row in undelivered if row not in unanswered]
    commit_then(*jobs, changed=given_up)
    if look_again:
        sweep(delay=LOOK_AGAIN)


@huey.periodic_task(crontab(minute="7"), name="hourly_sweep")
def hourly_sweep() -> None:
    sweep()


def gateway() -> Gateway:
    connected: Gateway = current_app.extensions["gateway"]
    return connected


recovery.sweep = sweep
