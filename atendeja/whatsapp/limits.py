"""WhatsApp's limits, and what brings a message below them.

What is only too long is shortened; what no shortening can mend raises Impossible and never reaches Meta.
Meta does not say whether it counts code points or UTF-16 units: we count UTF-16 units, never fewer.
Source: Cloud API, "Send messages", "Interactive …", "Interactive media carousel" (2025-11/12).
"""

import re
from collections.abc import Mapping
from typing import Any

TEXT, CAPTION, INTERACTIVE_BODY, TITLE, FOOTER = 4096, 1024, 1024, 60, 60
CARD, CARD_LINES = 160, 3
BUTTON_TITLE, ROW_TITLE, ROW_DESCRIPTION, LIST_BUTTON = 20, 24, 72, 20
BUTTON_ID, CARD_BUTTON_ID, ROW_ID = 256, 20, 200
ADDRESS, PAYLOAD, REFERENCE = 2000, 128, 512
ZWJ = "\u200d"
# What belongs to the character before it: marks, variation selectors, the joiner, skin tones, flags' tags.
CLINGS = re.compile(
    "[\u0300-\u036f\u20d0-\u20ff\ufe00-\ufe0f\u200d\U0001f3fb-\U0001f3ff\U000e0020-\U000e007f]"
)


class Impossible(ValueError):
    """The message breaks one of WhatsApp's rules in a way that shortening cannot mend: our own mistake."""


def units(text: str) -> int:
    """Length in UTF-16 units: an emoji counts two or more."""
    return len(text) + sum(character > "\uffff" for character in text)


def shorten(text: str, longest: int) -> str:
    """At most `longest` units, cut at a word, with an ellipsis when something is missing."""
    if units(text) <= longest:
        return text
    cut = text[: _fitting(text, longest - 1)]
    at_word = cut.rsplit(None, 1)[0] if re.search(r"\s", cut[longest // 2 :]) else cut
    return at_word.rstrip(" \n\t,.;:–-") + "…"


def _fitting(text: str, longest: int) -> int:
    """How many characters stay within `longest` units without cutting a composed emoji in two."""
    used, end = 0, 0
    while used + units(text[end]) <= longest:
        used += units(text[end])
        end += 1
    while end and (CLINGS.match(text[end]) or text[end - 1] == ZWJ):
        end -= 1
    return end


def counted(items: Any, low: int, high: int, what: str) -> list[Any]:
    if not isinstance(items, list) or not low <= len(items) <= high:
        raise Impossible(f"{what}: {low} to {high} needed")
    return items


def said(message: Mapping[str, Any], longest: int, field: str = "text") -> str:
    """The words of a message, which must have some."""
    text = str(message.get(field) or "").strip()
    if not text:
        raise Impossible(f"empty {field}")
    return shorten(text, longest)


def maybe(message: Mapping[str, Any], longest: int, field: str, name: str | None = None) -> dict[str, str]:
    """{name: words} if the message has such words, else nothing."""
    return {name or field: said(message, longest, field)} if message.get(field) else {}


def identified(item: Mapping[str, Any], longest: int) -> str:
    identifier = str(item.get("id", ""))
    if not 0 < units(identifier) <= longest:
        raise Impossible(f"id {identifier!r}: 1 to {longest} needed")
    return identifier


def distinct(identifiers: list[str]) -> None:
    if len(set(identifiers)) != len(identifiers):
        raise Impossible(f"ids repeat: {identifiers}")


def address(item: Mapping[str, Any], field: str) -> str:
    """A web address in this field: what WhatsApp fetches, or what a button opens."""
    text = str(item.get(field) or "")
    if not re.fullmatch(r"https?://[^\s/]+\S*", text) or units(text) > ADDRESS:
        raise Impossible(f"{field} is no web address")
    return text


def file(item: Mapping[str, Any], field: str) -> dict[str, str]:
    """A file by the id that WhatsApp gave it, or by its public address."""
    return {"id": str(item["media_id"])} if item.get("media_id") else {"link": address(item, field)}
