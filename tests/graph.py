"""A stand-in for Meta's Graph API on a free loopback port, and the webhooks that Meta posts.

Without a programme every send is accepted with a new wamid. `graph.next(…)` programmes the coming sends,
one behaviour each; `graph.always(…)` all that have none. Sends are kept in `graph.requests`; what else is
asked (read marks, typing, the account) succeeds and is kept in `graph.others`.
"""

import hashlib
import hmac
import itertools
import json
import select
import socket
import struct
import threading
import time
from collections import deque
from dataclasses import dataclass, field
from http.server import BaseHTTPRequestHandler, ThreadingHTTPServer
from typing import Any

import requests

SECRET, NUMBER = "segredo-do-aplicativo", "100000000000001"
_serial = itertools.count(1)


@dataclass(frozen=True)
class Sent:
    """One request that reached Graph, and the wamid it was given (None: none)."""

    path: str
    headers: dict[str, str]
    json: Any
    wamid: str | None = None

    @property
    def reference(self) -> str | None:
        """Our own message id, which comes back in every status."""
        return self.json.get("biz_opaque_callback_data") if isinstance(self.json, dict) else None


@dataclass(frozen=True)
class Behaviour:
    """How one request is answered. `reset` before|after reading cuts the connection; `half` stops mid-body.

    `json` None means accepted with a wamid. `delay` seconds pass before the answer; `hang` waits for
    `graph.release` after the request was taken in.
    """

    status: int = 200
    json: Any = None
    headers: dict[str, str] = field(default_factory=dict)
    delay: float = 0
    reset: str | None = None
    half: bool = False
    hang: bool = False


ACCEPTED = Behaviour()
HANG = Behaviour(hang=True)
HALF = Behaviour(half=True)
RESET_BEFORE = Behaviour(reset="before")
RESET_AFTER = Behaviour(reset="after")


def refused(code: int, status: int = 400, details: str = "", **headers: str) -> Behaviour:
    error = {"message": f"(#{code}) refused", "type": "OAuthException", "code": code}
    return Behaviour(status, {"error": error | {"error_data": {"details": details}}}, headers)


def too_many(retry_after: int) -> Behaviour:
    return Behaviour(429, {}, {"Retry-After": str(retry_after)})


class Graph:
    """Use as `with Graph() as graph:`; its address is `graph.url` (WA_API_BASE)."""

    def __init__(self) -> None:
        self.requests: list[Sent] = []
        self.others: list[Sent] = []
        self.files: list[bytes] = []
        self.upload = ACCEPTED
        self.release = threading.Event()
        self._programme: deque[Behaviour] = deque()
        self._default = ACCEPTED
        self._lock = threading.Lock()
        self._server = _Server(("127.0.0.1", 0), _Handler)
        self._server.graph = self
        self.url = f"http://127.0.0.1:{self._server.server_address[1]}/v25.0"

    def __enter__(self) -> "Graph":
        threading.Thread(target=self._server.serve_forever, args=(0.02,), daemon=True).start()
        return self

    def __exit__(self, *_: object) -> None:
        self.release.set()
        self._server.shutdown()
        self._server.server_close()

    def next(self, *behaviours: Behaviour) -> None:
        self._programme.extend(behaviours)

    def always(self, behaviour: Behaviour) -> None:
        self._default = behaviour

    def sent_to(self, wa_id: str) -> list[Sent]:
        """What was sent to this customer, in order of arrival."""
        return [sent for sent in list(self.requests) if sent.json.get("to") == f"+{wa_id}"]

    def peek(self) -> Behaviour:
        with self._lock:
            return self._programme[0] if self._programme else self._default

    def take(self) -> Behaviour:
        with self._lock:
            return self._programme.popleft() if self._programme else self._default

    def keep(self, sent: Sent) -> None:
        with self._lock:
            self.requests.append(sent)

    def keep_other(self, asked: Sent) -> None:
        with self._lock:
            self.others.append(asked)


class _Server(ThreadingHTTPServer):
    daemon_threads = True
    request_queue_size = 128
    graph: Graph

    def handle_error(self, request: Any, client_address: Any) -> None:
        """Connections cut by a programme or by a killed service are what these tests are about."""


