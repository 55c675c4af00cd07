"""Where the measuring happens: a private PostgreSQL and Redis, Graph's stand-in, and the service on them."""

import os
import secrets
import subprocess
import sys
import threading
import time
from collections.abc import Iterator
from contextlib import contextmanager
from dataclasses import dataclass, field
from functools import cache

import psycopg
import redis
from sqlalchemy.engine import make_url

from tests import services
from tests.service import META, ROOT, Service, eventually

from .load import Connection, customers, messages, webhook_request

KNOWN = customers(200)
UNLIMITED = {"WA_RATE_LIMIT_PER_CONTACT_SECONDS": "0", "WA_RATE_LIMIT_GLOBAL_PER_MINUTE": "0"}
LEFT = (
    "SELECT count(*) FROM message_audit WHERE status IN ('queued', 'sending')"
    " OR (direction = 'in' AND handled_at IS NULL)"
)


@dataclass(frozen=True)
class Send:
    """One message that Graph took: to whom, its wamid, when (monotonic seconds)."""

    wa_id: str
    wamid: str
    at: float


@dataclass
class GraphProcess:
    """Graph's stand-in in its own process, `delay` seconds slow; `sends` grows as it reports."""

    delay: float = 0.0
    sends: list[Send] = field(default_factory=list)

    def __post_init__(self) -> None:
        command = [sys.executable, "-m", "bench.graph_process", str(self.delay)]
        pipe = subprocess.PIPE
        self.process = subprocess.Popen(command, cwd=ROOT, stdin=pipe, stdout=pipe, text=True)
        assert self.process.stdout is not None
        self.url = self.process.stdout.readline().strip()
        threading.Thread(target=self._read, daemon=True).start()

    def _read(self) -> None:
        assert self.process.stdout is not None
        for line in self.process.stdout:
            wa_id, wamid, at = line.split()
            self.sends.append(Send(wa_id, wamid, float(at)))

    def stop(self) -> None:
        self.process.terminate()
        self.process.wait(10)


@dataclass(frozen=True)
class Servers:
    """What the service stands on, started once for all parts."""

    postgres: services.Service
    redis: services.Service
    graph: GraphProcess
    prepared: str

    def stop(self) -> None:
        for part in (self.graph, self.redis, self.postgres):
            part.stop()


@cache
def servers() -> Servers:
    """Started by the first part that needs them. Never somebody else's: what is counted must be ours."""
    for address in ("TEST_DATABASE_URL", "TEST_REDIS_URL"):
        os.environ.pop(address, None)
    postgres = services.start_postgres()
    _sql(postgres.url, "CREATE DATABASE prepared TEMPLATE template0")
    Service(DATABASE_URL=_database(postgres.url, "prepared"), **META).set_up("--demo").close()
    return Servers(postgres, services.start_redis(), GraphProcess(), "prepared")


def stop_servers() -> None:
    if servers.cache_info().currsize:
        servers().stop()


@dataclass
class Ground:
    """A running service. `addresses` are plain PostgreSQL's (empty when embedded) and Redis's."""

    service: Service
    database: str = ""
    redis: str = ""

    @property
    def url(self) -> str:
        return self.service.url

    def left(self) -> int:
        """Messages not yet answered or not yet sent."""
        with psycopg.connect(self.database, options="-c log_statement=none") as connection:
            row = connection.execute(LEFT).fetchone()
        return int(row[0]) if row else 0

    def drained(self, seconds: float = 120) -> float:
        """Wait until nothing is left to do. Returns how many seconds that took."""
        started = time.monotonic()
        eventually(lambda: self.left() == 0, seconds, "an answer to everything")
        return time.monotonic() - started

    def get_acquainted(self) -> None:
        """Every known customer writes once: first messages cost more and are not what is measured."""
        connection = Connection(self.url)
        for raw in messages(KNOWN, len(KNOWN)):
            assert connection.status(webhook_request(raw)) == 200
        connection.close()
        self.drained()


@contextmanager
def production(counting: bool = False, **settings: str) -> Iterator[Ground]:
    """The service on PostgreSQL + Redis with Graph's stand-in; `counting`: the server logs its statements."""
    on, name = servers(), f"bench_{secrets.token_hex(4)}"
    _sql(on.postgres.url, f"CREATE DATABASE {name} TEMPLATE {on.prepared}")
    if counting:
        _sql(on.postgres.url, f"ALTER DATABASE {name} SET log_statement = 'all'")
    redis.Redis.from_url(on.redis.url).flushall()
    addresses = {"REDIS_URL": on.redis.url, "WA_API_BASE": on.graph.url} | settings
    service = Service(DATABASE_URL=_database(on.postgres.url, name), **META, **UNLIMITED, **addresses)
    try:
        service.start()
        yield Ground(service, _plain(_database(on.postgres.url, name)), on.redis.url)
    finally:
        service.close()
        _sql(on.postgres.url, f"DROP DATABASE {name} WITH (FORCE)")


@contextmanager
def embedded() -> Iterator[Ground]:
    """The service as `make run` starts it: SQLite, the simulator. Webhooks come from outside all the same."""
    secret = {
        "WA_WEBHOOK_SECRET": META["WA_WEBHOOK_SECRET"],
        "WA_PHONE_NUMBER_ID": META["WA_PHONE_NUMBER_ID"],
    }
    service = Service(**secret, **UNLIMITED).set_up("--demo")
    try:
        yield Ground(service.start())
    finally:
        service.close()


@contextmanager
def fresh_database() -> Iterator[str]:
    """The address of an empty PostgreSQL database that goes away afterwards."""
    server, name = servers().postgres.url, f"bench_{secrets.token_hex(4)}"
    _sql(server, f"CREATE DATABASE {name} TEMPLATE template0")
    try:
        yield _database(server, name)
    finally:
        _sql(server, f"DROP DATABASE {name} WITH (FORCE)")


def _sql(server: str, statement: str) -> None:
    with psycopg.connect(_plain(server), autocommit=True) as connection:
        connection.execute(statement)


def _database(server: str, name: str) -> str:
    return make_url(server).set(database=name).render_as_string(hide_password=False)


def _plain(url: str) -> str:
    return make_url(url).set(drivername="postgresql").render_as_string(hide_password=False)
