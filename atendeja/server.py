"""gunicorn's settings: one worker process with threads, and the Huey consumer as threads inside it.

    gunicorn -c python:atendeja.server wsgi:app

A worker that dies takes its consumer with it, and gunicorn starts both again. SIGTERM lets running
requests and tasks finish first.

gunicorn's master reads this file too, and needs nothing of the application (56 MB, measured): the hooks run
in the worker and find it loaded.
"""

import ctypes
import os
import sys
from typing import Any

from config import SettingsError, load

try:
    SETTINGS = load()
except SettingsError as error:
    sys.exit(f"AtendeJá cannot start. Check these settings:\n{error}")

LARGE_BLOCK = 1 << 20
M_MMAP_THRESHOLD, M_ARENA_MAX = -3, -8  # mallopt(3)
# Seconds. A webhook needs the interpreter eight times; Python's own 5 ms would make it wait as often for
# an answer that is being thought out in a worker thread.
SWITCH_INTERVAL = 0.0005

bind = f"0.0.0.0:{os.environ.get('PORT', '8000')}"
workers = SETTINGS.web_concurrency
worker_class = "gthread"
threads = 6
keepalive = 75  # the platform's proxy reuses connections: a shorter life makes it lose races
timeout = 60
graceful_timeout = 20
preload_app = False
control_socket_disable = True
worker_tmp_dir = "/dev/shm" if os.path.isdir("/dev/shm") else None  # noqa: S108 — gunicorn's heartbeat file
forwarded_allow_ips = os.environ.get("FORWARDED_ALLOW_IPS", "127.0.0.1")
accesslog = None  # http_request_end says it, as JSON
loglevel = "warning"


def post_worker_init(worker: Any) -> None:
    _give_back_large_blocks()
    sys.setswitchinterval(SWITCH_INTERVAL)
    if SETTINGS.embedded_worker:
        sys.modules["atendeja.queue"].start_consumer(SETTINGS.worker_threads)
    else:
        sys.modules["atendeja.queue"].look_for_leftovers()


def worker_exit(server: Any, worker: Any) -> None:
    if "atendeja.queue" in sys.modules:
        sys.modules["atendeja.queue"].stop_consumer()


def _give_back_large_blocks() -> None:
    """Checking a password takes 19 MB, which glibc would keep once per thread (60 MB, measured).

    One heap for all threads: they hold the interpreter when they ask for memory, and each heap of its own
    keeps what the busiest moment needed (12 MB after 1,200 messages, measured).
    """
    mallopt = getattr(ctypes.CDLL(None), "mallopt", None)
    if mallopt is not None:
        mallopt(M_MMAP_THRESHOLD, LARGE_BLOCK)
        mallopt(M_ARENA_MAX, 1)
