"""Files in a local folder, under random names. Another place (S3 …) has the same four methods."""

import os
import re
import secrets
from pathlib import Path
from types import TracebackType
from typing import BinaryIO

NAME = re.compile(r"[0-9a-f]{32}", re.ASCII)


class NoSuchFile(LookupError):
    """There is no file under this name, or it is no name of ours."""


class Incoming:
    """A file being written. What is not kept by `keep` is gone when the `with` block ends."""

    def __init__(self, folder: "Folder") -> None:
        self._folder = folder
        self._name = secrets.token_hex(16)
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
        final = self._folder.place(self._name)
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
    """A storage below one folder of this machine; it is made when the first file comes."""

    def __init__(self, root: str) -> None:
        self.root = Path(root)

    def incoming(self) -> Incoming:
        """A new file, to be written in a `with` block."""
        return Incoming(self)

    def open(self, name: str) -> tuple[BinaryIO, int]:
        """The file, to be closed by the caller, and its size in bytes. Raises NoSuchFile."""
        try:
            file = self.place(name).open("rb")
        except OSError as error:
            raise NoSuchFile(name) from error
        return file, os.fstat(file.fileno()).st_size

    def remove(self, name: str) -> None:
        self.place(name).unlink(missing_ok=True)

    def place(self, name: str) -> Path:
        """Where this name lies. Only names made here lead anywhere. Raises NoSuchFile."""
        if NAME.fullmatch(name) is None:
            raise NoSuchFile(name)
        return self.root / name[:2] / name
