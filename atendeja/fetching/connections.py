"""A requests.Session that connects to checked IP addresses only.

The check is where the socket is opened: the address that was judged is the one that is connected to, so a
name that means something else a moment later changes nothing, and every redirect is judged anew. TLS still
verifies the name.
"""

import socket
import threading
import time
from contextlib import suppress
from typing import Any

import requests
from requests.adapters import HTTPAdapter
from urllib3 import HTTPConnectionPool, HTTPSConnectionPool
from urllib3.connection import HTTPConnection, HTTPSConnection
from urllib3.exceptions import NewConnectionError
from urllib3.poolmanager import PoolManager

from .addresses import PUBLIC, Forbidden, Rule, parsed

AGENT = "AtendeJa/1.0 (fotos de imoveis; respeita limites)"


class Deadline:
    """When everything must be over: afterwards its connections are cut, wherever they wait. Use in `with`."""

    def __init__(self, seconds: float) -> None:
        self.until = time.monotonic() + seconds
        self._sockets: list[socket.socket] = []
        self._timer = threading.Timer(seconds, self._cut)
        self._timer.daemon = True

    @property
    def over(self) -> bool:
        return time.monotonic() >= self.until

    def watch(self, connected: socket.socket) -> None:
        """A second handle of the same connection: it works through TLS and while a header trickles in."""
        self._sockets.append(connected.dup())
        if self.over:
            self._cut()

    def _cut(self) -> None:
        for handle in list(self._sockets):
            with suppress(OSError):
                handle.shutdown(socket.SHUT_RDWR)

    def __enter__(self) -> "Deadline":
        self._timer.start()
        return self

    def __exit__(self, *_: object) -> None:
        self._timer.cancel()
        for handle in self._sockets:
            handle.close()


class _Pinned:
    """Opens the socket of a urllib3 connection: resolve, judge, connect to what was judged."""

    rule: Rule
    deadline: Deadline | None

    def _new_conn(self) -> socket.socket:
        host, port, timeout = self._dns_host, self.port, self.timeout  # type: ignore[attr-defined]
        trouble: OSError = OSError("no address")
        for address in self.rule.addresses(host, port)[:4]:
            try:
                connected = socket.create_connection((str(address), port), timeout=timeout)
            except OSError as error:
                trouble = error
                continue
            if self.deadline is not None:
                self.deadline.watch(connected)
            return connected
        raise NewConnectionError(self, str(trouble)) from trouble  # type: ignore[arg-type]


class GuardedAdapter(HTTPAdapter):
    """HTTPAdapter whose connections obey a rule and a deadline."""

    def __init__(self, rule: Rule, deadline: Deadline | None = None) -> None:
        self._how = {"rule": rule, "deadline": deadline}
        super().__init__(max_retries=0)

    def init_poolmanager(self, *args: Any, **options: Any) -> None:
        pinned = type("PinnedHTTP", (_Pinned, HTTPConnection), dict(self._how))
        secure = type("PinnedHTTPS", (_Pinned, HTTPSConnection), dict(self._how))
        plain_pool = type("HTTPPool", (HTTPConnectionPool,), {"ConnectionCls": pinned})
        secure_pool = type("HTTPSPool", (HTTPSConnectionPool,), {"ConnectionCls": secure})
        self.poolmanager = PoolManager(*args, **options)
        self.poolmanager.pool_classes_by_scheme = {"http": plain_pool, "https": secure_pool}

    def send(self, request: requests.PreparedRequest, *args: Any, **options: Any) -> requests.Response:
        try:
            parsed(request.url or "")
            return super().send(request, *args, **options)
        except Forbidden as error:
            raise requests.exceptions.InvalidURL("this address is not asked") from error


def guarded_session(rule: Rule = PUBLIC, deadline: Deadline | None = None) -> requests.Session:
    """A session for strangers' addresses; raises requests' InvalidURL for those that are not asked.

    Neither proxies nor logins of this machine are used. Redirects are checked too, and three are followed.
    """
    session = requests.Session()
    session.trust_env = False
    session.max_redirects = 3
    session.headers["User-Agent"] = AGENT
    adapter = GuardedAdapter(rule, deadline)
    session.mount("http://", adapter)
    session.mount("https://", adapter)
    return session
