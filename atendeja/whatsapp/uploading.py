"""Handing a file to WhatsApp before the message that shows it: multipart, read in pieces, never held whole.

Source: Cloud API, "Media" (2025-12-11): `POST /{phone-id}/media` → {"id"}, kept 30 days.
"""

import re
import secrets
import time
from typing import BinaryIO

LONGEST = 40.0  # seconds for all of it: a claimed message counts as lost after 60


class TooSlow(OSError):
    """The file did not leave in time; nothing was sent to the customer, so trying again is safe."""


class Form:
    """The multipart body of one upload, as a file that requests can read and knows the length of."""

    def __init__(self, file: BinaryIO, size: int, mime_type: str, filename: str) -> None:
        boundary = secrets.token_hex(16)
        self.content_type = f"multipart/form-data; boundary={boundary}"
        fields = {"messaging_product": "whatsapp", "type": mime_type}
        lines = [_part(boundary, f'name="{name}"') + value for name, value in fields.items()]
        about = f'name="file"; filename="{_quoted(filename)}"'
        lines.append(_part(boundary, about, mime_type))
        head, tail = _bytes("\r\n".join(lines)), _bytes(f"\r\n--{boundary}--\r\n")
        self._left: list[bytes | BinaryIO] = [head, file, tail]
        self._length = len(head) + size + len(tail)
        self._until = time.monotonic() + LONGEST

    def __len__(self) -> int:
        return self._length

    def read(self, most: int = 65536) -> bytes:
        """The next bytes, none at the end. Raises TooSlow."""
        if time.monotonic() > self._until:
            raise TooSlow("upload took too long")
        while self._left:
            first = self._left[0]
            if isinstance(first, bytes):
                piece, self._left[0] = first[:most], first[most:]
            else:
                piece = first.read(most)
            if piece:
                return piece
            self._left.pop(0)
        return b""


def _part(boundary: str, about: str, mime_type: str | None = None) -> str:
    kind = f"\r\nContent-Type: {mime_type}" if mime_type else ""
    return f"--{boundary}\r\nContent-Disposition: form-data; {about}{kind}\r\n\r\n"


def _quoted(filename: str) -> str:
    """Nothing in a name may end the header that it stands in."""
    return re.sub(r'[\x00-\x1f\x7f"\\]', "_", filename)


def _bytes(text: str) -> bytes:
    return text.encode("utf-8", "replace")