class _Handler(BaseHTTPRequestHandler):
    protocol_version = "HTTP/1.1"
    server: _Server

    def setup(self) -> None:
        super().setup()
        self.connection.setsockopt(socket.IPPROTO_TCP, socket.TCP_NODELAY, 1)

    def handle_one_request(self) -> None:
        select.select([self.connection], [], [])
        if self.server.graph.peek().reset == "before":
            self.server.graph.take()
            return self._cut()
        return super().handle_one_request()

    def do_POST(self) -> None:
        body = self.rfile.read(int(self.headers.get("Content-Length", 0)))
        if self.path.endswith("/media"):
            return self._take_file(body)
        if not _is_send(_json(body)):
            self.server.graph.keep_other(Sent(self.path, dict(self.headers), _json(body)))
            return self._answer(ACCEPTED, b'{"success": true}')
        behaviour = self.server.graph.take()
        accepted = behaviour.json is None
        wamid = f"wamid.GRAPH{next(_serial):08d}" if accepted else None
        self.server.graph.keep(Sent(self.path, dict(self.headers), _json(body), wamid))
        time.sleep(behaviour.delay)
        if behaviour.hang:
            self.server.graph.release.wait(60)
        if behaviour.reset == "after":
            return self._cut()
        acceptance = {"messaging_product": "whatsapp", "messages": [{"id": wamid}]}
        return self._answer(behaviour, json.dumps(acceptance if accepted else behaviour.json).encode())

    def _take_file(self, body: bytes) -> None:
        """An upload: kept whole in `graph.files`, answered with a new id, or as `graph.upload` says."""
        graph = self.server.graph
        graph.files.append(body)
        said = graph.upload
        answer = {"id": f"{next(_serial):015d}"} if said.json is None else said.json
        self._answer(said, json.dumps(answer).encode())

    def do_GET(self) -> None:
        self.server.graph.keep_other(Sent(self.path, dict(self.headers), None))
        self._answer(ACCEPTED, b'{"data": []}')

    def _answer(self, behaviour: Behaviour, body: bytes) -> None:
        self.send_response(behaviour.status)
        for name, value in behaviour.headers.items():
            self.send_header(name.replace("_", "-"), value)
        self.send_header("Content-Type", "application/json")
        self.send_header("Content-Length", str(len(body)))
        self.end_headers()
        self.wfile.write(body[: len(body) // 2] if behaviour.half else body)
        self.close_connection = self.close_connection or behaviour.half

    def _cut(self) -> None:
        self.connection.setsockopt(socket.SOL_SOCKET, socket.SO_LINGER, struct.pack("ii", 1, 0))
        self.close_connection = True
        self.connection.close()

    def log_message(self, *_: object) -> None:
        pass


def _is_send(body: Any) -> bool:
    """Neither a read mark nor a typing indicator is addressed to anybody."""
    return isinstance(body, dict) and ("to" in body or "recipient" in body)


def _json(body: bytes) -> Any:
    try:
        return json.loads(body)
    except ValueError:
        return {}


# What Meta posts to us


def text(
    wa_id: str, words: str, name: str = "Ana", wamid: str | None = None, at: float | None = None
) -> bytes:
    """A customer's text message."""
    return message(wa_id, {"type": "text", "text": {"body": words}}, name, wamid, at)


def tap(wa_id: str, identifier: str, title: str) -> bytes:
    """A customer's tap on a reply button."""
    reply = {"type": "button_reply", "button_reply": {"id": identifier, "title": title}}
    return message(wa_id, {"type": "interactive", "interactive": reply})


def message(
    wa_id: str, content: dict[str, Any], name: str = "Ana", wamid: str | None = None, at: float | None = None
) -> bytes:
    envelope = {"from": wa_id, "id": wamid or f"wamid.IN{next(_serial):08d}"}
    envelope |= {"timestamp": str(int(at or time.time()))}
    contacts = [{"profile": {"name": name}, "wa_id": wa_id}]
    return webhook({"contacts": contacts, "messages": [envelope | content]})


def status(wa_id: str, wamid: str, *statuses: str, reference: str | None = None) -> bytes:
    """What became of a message of ours, one after another."""
    one = {"id": wamid, "timestamp": str(int(time.time())), "recipient_id": wa_id}
    one |= {"biz_opaque_callback_data": reference} if reference else {}
    return webhook({"statuses": [one | {"status": name} for name in statuses]})


def webhook(value: dict[str, Any]) -> bytes:
    """Meta's envelope, with slashes escaped as Meta does."""
    metadata = {"display_phone_number": "551330000000", "phone_number_id": NUMBER}
    inner = {"messaging_product": "whatsapp", "metadata": metadata} | value
    entry = {"id": "0", "changes": [{"field": "messages", "value": inner}]}
    return json.dumps({"object": "whatsapp_business_account", "entry": [entry]}).replace("/", r"\/").encode()


def signed_headers(raw: bytes) -> dict[str, str]:
    signature = hmac.new(SECRET.encode(), raw, hashlib.sha256).hexdigest()
    return {"X-Hub-Signature-256": f"sha256={signature}", "Content-Type": "application/json"}


def post(service_url: str, raw: bytes, timeout: float = 15) -> requests.Response:
    """As Meta delivers it: signed over the raw bytes."""
    address = f"{service_url}/webhook/whatsapp"
    return requests.post(address, data=raw, headers=signed_headers(raw), timeout=timeout)
