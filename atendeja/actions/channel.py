"""The number and its account: what Meta says of them, and when it last said anything."""

import threading
import time
from datetime import datetime
from typing import Any

import structlog
from sqlalchemy import ColumnElement, or_, select, update

from atendeja.extensions import db
from atendeja.models import Template, Tenant
from atendeja.whatsapp.values import ChannelChanged, TemplateChanged, Unusable

log = structlog.get_logger()
EVERY = 60.0  # seconds: a sign of life is written at most this often
TEST_ACCOUNT = "0"  # the account that the App Dashboard's own test webhooks name
ENDED = {"DELETED", "PENDING_DELETION"}
GOOD_AGAIN = {"REINSTATED": "APPROVED", "UNPAUSED": "APPROVED"}


class SignsOfLife:
    """When each agency's last webhook was written down, in memory."""

    def __init__(self) -> None:
        self._lock = threading.Lock()
        self._written: dict[int, float] = {}

    def due(self, tenant_id: int, clock: float) -> bool:
        """Is it time to write? Asking counts as writing."""
        with self._lock:
            if clock - self._written.get(tenant_id, float("-inf")) < EVERY:
                return False
            self._written[tenant_id] = clock
            return True

    def forget(self) -> None:
        self._written.clear()


signs = SignsOfLife()


def note_webhook(tenant_id: int, now: datetime) -> None:
    """Something came in for this agency. Asked by the assistant's turn: the webhook itself stays short."""
    if signs.due(tenant_id, time.monotonic()):
        _write(Tenant.id == tenant_id, last_webhook_at=now)


def learn_account(tenant_id: int, waba_id: str) -> None:
    """The account that a number belongs to, as its webhooks name it."""
    if waba_id != TEST_ACCOUNT:
        _write(Tenant.id == tenant_id, waba_id=waba_id)


def _write(which: ColumnElement[bool], **values: Any) -> None:
    """A row that somebody else holds is left alone: the next webhook says the same."""
    free = select(Tenant.id).where(which).with_for_update(skip_locked=True, key_share=True)
    db.session.execute(
        update(Tenant)
        .where(Tenant.id.in_(free))
        .values(**values)
        .execution_options(synchronize_session=False)
    )


def change_channel(change: ChannelChanged) -> list[Unusable]:
    """Keep Meta's judgement. What concerns one number of an account with several cannot be placed."""
    tenants = db.session.scalars(select(Tenant).where(Tenant.waba_id == change.waba_id)).all()
    if not tenants or (change.one_number and len(tenants) > 1):
        return [Unusable(None, "account", change.source)]
    for tenant in tenants:
        tenant.quality = change.quality or tenant.quality
        tenant.limit_tier = change.limit_tier or tenant.limit_tier
        tenant.account_alert = tenant.account_alert if change.alert is None else change.alert or None
        log.warning("channel_changed", tenant_id=tenant.id, quality=change.quality, alert=change.alert)
    return []


def change_template(change: TemplateChanged, now: datetime) -> list[Unusable]:
    """Keep Meta's judgement of a template that we know, by its id or by name and language."""
    named = (Template.name == change.name) & (Template.language == change.language)
    same = or_(Template.meta_id == change.meta_id, named) if change.meta_id else named
    known = select(Template).join(Tenant, Tenant.id == Template.tenant_id)
    templates = db.session.scalars(known.where(Tenant.waba_id == change.waba_id, same)).all()
    for template in templates:
        template.category = change.category or template.category
        if change.status:
            template.status = GOOD_AGAIN.get(change.status, change.status)
            template.rejected_reason = change.reason
            template.gone_at = now if change.status in ENDED else None
        template.updated_at = now
        log.warning("template_changed", tenant_id=template.tenant_id, status=change.status)
    return [] if templates else [Unusable(None, "template", change.source)]
