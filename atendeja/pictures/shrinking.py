"""One photo at a time, decoded in a process of its own.

Why a process: the decoders are C that strangers feed, and there they see no secret, cannot write a file and
die alone; the memory of a 40-megapixel photo is gone afterwards; the service itself imports no Pillow (10 MB
at the start, 14 with HEIC). It costs some 70 ms a photo.
"""

import json
import shutil
import subprocess
import sys
import tempfile
import threading
from dataclasses import dataclass
from pathlib import Path
from typing import BinaryIO

LARGEST = 25_000_000  # bytes of one file
LONGEST = 20.0  # seconds for one photo
PATIENCE = 60.0  # seconds to wait for one's turn
DECODER = str(Path(__file__).with_name("decoder.py"))
# What a decoder is done with goes back to the machine at once: its next step needs as much (10 MB, measured).
TIDY = {"MALLOC_MMAP_THRESHOLD_": "65536", "MALLOC_TRIM_THRESHOLD_": "65536", "MALLOC_ARENA_MAX": "1"}
KNOWN = frozenset({"not_a_photo", "too_many_pixels", "too_small", "broken"})

_turn = threading.Lock()


@dataclass(frozen=True, slots=True)
class Picture:
    """JPEG, upright, without any metadata: `large` of width × height pixels, and a small `thumb`."""

    large: bytes
    thumb: bytes
    width: int
    height: int


@dataclass(frozen=True, slots=True)
class Refused:
    """No photo of ours; `reason` is a key of REASONS."""

    reason: str


def shrink(source: BinaryIO, longest_side: int = 1280, thumb_side: int = 400) -> Picture | Refused:
    """The photo in this file, at most `longest_side` pixels, and its thumbnail.

    Judged by content alone: JPEG, PNG, WebP or HEIC, of an animation the first frame. Never raises for what
    a file contains.
    """
    with tempfile.TemporaryFile(buffering=0) as file:  # the decoder moves the same position
        size = _copied(source, file)
        judged = _at_first_sight(file, size)
        if judged is not None:
            return judged
        if not _turn.acquire(timeout=PATIENCE):
            return Refused("busy")
        try:
            return _decoded(file, longest_side, thumb_side)
        finally:
            _turn.release()


def _copied(source: BinaryIO, file: BinaryIO) -> int:
    """On the disk, so that neither the copy nor the upload is held in memory. Returns its bytes."""
    source.seek(0)
    shutil.copyfileobj(source, file, 65536)
    return file.tell()


def _at_first_sight(file: BinaryIO, size: int) -> Refused | None:
    file.seek(0)
    start = file.read(1024).lstrip(b"\xef\xbb\xbf \t\r\n").lower()
    if not size:
        return Refused("empty")
    if size > LARGEST:
        return Refused("too_many_bytes")
    if start.startswith(b"<") and b"<svg" in start:
        return Refused("drawing")
    return None


def _decoded(file: BinaryIO, longest_side: int, thumb_side: int) -> Picture | Refused:
    file.seek(0)
    command = [sys.executable, "-I", DECODER, str(longest_side), str(thumb_side)]
    try:
        ended = subprocess.run(  # noqa: S603 — our own interpreter and file; numbers as arguments
            command, stdin=file, capture_output=True, timeout=LONGEST, env=TIDY, check=False
        )
    except subprocess.TimeoutExpired:
        return Refused("too_costly")
    if ended.returncode != 0:  # killed by one of its limits
        return Refused("too_costly")
    head, _, body = ended.stdout.partition(b"\n")
    return _told(json.loads(head), body)


def _told(about: dict[str, object], body: bytes) -> Picture | Refused:
    if "reason" in about:
        reason = str(about["reason"])
        return Refused(reason if reason in KNOWN else "too_costly")
    width, height, cut = (int(str(about[name])) for name in ("width", "height", "large"))
    return Picture(body[:cut], body[cut:], width, height)
