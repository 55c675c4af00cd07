"""Files in a bucket that speaks S3 (Cloudflare R2, AWS, MinIO …), under random names.

Photos lie below `fotos/`, as they may be public; all else below `arquivos/`. Everything asked may be asked
twice without harm, so what fails in passing is asked again a few times.
"""

import hashlib
import io
import re
import secrets
import tempfile
import time
from contextlib import closing
from dataclasses import dataclass, field
from http import HTTPStatus
from types import TracebackType
from typing import IO, BinaryIO, Self

import requests
from requests.adapters import HTTPAdapter

from .remote import Remote
from .signing import EMPTY, Signed
from .values import NoSuchFile, Unavailable, named

TIMEOUT = (5.0, 15.0)  # seconds to connect, between two pieces
TRIES, PAUSE = 3, 0.3  # the pause grows fourfold
PATIENCE = 20.0  # seconds after which nothing is tried again
PASSING = frozenset({408, 425, 429, 500, 502, 503, 504})
FINE = frozenset({200, 204, 206})
SHOWN = {"Content-Type": "image/jpeg", "Cache-Control": "public, max-age=31536000, immutable"}
HANDED_OVER = {"Content-Type": "application/octet-stream", "Content-Disposition": "attachment"}


@dataclass(frozen=True, slots=True)
class Place:
    """Which bucket, and how it is opened. `public_url`: where everybody reads it, if anybody may."""

    endpoint: str
    name: str
    access_key: str
    secret_key: str = field(repr=False)
    region: str = "auto"
    public_url: str | None = None
    timeout: tuple[float, float] = TIMEOUT
    pause: float = PAUSE


class Incoming:
    """A file being written: on this machine's disk until it is whole. See `values.Writing`."""

    def __init__(self, bucket: "Bucket", public: bool) -> None:
        self._bucket, self._public = bucket, public
        self._digest = hashlib.sha256()
        self._file: IO[bytes] | None = None

    def __enter__(self) -> Self:
        self._file = tempfile.TemporaryFile()  # closed in __exit__
        return self

    def write(self, piece: bytes, /) -> int:
        self._digest.update(piece)
        return self._opened().write(piece)

    def keep(self, name: str | None = None) -> str:
        """The whole file is in the bucket, which has checked its hash, under the name that is returned."""
        name = name or secrets.token_hex(16)
        self._bucket.put(name, self._opened(), self._digest.hexdigest(), self._public)
        return name

    def _opened(self) -> IO[bytes]:
        if self._file is None:
            raise ValueError("this file is closed")
        return self._file

    def __exit__(
        self, kind: type[BaseException] | None, error: BaseException | None, trace: TracebackType | None
    ) -> None:
        if self._file is not None:
            self._file.close()
            self._file = None


class Bucket:
    """A storage at another machine. See `values.Storage`."""

    def __init__(self, place: Place) -> None:
        self.place = place
        self._session = requests.Session()
        self._session.trust_env = False
        adapter = HTTPAdapter(pool_maxsize=8)
        self._session.mount("http://", adapter)
        self._session.mount("https://", adapter)

    def incoming(self, public: bool = False) -> Incoming:
        return Incoming(self, public)

    def put(self, name: str, file: IO[bytes], digest: str, public: bool) -> None:
        headers = SHOWN if public else HANDED_OVER
        self._ask("PUT", _key(name, public), headers, file, digest).close()

    def bring(self, name: str, content: IO[bytes], public: bool = False) -> None:
        with Incoming(self, public) as file:
            for piece in iter(lambda: content.read(65536), b""):
                file.write(piece)
            file.keep(named(name))

    def open(self, name: str, public: bool = False) -> tuple[BinaryIO, int]:
        key = _key(name, public)
        remote = Remote(lambda headers: self._ask("GET", key, headers))
        return io.BufferedReader(remote, 65536), remote.size

    def remove(self, name: str, public: bool = False) -> None:
        try:
            self._ask("DELETE", _key(name, public), {}).close()
        except NoSuchFile:
            named(name)  # it is gone already

    def public_address(self, name: str) -> str | None:
        own = self.place.public_url
        return f"{own}/{_key(name, public=True)}" if own else None

    def _ask(
        self,
        method: str,
        key: str,
        headers: dict[str, str],
        body: IO[bytes] | None = None,
        digest: str = EMPTY,
    ) -> requests.Response:
        """The answer, its body still to be read and closed. Raises NoSuchFile, Unavailable."""
        until, trouble = time.monotonic() + PATIENCE, Unavailable("never asked")
        for n in range(TRIES):
            try:
                return self._answered(method, key, headers, body, digest)
            except _Passing as passing:
                trouble = Unavailable(str(passing))
            if n + 1 == TRIES or time.monotonic() > until:
                break
            time.sleep(self.place.pause * 4**n)
        raise trouble

    def _answered(
        self, method: str, key: str, headers: dict[str, str], body: IO[bytes] | None, digest: str
    ) -> requests.Response:
        if body is not None:
            body.seek(0)
        address = f"{self.place.endpoint}/{self.place.name}/{key}"
        sign = Signed(self.place.access_key, self.place.secret_key, self.place.region, digest)
        asked = {"Accept-Encoding": "identity"} | headers
        try:
            answer = self._session.request(
                method, address, data=body, headers=asked, auth=sign, timeout=self.place.timeout,
                allow_redirects=False, stream=True,
            )  # fmt: skip
        except (
            requests.ConnectionError,
            requests.Timeout,
            requests.exceptions.ChunkedEncodingError,
        ) as error:
            raise _Passing(f"{method}: {type(error).__name__}") from error
        if answer.status_code in FINE:
            return answer
        raise _refusal(method, answer)


class _Passing(Exception):
    """Worth another try."""


def _key(name: str, public: bool) -> str:
    return f"fotos/{named(name)}.jpg" if public else f"arquivos/{named(name)}"


def _refusal(method: str, answer: requests.Response) -> Exception:
    """What the bucket's refusal means; its own code is told, its words are not."""
    with closing(answer):
        try:
            said = re.search(rb"<Code>(\w{1,60})</Code>", answer.raw.read(4096, decode_content=False))
        except (OSError, requests.RequestException):
            said = None
    code = said[1].decode() if said else HTTPStatus(answer.status_code).phrase.replace(" ", "")
    if answer.status_code == HTTPStatus.NOT_FOUND and code != "NoSuchBucket":
        return NoSuchFile(method)
    words = f"{method}: {answer.status_code} {code}"
    return _Passing(words) if answer.status_code in PASSING else Unavailable(words)
