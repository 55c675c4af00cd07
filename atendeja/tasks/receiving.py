"""Customers' files, and what came before its time."""

from datetime import UTC, datetime

from atendeja.actions import media, parked
from atendeja.actions.intake import take_in
from atendeja.extensions import db
from atendeja.queue import commit_then, task
from atendeja.storage import Unavailable
from atendeja.whatsapp.inbound import parse_body
from atendeja.whatsapp.values import Fetched, NotFetched, Wanted

from .rooms import gateway, storage


@task
def fetch_file(media_id: int) -> None:
    """Fetch a customer's file into the storage. No transaction is open while WhatsApp is asked."""
    claimed = media.claim_file(media_id, datetime.now(UTC))
    db.session.commit()
    if claimed is None:
        return
    outcome, name = _fetched(claimed.wanted)
    counted, again = media.settle_file(claimed, outcome, name, datetime.now(UTC))
    commit_then(changed=[(claimed.tenant_id, claimed.conversation_id)])
    if name and not counted:
        storage().remove(name)
    if again is not None:
        fetch_file(media_id, delay=again.total_seconds())


def _fetched(wanted: Wanted) -> tuple[Fetched | NotFetched, str | None]:
    """The file's name in the storage, if it came and is kept."""
    try:
        with storage().incoming() as file:
            outcome = gateway().fetch_media(wanted, file)
            return outcome, file.keep() if isinstance(outcome, Fetched) else None
    except Unavailable:
        return NotFetched("storage", passing=True), None


@task
def sweep_received() -> None:
    """Files still to come, statuses that came before their message; and what is parked stays bounded."""
    now = datetime.now(UTC)
    parked.prune(now)
    media.give_up_old_files(now)
    changed: set[tuple[int, int]] = set()
    for row in parked.early_statuses(now):
        taken = take_in(parse_body(row.payload), now)
        changed |= taken.changed
        if not taken.unusable:
            db.session.delete(row)
    commit_then(*((fetch_file, row) for row in media.pending_files(now)), changed=changed)
