"""Who waits is given to an agent; unanswered, to another."""

from datetime import UTC, datetime

from atendeja.actions import assignment, messages
from atendeja.queries import agents
from atendeja.queue import commit_then, task

from .noticing import tellings


@task
def watch(conversation_id: int) -> None:
    """Is an agent's answer overdue? See actions.assignment."""
    conversation = messages.locked_conversation(conversation_id)
    if conversation is None:
        return
    changed, now = (conversation.tenant_id, conversation.id), datetime.now(UTC)
    moved = assignment.chase(conversation, now)
    look = assignment.next_look(conversation, now)
    commit_then(*(tellings(conversation) if moved else ()), changed=[changed] if moved else [])
    look_again(look)


@task
def give_out(tenant_id: int) -> None:
    """Give the conversations of the pool to whoever is free now, who waits longest first."""
    for conversation_id in agents.pool(tenant_id):
        conversation, now = messages.locked_conversation(conversation_id), datetime.now(UTC)
        choice = conversation and assignment.find_agent(conversation, now, again=True)
        look = conversation and assignment.next_look(conversation, now)
        commit_then(changed=[(tenant_id, conversation_id)] if choice and choice.agent else [])
        look_again(look)
        if choice and choice.hopeless:
            break


def look_again(look: assignment.Look | None) -> None:
    """In memory, so that waiting costs nothing; after a restart the sweep finds it in the rows."""
    if look is not None:
        (give_out if look.of == "pool" else watch)(look.row_id, delay=look.delay)
