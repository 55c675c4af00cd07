"""The plain messages that the assistant says; whatsapp.outbound turns them into WhatsApp's JSON."""

from typing import Any

Choice = tuple[str, str]  # id, label


def text(words: str) -> dict[str, Any]:
    return {"kind": "text", "text": words}


def buttons(words: str, *choices: Choice, photo: str | None = None) -> dict[str, Any]:
    """Up to three choices below a text, and a photo above it if there is one."""
    message: dict[str, Any] = {"kind": "buttons", "text": words, "buttons": _labelled(choices)}
    return message | ({"photo": photo} if photo else {})


def options(words: str, button: str, rows: list[tuple[str, str, str]]) -> dict[str, Any]:
    """A list of up to ten rows: id, title, description."""
    listed = [{"id": i, "title": title, "description": more} for i, title, more in rows]
    return {"kind": "list", "text": words, "button": button, "rows": listed}


def carousel(words: str, cards: list[tuple[str, str, tuple[Choice, ...]]]) -> dict[str, Any]:
    """Two to ten cards: photo, text, choices (as many on each)."""
    drawn = [{"photo": photo, "text": said, "buttons": _labelled(own)} for photo, said, own in cards]
    return {"kind": "carousel", "text": words, "cards": drawn}


def _labelled(choices: tuple[Choice, ...]) -> list[dict[str, str]]:
    return [{"id": identifier, "title": label} for identifier, label in choices]
