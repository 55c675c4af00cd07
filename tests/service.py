"""The real service as a child process: set up, started, watched, killed and started again.

It gets only the settings given here: nothing of the caller's environment reaches it. Database and queue
files lie in a folder of its own, so two services never meet unless they are told the same addresses.
"""

import os
import shutil
import signal
import subprocess
import sys
import tempfile
import time
from collections.abc import Callable, Mapping
from pathlib import Path
from typing import TypeVar

import psutil
import requests

from .services import free_port

ROOT = Path(__file__).resolve().parent.parent
BIN = Path(sys.executable).parent
NUMBER = "100000000000001"  # our phone number id
META = {
    "WA_PROVIDER": "meta",
    "WA_TOKEN": "EAAtest0000000000000000000000",
    "WA_PHONE_NUMBER_ID": NUMBER,
    "WA_VERIFY_TOKEN": "verifique",
    "WA_WEBHOOK_SECRET": "segredo-do-aplicativo",
}
INHERITED = ("PATH", "HOME", "TMPDIR", "LD_LIBRARY_PATH", "TZDIR")
Seen = TypeVar("Seen")


def eventually(look: Callable[[], Seen], seconds: float = 20, what: str = "") -> Seen:
    """What `look` returns once it is true; AssertionError with the last value after `seconds`."""
    deadline = time.monotonic() + seconds
    while not (seen := look()):
        if time.monotonic() > deadline:
            raise AssertionError(f"{what or 'what was waited for'} did not happen in {seconds} s: {seen!r}")
        time.sleep(0.03)
    return seen


class Service:
    """One installation. `start` after `set_up`; `restart(NAME=value)` changes settings on the way."""

    def __init__(self, **settings: str) -> None:
        self.folder = Path(tempfile.mkdtemp(prefix="atendeja-service-"))
        self.port = free_port()
        self.url = f"http://127.0.0.1:{self.port}"
        self.settings = self._defaults() | settings
        self.process: subprocess.Popen[bytes] | None = None
        self.log_file = self.folder / "log"

    def _defaults(self) -> dict[str, str]:
        return {
            "PORT": str(self.port),
            "QUEUE_FILE": str(self.folder / "queue.db"),
            "DATABASE_URL": f"sqlite:///{self.folder / 'atendeja.db'}",
            "STORAGE_FOLDER": str(self.folder / "storage"),
            "PYTHONUNBUFFERED": "1",
        }

    def set_up(self, *options: str) -> "Service":
        command = [str(BIN / "flask"), "--app", "wsgi", "setup", *options]
        done = subprocess.run(command, cwd=ROOT, env=self._environment(), capture_output=True, text=True)
        assert done.returncode == 0, done.stdout + done.stderr
        return self

    def start(self, **settings: str) -> "Service":
        """Returns when /health answers."""
        self.settings |= settings
        command = [str(BIN / "gunicorn"), "-c", "python:atendeja.server", "wsgi:app"]
        with self.log_file.open("ab") as log:
            self.process = subprocess.Popen(
                command, cwd=ROOT, env=self._environment(), stdout=log, stderr=log, start_new_session=True
            )
        eventually(self._healthy, 40, "the start of the service")
        return self

    def restart(self, **settings: str) -> "Service":
        self.term()
        return self.start(**settings)

    def term(self, seconds: float = 30) -> float:
        """SIGTERM as a platform sends it. Returns how many seconds the end took."""
        started = time.monotonic()
        if self.process is not None:
            self.process.terminate()
            self.process.wait(seconds)
        return time.monotonic() - started

    def kill9(self) -> None:
        """All of its processes gone at the same moment, as when the machine loses power."""
        if self.process is not None and self.process.poll() is None:
            os.killpg(self.process.pid, signal.SIGKILL)
            self.process.wait(10)

    def close(self) -> None:
        self.kill9()
        shutil.rmtree(self.folder, ignore_errors=True)

    def processes(self) -> list[psutil.Process]:
        """gunicorn's master and its workers."""
        assert self.process is not None
        master = psutil.Process(self.process.pid)
        return [master, *master.children(recursive=True)]

    @property
    def log(self) -> str:
        return self.log_file.read_text(errors="replace") if self.log_file.exists() else ""

    def _environment(self) -> Mapping[str, str]:
        inherited = {name: os.environ[name] for name in INHERITED if name in os.environ}
        return inherited | self.settings

    def _healthy(self) -> bool:
        assert self.process is not None
        assert self.process.poll() is None, f"the service ended:\n{self.log[-3000:]}"
        try:
            return requests.get(f"{self.url}/health", timeout=2).ok
        except requests.RequestException:
            return False
