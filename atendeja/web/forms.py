"""What people type into forms, checked, with the sentence that stands beside the field when it is wrong."""

import re
import secrets
from collections.abc import Mapping
from dataclasses import dataclass

LONGEST = 4096  # WhatsApp's limit for a text message


@dataclass(frozen=True, slots=True)
class ReplyForm:
    """The composer: a text and the token that makes a double click one message."""

    text: str
    token: str
    error: str | None = None

    @classmethod
    def empty(cls) -> "ReplyForm":
        return cls("", secrets.token_urlsafe(12))

    @classmethod
    def read(cls, values: Mapping[str, str]) -> "ReplyForm":
        text = values.get("texto", "").replace("\r\n", "\n").replace("\x00", "").strip()
        token = values.get("token", "")
        if not re.fullmatch(r"[\w-]{8,64}", token, re.ASCII):
            token = secrets.token_urlsafe(12)
        return cls(text, token, _wrong(text))


def _wrong(text: str) -> str | None:
    if not text:
        return "Escreva a mensagem antes de enviar."
    if len(text) > LONGEST:
        return f"A mensagem tem {len(text)} caracteres; o WhatsApp aceita até {LONGEST}."
    return None
