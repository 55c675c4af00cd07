"""What people do to the catalogue by hand. Nothing is ever deleted: leads and conversations point to it."""

from collections.abc import Iterator, Mapping, Sequence
from contextlib import contextmanager
from datetime import datetime
from typing import Any

from sqlalchemy import select, update
from sqlalchemy.exc import IntegrityError
from sqlalchemy.orm import selectinload

from atendeja.extensions import db
from atendeja.models import Property, User
from atendeja.models.property import code_key

from .property_history import difference, record_change


class Stale(Exception):
    """Somebody saved a newer version meanwhile: show what changed instead of overwriting it."""


class CodeTaken(Exception):
    """Another property of the agency has this code; it is `property_id`."""

    def __init__(self, property_id: int) -> None:
        super().__init__(property_id)
        self.property_id = property_id


def create_property(tenant_id: int, values: Mapping[str, Any], user: User, now: datetime) -> Property:
    """A new one, written by hand. Raises CodeTaken."""
    _free(tenant_id, values["code"], None)
    made = Property(tenant_id=tenant_id, source="manual", created_at=now, **values)
    with _alone(tenant_id, values["code"]):
        db.session.add(made)
        record_change(made, "created", {}, user, now)
    return made


def change_property(
    one: Property, values: Mapping[str, Any], version: int, user: User, now: datetime
) -> bool:
    """Save what is different; was anything? Raises Stale when `version` is not the newest, and CodeTaken."""
    _hold(one, version)
    changes = difference(one, values)
    if "code" in changes:
        _free(one.tenant_id, values["code"], one.id)
    with _alone(one.tenant_id, values["code"]):
        for name, (_, after) in changes.items():
            setattr(one, name, after)
        if changes:
            record_change(one, "changed", changes, user, now)
    return bool(changes)


def set_active(tenant_id: int, ids: Sequence[int], active: bool, user: User, now: datetime) -> list[int]:
    """Offer these to customers, or no longer. Returns those that were not so before."""
    return _set(tenant_id, ids, {"active": active}, "activated" if active else "deactivated", user, now)


def agents_before(tenant_id: int, ids: Sequence[int]) -> dict[int, int | None]:
    """Who is in charge of each of these, so that a change can be undone."""
    mine = select(Property.id, Property.agent_id).where(Property.tenant_id == tenant_id, Property.id.in_(ids))
    return {row.id: row.agent_id for row in db.session.execute(mine)}


def assign_agent(
    tenant_id: int, ids: Sequence[int], agent: User | None, user: User, now: datetime
) -> list[int]:
    """Who is in charge of these; None for nobody. Returns those that changed."""
    return _set(tenant_id, ids, {"agent_id": agent.id if agent else None}, "changed", user, now)


def _set(
    tenant_id: int, ids: Sequence[int], values: Mapping[str, Any], kind: str, user: User, now: datetime
) -> list[int]:
    mine = select(Property).where(Property.tenant_id == tenant_id, Property.id.in_(ids))
    changed = []
    for one in db.session.scalars(mine.options(selectinload(Property.images)).order_by(Property.id)):
        changes = difference(one, values)
        for name, (_, after) in changes.items():
            setattr(one, name, after)
        if changes:
            record_change(one, kind, changes, user, now)
            changed.append(one.id)
    return changed


def _hold(one: Property, version: int) -> None:
    """Take the row if nobody was quicker; until the commit nobody else can."""
    mine = (Property.id == one.id, Property.tenant_id == one.tenant_id, Property.version == version)
    held = db.session.execute(update(Property).where(*mine).values(version=Property.version))
    if not held.rowcount:  # type: ignore[attr-defined]
        raise Stale
    db.session.refresh(one)


@contextmanager
def _alone(tenant_id: int, code: str) -> Iterator[None]:
    """Somebody may take the code in this very moment: then nothing of this is written. Raises CodeTaken."""
    try:
        with db.session.begin_nested():
            yield
    except IntegrityError:
        _free(tenant_id, code, None)
        raise


def _free(tenant_id: int, code: str, own_id: int | None) -> None:
    same = select(Property.id).where(Property.tenant_id == tenant_id, Property.code_key == code_key(code))
    other = db.session.scalar(same)
    if other is not None and other != own_id:
        raise CodeTaken(other)
