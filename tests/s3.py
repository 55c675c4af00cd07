"""A bucket on a loopback port that checks signatures by the published algorithm, and misbehaves when told.

Source: AWS, "Signature Calculations for the Authorization Header: Transferring Payload in a Single Chunk".
"""

import hashlib
import hmac
import re
import threading
from collections.abc import Callable
from dataclasses import dataclass
from datetime import UTC, datetime, timedelta
from http.server import BaseHTTPRequestHandler, ThreadingHTTPServer
from urllib.parse import parse_qsl, quote, unquote, urlsplit

KEY, SECRET, REGION, BUCKET = (
    "AKIAIOSFODNN7EXAMPLE",
    "wJalrXUtnFEMI/K7MDENG/bPxRfiCYEXAMPLEKEY",
    "auto",
    "fotos-casa",
)
AUTHORIZATION = re.compile(
    r"AWS4-HMAC-SHA256 Credential=([^/]+)/(\d{8})/([^/]+)/s3/aws4_request, "
    r"SignedHeaders=([a-z0-9;-]+), Signature=([0-9a-f]{64})"
)


@dataclass
class Kept:
    content: bytes
    headers: dict[str, str]

    @property
    def tag(self) -> str:
        return f'"{hashlib.md5(self.content, usedforsecurity=False).hexdigest()}"'


Trouble = Callable[["Handler"], bool]  # True: it has answered, in its own way


class S3:
    """`kept` by key; `asked` is (method, path, status); each request takes the next of `troubles` first."""

    def __init__(self) -> None:
        self.kept: dict[str, Kept] = {}
        self.asked: list[tuple[str, str, int]] = []
        self.troubles: list[Trouble] = []
        self.pieces = 0
        self.over = threading.Event()
        self._server = ThreadingHTTPServer(("127.0.0.1", 0), type("OurHandler", (Handler,), {"s3": self}))
        self._server.daemon_threads = True
        self.url = f"http://127.0.0.1:{self._server.server_address[1]}"

    def __enter__(self) -> "S3":
        threading.Thread(target=self._server.serve_forever, args=(0.05,), daemon=True).start()
        return self

    def __exit__(self, *_: object) -> None:
        self.over.set()
        self._server.shutdown()
        self._server.server_close()


class Handler(BaseHTTPRequestHandler):
    s3: S3
    protocol_version = "HTTP/1.1"

    def do_GET(self) -> None:
        self._taken(self._get)

    def do_PUT(self) -> None:
        self._taken(self._put)

    def do_DELETE(self) -> None:
        self._taken(self._delete)

    def log_message(self, *_: object) -> None:
        pass

    def says(self, status: int, body: bytes = b"", **headers: str) -> None:
        self.s3.asked.append((self.command, self.path, status))
        self.send_response(status)
        for name, value in ({"Content-Length": str(len(body))} | headers).items():
            self.send_header(name.replace("_", "-"), value)
        self.end_headers()
        self.wfile.write(body)

    def refuses(self, status: int, code: str) -> None:
        self.close_connection = True
        self.says(status, f"<Error><Code>{code}</Code><Message>secret words</Message></Error>".encode())

    def _taken(self, act: Callable[[str, bytes], None]) -> None:
        trouble = self.s3.troubles.pop(0) if self.s3.troubles else None
        if trouble is not None and trouble(self):
            return
        body = self._body()
        wrong = fault(self.command, self.path, dict(self.headers), body)
        bucket, _, key = unquote(urlsplit(self.path).path).removeprefix("/").partition("/")
        if wrong:
            self.refuses(403, wrong)
        elif bucket != BUCKET:
            self.refuses(404, "NoSuchBucket")
        else:
            act(key, body)

    def _body(self) -> bytes:
        left, pieces = int(self.headers.get("Content-Length") or 0), []
        while left:
            pieces.append(self.rfile.read1(min(left, 65536)))  # type: ignore[attr-defined]
            left -= len(pieces[-1])
        self.s3.pieces = len(pieces)
        return b"".join(pieces)

    def _get(self, key: str, _: bytes) -> None:
        kept = self.s3.kept.get(key)
        if kept is None:
            return self.refuses(404, "NoSuchKey")
        if self.headers.get("If-Match", kept.tag) != kept.tag:
            return self.refuses(412, "PreconditionFailed")
        part, size = re.fullmatch(r"bytes=(\d+)-", self.headers.get("Range", "")), len(kept.content)
        if part is None:
            return self.says(200, kept.content, ETag=kept.tag, **kept.headers)
        start = int(part[1])
        where = f"bytes {start}-{size - 1}/{size}"
        return self.says(206, kept.content[start:], ETag=kept.tag, Content_Range=where)

    def _put(self, key: str, body: bytes) -> None:
        names = ("Content-Type", "Content-Disposition", "Cache-Control")
        about = {name: self.headers[name] for name in names if name in self.headers}
        self.s3.kept[key] = Kept(body, about)
        self.says(200, ETag=self.s3.kept[key].tag)

    def _delete(self, key: str, _: bytes) -> None:
        self.s3.kept.pop(key, None)
        self.says(204)


