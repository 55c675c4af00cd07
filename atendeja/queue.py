"""Huey, kept cheap: the tables say what is left to do, the queue only wakes a worker.

`@task` gives a job its application context and the correlation id of what caused it; `commit_then`
commits first and enqueues afterwards, so that no task can start before its row exists.
"""

import sqlite3
import threading
import time
from collections.abc import Callable, Iterable, Iterator
from contextlib import contextmanager

import structlog
from flask import Flask
from huey.serializer import SignedSerializer
from huey.storage import MemoryStorage
from redis.exceptions import RedisError

from .extensions import db
from .gathering import Gathering
from .lean import EmbeddedConsumer, LeanHuey, LeanRedisStorage, WakingSqliteStorage
from .live import changes

log = structlog.get_logger()
QUEUE_TROUBLE = (RedisError, sqlite3.Error, OSError)

huey = LeanHuey("atendeja", results=False, storage_class=MemoryStorage)
gathering = Gathering()
_app: list[Flask] = []


def init_app(app: Flask, *, redis_url: str | None, file: str, secret: str, pause: float) -> None:
    """Bind the queue to Redis or to a file. Tasks are signed: the Redis password alone runs no code of ours.

    `pause`: seconds that a burst of messages must have been over before it is answered.
    """
    gathering.pause = pause
    huey.serializer = SignedSerializer(secret=secret)
    huey.storage = (
        LeanRedisStorage(huey.name, redis_url) if redis_url else WakingSqliteStorage(huey.name, file)
    )
    _app[:] = [app]


class Task:
    """A job by its function: call it to enqueue (with ids only), `delay` seconds from now if given.

    A delay waits in this process, where it costs nothing; with `gathers`, calls for the same row in quick
    succession become one.
    """

    def __init__(self, function: Callable[..., None], *, gathers: bool = False) -> None:
        self.function = function
        self.name = function.__name__
        self.gathers = gathers
        self._job = huey.task(name=self.name)(self._run)

    def _run(self, *ids: int, correlation_id: str | None = None) -> None:
        with _app[0].app_context(), structlog.contextvars.bound_contextvars(correlation_id=correlation_id):
            try:
                self.function(*ids)
            except Exception:  # the outermost boundary: log, survive; the rows say what is left to do
                db.session.rollback()
                log.exception("task_failed", task=self.name, ids=ids)
                recovery.soon()

    def __call__(self, *ids: int, delay: float = 0) -> None:
        correlation_id = structlog.contextvars.get_contextvars().get("correlation_id")
        if delay:
            gathering.later((self.name, ids), delay, self._enqueue, correlation_id)
        elif self.gathers and gathering.pause:
            gathering.after_burst((self.name, ids), self._enqueue, correlation_id)
        else:
            self._job(*ids, correlation_id=correlation_id)

    def _enqueue(self, ids: tuple[int, ...], correlation_id: str | None) -> None:
        with reported(self.name):
            self._job(*ids, correlation_id=correlation_id)


def task(function: Callable[..., None]) -> Task:
    """A Huey task in the application's context, logging under its causer's correlation id."""
    return Task(function)


def gathering_task(function: Callable[..., None]) -> Task:
    """A task of one row, enqueued when a burst of calls for it has paused."""
    return Task(function, gathers=True)


@contextmanager
def reported(name: str) -> Iterator[None]:
    """A queue that cannot be reached loses nothing: the rows are committed and are looked for soon after."""
    try:
        yield
    except QUEUE_TROUBLE as error:
        log.warning("enqueue_failed", task=name, reason=type(error).__name__)
        recovery.soon()


def commit_then(*jobs: tuple[Task, int], changed: Iterable[tuple[int, int]] = ()) -> None:
    """Commit; tell the pages that watch these (tenant id, conversation id); then enqueue (task, id) jobs."""
    db.session.commit()
    for tenant_id, conversation_id in changed:
        changes.touch(tenant_id, conversation_id)
    for later, row_id in jobs:
        with reported(later.name):
            later(row_id)


class Recovery:
    """Runs the sweep for unfinished rows a moment after trouble, less and less often while trouble lasts."""

    shortest, longest = 5.0, 900.0  # seconds

    def __init__(self) -> None:
        self.sweep: Task | None = None
        self._delay = self.shortest
        self._last = float("-inf")
        self._waiting = threading.Lock()

    def soon(self) -> None:
        """Sweep in a moment; a second call meanwhile changes nothing."""
        if self.sweep is None or not self._waiting.acquire(blocking=False):
            return
        calm = time.monotonic() - self._last > 2 * self.longest
        self._delay = self.shortest if calm else min(self._delay * 2, self.longest)
        timer = threading.Timer(self._delay, self._start)
        timer.daemon = True
        timer.start()

    def _start(self) -> None:
        self._last = time.monotonic()
        self._waiting.release()
        try:
            if self.sweep is not None:
                self.sweep()
        except QUEUE_TROUBLE:
            self.soon()


recovery = Recovery()
_consumers: list[EmbeddedConsumer] = []


def start_consumer(workers: int) -> None:
    """Start the worker and scheduler threads in this process, and look at once for what a crash left."""
    consumer = huey.create_consumer(workers=workers, worker_type="thread", check_worker_health=False)
    consumer.start()
    _consumers[:] = [consumer]
    look_for_leftovers()


def look_for_leftovers() -> None:
    """Have the worker, wherever it is, do what this process may have left when it was killed."""
    if recovery.sweep is not None:
        with reported(recovery.sweep.name):
            recovery.sweep()


def stop_consumer() -> None:
    """Finish what is running, leave the rest in the queue."""
    gathering.flush()
    for consumer in _consumers:
        consumer.stop(graceful=True)


def worker_alive() -> bool:
    """Is every thread of this process's own consumer running? True where no consumer was started."""
    return all(consumer.alive for consumer in _consumers)


def run_all() -> int:
    """Run what is queued, here and now, until nothing is left (tests and commands). Returns how many ran."""
    ran = 0
    while huey.storage.queue_size() and (found := huey.dequeue()) is not None:  # an empty queue would block
        huey.execute(found)
        ran += 1
    return ran
