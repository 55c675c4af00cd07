"""Fetching a customer's file: first its address, then its bytes, with the same token.

Source: Cloud API, "Media" (2025-12): the address lives 5 minutes, the id 7 days; sha256 and size are to be
checked. The token is shown to Meta's hosts and to the API base only, and never over a weaker scheme.
"""

import hashlib
import re
import time
from collections.abc import Iterator
from contextlib import closing
from typing import Any
from urllib.parse import SplitResult, urljoin, urlsplit

import requests

from .fields import identifier, mapping, sha256
from .values import Fetched, NotFetched, Sink, Wanted

TIMEOUT = (5.0, 10.0)  # seconds to connect, between two pieces
LONGEST = 90.0  # seconds for all of it
PIECE = 65536
HOPS = 3
HOSTS = re.compile(r"(?:.+\.)?(?:facebook\.com|whatsapp\.net|fbcdn\.net)|lookaside\.fbsbx\.com")
GONE = frozenset({"100", "131052"})  # no such id (any more); larger than Meta hands out


class Trouble(Exception):
    """Inside this module: the file does not come."""

    def __init__(self, reason: str, passing: bool) -> None:
        super().__init__(reason)
        self.answer = NotFetched(reason, passing)


def fetch(
    session: requests.Session, base: str, token: str, wanted: Wanted, into: Sink
) -> Fetched | NotFetched:
    """Both steps. Never raises for what the network does; what `into.write` raises goes through."""
    try:
        about = _described(session, base, token, wanted)
        return _downloaded(session, base, token, wanted, about, into)
    except Trouble as trouble:
        return trouble.answer
    except requests.exceptions.RequestException:
        return NotFetched("unreachable", passing=True)


def mime_type(value: Any) -> str:
    """audio/ogg of "audio/ogg; codecs=opus"."""
    return (identifier(value, 120) or "").partition(";")[0].strip().lower()


def trusted(address: str, base: str) -> bool:
    """May the token be shown there? https to Meta's hosts; and the API base, just as it is configured."""
    try:
        parts, own = urlsplit(address), urlsplit(base)
        port = parts.port
    except ValueError:
        return False
    if parts.username is not None or parts.password is not None:
        return False
    meta = (
        parts.scheme == "https" and port in (None, 443) and HOSTS.fullmatch(parts.hostname or "") is not None
    )
    return meta or _same_place(parts, own)


def _same_place(parts: SplitResult, own: SplitResult) -> bool:
    return (parts.scheme, parts.netloc) == (own.scheme, own.netloc)


def _described(session: requests.Session, base: str, token: str, wanted: Wanted) -> dict[str, Any]:
    """The first step: where the file is, and what it must be. Judged before a byte of it is read."""
    if re.fullmatch(r"[\w.-]{1,200}", wanted.media_id, re.ASCII) is None or not wanted.media_id.strip("."):
        raise Trouble("gone", passing=False)
    answer = _get(session, f"{base}/{wanted.media_id}", token, {"phone_number_id": wanted.phone_number_id})
    with closing(answer):
        about = _json(answer)
    error = mapping(about.get("error"))
    if identifier(error.get("code"), 20) in GONE or (answer.status_code == 404 and error):
        raise Trouble("gone", passing=False)
    if answer.status_code != 200 or error:
        raise Trouble("token" if error.get("code") == 190 else "unreachable", passing=True)
    if mime_type(about.get("mime_type")) not in wanted.types:
        raise Trouble("type", passing=False)
    if isinstance(about.get("file_size"), int) and about["file_size"] > wanted.largest:
        raise Trouble("too_large", passing=False)
    return about


def _downloaded(
    session: requests.Session, base: str, token: str, wanted: Wanted, about: dict[str, Any], into: Sink
) -> Fetched:
    """The second step, piece by piece: nothing is held in memory, nothing is read without end."""
    digest, size, until = hashlib.sha256(), 0, time.monotonic() + LONGEST
    with closing(_followed(session, base, token, str(about.get("url") or ""))) as answer:
        for piece in _pieces(answer):
            size += len(piece)
            if size > wanted.largest:
                raise Trouble("too_large", passing=False)
            if time.monotonic() > until:
                raise Trouble("unreachable", passing=True)
            digest.update(piece)
            into.write(piece)
    announced = {sha256(about.get("sha256")), wanted.sha256} - {None}
    if not size or announced - {digest.hexdigest()}:
        raise Trouble("checksum", passing=True)
    return Fetched(mime_type(about.get("mime_type")), digest.hexdigest(), size)


def _followed(session: requests.Session, base: str, token: str, address: str) -> requests.Response:
    """The file's answer, over a few redirects, none of which may lead away from those we trust."""
    for _ in range(HOPS):
        if not trusted(address, base):
            raise Trouble("address", passing=False)
        answer = _get(session, address, token, {})
        if not answer.is_redirect:
            break
        address = urljoin(address, answer.headers.get("Location", ""))
        answer.close()
    if answer.status_code != 200:
        answer.close()
        raise Trouble("unreachable", passing=True)
    return answer


def _get(session: requests.Session, address: str, token: str, query: dict[str, str]) -> requests.Response:
    headers = {"Authorization": f"Bearer {token}", "Accept-Encoding": "identity"}
    return session.get(
        address, headers=headers, params=query, timeout=TIMEOUT, allow_redirects=False, stream=True
    )


def _pieces(answer: requests.Response) -> Iterator[bytes]:
    pieces: Iterator[bytes] = answer.iter_content(PIECE)
    return pieces


def _json(answer: requests.Response) -> dict[str, Any]:
    """A small JSON body; anything else is as good as none."""
    raw = b""
    for piece in _pieces(answer):
        raw += piece
        if len(raw) > PIECE:
            return {}
    answer._content = raw
    try:
        return mapping(answer.json())
    except ValueError:
        return {}
