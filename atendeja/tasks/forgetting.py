"""Files of people who were forgotten, and words that are old enough to be."""

from datetime import UTC, datetime

from atendeja.actions import notes
from atendeja.actions.erasure import erasure_with_files, files_removed
from atendeja.actions.retention import prune_messages
from atendeja.queries import people
from atendeja.queries.personal_data import erasures_with_files, forgetful_tenants
from atendeja.queue import commit_then, task

from .rooms import storage


@task
def remove_erased_files(erasure_id: int) -> None:
    """Out of the storage, then out of the record: killed in between, it is done again."""
    erasure = erasure_with_files(erasure_id)
    if erasure is None:
        return
    for name in erasure.files:
        storage().remove(name)
    files_removed(erasure)
    commit_then()


@task
def forget_old(tenant_id: int) -> None:
    """The next few hundred old messages of an agency, and so on until none is left."""
    record = prune_messages(people.tenant(tenant_id), datetime.now(UTC))
    if record is None:
        commit_then()
    else:
        commit_then((remove_erased_files, record.id), (forget_old, tenant_id))


def forget_what_is_due() -> None:
    """What the sweep finds: notes removed for good, files to be removed, agencies that forget words."""
    notes.forget_removed(datetime.now(UTC))
    pending, agencies = erasures_with_files(), forgetful_tenants()
    jobs = [(remove_erased_files, row) for row in pending] + [(forget_old, row) for row in agencies]
    commit_then(*jobs)
