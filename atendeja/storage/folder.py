"""Files in a local folder, under random names."""

import os
import secrets
from pathlib import Path
from types import TracebackType
from typing import IO, BinaryIO

from .values import NoSuchFile, named


class Incoming:
    """A file being written. See `values.Writing`."""

    def __init__(self, folder: "Folder", name: str) -> None:
        self._folder, self._name = folder, name
        self._path = folder.root / "incoming" / self._name
        self._file: BinaryIO | None = None

    def __enter__(self) -> "Incoming":
        self._path.parent.mkdir(parents=True, exist_ok=True)
        self._file = self._path.open("xb")
        return self

    def write(self, piece: bytes, /) -> int:
        if self._file is None:
            raise ValueError("this file is closed")
        return self._file.write(piece)

    def keep(self) -> str:
        """The whole file is on the disk, under the name that is returned."""
        if self._file is None:
            raise ValueError("this file is closed")
        self._file.flush()
        os.fsync(self._file.fileno())
        final = self._folder.path(self._name)
        final.parent.mkdir(parents=True, exist_ok=True)
        self._path.replace(final)
        return self._name

    def __exit__(
        self, kind: type[BaseException] | None, error: BaseException | None, trace: TracebackType | None
    ) -> None:
        if self._file is not None:
            self._file.close()
            self._file = None
        self._path.unlink(missing_ok=True)


class Folder:
    """A storage below one folder of this machine, made when the first file comes. See `values.Storage`."""

    def __init__(self, root: str) -> None:
        self.root = Path(root)

    def incoming(self, public: bool = False) -> Incoming:
        return Incoming(self, secrets.token_hex(16))

    def bring(self, name: str, content: IO[bytes], public: bool = False) -> None:
        with Incoming(self, named(name)) as file:
            for piece in iter(lambda: content.read(65536), b""):
                file.write(piece)
            file.keep()

    def open(self, name: str, public: bool = False) -> tuple[BinaryIO, int]:
        try:
            file = self.path(name).open("rb")
        except OSError as error:
            raise NoSuchFile(name) from error
        return file, os.fstat(file.fileno()).st_size

    def remove(self, name: str, public: bool = False) -> None:
        self.path(name).unlink(missing_ok=True)

    def public_address(self, name: str) -> str | None:
        return None

    def path(self, name: str) -> Path:
        return self.root / named(name)[:2] / name
