"""People who were found to be one: the list, and the way back."""

from datetime import UTC, datetime

import click
from sqlalchemy import select

from atendeja.actions.merging import undo_merge
from atendeja.extensions import db
from atendeja.models import ContactMerge


@click.command("merges")
@click.option("--undo", "merge_id", type=int, default=None, help="Make two contacts of this merge again.")
def merges_command(merge_id: int | None) -> None:
    """List the merges of contacts, newest first, or undo one."""
    if merge_id is not None:
        _undo(merge_id)
        return
    for one in db.session.scalars(select(ContactMerge).order_by(ContactMerge.id.desc()).limit(50)):
        when, undone = f"{one.created_at:%Y-%m-%d %H:%M} UTC", ", undone" if one.undone_at else ""
        click.echo(f"{one.id}: contact {one.kept_contact_id} kept, {one.reason}, {when}{undone}")


def _undo(merge_id: int) -> None:
    found = db.session.get(ContactMerge, merge_id)
    if found is None:
        raise click.ClickException("There is no merge with this id.")
    back = undo_merge(found, datetime.now(UTC))
    db.session.commit()
    click.echo(f"contact {back.id} is back" if back else "this merge was undone before")
