"""Two contacts that turn out to be one person become one, and can become two again.

Every row that points to the later contact, its conversation or its lead moves to the older one's. What
moved, what was removed and what changed is written to ContactMerge.
"""

from collections.abc import Mapping, Sequence
from datetime import datetime
from typing import Any

from sqlalchemy import Column, DateTime, Table, delete, insert, select, update

from atendeja.extensions import db
from atendeja.models import BroadcastRecipient, Contact, ContactMerge, Conversation, Lead, Reading, User
from atendeja.models.contact import NAMED, contact_words

from .history import record
from .merged_rows import Row, one_contact, one_lead, one_talk

TABLES: dict[str, Table] = {
    "contact": Contact.__table__,
    "conversation": Conversation.__table__,
    "lead": Lead.__table__,
}


def merge(
    kept_id: int, gone_id: int, reason: str, now: datetime, user: User | None = None
) -> ContactMerge | None:
    """Make the contact `gone_id` part of `kept_id`. None when somebody else has already done it."""
    db.session.flush()
    kept, gone = _rows(kept_id), _rows(gone_id)
    if "contact" not in kept or "contact" not in gone:
        return None
    moved = _repoint(kept, gone)
    for name in ("lead", "conversation", "contact"):
        if name in gone and name in kept:
            db.session.execute(delete(TABLES[name]).where(TABLES[name].c.id == gone[name]["id"]))
    changes = _change(kept, gone)
    _reword(kept_id)
    done = ContactMerge(
        tenant_id=kept["contact"]["tenant_id"],
        kept_contact_id=kept_id,
        reason=reason,
        moved={"gone": _plain(gone), "kept": _ids(kept), "rows": moved, "changes": changes},
        user_id=user.id if user else None,
        created_at=now,
    )
    db.session.add(done)
    _tell(kept_id, "contact.merged", user, now)
    return done


def undo_merge(done: ContactMerge, now: datetime, user: User | None = None) -> Contact | None:
    """Make two contacts of them again; what was changed since stays. None if it was undone before."""
    db.session.refresh(done, with_for_update=True)
    if done.undone_at is not None:
        return None
    moved = done.moved
    for name, columns in moved["changes"].items():
        _restore(name, moved["kept"][name], columns)
    back = {"contact": _insert("contact", moved["gone"]["contact"])}
    for name in ("conversation", "lead"):
        if name in moved["gone"] and name in moved["kept"]:
            back[name] = _insert(name, moved["gone"][name] | {"contact_id": back["contact"]})
    for where, ids in moved["rows"].items():
        table, column, name = where.split(".")
        _point(db.metadata.tables[table].c[column], ids, back[name])
    for contact_id in (done.kept_contact_id, back["contact"]):
        _reword(contact_id)
    done.undone_at = now
    _tell(done.kept_contact_id, "contact.merge_undone", user, now)
    return db.session.get(Contact, back["contact"])


def _rows(contact_id: int) -> dict[str, Row]:
    """The contact, its conversation and its lead as they are, held until the commit.

    The conversation first, as everybody else who changes several of them does.
    """
    found = {}
    for name in ("conversation", "lead", "contact"):
        table = TABLES[name]
        own = table.c.id if name == "contact" else table.c.contact_id
        columns = [column for column in table.c if column.name != "search"]
        query = select(*columns).where(own == contact_id).with_for_update()
        row = db.session.execute(query).mappings().first()
        if row is not None:
            found[name] = dict(row)
    return found


def _references(name: str) -> list[Column[Any]]:
    """Every column of ours that points to this table; how far somebody read ends with what was read."""
    return [
        column
        for table in db.metadata.sorted_tables
        if table is not Reading.__table__
        for column in table.columns
        if any(key.column.table is TABLES[name] for key in column.foreign_keys)
    ]


def _repoint(kept: Mapping[str, Row], gone: Mapping[str, Row]) -> dict[str, list[int]]:
    """Move what points to the later rows. Returns the ids by table.column.name, where name says to what."""
    moved = {}
    _clear_way(kept, gone)
    for name in ("lead", "conversation", "contact"):
        if name not in gone or name not in kept:
            continue
        for column in _references(name):
            single = column.table.name == TABLES["conversation"].name or column.table.name == "re_leads"
            if single and _holder(column.table) in kept:
                continue  # each has its own: the later one is removed, below
            ids = select(column.table.c.id).where(column == gone[name]["id"])
            found = list(db.session.scalars(ids.order_by(column.table.c.id)))
            if found:
                _point(column, found, kept[name]["id"])
                moved[f"{column.table.name}.{column.name}.{name}"] = found
    return moved