def fault(method: str, target: str, given: dict[str, str], body: bytes) -> str | None:
    """S3's error code for what is wrong with the signature; None when all is right."""
    headers = {name.lower(): " ".join(value.split()) for name, value in given.items()}
    said = AUTHORIZATION.fullmatch(headers.get("authorization", ""))
    if said is None:
        return "AccessDenied"
    access_key, day, region, names, signature = said.groups()
    when = datetime.strptime(headers["x-amz-date"], "%Y%m%dT%H%M%SZ").replace(tzinfo=UTC)
    if access_key != KEY or region != REGION:
        return "InvalidAccessKeyId"
    if abs(datetime.now(UTC) - when) > timedelta(minutes=15) or when.strftime("%Y%m%d") != day:
        return "RequestTimeTooSkewed"
    signed = names.split(";")
    if not {"host", "x-amz-date", "x-amz-content-sha256"} <= set(signed):
        return "AccessDenied"
    if headers["x-amz-content-sha256"] != hashlib.sha256(body).hexdigest():
        return "XAmzContentSHA256Mismatch"
    text = "\n".join(
        ["AWS4-HMAC-SHA256", headers["x-amz-date"], f"{day}/{region}/s3/aws4_request",
         hashlib.sha256(canonical(method, target, headers, signed).encode()).hexdigest()]
    )  # fmt: skip
    right = hmac.new(signing_key(SECRET, day, region), text.encode(), hashlib.sha256).hexdigest()
    return None if hmac.compare_digest(right, signature) else "SignatureDoesNotMatch"


def canonical(method: str, target: str, headers: dict[str, str], signed: list[str]) -> str:
    parts = urlsplit(target)
    query = sorted((quote(k, safe="-_.~"), quote(v, safe="-_.~")) for k, v in parse_qsl(parts.query, True))
    lines = [method, quote(unquote(parts.path), safe="/-_.~"), "&".join(f"{k}={v}" for k, v in query)]
    lines += [*(f"{name}:{headers[name]}" for name in signed), "", ";".join(signed)]
    return "\n".join([*lines, headers["x-amz-content-sha256"]])


def signing_key(secret: str, day: str, region: str) -> bytes:
    key = f"AWS4{secret}".encode()
    for word in (day, region, "s3", "aws4_request"):
        key = hmac.new(key, word.encode(), hashlib.sha256).digest()
    return key


# --- troubles -------------------------------------------------------------------------------------


def error(status: int, code: str = "InternalError") -> Trouble:
    def answer(handler: Handler) -> bool:
        handler.refuses(status, code)
        return True

    return answer


def hangs_up(handler: Handler) -> bool:
    handler.close_connection = True
    handler.s3.asked.append((handler.command, handler.path, 0))
    return True


def says_nothing(handler: Handler) -> bool:
    hangs_up(handler)
    return handler.s3.over.wait(5) or True


def breaks_after(count: int) -> Trouble:
    """The body ends after so many bytes, whatever length was announced."""

    def answer(handler: Handler) -> bool:
        whole, handler.close_connection = handler.wfile, True
        handler.wfile = _Cut(whole, count)  # type: ignore[assignment]
        return False

    return answer


class _Cut:
    def __init__(self, inner: object, count: int) -> None:
        self.inner, self.left, self.head = inner, count, True

    def write(self, piece: bytes) -> int:
        if self.head:
            self.head = False
        else:
            piece, self.left = piece[: self.left], max(0, self.left - len(piece))
        self.inner.write(piece)  # type: ignore[attr-defined]
        return len(piece)

    def __getattr__(self, name: str) -> object:
        return getattr(self.inner, name)
