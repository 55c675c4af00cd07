"""The two files of a photo, put where files are kept."""

import hashlib
from typing import Protocol

from .values import Storage


class Made(Protocol):
    """What `pictures.shrink` makes."""

    @property
    def large(self) -> bytes: ...
    @property
    def thumb(self) -> bytes: ...
    @property
    def width(self) -> int: ...
    @property
    def height(self) -> int: ...


def keep_photo(storage: Storage, made: Made) -> tuple[str, str, int, int, int, str]:
    """(name, thumbnail's name, width, height, bytes, sha256 of the large one)."""
    names = [_kept(storage, content) for content in (made.large, made.thumb)]
    digest = hashlib.sha256(made.large).hexdigest()
    return names[0], names[1], made.width, made.height, len(made.large), digest


def _kept(storage: Storage, content: bytes) -> str:
    with storage.incoming(public=True) as file:
        file.write(content)
        return file.keep()
