"""Who changed what in the catalogue: one row for each change, by a person or an import."""

from collections.abc import Mapping
from datetime import datetime
from typing import Any

import structlog

from atendeja.extensions import db
from atendeja.models import Property, PropertyChange, User

from .property_index import index_property
from .vocabulary import forget_places

log = structlog.get_logger()
Changes = dict[str, list[Any]]  # {field: [before, after]}


def difference(one: Property, values: Mapping[str, Any]) -> Changes:
    """What of these values is not so yet; the known features have no order."""
    now = {name: getattr(one, name) for name in values}
    if "features" in values and sorted(now["features"]) == sorted(values["features"]):
        del now["features"]
    return {name: [before, values[name]] for name, before in now.items() if before != values[name]}


def record_change(
    one: Property, kind: str, changes: Changes, user: User | None, now: datetime
) -> PropertyChange:
    """Note a change that has just been made: counted, dated, searchable, written down."""
    if kind != "created":
        one.version += 1
    one.updated_at = now
    index_property(one)
    if one.id is None:
        db.session.flush()
    row = PropertyChange(
        tenant_id=one.tenant_id,
        property_id=one.id,
        user_id=user.id if user else None,
        kind=kind,
        changes=changes,
        created_at=now,
    )
    db.session.add(row)
    forget_places(one.tenant_id)
    log.info(f"property.{kind}", tenant_id=one.tenant_id, property_id=one.id)
    return row
