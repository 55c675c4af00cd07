"""A worker of its own, beside web processes that have EMBEDDED_WORKER=false."""

import signal
import threading

import click
from flask import current_app

from atendeja.queue import start_consumer, stop_consumer, worker_alive

LOOK = 5.0  # seconds between two looks at the worker's own threads


@click.command("worker")
def worker_command() -> None:
    """Answer and send until SIGTERM or SIGINT; what is running is finished, the rest stays in the queue."""
    asked = threading.Event()
    for one in (signal.SIGTERM, signal.SIGINT):
        signal.signal(one, lambda *_: asked.set())
    start_consumer(current_app.config["SETTINGS"].worker_threads)
    while worker_alive() and not asked.wait(LOOK):
        pass
    if not asked.is_set():
        raise click.ClickException("a thread of the worker ended: the platform must start it again")
    stop_consumer()
