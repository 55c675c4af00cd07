"""A property told to many: one task for each of them."""

from datetime import UTC, datetime

from atendeja.actions import broadcasts, messages
from atendeja.queries.broadcasts import waiting_recipients
from atendeja.queue import commit_then, task

from .sending import deliver, sending_rules


@task
def broadcast(broadcast_id: int) -> None:
    """A task for each recipient who is still to be told."""
    commit_then(*((tell_recipient, row) for row in waiting_recipients(broadcast_id)))


@task
def tell_recipient(recipient_id: int) -> None:
    """One person: checked again, told once."""
    conversation_id = broadcasts.conversation_of(recipient_id)
    conversation = messages.locked_conversation(conversation_id) if conversation_id is not None else None
    if conversation is None:
        return
    now, place = datetime.now(UTC), (conversation.tenant_id, conversation.id)
    written = broadcasts.tell_recipient(recipient_id, conversation, sending_rules(), now)
    broadcasts.finish_if_done(recipient_id, now)
    commit_then(*([(deliver, place[1])] if written else []), changed=[place] if written else [])


def go_on_telling() -> None:
    """For the sweep: who was left when the process ended."""
    commit_then(*((tell_recipient, row) for row in waiting_recipients()))
