"""Who fell silent: a step for the agent, one reminder by the assistant."""

from datetime import UTC, datetime

from atendeja.actions import follow_ups, messages
from atendeja.actions.lead_progress import AT_ONCE, mark_silent
from atendeja.actions.matches import note_matches
from atendeja.queries import people
from atendeja.queue import commit_then, task

from .sending import deliver, sending_rules


@task
def follow_up(tenant_id: int) -> None:
    """Write down the agents' steps and who is silent for too long; look at whom the assistant may remind."""
    tenant, now = people.tenant(tenant_id), datetime.now(UTC)
    follow_ups.plan_steps(tenant, now)
    note_matches(tenant, now)
    silent, gone = follow_ups.silent_with_assistant(tenant, now), mark_silent(tenant, now)
    more = [(follow_up, tenant_id)] if len(gone) == AT_ONCE else []
    commit_then(*((remind, row) for row in silent), *more, changed=gone)


@task
def remind(conversation_id: int) -> None:
    """One message after a silence, if it still is one."""
    conversation = messages.locked_conversation(conversation_id)
    if conversation is None:
        return
    written = follow_ups.remind(conversation, datetime.now(UTC), sending_rules())
    place = (conversation.tenant_id, conversation.id)
    commit_then(*([(deliver, place[1])] if written else []), changed=[place] if written else [])


def follow_everybody() -> None:
    """For the sweep: every agency once an hour."""
    commit_then(*((follow_up, tenant_id) for tenant_id in people.tenant_ids()))
