"""The message templates as Meta lists them."""

from datetime import UTC, datetime

import structlog

from atendeja.actions import templates
from atendeja.extensions import db
from atendeja.queries import people
from atendeja.queue import commit_then, task

from .rooms import gateway

log = structlog.get_logger()


@task
def sync_templates(tenant_id: int) -> None:
    """Bring the agency's templates to Meta's list; while that cannot be read nothing changes."""
    tenant = people.tenant(tenant_id)
    address = (tenant.phone_number_id or "", tenant.waba_id or "")
    db.session.rollback()  # no transaction is open while Meta is asked
    listed = gateway().templates(*address)
    if isinstance(listed, list):
        templates.sync_templates(tenant, listed, datetime.now(UTC))
        commit_then()
    else:
        log.warning("templates_not_read", tenant_id=tenant_id, reason=type(listed).__name__)
