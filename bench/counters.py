"""What the service used: memory, processor, SQL statements, Redis commands. Counted outside of it."""

import re
import time
from collections.abc import Sequence
from dataclasses import dataclass
from pathlib import Path

import psutil
import psycopg
import redis

STATEMENT = re.compile(r"LOG:  (?:execute [^:]*|statement): *(\w*)")
AROUND = frozenset({"BEGIN", "COMMIT", "ROLLBACK", ""})  # the empty statement checks a connection


def megabytes(processes: Sequence[psutil.Process]) -> float:
    """Proportional set size: shared pages count once in all."""
    return sum(int(process.memory_full_info().pss) for process in processes) / 2**20


def cpu_seconds(processes: Sequence[psutil.Process]) -> float:
    return float(sum(sum(process.cpu_times()[:2]) for process in processes))


@dataclass(frozen=True)
class Statements:
    """SQL statements the server was asked to run; BEGIN, COMMIT, ROLLBACK and connection checks apart."""

    queries: int
    around: int


class SqlLog:
    """Counts in the PostgreSQL server's own log, which must log the service's database (see ground)."""

    def __init__(self, url: str) -> None:
        with psycopg.connect(url) as connection:
            row = connection.execute("SHOW data_directory").fetchone()
        assert row is not None
        self.path = Path(row[0]).parents[1] / "log"
        self.position = 0
        self.since()

    def since(self) -> Statements:
        """What ran since the last call."""
        with self.path.open("rb") as log:
            log.seek(self.position)
            new = log.read()
            self.position = log.tell()
        verbs = STATEMENT.findall(new.decode(errors="replace"))
        around = sum(verb.upper() in AROUND for verb in verbs)
        return Statements(len(verbs) - around, around)


class RedisCounter:
    """Commands that Redis executed, by its own statistics; our question itself is left out."""

    def __init__(self, url: str) -> None:
        self.connection = redis.Redis.from_url(url, single_connection_client=True)
        self.before = self._calls()

    def since(self) -> int:
        """How many since the last call."""
        now = self._calls()
        made, self.before = now - self.before, now
        return made

    def _calls(self) -> int:
        stats = self.connection.info("commandstats")
        return sum(int(of["calls"]) for name, of in stats.items() if not name.startswith("cmdstat_info"))


@dataclass
class Processor:
    """CPU use of processes between `Processor(...)` and `percent()`; 100 is one core."""

    processes: Sequence[psutil.Process]

    def __post_init__(self) -> None:
        self.started, self.used = time.monotonic(), cpu_seconds(self.processes)

    def percent(self) -> float:
        return (cpu_seconds(self.processes) - self.used) / (time.monotonic() - self.started) * 100