def _clear_way(kept: Mapping[str, Row], gone: Mapping[str, Row]) -> None:
    """What there may be once only goes: how far somebody read, a second place in one broadcast."""
    if "conversation" in gone and "conversation" in kept:
        own = Reading.conversation_id == gone["conversation"]["id"]
        db.session.execute(delete(Reading).where(own))
    if "lead" in gone and "lead" in kept:
        told = BroadcastRecipient.broadcast_id
        both = select(told).where(BroadcastRecipient.lead_id == kept["lead"]["id"])
        twice = (BroadcastRecipient.lead_id == gone["lead"]["id"]) & told.in_(both)
        db.session.execute(
            delete(BroadcastRecipient).where(twice).execution_options(synchronize_session=False)
        )


def _holder(table: Table) -> str:
    return next(name for name, one in TABLES.items() if one is table)


def _point(column: Column[Any], ids: Sequence[int], to: int) -> None:
    db.session.execute(update(column.table).where(column.table.c.id.in_(ids)).values({column.name: to}))


def _change(kept: Mapping[str, Row], gone: Mapping[str, Row]) -> dict[str, dict[str, list[Any]]]:
    """Let the kept rows know what the others knew. Returns the changed columns with [before, after]."""
    changes = {}
    for name, joined in (("contact", one_contact), ("conversation", one_talk), ("lead", one_lead)):
        if name not in kept or name not in gone:
            continue
        after = joined(kept[name], gone[name])
        different = {key: value for key, value in after.items() if kept[name][key] != value}
        if different:
            _set(name, kept[name]["id"], different)
            changes[name] = {key: [_json(kept[name][key]), _json(value)] for key, value in different.items()}
    return changes


def _reword(contact_id: int) -> None:
    """Let the search know the contact as it is now."""
    table = TABLES["contact"]
    row = db.session.execute(select(*(table.c[name] for name in NAMED)).where(table.c.id == contact_id))
    if (names := row.mappings().first()) is not None:
        _set("contact", contact_id, {"search": contact_words(dict(names))})


def _restore(name: str, row_id: int, columns: Mapping[str, Sequence[Any]]) -> None:
    """Put back the columns that still hold what the merge wrote."""
    table = TABLES[name]
    row = db.session.execute(select(table).where(table.c.id == row_id)).mappings().one()
    unchanged = {key: pair[0] for key, pair in columns.items() if _json(row[key]) == pair[1]}
    if unchanged:
        _set(name, row_id, _typed(table, unchanged))


def _set(name: str, row_id: int, values: Row) -> None:
    table = TABLES[name]
    db.session.execute(update(table).where(table.c.id == row_id).values(**values))


def _insert(name: str, row: Row) -> int:
    """The removed row again, under its own id unless that was given to another meanwhile."""
    table = TABLES[name]
    values = _typed(table, row)
    if db.session.scalar(select(table.c.id).where(table.c.id == row["id"])) is not None:
        values.pop("id")
    for key in ("wa_id", "user_id") if name == "contact" else ():
        taken = select(table.c.id).where(table.c.tenant_id == row["tenant_id"], table.c[key] == row[key])
        values[key] = None if db.session.scalar(taken) is not None else values[key]
    made = db.session.execute(insert(table).values(**values).returning(table.c.id))
    return int(made.scalar_one())


def _tell(contact_id: int, event: str, user: User | None, now: datetime) -> None:
    db.session.flush()
    db.session.expire_all()
    conversation = db.session.scalar(select(Conversation).where(Conversation.contact_id == contact_id))
    if conversation is not None:
        conversation.changed_at = now
        record(conversation, event, user, at=now)


def _ids(rows: Mapping[str, Row]) -> dict[str, int]:
    return {name: row["id"] for name, row in rows.items()}


def _plain(rows: Mapping[str, Row]) -> dict[str, Row]:
    return {name: {key: _json(value) for key, value in row.items()} for name, row in rows.items()}


def _json(value: Any) -> Any:
    return value.isoformat() if isinstance(value, datetime) else value


def _typed(table: Table, values: Mapping[str, Any]) -> Row:
    """Back from JSON: times are times again."""
    return {key: _time(table.c[key], value) for key, value in values.items()}


def _time(column: Column[Any], value: Any) -> Any:
    timed = isinstance(getattr(column.type, "impl_instance", column.type), DateTime)
    return datetime.fromisoformat(value) if timed and value is not None else value
