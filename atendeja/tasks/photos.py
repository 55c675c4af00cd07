"""Photos from other sites, brought here one after the other."""

import tempfile

from flask import current_app

from atendeja.actions import photos
from atendeja.extensions import db
from atendeja.fetching import IMAGE, Limits, NotFetched, Politeness, fetch
from atendeja.pictures import LARGEST, Picture, Refused, shrink
from atendeja.queries.photos import next_photo, photos_to_try_again, tenants_with_pending_photos
from atendeja.queue import commit_then, task
from atendeja.storage.photos import keep_photo

from .rooms import storage

LIMITS = Limits(largest=LARGEST, longest=30.0, pause=10.0, types=IMAGE)
PAUSE = 1.0  # seconds between two photos of one agency, and between two questions to one site
manners = Politeness(PAUSE)


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


@task
def bring_next(tenant_id: int) -> None:
    """One of the agency's photos, and the next after a pause: covers first, no site asked in a hurry."""
    found = next_photo(tenant_id)
    db.session.rollback()
    if found is None:
        return
    waits = manners.wait(found[1])
    if not waits:
        bring_photo.function(found[0])
    bring_next(tenant_id, delay=waits or PAUSE)


def bring_what_is_due() -> None:
    """What a restart forgot: agencies with photos to come, and some that are to be tried again."""
    tenants, again = tenants_with_pending_photos(), photos_to_try_again()
    commit_then(*((bring_photo, row) for row in again))
    for tenant_id in tenants:
        bring_next(tenant_id, delay=PAUSE)


def _brought(address: str) -> Picture | Refused | NotFetched:
    with tempfile.TemporaryFile() as file:
        outcome = fetch(address, file, LIMITS, current_app.extensions["fetching"])
        return outcome if isinstance(outcome, NotFetched) else shrink(file)
