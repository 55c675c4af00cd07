"""A WhatsApp of our own: takes what Cloud takes, and writes the webhooks that Meta would write."""

import json
import secrets
from collections import deque
from datetime import datetime
from typing import Any, BinaryIO

from . import simulated_files
from .outbound import compose
from .simulated_templates import TEMPLATES
from .templates import listed
from .values import (
    Accepted,
    Fetched,
    Listing,
    NotFetched,
    Outcome,
    Outgoing,
    Sink,
    Uploaded,
    Wanted,
)


class Simulator:
    """Same interface as Cloud. `sent` keeps the latest composed requests, newest last; `read` what was read.

    `slow` may be set: then the assistant shows that it is typing, as it does when Meta is slow.
    """

    slow = False

    def __init__(self, public_base: str, photo_base: str | None = None) -> None:
        self.public_base, self.photo_base = public_base, photo_base
        self.sent: deque[dict[str, Any]] = deque(maxlen=500)
        self.read: deque[tuple[str, bool]] = deque(maxlen=100)

    def send(self, outgoing: Outgoing) -> Outcome:
        self.sent.append(compose(outgoing, self.public_base, self.photo_base))
        return Accepted(new_wamid())

    def mark_read(self, phone_number_id: str, wamid: str, typing: bool) -> bool:
        self.read.append((wamid, typing))
        return True

    def templates(self, phone_number_id: str, waba_id: str) -> Listing:
        return listed(TEMPLATES)

    def upload_media(self, phone_number_id: str, file: BinaryIO, mime_type: str, filename: str) -> Uploaded:
        return "sim-" + secrets.token_hex(8)

    def fetch_media(self, wanted: Wanted, into: Sink) -> Fetched | NotFetched:
        return simulated_files.fetch(wanted, into)


def new_wamid() -> str:
    return "wamid.SIM" + secrets.token_hex(16).upper()


def text_webhook(
    number: str, wa_id: str, name: str, text: str, at: datetime, wamid: str | None = None
) -> bytes:
    """The body Meta posts when this customer writes `text`."""
    return message_webhook(number, wa_id, name, {"type": "text", "text": {"body": text}}, at, wamid)


def tap_webhook(number: str, wa_id: str, name: str, tap: dict[str, str], at: datetime) -> bytes:
    """The body Meta posts when this customer taps something: tap = {id, title, in: list|buttons|template}."""
    if tap.get("in") == "template":
        button = {"payload": tap["id"], "text": tap["title"]}
        return message_webhook(number, wa_id, name, {"type": "button", "button": button}, at)
    kind = "list_reply" if tap.get("in") == "list" else "button_reply"
    reply = {"type": kind, kind: {"id": tap["id"], "title": tap["title"]}}
    return message_webhook(number, wa_id, name, {"type": "interactive", "interactive": reply}, at)


def message_webhook(
    number: str, wa_id: str, name: str, message: dict[str, Any], at: datetime, wamid: str | None = None
) -> bytes:
    envelope = {"from": wa_id, "id": wamid or new_wamid(), "timestamp": str(int(at.timestamp()))}
    contacts = [{"profile": {"name": name}, "wa_id": wa_id}]
    return webhook(number, {"contacts": contacts, "messages": [envelope | message]})


def status_webhook(number: str, wa_id: str, statuses: list[tuple[str, str]], at: datetime) -> bytes:
    """The body Meta posts when messages of ours reach (wamid, status) for this customer."""
    stamp = str(int(at.timestamp()))
    rows = [
        {"id": wamid, "status": status, "timestamp": stamp, "recipient_id": wa_id}
        for wamid, status in statuses
    ]
    return webhook(number, {"statuses": rows})


def webhook(number: str, value: dict[str, Any]) -> bytes:
    metadata = {"display_phone_number": "551330000000", "phone_number_id": number}
    change = {"field": "messages", "value": {"messaging_product": "whatsapp", "metadata": metadata} | value}
    body = {"object": "whatsapp_business_account", "entry": [{"id": "0", "changes": [change]}]}
    return json.dumps(body).replace("/", r"\/").encode()
