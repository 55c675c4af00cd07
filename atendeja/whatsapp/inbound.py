"""Webhooks in: signature over the raw bytes, and Meta's JSON → plain values.

Source: Cloud API, "Create a webhook endpoint" and "messages webhook reference" (2025-11).
"""

import hashlib
import hmac
import json
import math
from collections.abc import Iterator
from typing import Any

from . import account, incoming, progress
from .envelope import Change, people_of
from .fields import dicts, identifier, mapping, storable, text
from .values import Update

LARGEST_BODY = 3_500_000  # Meta documents bodies of up to 3 MB


class Nonsense(ValueError):
    """The body is not a WhatsApp webhook at all."""


def signed(raw: bytes, header: str | None, secret: str) -> bool:
    """Is `header` (X-Hub-Signature-256) the HMAC of these raw bytes? Compared as bytes, in constant time."""
    return hmac.compare_digest(sign(raw, secret).encode(), (header or "").encode("utf-8", "replace"))


def sign(raw: bytes, secret: str) -> str:
    return "sha256=" + hmac.new(secret.encode(), raw, hashlib.sha256).hexdigest()


def parse(raw: bytes) -> list[Update]:
    """Every entry, change, message and status of a webhook body. Raises Nonsense, and nothing else."""
    try:
        body = json.loads(raw, parse_constant=_nothing, parse_float=_number)
        if b"\\u0000" in raw or b"\\ud" in raw.lower() or b"\x00" in raw:
            body = storable(body)
    except (ValueError, RecursionError) as error:
        raise Nonsense("not JSON") from error
    if not isinstance(body, dict) or not isinstance(body.get("entry"), list):
        raise Nonsense("no entry list")
    return parse_body(body)


def _nothing(_name: str) -> None:
    """NaN and Infinity are not JSON, and PostgreSQL refuses them."""


def _number(digits: str) -> float | None:
    value = float(digits)
    return value if math.isfinite(value) else None


def parse_body(body: dict[str, Any]) -> list[Update]:
    """The same of a body that is JSON no more: what was parked is such a body. Never raises."""
    return [
        update
        for entry in dicts(body.get("entry"))
        for change in dicts(entry.get("changes"))
        for update in _change(entry, change)
    ]


def _change(entry: dict[str, Any], raw: dict[str, Any]) -> Iterator[Update]:
    value = mapping(raw.get("value"))
    change = Change(
        waba_id=identifier(entry.get("id"), 40),
        field=text(raw.get("field"), 60) or "",
        number=identifier(mapping(value.get("metadata")).get("phone_number_id"), 20),
        value=value,
    )
    if change.field in account.READERS:
        yield account.READERS[change.field](change)
    elif change.number and change.field in ("messages", "standby", "smb_message_echoes", "user_preferences"):
        yield from _conversation(change)
    else:
        yield change.unusable(f"field:{change.field}")


def _conversation(change: Change) -> Iterator[Update]:
    """Messages of customers, our messages' progress; below `standby` all of it is one level deeper."""
    standby = change.field == "standby"
    value = change.value | mapping(change.value.get("standby")) if standby else change.value
    people, known = people_of(dicts(value.get("contacts"))), False
    for name, read in (
        ("messages", incoming.received),
        ("message_echoes", incoming.echoed),
        ("statuses", progress.status_changed),
        ("user_preferences", progress.preference_changed),
    ):
        for item in dicts(value.get(name)):
            known = True
            yield read(change.alone(name, item, people), item, people)
    for error in dicts(value.get("errors")):
        known = True
        yield change.alone("errors", error, {}).unusable(f"errors:{identifier(error.get('code'), 20)}")
    if not known:
        yield change.unusable(f"empty:{change.field}")
