"""Hold processes to half a core as a hosting plan does: by the kernel's CPU quota (cgroup v1 or v2)."""

import os
from collections.abc import Iterable, Iterator
from contextlib import contextmanager
from pathlib import Path

ROOT = Path("/sys/fs/cgroup")
PERIOD, QUOTA = 100_000, 50_000  # µs: half of one core


class CannotHold(RuntimeError):
    """This machine lets nobody set a quota; the message says why."""


@contextmanager
def half_a_core(pids: Iterable[int]) -> Iterator[None]:
    """The processes share half a core meanwhile. Raises CannotHold."""
    parent = _parent()
    group = parent / f"atendeja-bench-{os.getpid()}"
    try:
        group.mkdir()
        _limit(group)
    except OSError as error:
        if group.exists():
            group.rmdir()
        raise CannotHold(f"no CPU quota can be set here ({error.strerror})") from error
    _move(group, pids)
    try:
        yield
    finally:
        _move(parent, [int(line) for line in (group / "cgroup.procs").read_text().split()])
        group.rmdir()


def _parent() -> Path:
    """Our own group: under it the limits that hold for us hold as well."""
    for line in Path("/proc/self/cgroup").read_text().splitlines():
        _, controllers, path = line.split(":", 2)
        if "cpu" in controllers.split(","):
            return ROOT / controllers / path.lstrip("/")
    if "cpu" in _text(ROOT / "cgroup.subtree_control").split():
        return ROOT
    raise CannotHold("no CPU quota can be set here (no cpu controller)")


def _limit(group: Path) -> None:
    if (group / "cpu.cfs_quota_us").exists():
        (group / "cpu.cfs_period_us").write_text(str(PERIOD))
        (group / "cpu.cfs_quota_us").write_text(str(QUOTA))
    else:
        (group / "cpu.max").write_text(f"{QUOTA} {PERIOD}")


def _move(group: Path, pids: Iterable[int]) -> None:
    for pid in pids:
        (group / "cgroup.procs").write_text(str(pid))


def _text(path: Path) -> str:
    return path.read_text() if path.exists() else ""
