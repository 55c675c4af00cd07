"""Files in a folder that may be lost: those that nobody used for longest go when there are too many."""

import os
import secrets
import threading
from collections.abc import Iterator
from contextlib import suppress
from pathlib import Path
from typing import BinaryIO

MOST = 200_000_000  # bytes of all files together
ROOM = 0.9  # what is left of that when files had to go


class Shelf:
    """`name` is hexadecimal and a word: made by us, never from outside."""

    def __init__(self, root: str, most: int = MOST) -> None:
        self.root, self.most = Path(root), most
        self._size: int | None = None
        self._lock = threading.Lock()

    def open(self, name: str) -> BinaryIO | None:
        """The file, to be closed by the caller; it counts as used now."""
        try:
            file = self._path(name).open("rb")
        except OSError:
            return None
        with suppress(OSError):
            os.utime(file.fileno())
        return file

    def put(self, name: str, content: bytes) -> None:
        """Whole or not at all: who reads meanwhile finds the old file or the new one. Raises OSError."""
        path = self._path(name)
        path.parent.mkdir(parents=True, exist_ok=True)
        written = path.with_name(f"{name}.{secrets.token_hex(4)}.new")
        try:
            written.write_bytes(content)
            written.replace(path)
        finally:
            written.unlink(missing_ok=True)
        self._bound(len(content))

    def _bound(self, added: int) -> None:
        with self._lock:
            if self._size is None:
                self._size = sum(size for _, size, _ in self._files())
            else:
                self._size += added
            if self._size > self.most:
                self._size = self._thinned()

    def _thinned(self) -> int:
        """The oldest go. Returns the bytes that are left."""
        files = sorted(self._files())
        left = sum(size for _, size, _ in files)
        for _, size, path in files:
            if left <= self.most * ROOM:
                break
            with suppress(OSError):
                path.unlink()
            left -= size
        return left

    def _files(self) -> Iterator[tuple[float, int, Path]]:
        """(last used, bytes, path)."""
        for path in self.root.glob("??/*"):
            with suppress(OSError):
                about = path.stat()
                yield about.st_mtime, about.st_size, path

    def _path(self, name: str) -> Path:
        return self.root / name[:2] / name
