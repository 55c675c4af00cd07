"""A property arrives, or costs less than before: whoever looks after it learns whom it fits."""

from collections.abc import Iterable, Sequence
from datetime import datetime
from typing import Any

from sqlalchemy import select

from atendeja.extensions import db
from atendeja.models import Property, PropertyChange, Tenant, Todo
from atendeja.models.base import insert_new
from atendeja.queries.fitting import count_for

AT_ONCE = 300  # changes looked at in one go
PRICES = ("sale_price_cents", "rent_price_cents")
NAMED = 8  # codes named in the title of an import's list


def note_matches(tenant: Tenant, now: datetime) -> int:
    """Look at the next changes of the catalogue. Returns how many were looked at; 0 when none are left."""
    query = select(PropertyChange).where(
        PropertyChange.tenant_id == tenant.id, PropertyChange.id > tenant.matched_change_id
    )
    changes = db.session.scalars(query.order_by(PropertyChange.id).limit(AT_ONCE)).all()
    if not changes:
        return 0
    tenant.matched_change_id = changes[-1].id
    news = [change for change in changes if change.kind == "created" or dropped(change.changes)]
    rows = [*_single(tenant, news, now), *_imported(tenant, news, now)]
    if rows:
        insert_new(Todo, rows, Todo.id)
    return len(changes)


def dropped(changes: dict[str, Any]) -> bool:
    """Is a price lower than before?"""
    pairs = [changes[name] for name in PRICES if name in changes]
    return any(before and after and after < before for before, after in pairs)


def _single(tenant: Tenant, news: Iterable[PropertyChange], now: datetime) -> list[dict[str, Any]]:
    """Changed by hand: each property with its people."""
    made = {}
    for change in news:
        one = db.session.get(Property, change.property_id) if change.import_id is None else None
        count = count_for(one) if one and one.active else 0
        if one and count:
            made[one.id] = _todo(tenant, now, f"match:{one.id}:{change.id}", _title(one, change, count), one)
    return list(made.values())


def _imported(tenant: Tenant, news: Iterable[PropertyChange], now: datetime) -> list[dict[str, Any]]:
    """What a file brought: one list for all of it."""
    by_import: dict[int, set[int]] = {}
    for change in news:
        if change.import_id is not None:
            by_import.setdefault(change.import_id, set()).add(change.property_id)
    rows = []
    for import_id, ids in by_import.items():
        fitting = [one for one in _active(tenant, sorted(ids)) if count_for(one)]
        if fitting:
            key = f"match-import:{import_id}:{fitting[0].id}"
            rows.append(
                _todo(tenant, now, key, _list_title(fitting), fitting[0] if len(fitting) == 1 else None)
            )
    return rows


def _active(tenant: Tenant, ids: Sequence[int]) -> Sequence[Property]:
    own = (Property.tenant_id == tenant.id, Property.id.in_(ids), Property.active)
    return db.session.scalars(select(Property).where(*own).order_by(Property.id)).all()


def _title(one: Property, change: PropertyChange, count: int) -> str:
    people = "1 cliente procura" if count == 1 else f"{count} clientes procuram"
    if change.kind == "created":
        return f"{people} um imóvel como o {one.code}, que acabou de chegar"
    return f"O {one.code} baixou de preço: {people} algo assim"


def _list_title(fitting: Sequence[Property]) -> str:
    codes = ", ".join(one.code for one in fitting[:NAMED])
    more = f" e mais {len(fitting) - NAMED}" if len(fitting) > NAMED else ""
    return f"A importação trouxe imóveis que clientes procuram: {codes}{more}"[:200]


def _todo(tenant: Tenant, now: datetime, key: str, title: str, one: Property | None) -> dict[str, Any]:
    return {
        "tenant_id": tenant.id,
        "user_id": one.agent_id if one else None,
        "property_id": one.id if one else None,
        "kind": "match",
        "title": title[:200],
        "detail": {},
        "key": key,
        "due_at": tenant.prefers.opens_at(now.astimezone(tenant.zone)) or now,
        "created_at": now,
    }
