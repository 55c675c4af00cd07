"""The agency's quick replies, kept by managers."""

import re
from collections.abc import Iterable
from datetime import datetime

from sqlalchemy import select
from sqlalchemy.exc import IntegrityError

from atendeja.extensions import db
from atendeja.models import QuickReply, Tenant, User
from atendeja.models.search import folded

LONGEST = {"shortcut": 30, "text": 2000}
TAKEN = "Já existe uma resposta com este atalho."


def normal(shortcut: str) -> str:
    """As it is kept: without its slash, in small letters without accents, words joined by a hyphen."""
    return re.sub(r"\s+", "-", folded(shortcut.strip().lstrip("/")))


def wrong(shortcut: str, text: str) -> dict[str, str]:
    """What is wrong by field, as sentences; nothing when all is well."""
    errors = {}
    if not shortcut:
        errors["atalho"] = "Dê um atalho: uma palavra curta, como oi."
    elif not re.fullmatch(r"[\w-]+", shortcut, re.ASCII):
        errors["atalho"] = "Use só letras, números e hífen."
    elif len(shortcut) > LONGEST["shortcut"]:
        errors["atalho"] = f"Use até {LONGEST['shortcut']} letras."
    if not text:
        errors["texto"] = "Escreva a resposta."
    elif len(text) > LONGEST["text"]:
        errors["texto"] = f"A resposta tem {len(text)} letras; cabem {LONGEST['text']}."
    return errors


def save_reply(reply: QuickReply, shortcut: str, text: str, user: User, now: datetime) -> dict[str, str]:
    """Add or change it. Returns what is wrong instead, by field."""
    errors = wrong(shortcut, text)
    if errors:
        return errors
    values = {"shortcut": shortcut, "text": text, "user_id": user.id, "updated_at": now}
    return {} if _kept(reply, values) else {"atalho": TAKEN}


def delete_reply(reply: QuickReply, now: datetime) -> None:
    """Out of every list; its shortcut is free for another."""
    reply.deleted_at = now


def restore_reply(reply: QuickReply) -> bool:
    """Bring a deleted one back. False where another has its shortcut by now."""
    return _kept(reply, {"deleted_at": None})


def ensure_replies(tenant: Tenant, examples: Iterable[tuple[str, str]], now: datetime) -> None:
    """The first replies of an agency that has had none yet."""
    if db.session.scalar(select(QuickReply.id).where(QuickReply.tenant_id == tenant.id).limit(1)) is None:
        rows = [QuickReply(tenant_id=tenant.id, shortcut=short, text=text) for short, text in examples]
        db.session.add_all(rows)


def _kept(reply: QuickReply, values: dict[str, object]) -> bool:
    """The unique index decides who was first."""
    try:
        with db.session.begin_nested():
            for name, value in values.items():
                setattr(reply, name, value)
            db.session.add(reply)
    except IntegrityError:
        return False
    return True
