"""What is on its way out and what is stuck: the maintainers' look into the rows, and the repair."""

import click
from flask import current_app
from sqlalchemy import func, select

from atendeja.extensions import db
from atendeja.models import Message, Tenant
from atendeja.models.base import utcnow
from atendeja.queries.outbox import unanswered_conversations
from atendeja.tasks import sweep

OPEN = ("queued", "sending", "unknown", "failed")


@click.command("outbox")
@click.option("--repair", is_flag=True, help="Also do what the sweep does: settle dead claims, answer, send.")
def outbox_command(repair: bool) -> None:
    """Show messages not yet answered, not yet sent, not confirmed and failed, by agency."""
    click.echo(f"unanswered conversations: {len(unanswered_conversations(utcnow()))}")
    for slug, problem in db.session.execute(select(Tenant.slug, Tenant.channel_problem)):
        click.echo(f"{slug}: channel {'stopped by ' + str(problem) if problem is not None else 'open'}")
    query = select(
        Tenant.slug, Message.status, Message.error_code, func.count(), func.min(Message.created_at)
    )
    query = query.join(Tenant, Tenant.id == Message.tenant_id).where(Message.direction == "out")
    query = query.where(Message.status.in_(OPEN), Message.resent_as.is_(None))
    grouped = query.group_by(Tenant.slug, Message.status, Message.error_code).order_by(Tenant.slug)
    for slug, status, code, count, oldest in db.session.execute(grouped):
        click.echo(
            f"{slug}: {count} {status}{f' ({code})' if code else ''}, oldest {oldest:%Y-%m-%d %H:%M} UTC"
        )
    db.session.rollback()
    if repair:
        sweep.function()
        where = "the running service" if current_app.config["SETTINGS"].redis_url else "its next look"
        click.echo(f"swept: what is due is enqueued for {where}")
