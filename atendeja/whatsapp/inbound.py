"""Webhooks in: signature over the raw bytes, and Meta's JSON → plain values.

Source: Cloud API, "Create a webhook endpoint" and "messages webhook reference" (2025-11).
"""

import hashlib
import hmac
import json
from collections.abc import Iterator
from datetime import UTC, datetime
from typing import Any

from .values import Received, Sender, StatusChanged, Unusable, Update

LARGEST_BODY = 3_500_000  # Meta documents bodies of up to 3 MB
STATUSES = frozenset({"sent", "delivered", "read", "played", "failed"})
ENVELOPE = frozenset({"from", "from_user_id", "id", "timestamp", "type", "text"})


class Nonsense(ValueError):
    """The body is not a WhatsApp webhook at all."""


def signed(raw: bytes, header: str | None, secret: str) -> bool:
    """Is `header` (X-Hub-Signature-256) the HMAC of these raw bytes? Compared as bytes, in constant time."""
    expected = "sha256=" + hmac.new(secret.encode(), raw, hashlib.sha256).hexdigest()
    return hmac.compare_digest(expected.encode(), (header or "").encode("utf-8", "replace"))


def sign(raw: bytes, secret: str) -> str:
    return "sha256=" + hmac.new(secret.encode(), raw, hashlib.sha256).hexdigest()


def parse(raw: bytes) -> list[Update]:
    """Every entry, change, message and status of a webhook body. Raises Nonsense, and nothing else."""
    try:
        body = json.loads(raw)
        if b"\\u0000" in raw or b"\\ud" in raw.lower() or b"\x00" in raw:
            body = _storable(body)
    except (ValueError, RecursionError) as error:
        raise Nonsense("not JSON") from error
    if not isinstance(body, dict) or not isinstance(body.get("entry"), list):
        raise Nonsense("no entry list")
    return [
        update
        for entry in _dicts(body["entry"])
        for change in _dicts(entry.get("changes"))
        for update in _change(change)
    ]


def _storable(value: Any) -> Any:
    """Without NUL and lone surrogates, which PostgreSQL refuses in text and JSON."""
    if isinstance(value, str):
        return value.replace("\x00", "").encode("utf-8", "replace").decode()
    if isinstance(value, list):
        return [_storable(item) for item in value]
    if isinstance(value, dict):
        return {_storable(key): _storable(item) for key, item in value.items()}
    return value


def _dicts(value: Any) -> list[dict[str, Any]]:
    return [item for item in value if isinstance(item, dict)] if isinstance(value, list) else []


def _dict(value: Any) -> dict[str, Any]:
    return value if isinstance(value, dict) else {}


def _text(value: Any, longest: int) -> str | None:
    return value[:longest] if isinstance(value, str) and value else None


def _change(change: dict[str, Any]) -> Iterator[Update]:
    value = _dict(change.get("value"))
    number = _text(_dict(value.get("metadata")).get("phone_number_id"), 20)
    if change.get("field") != "messages" or number is None:
        yield Unusable(number, f"field:{_text(change.get('field'), 30)}", change)
        return
    people = _dicts(value.get("contacts"))
    for message in _dicts(value.get("messages")):
        yield _message(number, message, people) or Unusable(number, "message", message)
    for status in _dicts(value.get("statuses")):
        yield _status(number, status) or Unusable(number, "status", status)
    if value.get("errors"):
        yield Unusable(number, "errors", {"errors": value["errors"]})


def _message(number: str, message: dict[str, Any], people: list[dict[str, Any]]) -> Received | None:
    wamid, when = _identifier(message.get("id"), 200), _time(message.get("timestamp"))
    wa_id = _identifier(message.get("from"), 32)
    user_id = _identifier(message.get("from_user_id"), 140)
    if wamid is None or when is None or not (wa_id or user_id):
        return None
    kind = _text(message.get("type"), 30) or "unknown"
    text, tapped = _words(kind, message)
    return Received(
        phone_number_id=number,
        wamid=wamid,
        sender=_sender(wa_id, user_id, people),
        occurred_at=when,
        kind=kind,
        text=text,
        content={key: item for key, item in message.items() if key not in ENVELOPE},
        tapped=tapped,
    )


def _sender(wa_id: str | None, user_id: str | None, people: list[dict[str, Any]]) -> Sender:
    """contacts[] belongs to a message by wa_id or user_id, never by position."""
    for person in people:
        same_number = wa_id is not None and person.get("wa_id") == wa_id
        same_user = user_id is not None and person.get("user_id") == user_id
        if same_number or same_user:
            profile = _dict(person.get("profile"))
            name, username = _text(profile.get("name"), 120), _text(profile.get("username"), 80)
            return Sender(wa_id, user_id or _identifier(person.get("user_id"), 140), name, username)
    return Sender(wa_id, user_id)


def _words(kind: str, message: dict[str, Any]) -> tuple[str | None, str | None]:
    """The words of a message and, where something was tapped, its id."""
    content = _dict(message.get(kind))
    if kind == "text":
        return _text(content.get("body"), 65536), None
    if kind == "button":
        return _text(content.get("text"), 4096), _text(content.get("payload"), 256)
    if kind == "interactive":
        reply = _dict(content.get(str(content.get("type"))))
        return _text(reply.get("title"), 4096), _text(reply.get("id"), 256)
    return _text(content.get("caption"), 4096), None


def _status(number: str, status: dict[str, Any]) -> StatusChanged | None:
    wamid, when = _identifier(status.get("id"), 200), _time(status.get("timestamp"))
    if wamid is None or when is None or status.get("status") not in STATUSES:
        return None
    error = next(iter(_dicts(status.get("errors"))), {})
    pricing = _dict(status.get("pricing"))
    code = error.get("code")
    return StatusChanged(
        phone_number_id=number,
        wamid=wamid,
        reference=_identifier(status.get("biz_opaque_callback_data"), 64),
        status=status["status"],
        occurred_at=when,
        error_code=code if isinstance(code, int) and abs(code) < 2**31 else None,
        error_title=_text(error.get("title"), 300),
        pricing_category=_text(pricing.get("category"), 40),
        pricing_type=_text(pricing.get("type"), 40),
        raw=status,
    )


def _identifier(value: Any, longest: int) -> str | None:
    return value if isinstance(value, str) and 0 < len(value) <= longest else None


def _time(value: Any) -> datetime | None:
    """Unix seconds as a string. Before 2009 there was no WhatsApp; beyond 2100 it is nonsense."""
    if not isinstance(value, str | int) or not str(value).isascii() or not str(value).isdecimal():
        return None
    if len(str(value)) > 10 or not 1_230_768_000 <= int(value) <= 4_102_444_800:
        return None
    return datetime.fromtimestamp(int(value), UTC)
