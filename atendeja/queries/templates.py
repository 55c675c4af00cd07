"""The agency's message templates as they were last read from Meta."""

import re
from collections.abc import Sequence
from datetime import datetime

from sqlalchemy import func, select

from atendeja.extensions import db
from atendeja.models import Template

from .properties import by_code


def templates_of(tenant_id: int) -> Sequence[Template]:
    return db.session.scalars(
        select(Template).where(Template.tenant_id == tenant_id).order_by(Template.name, Template.language)
    ).all()


def template(tenant_id: int, template_id: int) -> Template | None:
    query = select(Template).where(Template.tenant_id == tenant_id, Template.id == template_id)
    return db.session.scalar(query)


def last_read(tenant_id: int) -> datetime | None:
    """When Meta's list was last read; None when it never was, or was empty."""
    newest = select(func.max(Template.updated_at)).where(Template.tenant_id == tenant_id)
    return db.session.scalar(newest)


def picture(tenant_id: int, typed: str) -> str | None:
    """The address of a file: as typed, or the first photo of the property with this code."""
    if re.match(r"https?://", typed):
        return typed
    found = by_code(tenant_id, typed) if typed else None
    return found.images[0].url if found and found.images else None
