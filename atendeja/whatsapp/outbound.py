"""Plain messages → the Cloud API's JSON, with WhatsApp's limits checked.

A plain message is a dict with `kind` and what that kind needs; any may have `reply_to`, the wamid it quotes:
  text              {text}
  photo             {photo | media_id, text?}                          text becomes the caption
  document          {document | media_id, filename?, text?}
  location          {latitude, longitude, name?, address?}
  contact           {name, phone, wa_id?, company?}
  reaction          {reply_to, emoji}                                  no emoji takes the reaction back
  buttons           {text, buttons: [{id, title}] (1-3), photo? | title?, footer?}
  list              {text, button, rows: [{id, title, description?}] (1-10), title?, footer?}
  link              {text, button, url, photo? | title?, footer?}
  location_request  {text}
  carousel          {text, cards: [{photo, text, buttons: [{id, title}] (1-2) | link: {title, url}}] (2-10)}
  template          see templates.py
`photo`, `document` and `video` are public web addresses, or paths of ours that begin with a slash.
"""

import math
import re
from collections.abc import Callable, Mapping
from typing import Any

from . import interactive, limits, templates
from .limits import Impossible, file, maybe, said
from .values import Outgoing

FILES = ("photo", "document", "video")
PHOTOS = "/fotos/"  # those that the storage keeps; it may have an address of its own for them


def compose(outgoing: Outgoing, public_base: str, photo_base: str | None = None) -> dict[str, Any]:
    """The JSON of one send; files of our own get their public address. Raises Impossible."""
    message = _addressed(outgoing.message, public_base, photo_base or public_base)
    writer = WRITERS.get(message.get("kind", ""))
    if writer is None:
        raise Impossible(f"unknown kind {message.get('kind')!r}")
    return (
        {"messaging_product": "whatsapp", "recipient_type": "individual"}
        | _recipient(outgoing)
        | {"biz_opaque_callback_data": outgoing.reference[: limits.REFERENCE]}
        | _quoting(message)
        | writer(message)
    )


def _addressed(message: Mapping[str, Any], public_base: str, photo_base: str) -> dict[str, Any]:
    made = dict(message)
    for name in FILES:
        address = str(made.get(name, ""))
        if address.startswith("/"):
            made[name] = (photo_base if address.startswith(PHOTOS) else public_base) + address
    if isinstance(made.get("cards"), list):
        made["cards"] = [_addressed(card, public_base, photo_base) for card in made["cards"]]
    return made


def _recipient(outgoing: Outgoing) -> dict[str, str]:
    """Always `+` and digits: without it our own country code may be put in front. Else the scoped id."""
    if outgoing.wa_id:
        return {"to": "+" + outgoing.wa_id.lstrip("+")}
    if outgoing.user_id:
        return {"recipient": outgoing.user_id}
    raise Impossible("nobody to send to")


def _quoting(message: Mapping[str, Any]) -> dict[str, Any]:
    quoted = message.get("reply_to") if message["kind"] != "reaction" else None
    return {"context": {"message_id": str(quoted)}} if quoted else {}


def _text(message: Mapping[str, Any]) -> dict[str, Any]:
    return {"type": "text", "text": {"body": said(message, limits.TEXT), "preview_url": True}}


def _photo(message: Mapping[str, Any]) -> dict[str, Any]:
    image = file(message, "photo") | maybe(message, limits.CAPTION, "text", "caption")
    return {"type": "image", "image": image}


def _document(message: Mapping[str, Any]) -> dict[str, Any]:
    named = {"filename": str(message["filename"])} if message.get("filename") else {}
    captioned = maybe(message, limits.CAPTION, "text", "caption")
    return {"type": "document", "document": file(message, "document") | named | captioned}


def _location(message: Mapping[str, Any]) -> dict[str, Any]:
    """WhatsApp shows an address only below a name."""
    latitude, longitude = _degrees(message, "latitude", 90), _degrees(message, "longitude", 180)
    name, written = message.get("name") or message.get("address"), message.get("address")
    place: dict[str, Any] = {"latitude": latitude, "longitude": longitude}
    place |= {"name": str(name)} if name else {}
    place |= {"address": str(written)} if written and written != name else {}
    return {"type": "location", "location": place}


def _degrees(message: Mapping[str, Any], field: str, most: int) -> float:
    value = message.get(field)
    if isinstance(value, bool) or not isinstance(value, int | float) or not math.isfinite(value):
        raise Impossible(f"{field} is no number")
    if abs(value) > most:
        raise Impossible(f"{field} beyond {most}°")
    return value


def _contact(message: Mapping[str, Any]) -> dict[str, Any]:
    name, digits = said(message, limits.CAPTION, "name"), re.sub(r"[^0-9]", "", str(message.get("phone")))
    if not 8 <= len(digits) <= 15:
        raise Impossible("phone is no number in E.164")
    phone = {"phone": f"+{digits}", "type": "CELL"}
    phone |= {"wa_id": str(message["wa_id"])} if message.get("wa_id") else {}
    called = {"formatted_name": name, "first_name": name.split()[0]}
    card: dict[str, Any] = {"name": called, "phones": [phone]}
    card |= {"org": {"company": str(message["company"])}} if message.get("company") else {}
    return {"type": "contacts", "contacts": [card]}


def _reaction(message: Mapping[str, Any]) -> dict[str, Any]:
    if not message.get("reply_to"):
        raise Impossible("a reaction to nothing")
    reaction = {"message_id": str(message["reply_to"]), "emoji": str(message.get("emoji") or "")}
    return {"type": "reaction", "reaction": reaction}


WRITERS: dict[str, Callable[[Mapping[str, Any]], dict[str, Any]]] = {
    "text": _text,
    "photo": _photo,
    "document": _document,
    "location": _location,
    "contact": _contact,
    "reaction": _reaction,
    "buttons": interactive.buttons,
    "list": interactive.options,
    "link": interactive.link,
    "location_request": interactive.location_request,
    "carousel": interactive.carousel,
    "template": templates.write,
}
