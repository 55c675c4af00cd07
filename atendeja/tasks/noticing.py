"""People are told on their devices."""

from datetime import UTC, datetime

from flask import current_app

from atendeja.actions import notices
from atendeja.extensions import db
from atendeja.models import Conversation, PushSubscription
from atendeja.presence import presence
from atendeja.push.sender import Note, Push
from atendeja.queue import Task, commit_then, task

AGAIN = 60.0  # seconds until what could not be delivered is tried once more


@task
def tell(conversation_id: int) -> None:
    """Whoever must know of this conversation, except who is looking at it."""
    tellings = notices.to_tell(conversation_id, datetime.now(UTC), presence.watching)
    db.session.rollback()
    for told in tellings:
        push_notice(told.subscription_id, told.conversation_id, told.kind)


@task
def push_notice(
    subscription_id: int, conversation_id: int = 0, kind: int = notices.TEST, tries: int = 0
) -> None:
    """One note to one device. No transaction is open while its push service is asked."""
    telling, now = notices.Telling(subscription_id, conversation_id, kind), datetime.now(UTC)
    device = db.session.get(PushSubscription, subscription_id)
    content = notices.content(device.user_id, telling, now) if device else None
    if device is None or content is None:
        return
    address = (device.endpoint, device.p256dh, device.auth)
    db.session.rollback()
    outcome = pusher().deliver(*address, Note(content, topic=f"c-{conversation_id}"))
    notices.settle(subscription_id, outcome, datetime.now(UTC))
    commit_then()
    if outcome in ("later", "unreachable") and not tries:
        push_notice(subscription_id, conversation_id, kind, 1, delay=AGAIN)


def tellings(conversation: Conversation) -> list[tuple[Task, int]]:
    """The job that tells whoever must know, for commit_then; none where nobody could be told anything.

    Costs no statement for what the assistant deals with.
    """
    with_people = conversation.status in ("waiting", "agent")
    wanted = with_people and notices.anybody_subscribed(conversation.tenant_id, datetime.now(UTC))
    return [(tell, conversation.id)] if wanted else []


def pusher() -> Push:
    connected: Push = current_app.extensions["push"]
    return connected
