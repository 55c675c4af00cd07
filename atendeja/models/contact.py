import re
from collections.abc import Mapping
from datetime import datetime
from typing import Any

from sqlalchemy import ForeignKey, Index, event, inspect
from sqlalchemy.orm import Mapped, mapped_column

from atendeja.extensions import db

from .base import Id, UtcDateTime, utcnow
from .search import SearchText, words

NAMED = ("name", "profile_name", "username", "wa_id")  # what a contact is searched by


class Contact(db.Model):  # type: ignore[name-defined]
    """A customer on WhatsApp, known by `wa_id`, by `user_id` (BR.…) or by both; either may be absent.

    `wa_id` is kept as received and answered to. `match_key` joins the two forms of a Brazilian mobile.
    `search` has the words of the names and the forms in which the number may be typed; the session keeps it,
    who writes past the session adds `contact_words`.
    """

    __tablename__ = "contacts"
    __table_args__ = (
        Index("uq_contacts_tenant_id_wa_id", "tenant_id", "wa_id", unique=True),
        Index("uq_contacts_tenant_id_user_id", "tenant_id", "user_id", unique=True),
        Index("ix_contacts_tenant_id_match_key", "tenant_id", "match_key"),
        Index("ix_contacts_search", "search", postgresql_using="gin"),
    )

    id: Mapped[int] = mapped_column(Id, primary_key=True)
    tenant_id: Mapped[int] = mapped_column(ForeignKey("tenants.id"))
    wa_id: Mapped[str | None] = mapped_column(db.String(32))
    user_id: Mapped[str | None] = mapped_column(db.String(140))
    match_key: Mapped[str | None] = mapped_column(db.String(32))
    name: Mapped[str | None] = mapped_column(db.String(120))
    profile_name: Mapped[str | None] = mapped_column(db.String(120))
    username: Mapped[str | None] = mapped_column(db.String(80))
    marketing_stopped_at: Mapped[datetime | None] = mapped_column(UtcDateTime)
    opted_out_at: Mapped[datetime | None] = mapped_column(UtcDateTime)
    search: Mapped[str] = mapped_column(SearchText, default="", deferred=True)
    created_at: Mapped[datetime] = mapped_column(UtcDateTime, default=utcnow)

    @property
    def display_name(self) -> str:
        return self.name or self.profile_name or self.username or phone_label(self.wa_id) or "Cliente"

    @property
    def phone(self) -> str | None:
        return phone_label(self.wa_id)


def match_key(wa_id: str | None) -> str | None:
    """55 + area + last 8 digits for Brazilian mobiles, so that both forms meet; others as they are.

    A landline (subscriber of 8 digits starting 2-5) is never touched.
    """
    if wa_id is None:
        return None
    mobile = re.fullmatch(r"55(\d\d)9?([6-9]\d{7})", wa_id)
    return f"55{mobile[1]}{mobile[2]}" if mobile else wa_id


def phone_label(wa_id: str | None) -> str | None:
    """5513999990000 → (13) 99999-0000; a foreign number keeps its + and digits."""
    if wa_id is None:
        return None
    local = re.fullmatch(r"55(\d\d)(\d{4,5})(\d{4})", wa_id)
    return f"({local[1]}) {local[2]}-{local[3]}" if local else f"+{wa_id}"


def typed_number(text: str) -> str | None:
    """(13) 99999-0000 or +351 912 345 678, as people type it → 5513999990000; None when it is no number.

    Without + or 55 it is Brazilian, and needs its area; an old mobile without its ninth digit gets one.
    """
    digits = re.sub(r"\D", "", text)
    abroad = text.strip().startswith(("+", "00")) and not digits.removeprefix("00").startswith("55")
    if abroad:
        number = digits.removeprefix("00")
        return number if 8 <= len(number) <= 15 else None
    local = re.fullmatch(r"(?:00)?(?:55)?0?([1-9][1-9])(9\d{8}|[2-9]\d{7})", digits)
    if local is None or re.search(r"[^\d\s()+.\-/]", text):
        return None
    old_mobile = len(local[2]) == 8 and local[2][0] in "6789"
    return f"55{local[1]}{'9' if old_mobile else ''}{local[2]}"


def number_forms(wa_id: str | None) -> list[str]:
    """The ways in which a number is typed: with and without 55, area and ninth digit, and its last four."""
    if not wa_id:
        return []
    local = re.fullmatch(r"55(\d\d)(\d{8,9})", wa_id)
    if local is None:
        return [wa_id, wa_id[-4:]]
    area, number = local.groups()
    mobile = re.fullmatch(r"9?[6-9]\d{7}|9\d{8}", number)
    both = [f"9{number[-8:]}", number[-8:]] if mobile else [number]
    return [f"{before}{one}" for before in (f"55{area}", area, "") for one in both] + [wa_id[-4:]]


def contact_words(values: Mapping[str, Any]) -> str:
    """What `search` holds for a contact with these columns."""
    names = [values.get(name) for name in NAMED[:-1]]
    return " ".join(words(*names, *number_forms(values.get("wa_id"))))


@event.listens_for(Contact, "before_insert")
@event.listens_for(Contact, "before_update")
def _keep_words(_mapper: Any, _connection: Any, contact: Contact) -> None:
    changed: Any = inspect(contact).attrs
    if any(changed[name].history.has_changes() for name in NAMED):
        contact.search = contact_words({name: getattr(contact, name) for name in NAMED})
