"""A backup's file: a tar.gz of named members whose last one, `manifest.json`, says what the others must be.

Written and read piece by piece. Knows nothing of what is inside.
"""

import hashlib
import io
import json
import os
import tarfile
import tempfile
from collections.abc import Iterable, Iterator
from pathlib import Path
from types import TracebackType
from typing import IO, Any, Self

MANIFEST = "manifest.json"
FORMAT = 1
PIECE = 1 << 16
BROKEN = (tarfile.TarError, OSError, EOFError, ValueError, KeyError, TypeError)


class Damaged(ValueError):
    """The file is not a whole backup; the message says what is wrong with it."""


class Writer:
    """A backup being made: under its name only once it is whole, readable by its owner only."""

    def __init__(self, file: Path) -> None:
        self.file, self._part = file, file.with_name(f"{file.name}.part")
        self.members: dict[str, dict[str, Any]] = {}

    def __enter__(self) -> Self:
        handle = os.open(self._part, os.O_WRONLY | os.O_CREAT | os.O_TRUNC, 0o600)
        self._raw = os.fdopen(handle, "wb")
        self._tar = tarfile.open(fileobj=self._raw, mode="w:gz", compresslevel=6)
        return self

    def add_lines(self, name: str, lines: Iterable[str]) -> None:
        """One member of text lines, which are counted."""
        with tempfile.TemporaryFile() as spool:
            count = 0
            for line in lines:
                spool.write(line.encode() + b"\n")
                count += 1
            self._add(name, spool)
        self.members[name]["lines"] = count

    def add_file(self, name: str, content: IO[bytes]) -> None:
        with tempfile.TemporaryFile() as spool:  # its length must be known before its first byte
            for piece in iter(lambda: content.read(PIECE), b""):
                spool.write(piece)
            self._add(name, spool)

    def finish(self, **facts: Any) -> None:
        """The manifest is added, the disk has everything, and the file gets its name."""
        manifest = {"format": FORMAT, **facts, "members": self.members}
        self._put(MANIFEST, io.BytesIO(json.dumps(manifest).encode()))
        self._tar.close()
        self._raw.flush()
        os.fsync(self._raw.fileno())
        self._part.replace(self.file)

    def _add(self, name: str, spool: IO[bytes]) -> None:
        spool.seek(0)
        self.members[name] = {"sha256": hashlib.file_digest(spool, "sha256").hexdigest()}  # type: ignore[arg-type]
        self._put(name, spool)

    def _put(self, name: str, content: IO[bytes]) -> None:
        info = tarfile.TarInfo(name)
        info.size, info.mode = content.seek(0, os.SEEK_END), 0o600
        content.seek(0)
        self._tar.addfile(info, content)

    def __exit__(
        self, kind: type[BaseException] | None, error: BaseException | None, trace: TracebackType | None
    ) -> None:
        self._raw.close()
        self._part.unlink(missing_ok=True)


def members(file: Path) -> Iterator[tuple[str, IO[bytes]]]:
    """Name and content of each member, in the order in which they were written; none is unpacked."""
    with tarfile.open(file, "r|gz") as tar:
        for info in tar:
            content = tar.extractfile(info)
            if content is not None:
                yield info.name, content


def checked(file: Path) -> dict[str, Any]:
    """Read every byte and compare it with the manifest, which is returned. Raises Damaged."""
    found: dict[str, dict[str, Any]] = {}
    manifest: dict[str, Any] = {}
    try:
        for name, content in members(file):
            if name == MANIFEST:
                manifest = json.load(content)
            else:
                found[name] = _measured(name, content)
        _compare(manifest, found)
    except Damaged:
        raise
    except BROKEN as error:
        raise Damaged(f"cannot be read to its end ({type(error).__name__})") from error
    return manifest


def _compare(manifest: dict[str, Any], found: dict[str, dict[str, Any]]) -> None:
    if not manifest:
        raise Damaged("has no manifest: it is not a backup, or its end is missing")
    if manifest["format"] != FORMAT:
        raise Damaged(f"has format {manifest['format']}, this version reads {FORMAT}")
    expected = manifest["members"]
    for name in sorted(expected.keys() | found.keys()):
        if expected.get(name) != found.get(name):
            raise Damaged(f"{name} is not what was saved")


def _measured(name: str, content: IO[bytes]) -> dict[str, Any]:
    digest, lines = hashlib.sha256(), 0
    for piece in iter(lambda: content.read(PIECE), b""):
        digest.update(piece)
        lines += piece.count(b"\n")
    return {"sha256": digest.hexdigest()} | ({"lines": lines} if name.endswith(".jsonl") else {})
