"""Where tasks wait: Huey's storages and consumer, changed so that an idle service costs next to nothing.

Measured with huey 3.5.4: two Redis commands a task, about one a minute while idle (stock: 119 a minute).
"""

import os
import threading
from contextlib import suppress
from datetime import datetime
from typing import Any

from huey import Huey
from huey.consumer import Consumer
from huey.storage import RedisStorage, SqliteStorage
from redis import ConnectionPool, Redis
from redis.exceptions import RedisError
from redis.exceptions import TimeoutError as RedisTimeout

READ_TIMEOUT = 120  # seconds one BRPOP waits: two workers idle at one command a minute


class LeanRedisStorage(RedisStorage):
    """One blocking BRPOP on the queue and on a wake key of this process; no schedule is ever read.

    Two pools: producers give up after 2 s (a webhook must not hang on a silent Redis), consumers wait
    longer than their own BRPOP (redis-py's default of 5 s would cut every wait short).
    """

    def __init__(self, name: str, url: str, **options: Any) -> None:
        producers = ConnectionPool.from_url(url, socket_timeout=2, socket_connect_timeout=2)
        super().__init__(name, read_timeout=READ_TIMEOUT, connection_pool=producers, **options)
        patient = ConnectionPool.from_url(url, socket_timeout=READ_TIMEOUT + 15, socket_connect_timeout=5)
        self.waiting = Redis(connection_pool=patient)
        self.wake_key = f"huey.wake.{self.name}.{os.uname().nodename}.{os.getpid()}"
        self.stopping = threading.Event()

    def dequeue(self) -> bytes | None:
        if self.stopping.is_set():
            return None
        try:
            popped = self.waiting.brpop([self.queue_key, self.wake_key], timeout=self.read_timeout)
        except RedisTimeout:
            return None
        if popped is None or popped[0] == self.wake_key.encode():
            return None
        return bytes(popped[1])  # type: ignore[arg-type]  # responses are not decoded

    def read_schedule(self, ts: datetime) -> list[bytes]:
        return []  # what waits for a moment waits in gathering.py: stock Huey would ask every second

    def wake(self, workers: int) -> None:
        self.stopping.set()
        pipe = self.conn.pipeline(transaction=False)
        pipe.lpush(self.wake_key, *([b"1"] * workers))
        pipe.expire(self.wake_key, 60)
        pipe.execute()


class WakingSqliteStorage(SqliteStorage):
    """Huey's SQLite file, but what is enqueued here wakes its worker at once."""

    blocking = True
    poll = 2.0  # seconds: tasks enqueued by another process (the command line) are found this late

    def __init__(self, name: str, filename: str, **options: Any) -> None:
        super().__init__(name, filename=filename, **options)
        self.arrived = threading.Semaphore(0)
        self.stopping = threading.Event()

    def enqueue(self, data: bytes, priority: float | None = None) -> None:
        super().enqueue(data, priority)
        self.arrived.release()

    def dequeue(self) -> bytes | None:
        found = super().dequeue()
        if found is None and not self.stopping.is_set():
            self.arrived.acquire(timeout=self.poll)
        return found

    def read_schedule(self, ts: datetime) -> list[bytes]:
        return []

    def wake(self, workers: int) -> None:
        self.stopping.set()
        self.arrived.release(workers)


class EmbeddedConsumer(Consumer):
    """A consumer that lives as threads in somebody else's process: leaves signals alone, stops at once."""

    def _set_signal_handlers(self) -> None:
        pass

    def stop(self, graceful: bool = False) -> None:
        self.stop_flag.set()
        with suppress(RedisError):  # a Redis that is gone cannot be woken; its worker returns on its own
            self.huey.storage.wake(self.workers)
        super().stop(graceful)

    @property
    def alive(self) -> bool:
        threads = [self.scheduler, *(thread for _, thread in self.worker_threads)]
        return all(self.environment.is_alive(thread) for thread in threads)


class LeanHuey(Huey):
    """No results, no revocation: the two look-ups a task that stock Huey pays for them fall away."""

    def is_revoked(self, task: Any, timestamp: Any = None, peek: bool = True) -> bool:
        return False

    def delete(self, key: str) -> bool:
        return False if key.startswith("r:") else bool(super().delete(key))

    def create_consumer(self, **options: Any) -> EmbeddedConsumer:
        return EmbeddedConsumer(self, **options)
