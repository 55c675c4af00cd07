"""A stranger's web server on a loopback port: does what each path's handler says, and remembers requests."""

import socket
import threading
from collections.abc import Callable
from http.server import BaseHTTPRequestHandler, ThreadingHTTPServer
from ipaddress import ip_address
from typing import Any

from atendeja.fetching import Rule

LOOPBACK = Rule(allows=lambda address: address.is_loopback, ports=None)
Answer = Callable[[BaseHTTPRequestHandler], None]


class Stranger:
    """`site.pages[path]` answers by writing to the handler; other paths are 404. Use in `with`."""

    def __init__(self) -> None:
        self.pages: dict[str, Answer] = {}
        self.asked: list[tuple[str, dict[str, str]]] = []
        self.gone = threading.Event()
        site = self

        class Handler(BaseHTTPRequestHandler):
            def do_GET(self) -> None:
                site.asked.append((self.path, dict(self.headers)))
                page = site.pages.get(self.path, lambda handler: handler.send_error(404))
                try:
                    page(self)
                except OSError:
                    self.close_connection = True  # they hung up on us, as they should

            def log_message(self, *_: Any) -> None:
                pass

        self._server = ThreadingHTTPServer(("127.0.0.1", 0), Handler)
        self._server.daemon_threads = True
        self.port = self._server.server_address[1]
        self.url = f"http://127.0.0.1:{self.port}"

    def __enter__(self) -> "Stranger":
        threading.Thread(target=self._server.serve_forever, args=(0.05,), daemon=True).start()
        return self

    def __exit__(self, *_: object) -> None:
        self.gone.set()
        self._server.shutdown()
        self._server.server_close()


def says(body: bytes, mime_type: str = "image/jpeg", status: int = 200, **headers: str) -> Answer:
    def answer(handler: BaseHTTPRequestHandler) -> None:
        handler.send_response(status)
        about = {"Content-Type": mime_type, "Content-Length": str(len(body))}
        for name, value in (about | {name.replace("_", "-"): v for name, v in headers.items()}).items():
            handler.send_header(name, value)
        handler.end_headers()
        handler.wfile.write(body)

    return answer


def leads_to(address: str) -> Answer:
    return says(b"", status=302, Location=address)


def raw(sent: bytes, then_waits: threading.Event | None = None) -> Answer:
    """These bytes as they are, and silence afterwards."""

    def answer(handler: BaseHTTPRequestHandler) -> None:
        handler.wfile.write(sent)
        handler.wfile.flush()
        if then_waits is not None:
            then_waits.wait(20)
        handler.close_connection = True

    return answer


def trickles(start: bytes, piece: bytes, site: Stranger) -> Answer:
    """The start, then a piece every 50 ms without end."""

    def answer(handler: BaseHTTPRequestHandler) -> None:
        handler.wfile.write(start)
        while not site.gone.wait(0.05):
            handler.wfile.write(piece)

    return answer


class Names:
    """A resolver whose answers change: each call takes the next list, the last one stays."""

    def __init__(self, *answers: list[str]) -> None:
        self.answers = list(answers)
        self.calls = 0

    def __call__(self, host: str, port: int) -> list[Any]:
        self.calls += 1
        found = self.answers.pop(0) if len(self.answers) > 1 else self.answers[0]
        return [ip_address(one) for one in found]


def silent_port() -> socket.socket:
    """Takes connections and never says a word."""
    server = socket.create_server(("127.0.0.1", 0))
    return server
