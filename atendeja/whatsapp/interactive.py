"""Messages with something to tap: reply buttons, list, link, the question where one is, carousel.

Source: Cloud API, "Interactive reply buttons / list / CTA URL / location request / media carousel messages".
"""

from collections.abc import Mapping
from typing import Any

from . import limits
from .limits import Impossible, address, counted, distinct, file, identified, maybe, said, shorten

Plain = Mapping[str, Any]


def buttons(message: Plain) -> dict[str, Any]:
    choices = counted(message.get("buttons"), 1, 3, "buttons")
    replies = [_reply("reply", one, limits.BUTTON_ID) for one in choices]
    distinct([one["reply"]["id"] for one in replies])
    return _interactive("button", message, {"buttons": replies})


def options(message: Plain) -> dict[str, Any]:
    """A list. Its header can only be text: a photo above a list is a mistake."""
    if message.get("photo") or message.get("media_id"):
        raise Impossible("a list has no photo")
    rows = [_row(row) for row in counted(message.get("rows"), 1, 10, "rows")]
    distinct([row["id"] for row in rows])
    button = shorten(str(message.get("button") or "Ver opções"), limits.LIST_BUTTON)
    return _interactive("list", message, {"button": button, "sections": [{"rows": rows}]})


def link(message: Plain) -> dict[str, Any]:
    return _interactive("cta_url", message, _opens(message, "button"))


def location_request(message: Plain) -> dict[str, Any]:
    """Asks where the customer is; has neither header nor footer."""
    body = {"text": said(message, limits.INTERACTIVE_BODY)}
    inner = {"type": "location_request_message", "body": body, "action": {"name": "send_location"}}
    return {"type": "interactive", "interactive": inner}


def carousel(message: Plain) -> dict[str, Any]:
    """Two to ten cards, all with the same number of reply buttons, or all with a link."""
    cards = counted(message.get("cards"), 2, 10, "cards")
    if len({("link" in card, len(card.get("buttons", ()))) for card in cards}) != 1:
        raise Impossible("every card needs the same kind and number of buttons")
    composed = [_card(index, card) for index, card in enumerate(cards)]
    body = {"text": said(message, limits.INTERACTIVE_BODY)}
    return {
        "type": "interactive",
        "interactive": {"type": "carousel", "body": body, "action": {"cards": composed}},
    }


def _card(index: int, card: Plain) -> dict[str, Any]:
    lines, last = said(card, limits.CARD).split("\n"), limits.CARD_LINES - 1
    return {
        "card_index": index,
        "type": "cta_url",
        "header": {"type": "image", "image": {"link": address(card, "photo")}},
        "body": {"text": "\n".join([*lines[:last], " ".join(lines[last:])] if len(lines) > last else lines)},
        "action": _opens(card["link"], "title") if "link" in card else {"buttons": _quick_replies(card)},
    }


def _quick_replies(card: Plain) -> list[dict[str, Any]]:
    taps = counted(card.get("buttons"), 1, 2, "card buttons")
    replies = [_reply("quick_reply", one, limits.CARD_BUTTON_ID) for one in taps]
    distinct([one["quick_reply"]["id"] for one in replies])
    return replies


def _reply(kind: str, button: Plain, longest: int) -> dict[str, Any]:
    title = said(button, limits.BUTTON_TITLE, "title")
    return {"type": kind, kind: {"id": identified(button, longest), "title": title}}


def _row(row: Plain) -> dict[str, str]:
    start = {"id": identified(row, limits.ROW_ID), "title": said(row, limits.ROW_TITLE, "title")}
    return start | maybe(row, limits.ROW_DESCRIPTION, "description")


def _opens(item: Plain, label: str) -> dict[str, Any]:
    parameters = {"display_text": said(item, limits.BUTTON_TITLE, label), "url": address(item, "url")}
    return {"name": "cta_url", "parameters": parameters}


def _interactive(kind: str, message: Plain, action: dict[str, Any]) -> dict[str, Any]:
    inner: dict[str, Any] = {"type": kind}
    if message.get("photo") or message.get("media_id"):
        inner["header"] = {"type": "image", "image": file(message, "photo")}
    elif message.get("title"):
        inner["header"] = {"type": "text", "text": said(message, limits.TITLE, "title")}
    inner |= {"body": {"text": said(message, limits.INTERACTIVE_BODY)}, "action": action}
    if message.get("footer"):
        inner["footer"] = {"text": said(message, limits.FOOTER, "footer")}
    return {"type": "interactive", "interactive": inner}
