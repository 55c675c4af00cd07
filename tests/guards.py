"""What no test may do unnoticed: reach the network, or make the application log an error."""

import logging
import socket
from collections.abc import Callable
from dataclasses import dataclass, field
from typing import Any


def refuse_network() -> None:
    """Connections leave this machine for nowhere."""
    for name in ("connect", "connect_ex"):
        setattr(socket.socket, name, _only_loopback(getattr(socket.socket, name)))


def _only_loopback(connect: Callable[..., Any]) -> Callable[..., Any]:
    def guarded(self: socket.socket, address: Any) -> Any:
        if self.family in (socket.AF_INET, socket.AF_INET6):
            host = str(address[0])
            if not host.startswith("127.") and host not in {"localhost", "::1"}:
                raise AssertionError(f"a test wanted to reach {host}")
        return connect(self, address)

    return guarded


@dataclass
class Troubles(logging.Handler):
    """Collects what the application logs as errors: a task that failed must not go unnoticed."""

    seen: list[str] = field(default_factory=list)

    def __post_init__(self) -> None:
        super().__init__(logging.ERROR)

    __hash__ = logging.Handler.__hash__

    def emit(self, record: logging.LogRecord) -> None:
        self.seen.append(record.getMessage()[-300:])
