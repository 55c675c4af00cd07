"""Another try at what was parked: after an update that can read more, or when a message turned up late."""

from datetime import UTC, datetime

import click

from atendeja.actions.intake import take_in
from atendeja.actions.parked import parked_ids
from atendeja.extensions import db
from atendeja.models import ParkedWebhook
from atendeja.queue import commit_then
from atendeja.tasks import answer, fetch_file
from atendeja.whatsapp.inbound import parse_body


@click.command("reprocess")
@click.option("--reason", default=None, help="Only what was parked for a reason that begins like this.")
def reprocess_command(reason: str | None) -> None:
    """Read what was parked again; what can be used now is used and parked no more."""
    ids = parked_ids(reason)
    used = sum(_again(row_id) for row_id in ids)
    click.echo(f"{len(ids)} read again, {used} used, {len(ids) - used} still parked")


def _again(row_id: int) -> bool:
    """Each in a transaction of its own; one that was pruned meanwhile is gone."""
    row, now = db.session.get(ParkedWebhook, row_id), datetime.now(UTC)
    updates = parse_body(row.payload) if row else []
    taken = take_in(updates, now)
    if not updates or taken.unusable:
        db.session.rollback()
        return False
    db.session.delete(row)
    jobs = [(answer, conversation_id) for _, conversation_id in sorted(taken.answer)]
    commit_then(*jobs, *((fetch_file, one) for one in taken.files), changed=taken.changed | taken.answer)
    return True
