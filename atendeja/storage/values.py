"""What every storage offers, and how it refuses."""

import re
from types import TracebackType
from typing import IO, BinaryIO, Protocol, Self

NAME = re.compile(r"[0-9a-f]{32}", re.ASCII)


class NoSuchFile(LookupError):
    """There is no file under this name, or it is no name of ours."""


class Unavailable(OSError):
    """The storage does not answer as it should; trying again later may help. The message names no secret."""


class Writing(Protocol):
    """A file being written. What is not kept by `keep` is gone when the `with` block ends."""

    def __enter__(self) -> Self: ...
    def write(self, piece: bytes, /) -> int: ...
    def keep(self) -> str: ...
    def __exit__(
        self, kind: type[BaseException] | None, error: BaseException | None, trace: TracebackType | None
    ) -> None: ...


class Storage(Protocol):
    """Files under random names. `public`: a photo that may be shown to everybody who knows its name."""

    def incoming(self, public: bool = False) -> Writing:
        """A new file, to be written in a `with` block. Raises Unavailable when it is kept."""
        ...

    def open(self, name: str, public: bool = False) -> tuple[BinaryIO, int]:
        """The file, seekable, to be closed by the caller, and its size. Raises NoSuchFile, Unavailable."""
        ...

    def bring(self, name: str, content: IO[bytes], public: bool = False) -> None:
        """A file of a backup under its old name. Raises NoSuchFile for no name of ours, Unavailable."""
        ...

    def remove(self, name: str, public: bool = False) -> None:
        """Gone, also when it was not there. Raises NoSuchFile for what is no name of ours, Unavailable."""
        ...

    def public_address(self, name: str) -> str | None:
        """Where everybody finds a public file without asking us; None: only through us."""
        ...


def named(name: str) -> str:
    """Only names made here lead anywhere. Raises NoSuchFile."""
    if NAME.fullmatch(name) is None:
        raise NoSuchFile(name)
    return name
