"""A file at another machine, read as if it were here: what is wanted is asked for, a broken line resumed."""

import io
from collections.abc import Callable
from contextlib import suppress
from typing import Any

import requests
from urllib3.exceptions import HTTPError

from .values import NoSuchFile, Unavailable

Ask = Callable[[dict[str, str]], requests.Response]
TRIES = 3  # in a row without a byte


class Remote(io.RawIOBase):
    """`ask(headers)` gets the file or the part that a Range names. Raises NoSuchFile, Unavailable."""

    def __init__(self, ask: Ask) -> None:
        super().__init__()
        self._ask, self._at, self._answers_at = ask, 0, 0
        self._answer: requests.Response | None = ask({})
        self.size = self._length(self._answer)
        self._tag = self._answer.headers.get("ETag", "")

    def readable(self) -> bool:
        return True

    def seekable(self) -> bool:
        return True

    def tell(self) -> int:
        return self._at

    def seek(self, offset: int, whence: int = io.SEEK_SET) -> int:
        start = {io.SEEK_SET: 0, io.SEEK_CUR: self._at, io.SEEK_END: self.size}[whence]
        self._at = max(0, start + offset)  # nothing is asked before something is read
        return self._at

    def readinto(self, buffer: Any) -> int:
        wanted = min(len(buffer), self.size - self._at)
        if wanted <= 0:
            return 0
        for _ in range(TRIES):
            piece = self._piece(wanted)
            if piece:
                buffer[: len(piece)] = piece
                self._at += len(piece)
                self._answers_at = self._at
                return len(piece)
            self._hang_up()
        raise Unavailable("GET: the line broke again and again")

    def close(self) -> None:
        self._hang_up()
        super().close()

    def _piece(self, wanted: int) -> bytes:
        """Some bytes from where we are; none when the line broke."""
        if self._answers_at != self._at:
            self._hang_up()
        if self._answer is None:
            self._answer, self._answers_at = self._part(), self._at
        with suppress(OSError, HTTPError):
            return bytes(self._answer.raw.read(wanted, decode_content=False))
        return b""

    def _part(self) -> requests.Response:
        """From here to the end, of the very file that was opened."""
        same = {"If-Match": self._tag} if self._tag else {}
        try:
            answer = self._ask({"Range": f"bytes={self._at}-", **same})
        except NoSuchFile as error:
            raise Unavailable("GET: the file is gone meanwhile") from error
        if not answer.headers.get("Content-Range", "").startswith(f"bytes {self._at}-"):
            answer.close()
            raise Unavailable("GET: another part than was asked for")
        return answer

    def _hang_up(self) -> None:
        if self._answer is not None:
            self._answer.close()
            self._answer = None

    @staticmethod
    def _length(answer: requests.Response) -> int:
        said = answer.headers.get("Content-Length", "")
        if not said.isdecimal():
            answer.close()
            raise Unavailable("GET: no length")
        return int(said)
