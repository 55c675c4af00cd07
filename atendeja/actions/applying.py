"""Writes what a comparison found: a few statements for a whole batch, whatever is in it."""

from collections.abc import Iterable, Sequence
from datetime import datetime
from itertools import takewhile
from types import SimpleNamespace
from typing import Any

from sqlalchemy import bindparam, delete, insert, update

from atendeja.extensions import db
from atendeja.models import Property, PropertyChange, PropertyImage, Tenant
from atendeja.models.base import upsert
from atendeja.queries.imports import SAID

from .comparing import Compared, kept_here
from .property_index import index_property

KEY = ("tenant_id", "code_key")
WRITTEN = (*SAID, "missing_key", "search", "updated_at")
_IMAGE = PropertyImage.__table__


def apply(tenant_id: int, batch: Iterable[Compared], now: datetime, import_id: int | None = None) -> None:
    """Bring these properties to what their rows say, and remember what changed.

    The caller holds the locks of the properties that exist and commits.
    """
    wanted = [one for one in batch if one.kind != "unchanged"]
    rows = [_row(tenant_id, one, now) for one in wanted]
    table: Any = Property.__table__
    known = upsert(
        Property, rows, KEY, WRITTEN, table.c.code_key, table.c.id, version=table.c.version + 1
    )  # fmt: skip
    ids = dict(known)
    _write_photos(tenant_id, [(ids[one.key], one) for one in wanted if one.photos is not None])
    _remember(tenant_id, [(ids[one.key], one) for one in wanted], now, import_id)


def deactivate(tenant_id: int, ids: Sequence[int], now: datetime, import_id: int) -> None:
    """Take these out of what customers are shown; leads still point to them."""
    off = update(Property).where(Property.tenant_id == tenant_id, Property.id.in_(ids))
    off = off.values(active=False, version=Property.version + 1, updated_at=now)
    db.session.execute(off, execution_options={"synchronize_session": False})
    history = [(id_, "deactivated", {"active": [True, False]}) for id_ in ids]
    _write_history(tenant_id, history, now, import_id)


def _row(tenant_id: int, one: Compared, now: datetime) -> dict[str, Any]:
    code = one.current.code if one.current else one.row.code
    draft: Any = SimpleNamespace(**one.values, code=code)
    index_property(draft, photos=_photos_after(one))
    own = {"tenant_id": tenant_id, "code": code, "code_key": one.key, "source": "import"}
    found = {"missing_key": draft.missing_key, "search": draft.search}
    return own | one.values | found | {"created_at": now, "updated_at": now}


def _photos_after(one: Compared) -> int:
    if one.photos is None:
        return len(one.current.photos) if one.current else 0
    return len(one.photos) + (sum(kept_here(one.photos, one.current)) if one.current else 0)


def _write_photos(tenant_id: int, given: Sequence[tuple[int, Compared]]) -> None:
    """Photos that stay keep their row, and with it what WhatsApp and the storage know of them."""
    wanted = db.session.get_one(Tenant, tenant_id).prefers.bring_photos if given else False
    new: list[dict[str, Any]] = []
    moved: list[dict[str, int]] = []
    gone: list[int] = []
    for property_id, one in given:
        here, order = _in_order(one)
        for position, (address, photo_id) in enumerate(order):
            if photo_id is None:
                status = "pending" if wanted and address.startswith("http") else "linked"
                own = {"tenant_id": tenant_id, "property_id": property_id, "status": status}
                new.append(own | {"position": position, "url": address})
            else:
                moved.append({"image": photo_id, "place": position})
        gone += here - {photo_id for _, photo_id in order if photo_id is not None}
    if gone:
        _remove_photos(gone)
    if moved:
        place = update(_IMAGE).where(_IMAGE.c.id == bindparam("image")).values(position=bindparam("place"))
        db.session.connection().execute(place, moved)
    if new:
        db.session.execute(insert(_IMAGE).returning(_IMAGE.c.id), new)


def _remove_photos(ids: list[int]) -> None:
    """The file of a stored one stays: messages show it. It is no longer known by the file's address."""
    stored = update(_IMAGE).where(_IMAGE.c.id.in_(ids), _IMAGE.c.stored_name.is_not(None))
    db.session.execute(stored.values(status="removed", source_url=None))
    db.session.execute(delete(_IMAGE).where(_IMAGE.c.id.in_(ids), _IMAGE.c.stored_name.is_(None)))


def _in_order(one: Compared) -> tuple[set[int], list[tuple[str, int | None]]]:
    """(ids of the photos that are there, (address, id if it is there) as they shall stand).

    What was put here by hand stays: in front if it was in front, else behind the file's.
    """
    wanted, now = one.photos or (), one.current.photos if one.current else []
    by_hand = kept_here(wanted, one.current) if one.current else []
    front = sum(1 for _ in takewhile(bool, by_hand))
    mine = [(photo.url, photo.id) for photo, kept in zip(now, by_hand, strict=True) if kept]
    known = {photo.address: photo.id for photo in now}
    file = [(address, known.get(address)) for address in wanted]
    return {photo.id for photo in now}, [*mine[:front], *file, *mine[front:]]


def _remember(
    tenant_id: int, done: Sequence[tuple[int, Compared]], now: datetime, import_id: int | None
) -> None:
    kinds = {"new": "created", "changed": "changed"}
    history = [(property_id, kinds[one.kind], one.changes) for property_id, one in done]
    _write_history(tenant_id, history, now, import_id)


def _write_history(
    tenant_id: int, rows: Sequence[tuple[int, str, dict[str, Any]]], now: datetime, import_id: int | None
) -> None:
    own = {"tenant_id": tenant_id, "import_id": import_id, "created_at": now}
    history = [own | {"property_id": id_, "kind": kind, "changes": changes} for id_, kind, changes in rows]
    if history:
        table: Any = PropertyChange.__table__
        db.session.execute(insert(table).returning(table.c.id), history)
