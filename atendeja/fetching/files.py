"""Bringing a file from an address that a stranger chose: piece by piece, never more than was allowed."""

from contextlib import closing
from dataclasses import dataclass
from typing import Protocol

import requests
from urllib3.exceptions import HTTPError

from .addresses import PUBLIC, Forbidden, Rule, parsed
from .connections import Deadline, guarded_session

IMAGE = ("image/jpeg", "image/jpg", "image/png", "image/webp", "image/heic", "image/heif", "image/avif")
PIECE = 65536
NEVER = (
    Forbidden,
    requests.exceptions.InvalidURL,
    requests.exceptions.InvalidSchema,
    requests.exceptions.MissingSchema,
    requests.TooManyRedirects,
)
PASSING = frozenset({408, 425, 429, 500, 502, 503, 504})


class Sink(Protocol):
    """Where the bytes go."""

    def write(self, piece: bytes, /) -> object: ...


@dataclass(frozen=True, slots=True)
class Limits:
    """Bytes; seconds for all of it and between two pieces; the types that may come (none: any)."""

    largest: int = 25_000_000
    longest: float = 30.0
    pause: float = 10.0
    types: tuple[str, ...] = ()


@dataclass(frozen=True, slots=True)
class Fetched:
    mime_type: str
    size: int


@dataclass(frozen=True, slots=True)
class NotFetched:
    """`reason`: address, gone, refused, type, too_large, too_slow, unreachable. `passing`: try again."""

    reason: str
    passing: bool


def fetch(address: str, into: Sink, limits: Limits, rule: Rule = PUBLIC) -> Fetched | NotFetched:
    """The file behind this address. Never raises for what the network does; what `into` raises does."""
    with Deadline(limits.longest) as deadline, guarded_session(rule, deadline) as session:
        try:
            parsed(address)  # as it was given: requests would mend it
            return _fetched(session, address, into, limits, deadline)
        except NEVER:
            return NotFetched("address", passing=False)
        except (requests.RequestException, _Broken) as error:
            late = deadline.over or isinstance(error, requests.Timeout)
            return NotFetched("too_slow" if late else "unreachable", passing=True)


class _Broken(Exception):
    """The connection broke while we read from it."""


def _fetched(
    session: requests.Session, address: str, into: Sink, limits: Limits, deadline: Deadline
) -> Fetched | NotFetched:
    headers = {"Accept-Encoding": "identity", "Accept": ", ".join(limits.types) or "*/*"}
    with closing(session.get(address, headers=headers, timeout=(5.0, limits.pause), stream=True)) as answer:
        return _judged(answer, limits) or _read(answer, into, limits, deadline)


def _judged(answer: requests.Response, limits: Limits) -> NotFetched | None:
    """By its headers alone."""
    status = answer.status_code
    if status in {404, 410}:
        return NotFetched("gone", passing=False)
    if status != 200:
        return NotFetched("refused", passing=status in PASSING)
    packed = answer.headers.get("Content-Encoding", "identity").lower() != "identity"
    if packed or (limits.types and _mime_type(answer) not in limits.types):
        return NotFetched("type", passing=False)
    said = answer.headers.get("Content-Length", "")
    if said.isdecimal() and int(said[:20]) > limits.largest:
        return NotFetched("too_large", passing=False)
    return None


def _read(answer: requests.Response, into: Sink, limits: Limits, deadline: Deadline) -> Fetched | NotFetched:
    """Counted while it comes: a length in the headers is only what somebody says."""
    size = 0
    while True:
        try:
            piece = answer.raw.read1(PIECE)
        except (OSError, HTTPError) as error:
            raise _Broken from error
        if deadline.over:
            return NotFetched("too_slow", passing=True)
        if not piece:
            break
        size += len(piece)
        if size > limits.largest:
            return NotFetched("too_large", passing=False)
        into.write(piece)
    return Fetched(_mime_type(answer), size) if size else NotFetched("unreachable", passing=True)


def _mime_type(answer: requests.Response) -> str:
    return answer.headers.get("Content-Type", "").partition(";")[0].strip().lower()[:120]
