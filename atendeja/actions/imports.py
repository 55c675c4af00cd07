"""What people decide about an import: its columns, the dry run, applying it, stopping it."""

from collections.abc import Mapping
from datetime import datetime
from typing import Any

import structlog
from sqlalchemy import select

from atendeja.catalog import Source
from atendeja.extensions import db
from atendeja.models import PropertyImport, Tenant, User
from atendeja.queries.imports import running

log = structlog.get_logger()


class Busy(Exception):
    """Another import of this agency is being checked or applied."""


def receive(
    user: User, filename: str, stored_name: str, source: Source, mapping: Mapping[str, str], now: datetime
) -> PropertyImport:
    """A file that waits for its columns to be confirmed."""
    one = PropertyImport(
        tenant_id=user.tenant_id, user_id=user.id, filename=filename[:200], stored_name=stored_name,
        mapping=dict(mapping), total=source.lines, created_at=now, updated_at=now,
    )  # fmt: skip
    db.session.add(one)
    db.session.flush()
    return one


def check(one: PropertyImport, mapping: Mapping[str, str], now: datetime) -> None:
    """Begin the dry run, again if there was one. Raises Busy."""
    _claim(one)
    one.mapping = dict(mapping)
    _begin(one, "checking", {}, now)


def begin_apply(one: PropertyImport, now: datetime, *, deactivate: bool) -> None:
    """Begin to write; `deactivate` what the file does not have. Raises Busy."""
    _claim(one)
    applied: dict[str, Any] = dict.fromkeys(("new", "changed", "unchanged", "refused", "deactivated"), 0)
    _begin(one, "applying", one.counts | {"applied": applied, "deactivate": deactivate}, now)


def cancel(one: PropertyImport, now: datetime) -> None:
    """Stop where it is: what has been written stays written."""
    if one.finished_at is None:
        finish(one, "cancelled", now)


def fail(one: PropertyImport, sentence: str, now: datetime) -> None:
    one.error = sentence[:300]
    finish(one, "failed", now)


def _claim(one: PropertyImport) -> None:
    """At most one import of an agency works at a time; the agency's row is the lock."""
    db.session.execute(select(Tenant.id).where(Tenant.id == one.tenant_id).with_for_update())
    other = running(one.tenant_id)
    if other is not None and other.id != one.id:
        raise Busy


def _begin(one: PropertyImport, status: str, counts: dict[str, Any], now: datetime) -> None:
    one.status, one.position, one.counts, one.error = status, 0, counts, None
    one.updated_at = now


def finish(one: PropertyImport, status: str, now: datetime) -> None:
    """It has come to an end, this way or that."""
    one.status, one.finished_at, one.updated_at = status, now, now
    counts = one.counts.get("applied", {})
    log.info("import.finished", tenant_id=one.tenant_id, import_id=one.id, status=status, **counts)
