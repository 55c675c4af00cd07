"""The assistant's turn."""

from datetime import UTC, datetime

from atendeja.actions import assignment, channel, messages
from atendeja.actions.answer import answer as take_turn
from atendeja.extensions import db
from atendeja.queries import outbox
from atendeja.queue import commit_then, gathering_task

from .assigning import look_again
from .noticing import tellings
from .rooms import gateway
from .sending import next_claim, send


@gathering_task
def answer(conversation_id: int) -> None:
    """The assistant's turn, and its replies sent in the same go: no second trip through the queue."""
    show_typing(conversation_id)
    conversation = messages.locked_conversation(conversation_id)
    if conversation is None:
        return
    changed = (conversation.tenant_id, conversation.id)
    channel.note_webhook(conversation.tenant_id, datetime.now(UTC))
    take_turn(conversation, datetime.now(UTC))
    look = assignment.next_look(conversation, datetime.now(UTC))
    claimed = next_claim(conversation_id)
    commit_then(*tellings(conversation), changed=[changed])
    look_again(look)
    send(claimed)


def show_typing(conversation_id: int) -> None:
    """“digitando…” on the customer's phone, when the assistant's answer will take over a second."""
    if gateway().slow:
        newest = outbox.newest_unanswered(conversation_id)
        db.session.rollback()  # no transaction is open while WhatsApp is asked
        if newest:
            gateway().mark_read(*newest, typing=True)
