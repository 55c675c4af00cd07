"""What a crash or a lost queue left behind, found in the rows."""

from datetime import UTC, datetime

from huey import crontab

from atendeja.actions import delivery
from atendeja.queries import agents, outbox
from atendeja.queue import commit_then, huey, recovery, task

from .answering import answer
from .assigning import give_out, watch
from .broadcasting import go_on_telling
from .following import follow_everybody
from .forgetting import forget_what_is_due
from .importing import continue_imports, forget_imports
from .photos import bring_what_is_due
from .receiving import sweep_received
from .sending import pump
from .visits import remind_all_in_time

LOOK_AGAIN = 90.0  # seconds until a claim that was still fresh at the sweep is certainly dead


@task
def sweep() -> None:
    """Find in the rows what a crash or a lost queue left behind: at start, after errors, and hourly."""
    now = datetime.now(UTC)
    given_up = delivery.give_up_stale(now)
    unanswered, waiting = outbox.unanswered_conversations(now), outbox.tenants_with_queued()
    sending = delivery.still_sending()
    jobs = [(answer, row) for row in unanswered] + [(pump, tenant_id) for tenant_id in waiting]
    jobs += [(give_out, tenant_id) for tenant_id in agents.tenants_with_pool()]
    owed = agents.owed_answers()
    commit_then(*jobs, changed=given_up)
    sweep_received()
    continue_imports()
    forget_imports()
    bring_what_is_due()
    forget_what_is_due()
    follow_everybody()
    go_on_telling()
    remind_all_in_time()
    for conversation_id, due in owed:
        watch(conversation_id, delay=max((due - now).total_seconds(), 0))
    if sending:
        sweep(delay=LOOK_AGAIN)


@huey.periodic_task(crontab(minute="7"), name="hourly_sweep")
def hourly_sweep() -> None:
    sweep()


recovery.sweep = sweep
