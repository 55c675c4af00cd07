"""Photos from other sites, brought here one after the other."""

import tempfile

from flask import current_app

from atendeja.actions import photos
from atendeja.extensions import db
from atendeja.fetching import IMAGE, Limits, NotFetched, fetch
from atendeja.pictures import LARGEST, Picture, Refused, shrink
from atendeja.queue import commit_then, task
from atendeja.storage.photos import keep_photo

from .rooms import storage

LIMITS = Limits(largest=LARGEST, longest=30.0, pause=10.0, types=IMAGE)


@task
def bring_photo(image_id: int) -> None:
    """Fetch, shrink, store. No transaction is open while another site is asked."""
    claimed = photos.claim_photo(image_id)
    db.session.commit()
    if claimed is None:
        return
    made = _brought(claimed.address)
    kept = photos.StoredPhoto(*keep_photo(storage(), made)) if isinstance(made, Picture) else None
    reason = "" if isinstance(made, Picture) else made.reason
    again = photos.settle_photo(claimed, kept, reason, isinstance(made, NotFetched) and made.passing)
    commit_then()
    if again is not None:
        bring_photo(image_id, delay=again.total_seconds())


def _brought(address: str) -> Picture | Refused | NotFetched:
    with tempfile.TemporaryFile() as file:
        outcome = fetch(address, file, LIMITS, current_app.extensions["fetching"])
        return outcome if isinstance(outcome, NotFetched) else shrink(file)
