"""The service as it really runs: gunicorn in a process of its own, reached over HTTP, killed for real.

TEST_BACKEND says which half runs here: the embedded service, or the one with PostgreSQL, Redis and Graph.
The fixture is called `app` as everywhere: what asks for it touches a database.
"""

import os
import shutil
import sqlite3
import subprocess
from collections.abc import Iterator
from contextlib import ExitStack, closing, contextmanager
from pathlib import Path
from typing import Any

import psycopg
import pytest
from playwright.sync_api import Browser
from sqlalchemy.engine import make_url

from tests.graph import Graph
from tests.service import META, Service, eventually
from tests.services import Service as Server
from tests.services import _redis_binary, free_port, start_postgres

from .chromium import Visitors, a_browser
from .installation import ANA, PERSON, Customer, Embedded, Production

POSTGRES = os.environ.get("TEST_BACKEND", "sqlite") == "postgres"
NEED_POSTGRES = [
    "test_production.py",
    "test_crashes.py",
    "test_crashes_by_step.py",
    "test_two_instances.py",
]
collect_ignore = ["test_embedded.py"] if POSTGRES else NEED_POSTGRES
collect_ignore_glob = ["test_browser*.py"] if POSTGRES else []  # the pages are the same on both


@pytest.fixture(scope="session")
def prepared_file() -> Iterator[Path]:
    """A SQLite database with the demonstration agency in it, to be copied."""
    service = Service().set_up("--demo")
    yield service.folder / "atendeja.db"
    service.close()


@pytest.fixture(scope="session")
def postgres() -> Iterator[Server]:
    server = start_postgres()
    yield server
    server.stop()


@pytest.fixture(scope="session")
def prepared_database(postgres: Server) -> Iterator[str]:
    """The name of a PostgreSQL database with the demonstration agency in it, to be cloned."""
    with _database(postgres, "template0") as url:
        Service(DATABASE_URL=url, **META).set_up("--demo").close()
        yield str(make_url(url).database)


@pytest.fixture(scope="session")
def shown(prepared_file: Path) -> Iterator[Embedded]:
    """One running service for all tests that only look at it through browsers: starting takes seconds."""
    service = Service()
    shutil.copy(prepared_file, service.folder / "atendeja.db")
    installed = Embedded(service)
    installed.start()
    yield installed
    installed.close()


def _as_prepared(installed: Embedded, prepared: Path) -> None:
    """The prepared database again, page by page into the one that is in use."""
    target = installed.service.folder / "atendeja.db"
    with closing(sqlite3.connect(prepared)) as source, closing(sqlite3.connect(target, timeout=20)) as live:
        source.backup(live)


@pytest.fixture
def app(request: pytest.FixtureRequest) -> Iterator[Any]:
    """A prepared installation, not started yet: Production where there is PostgreSQL, else Embedded.

    For browsers it is the one that runs already, with its database as it was.
    """
    if "visitors" in request.fixturenames:
        installed = request.getfixturevalue("shown")
        _as_prepared(installed, request.getfixturevalue("prepared_file"))
        yield installed
        print(installed.service.log[-6000:])
        return
    with ExitStack() as stack:
        if not POSTGRES:
            service = Service()
            shutil.copy(request.getfixturevalue("prepared_file"), service.folder / "atendeja.db")
            installed = Embedded(service)
        else:
            prepared = request.getfixturevalue("prepared_database")
            url = stack.enter_context(_database(request.getfixturevalue("postgres"), prepared))
            graph, redis = stack.enter_context(Graph()), Redis().start()
            stack.callback(redis.stop)
            addresses = {"DATABASE_URL": url, "REDIS_URL": redis.url, "WA_API_BASE": graph.url}
            installed = Production(Service(**META, **addresses), graph, redis)
        stack.callback(installed.close)
        yield installed
        print(installed.service.log[-6000:])  # shown when the test failed


@pytest.fixture(scope="session")
def browser() -> Iterator[Browser]:
    with a_browser() as chromium:
        yield chromium


@pytest.fixture
def visitors(app: Any, browser: Browser) -> Iterator[Visitors]:
    """People with browsers in front of the running service. No script may have failed in the end."""
    people = Visitors(browser, app.service.url)
    yield people
    people.close()
    assert people.faults == []


@pytest.fixture
def customer(visitors: Visitors, app: Any) -> Customer:
    """Known by one conversation that waits for a person."""
    somebody = Customer(app, ANA)
    somebody.say(PERSON)
    return somebody


@contextmanager
def _database(server: Server, template: str) -> Iterator[str]:
    """A database of our own on the server, gone afterwards."""
    url, name = make_url(server.url), f"e2e_{os.getpid()}_{free_port()}"
    plain = url.set(drivername="postgresql").render_as_string(hide_password=False)
    with psycopg.connect(plain, autocommit=True) as connection:
        connection.execute(f"CREATE DATABASE {name} TEMPLATE {template}")
        yield url.set(database=name).render_as_string(hide_password=False)
        connection.execute(f"DROP DATABASE {name} WITH (FORCE)")


class Redis:
    """A Redis that can go away and come back on the same port, having forgotten everything."""

    def __init__(self) -> None:
        self.port = free_port()
        self.url = f"redis://127.0.0.1:{self.port}/0"

    def start(self) -> "Redis":
        command = [_redis_binary(), "--port", str(self.port), "--bind", "127.0.0.1"]
        quiet = {"stdout": subprocess.DEVNULL, "stderr": subprocess.DEVNULL}
        self.process = subprocess.Popen([*command, "--save", "", "--appendonly", "no"], **quiet)
        eventually(self._answers, 10, "the start of Redis")
        return self

    def stop(self) -> None:
        self.process.kill()
        self.process.wait(10)

    def _answers(self) -> bool:
        import redis

        try:
            with redis.Redis(port=self.port) as connection:
                return bool(connection.ping())
        except redis.ConnectionError:
            return False
