"""Plain messages → the Cloud API's JSON, with WhatsApp's limits checked.

A plain message is a dict with `kind` and what that kind needs:
  text      {text}
  buttons   {text, buttons: [{id, title}] (1-3), footer?, photo?}
  list      {text, button, rows: [{id, title, description?}] (1-10), footer?}
  photo     {photo, text}                                      text becomes the caption
  carousel  {text, cards: [{photo, text, buttons: [{id, title}]}] (2-10), footer?}
`photo` is a public https address, or a path of ours that begins with a slash.

Limits: Cloud API, "Send messages", "Interactive …" and "Interactive media carousel" (2025-11/12).
"""

from collections.abc import Callable, Mapping
from typing import Any

from .values import Outgoing

BODY, CAPTION, INTERACTIVE_BODY, FOOTER, CARD = 4096, 1024, 1024, 60, 160
BUTTON_TITLE, ROW_TITLE, ROW_DESCRIPTION, LIST_BUTTON = 20, 24, 72, 20
BUTTON_ID, CARD_BUTTON_ID, ROW_ID = 256, 20, 200


class Impossible(ValueError):
    """The message breaks one of WhatsApp's rules in a way that shortening cannot mend: our own mistake."""


def compose(outgoing: Outgoing, public_base: str) -> dict[str, Any]:
    """The JSON of one send; photos of our own get their public address. Raises Impossible."""
    message = _addressed(outgoing.message, public_base)
    writer = WRITERS.get(message.get("kind", ""))
    if writer is None:
        raise Impossible(f"unknown kind {message.get('kind')!r}")
    return (
        {"messaging_product": "whatsapp", "recipient_type": "individual"}
        | _recipient(outgoing)
        | {"biz_opaque_callback_data": outgoing.reference}
        | writer(message)
    )


def _addressed(message: Mapping[str, Any], public_base: str) -> dict[str, Any]:
    made = dict(message)
    if str(made.get("photo", "")).startswith("/"):
        made["photo"] = public_base + made["photo"]
    if isinstance(made.get("cards"), list):
        made["cards"] = [_addressed(card, public_base) for card in made["cards"]]
    return made


def shorten(text: str, longest: int) -> str:
    """At most `longest` characters, cut at a word, with an ellipsis when something is missing."""
    if len(text) <= longest:
        return text
    cut = text[: longest - 1]
    at_word = cut.rsplit(None, 1)[0] if " " in cut[longest // 2 :] else cut
    return at_word.rstrip(" ,.;:–-") + "…"


def _recipient(outgoing: Outgoing) -> dict[str, str]:
    """Always `+` and digits: without it our own country code may be put in front. Else the scoped id."""
    if outgoing.wa_id:
        return {"to": "+" + outgoing.wa_id.lstrip("+")}
    if outgoing.user_id:
        return {"recipient": outgoing.user_id}
    raise Impossible("nobody to send to")


def _counted(items: Any, low: int, high: int, what: str) -> list[Any]:
    if not isinstance(items, list) or not low <= len(items) <= high:
        raise Impossible(f"{what}: {low} to {high} needed")
    return items


def _said(message: Mapping[str, Any], longest: int) -> str:
    text = str(message.get("text") or "").strip()
    if not text:
        raise Impossible("empty text")
    return shorten(text, longest)


def _identified(item: Mapping[str, Any], longest: int) -> str:
    identifier = str(item["id"])
    if not 0 < len(identifier) <= longest:
        raise Impossible(f"id {identifier!r} longer than {longest}")
    return identifier


def _text(message: Mapping[str, Any]) -> dict[str, Any]:
    return {"type": "text", "text": {"body": _said(message, BODY), "preview_url": True}}


def _photo(message: Mapping[str, Any]) -> dict[str, Any]:
    return {"type": "image", "image": {"link": message["photo"], "caption": _said(message, CAPTION)}}


def _buttons(message: Mapping[str, Any]) -> dict[str, Any]:
    buttons = [
        {
            "type": "reply",
            "reply": {"id": _identified(b, BUTTON_ID), "title": shorten(b["title"], BUTTON_TITLE)},
        }
        for b in _counted(message.get("buttons"), 1, 3, "buttons")
    ]
    _distinct([str(button["id"]) for button in message["buttons"]])
    header = (
        {"header": {"type": "image", "image": {"link": message["photo"]}}} if message.get("photo") else {}
    )
    return _interactive(message, {"type": "button"} | header, {"buttons": buttons})


def _list(message: Mapping[str, Any]) -> dict[str, Any]:
    rows = [_row(row) for row in _counted(message.get("rows"), 1, 10, "rows")]
    _distinct([row["id"] for row in rows])
    button = shorten(str(message.get("button") or "Ver opções"), LIST_BUTTON)
    return _interactive(message, {"type": "list"}, {"button": button, "sections": [{"rows": rows}]})


def _row(row: Mapping[str, Any]) -> dict[str, str]:
    composed = {"id": _identified(row, ROW_ID), "title": shorten(row["title"], ROW_TITLE)}
    if row.get("description"):
        composed["description"] = shorten(row["description"], ROW_DESCRIPTION)
    return composed


def _carousel(message: Mapping[str, Any]) -> dict[str, Any]:
    cards = _counted(message.get("cards"), 2, 10, "cards")
    if len({len(card["buttons"]) for card in cards}) != 1:
        raise Impossible("every card needs the same number of buttons")
    composed = [_card(index, card) for index, card in enumerate(cards)]
    body = {"text": _said(message, INTERACTIVE_BODY)}
    inner = {"type": "carousel", "body": body, "action": {"cards": composed}}
    return {"type": "interactive", "interactive": inner}


def _card(index: int, card: Mapping[str, Any]) -> dict[str, Any]:
    lines = _said(card, CARD).split("\n")
    replies = [
        {
            "type": "quick_reply",
            "quick_reply": {
                "id": _identified(button, CARD_BUTTON_ID),
                "title": shorten(button["title"], BUTTON_TITLE),
            },
        }
        for button in _counted(card.get("buttons"), 1, 2, "card buttons")
    ]
    return {
        "card_index": index,
        "type": "cta_url",
        "header": {"type": "image", "image": {"link": card["photo"]}},
        "body": {"text": "\n".join([*lines[:2], " ".join(lines[2:])] if len(lines) > 2 else lines)},
        "action": {"buttons": replies},
    }


def _interactive(message: Mapping[str, Any], start: dict[str, Any], action: dict[str, Any]) -> dict[str, Any]:
    inner = start | {"body": {"text": _said(message, INTERACTIVE_BODY)}, "action": action}
    if message.get("footer"):
        inner["footer"] = {"text": shorten(message["footer"], FOOTER)}
    return {"type": "interactive", "interactive": inner}


def _distinct(identifiers: list[str]) -> None:
    if len(set(identifiers)) != len(identifiers):
        raise Impossible(f"ids repeat: {identifiers}")


WRITERS: dict[str, Callable[[Mapping[str, Any]], dict[str, Any]]] = {
    "text": _text,
    "photo": _photo,
    "buttons": _buttons,
    "list": _list,
    "carousel": _carousel,
}
