"""Careful reading of somebody else's JSON: the right type and size, or None."""

import base64
import binascii
import re
from datetime import UTC, datetime
from typing import Any


def dicts(value: Any) -> list[dict[str, Any]]:
    return [item for item in value if isinstance(item, dict)] if isinstance(value, list) else []


def mapping(value: Any) -> dict[str, Any]:
    return value if isinstance(value, dict) else {}


def text(value: Any, longest: int) -> str | None:
    """Words, cut to fit."""
    return value[:longest] if isinstance(value, str) and value else None


def identifier(value: Any, longest: int) -> str | None:
    """An id is whole or useless. Some of Meta's are numbers."""
    if isinstance(value, int) and not isinstance(value, bool):
        value = str(value)
    return value if isinstance(value, str) and 0 < len(value) <= longest else None


def error_code(value: Any) -> int | None:
    """A number that an INTEGER column holds; true and false are none."""
    small = isinstance(value, int) and not isinstance(value, bool) and abs(value) < 2**31
    return value if small else None


def moment(value: Any) -> datetime | None:
    """Unix seconds as a string. Before 2009 there was no WhatsApp; beyond 2100 it is nonsense."""
    if not isinstance(value, str | int) or not str(value).isascii() or not str(value).isdecimal():
        return None
    if len(str(value)) > 10 or not 1_230_768_000 <= int(value) <= 4_102_444_800:
        return None
    return datetime.fromtimestamp(int(value), UTC)


def sha256(value: Any) -> str | None:
    """Hex, as the media endpoint answers; webhooks write base64 ("messages webhook reference")."""
    if not isinstance(value, str):
        return None
    if re.fullmatch(r"[0-9a-fA-F]{64}", value):
        return value.lower()
    try:
        digest = base64.b64decode(value, validate=True)
    except (binascii.Error, ValueError):
        return None
    return digest.hex() if len(digest) == 32 else None


def storable(value: Any) -> Any:
    """Without NUL and lone surrogates, which PostgreSQL refuses in text and JSON."""
    if isinstance(value, str):
        return value.replace("\x00", "").encode("utf-8", "replace").decode()
    if isinstance(value, list):
        return [storable(item) for item in value]
    if isinstance(value, dict):
        return {storable(key): storable(item) for key, item in value.items()}
    return value
