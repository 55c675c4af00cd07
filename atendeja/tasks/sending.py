"""What is queued leaves: the only place that sends."""

from datetime import UTC, datetime, timedelta

from flask import current_app

from atendeja.actions import delivery, outcomes
from atendeja.extensions import db
from atendeja.queue import commit_then, task
from atendeja.whatsapp.values import Accepted

from .uploads import hand_over


@task
def deliver(conversation_id: int) -> None:
    """Send what the conversation has queued."""
    claimed = next_claim(conversation_id)
    db.session.commit()
    send(claimed)


def send(claimed: delivery.Claim | None) -> None:
    """This message and those after it, one by one. No transaction is open while WhatsApp is asked."""
    while claimed is not None:
        refused = delivery.refused_here(claimed, sending_rules(), datetime.now(UTC))
        outcome = refused or hand_over(claimed)
        outcomes.settle(claimed, outcome, datetime.now(UTC))
        more = claimed.followed or not isinstance(outcome, Accepted)  # what was refused may have to wait
        following = next_claim(claimed.conversation_id) if more else None
        commit_then(changed=[(claimed.tenant_id, claimed.conversation_id)])
        claimed = following


def next_claim(conversation_id: int) -> delivery.Claim | None:
    """The conversation's next message, if it may leave now; else a look is due when it may."""
    now, rules = datetime.now(UTC), sending_rules()
    to = delivery.addressee(conversation_id, now)
    if to is None or to.stopped or not to.queued:
        return None
    waits = delivery.wait(to, rules, now)
    claimed = None if waits else delivery.claim(to, now)
    if claimed is None:
        pump(to.tenant_id, delay=max(waits.total_seconds(), 1.0))
    return claimed


@task
def pump(tenant_id: int) -> None:
    """Send what had to wait, most urgent first, and look again when the next one is due."""
    now, rules = datetime.now(UTC), sending_rules()
    opens = delivery.channel_opens(tenant_id, now)
    jobs = [] if opens is None or opens else delivery.due_conversations(tenant_id, rules, now)
    again = delivery.next_due(tenant_id, rules, now) if opens is not None else None
    commit_then(*((deliver, row) for row in jobs))
    if opens is not None and again is not None:
        pump(tenant_id, delay=max(opens, again).total_seconds())


def sending_rules() -> delivery.Rules:
    settings = current_app.config["SETTINGS"]
    window = timedelta(hours=settings.window_24h_hours) if settings.window_24h_enabled else None
    pause = timedelta(seconds=settings.wa_rate_limit_per_contact_seconds)
    return delivery.Rules(window, pause, settings.wa_rate_limit_global_per_minute)
