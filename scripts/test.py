"""What `make test` runs: style, types, the tests on SQLite, the tests on a real PostgreSQL and Redis.

Arguments go to pytest (`make test ONLY="tests/test_webhook.py -x"`). What cannot run here is said plainly;
with CI=true it is a failure.
"""

import os
import subprocess
import sys
import time
from collections.abc import Callable, Iterator, Sequence
from contextlib import contextmanager
from dataclasses import dataclass
from pathlib import Path

ROOT = Path(__file__).resolve().parent.parent
sys.path.insert(0, str(ROOT))

from tests import services  # noqa: E402 — needs the path above

IN_CI = os.environ.get("CI", "").lower() in {"1", "true", "yes"}
WORKERS = str(min(os.cpu_count() or 1, 4))
COULD_NOT = "could not run"
NO_TESTS = 5  # pytest's exit code when its arguments select nothing


class Missing(RuntimeError):
    """Something this machine does not have; the message says what."""


@dataclass(frozen=True)
class Step:
    name: str
    run: Callable[[], int]


def main(arguments: Sequence[str]) -> int:
    """Run every step, even after a failure; the exit code is right for all of them together."""
    results = [(step.name, *_timed(step)) for step in _steps(list(arguments))]
    print("\n" + "=" * 72)
    for name, outcome, seconds in results:
        print(f"{name:<34}{outcome:<40}{seconds:6.1f} s")
    outcomes = [outcome for _, outcome, _ in results]
    missing = any(outcome.startswith(COULD_NOT) for outcome in outcomes)
    bad = any(outcome.startswith("FAILED") for outcome in outcomes) or (missing and IN_CI)
    print("NOT all passed." if bad else "All that could run passed." if missing else "All passed.")
    return 1 if bad else 0


def _steps(arguments: list[str]) -> Iterator[Step]:
    if not arguments:
        yield Step("ruff check", lambda: _python("-m", "ruff", "check", "."))
        yield Step("ruff format", lambda: _python("-m", "ruff", "format", "--check", "."))
        yield Step("mypy", lambda: _python("-m", "mypy"))
    yield Step("browser", ensure_browser)
    yield Step("pytest, SQLite", lambda: _pytest(arguments, TEST_BACKEND="sqlite"))
    yield Step("pytest, PostgreSQL + Redis", lambda: _with_services(arguments))


def _timed(step: Step) -> tuple[str, float]:
    print(f"\n--- {step.name}", flush=True)
    started = time.monotonic()
    try:
        code = step.run()
        outcome = "passed" if code == 0 else f"FAILED (exit code {code})"
    except Missing as error:
        outcome = f"{COULD_NOT}: {error}"
        print(outcome)
    return outcome, time.monotonic() - started


def _python(*command: str, **environment: str) -> int:
    environ = {**os.environ, **environment}
    return subprocess.call([sys.executable, *command], cwd=ROOT, env=environ)  # noqa: S603 — our own tools


def _pytest(arguments: list[str], **environment: str) -> int:
    code = _python("-m", "pytest", "-q", "-n", WORKERS, "--durations=5", *arguments, **environment)
    return 0 if code == NO_TESTS and arguments else code


def _with_services(arguments: list[str]) -> int:
    with _started(services.start_postgres) as postgres, _started(services.start_redis) as redis:
        return _pytest(
            arguments, TEST_BACKEND="postgres", TEST_DATABASE_URL=postgres.url, TEST_REDIS_URL=redis.url
        )


@contextmanager
def _started(start: Callable[[], services.Service]) -> Iterator[services.Service]:
    try:
        service = start()
    except (RuntimeError, OSError, subprocess.SubprocessError) as error:
        raise Missing(str(error)) from error
    try:
        yield service
    finally:
        service.stop()


# --- a browser, for the few tests that look at real pages ------------------------------------------


def ensure_browser() -> int:
    """Install Debian's chromium if browser tests exist and it is missing. Raises Missing if it cannot."""
    if not any((ROOT / "tests").glob("e2e/test_browser*.py")) or _chromium():
        return 0
    if os.geteuid() != 0:
        raise Missing("no chromium (apt-get install chromium)")
    commands = (["apt-get", "update", "-qq"], ["apt-get", "install", "-y", "-qq", "chromium"])
    for command in commands:
        if subprocess.call(command, stdout=subprocess.DEVNULL) != 0:  # noqa: S603 — the two lines above
            raise Missing(f"no chromium ({' '.join(command)} failed)")
    return 0


def _chromium() -> bool:
    return any(
        os.access(f"{folder}/chromium", os.X_OK) for folder in os.environ.get("PATH", "").split(os.pathsep)
    )


if __name__ == "__main__":
    sys.exit(main(sys.argv[1:]))
