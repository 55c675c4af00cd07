"""Rows of an older version, or changed behind our back, get what the database looks them up by."""

from collections.abc import Iterator

from sqlalchemy import select
from sqlalchemy.orm import selectinload

from atendeja.extensions import db
from atendeja.models import Property

from .property_index import index_property

BATCH = 500


def reindex_properties() -> Iterator[int]:
    """Every agency's properties, batch by batch: how many it had. Pauses for the caller to commit.

    Neither a version nor a date changes: nobody changed anything.
    """
    last, query = 0, select(Property).options(selectinload(Property.images)).order_by(Property.id)
    query = query.limit(BATCH).with_for_update(of=Property)
    while rows := db.session.scalars(query.where(Property.id > last)).all():
        last = rows[-1].id
        for one in rows:
            index_property(one)
        yield len(rows)
        db.session.expunge_all()
