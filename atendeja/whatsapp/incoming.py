"""One message of a webhook, of a customer or of the agency's own phone → Received, Echoed.

Source: Cloud API, "messages webhook reference" and "smb_message_echoes" (2025-11); system messages with
ids "Business-scoped user ids" (2026-05).
"""

import re
from typing import Any

from .envelope import Change, People
from .fields import identifier, mapping, moment, sha256, text
from .values import Attachment, Echoed, Received, Sender, Unusable

ENVELOPE = frozenset({"from", "from_user_id", "to", "to_user_id", "id", "timestamp", "type", "text"})
WITH_FILE = frozenset({"image", "video", "document", "audio", "sticker"})
USER_ID = re.compile(r"\b[A-Z]{2}\.(?:ENT\.)?[A-Za-z0-9]{1,128}\b")
CHANGED_IDS = frozenset({"user_changed_number", "user_changed_user_id", "customer_changed_number"})


def received(change: Change, message: dict[str, Any], people: People) -> Received | Unusable:
    return _read(change, message, _sender(message, people)) or change.unusable("message")


def echoed(change: Change, message: dict[str, Any], people: People) -> Echoed | Unusable:
    to = Sender(identifier(message.get("to"), 32), identifier(message.get("to_user_id"), 140))
    found = _read(change, message, to)
    return Echoed(found) if found else change.unusable("echo")


def _read(change: Change, message: dict[str, Any], sender: Sender) -> Received | None:
    wamid, when = identifier(message.get("id"), 200), moment(message.get("timestamp"))
    if wamid is None or when is None or change.number is None or not (sender.wa_id or sender.user_id):
        return None
    kind = text(message.get("type"), 30) or "unknown"
    words, tapped = _words(kind, message)
    return Received(
        phone_number_id=change.number,
        wamid=wamid,
        sender=sender,
        occurred_at=when,
        kind=kind,
        text=words,
        content={key: item for key, item in message.items() if key not in ENVELOPE},
        tapped=tapped,
        reply_to=identifier(mapping(message.get("context")).get("id"), 200),
        about=_about(kind, message),
        attachment=_attachment(kind, message),
        moved_to=_moved_to(kind, message),
        standby=change.field == "standby",
        waba_id=change.waba_id,
        source=change.source,
    )


def _sender(message: dict[str, Any], people: People) -> Sender:
    """By the message's own ids; its contact adds the names. A system message has no contact."""
    wa_id = identifier(message.get("from"), 32)
    user_id = identifier(message.get("from_user_id"), 140)
    if message.get("type") == "system":
        return _before(mapping(message.get("system")), wa_id, user_id)
    person = people.get(user_id or "") or people.get(wa_id or "") or {}
    profile = mapping(person.get("profile"))
    name, username = text(profile.get("name"), 120), text(profile.get("username"), 80)
    return Sender(wa_id, user_id or identifier(person.get("user_id"), 140), name, username)


def _before(system: dict[str, Any], wa_id: str | None, user_id: str | None) -> Sender:
    """Who a system message is about, by the ids from before; the last resort are the ids it changed to."""
    previous = identifier(system.get("previous_user_id"), 140)
    if previous is None and system.get("type") == "user_changed_user_id":
        named = USER_ID.findall(text(system.get("body"), 1000) or "")
        previous = named[0] if len(named) == 2 else None
    wa_id = wa_id or identifier(system.get("customer"), 32)
    if wa_id or user_id or previous:
        return Sender(wa_id, previous or user_id)
    return Sender(identifier(system.get("wa_id"), 32), identifier(system.get("user_id"), 140))


def _moved_to(kind: str, message: dict[str, Any]) -> Sender | None:
    system = mapping(message.get("system")) if kind == "system" else {}
    if text(system.get("type"), 40) not in CHANGED_IDS:
        return None
    wa_id = identifier(system.get("wa_id") or system.get("new_wa_id"), 32)
    user_id = identifier(system.get("user_id"), 140)
    return Sender(wa_id, user_id) if wa_id or user_id else None


def _words(kind: str, message: dict[str, Any]) -> tuple[str | None, str | None]:
    """The words of a message and, where something was tapped, its id."""
    content = mapping(message.get(kind))
    if kind in ("text", "system"):
        return text(content.get("body"), 65536), None
    if kind == "button":
        return text(content.get("text"), 4096), text(content.get("payload"), 256)
    if kind == "interactive":
        reply = mapping(content.get(str(content.get("type"))))
        return text(reply.get("title") or reply.get("body"), 4096), text(reply.get("id"), 256)
    if kind == "edit":
        after = mapping(content.get("message"))
        inner = mapping(after.get(str(after.get("type"))))
        return text(inner.get("body") or inner.get("caption") or content.get("text"), 65536), None
    return text(content.get("text") if kind == "order" else content.get("caption"), 4096), None


def _about(kind: str, message: dict[str, Any]) -> str | None:
    """The wamid that a reaction, an edit or a deletion is about."""
    content = mapping(message.get(kind))
    if kind == "reaction":
        return identifier(content.get("message_id"), 200)
    if kind in ("edit", "revoke"):
        return identifier(content.get("original_message_id") or message.get("original_message_id"), 200)
    return None


def _attachment(kind: str, message: dict[str, Any]) -> Attachment | None:
    content = mapping(message.get(kind)) if kind in WITH_FILE else {}
    media_id = identifier(content.get("id"), 200)
    if media_id is None:
        return None
    mime_type, filename = text(content.get("mime_type"), 120), text(content.get("filename"), 200)
    return Attachment(media_id, mime_type, filename, sha256(content.get("sha256")))
