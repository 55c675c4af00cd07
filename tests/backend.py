"""An empty PostgreSQL database and a Redis of this run's own, gone afterwards."""

import os
import secrets
from collections.abc import Iterator
from contextlib import contextmanager

import psycopg
from sqlalchemy.engine import make_url

from .services import start_postgres, start_redis


@contextmanager
def own_postgres() -> Iterator[str]:
    server = start_postgres()
    url, name = make_url(server.url), f"test_{os.getpid()}_{secrets.token_hex(3)}"
    plain = url.set(drivername="postgresql").render_as_string(hide_password=False)
    with psycopg.connect(plain, autocommit=True) as connection:
        connection.execute(f"CREATE DATABASE {name}")
        yield url.set(database=name).render_as_string(hide_password=False)
        connection.execute(f"DROP DATABASE {name} WITH (FORCE)")
    server.stop()


@contextmanager
def own_redis() -> Iterator[str]:
    """One logical database for each parallel worker."""
    server, worker = start_redis(), os.environ.get("PYTEST_XDIST_WORKER", "gw0").removeprefix("gw")
    yield f"{server.url.rsplit('/', 1)[0]}/{worker}"
    server.stop()
