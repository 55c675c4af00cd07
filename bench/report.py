"""Figures with their aims, as a table for the screen and for the README."""

import platform
import re
from collections.abc import Callable, Iterable, Sequence
from dataclasses import dataclass
from datetime import UTC, datetime
from pathlib import Path

import psutil

MARKERS = re.compile(r"(<!-- measured -->).*?(<!-- /measured -->)", re.DOTALL)


@dataclass(frozen=True)
class Figure:
    """One measured number. `limit` is what it must not exceed (None: no aim)."""

    what: str
    value: float
    unit: str
    limit: float | None = None

    @property
    def good(self) -> bool:
        return self.limit is None or self.value <= self.limit

    @property
    def row(self) -> list[str]:
        aim = "" if self.limit is None else f"≤ {number(self.limit)} {self.unit}"
        return [self.what, f"{number(self.value)} {self.unit}".strip(), aim.strip(), self._verdict]

    @property
    def _verdict(self) -> str:
        return "" if self.limit is None else "yes" if self.good else "NO"


@dataclass(frozen=True)
class Note:
    """Something to know about the figures above it."""

    what: str


Line = Figure | Note
Part = Callable[[], Iterable[Line]]


def number(value: float) -> str:
    """Three figures are enough: 4.27, 12.3, 412."""
    if value == int(value) or abs(value) >= 100:
        return f"{value:,.0f}"
    return f"{value:.1f}" if abs(value) >= 10 else f"{value:.2f}"


def table(lines: Sequence[Line]) -> str:
    """Markdown, aligned so that it also reads well on the screen; notes follow as a list."""
    rows = [["Measured", "Value", "Aim", "Kept"], *(line.row for line in lines if isinstance(line, Figure))]
    widths = [max(len(row[column]) for row in rows) for column in range(4)]
    drawn = [
        "| " + " | ".join(cell.ljust(w) for cell, w in zip(row, widths, strict=True)) + " |" for row in rows
    ]
    drawn.insert(1, "|" + "|".join("-" * (width + 2) for width in widths) + "|")
    notes = [f"- {line.what}" for line in lines if isinstance(line, Note)]
    return "\n".join([*drawn, "", *notes]).rstrip()


def heading() -> str:
    """When and where: figures mean nothing without."""
    memory, system = psutil.virtual_memory().total / 2**30, platform.release().split("-")[0]
    return (
        f"Measured on {datetime.now(UTC):%Y-%m-%d} by `make bench`: {_processor()}, "
        f"{psutil.cpu_count()} cores, {memory:.0f} GB, {platform.system()} {system}, "
        f"Python {platform.python_version()}. Database, Redis, WhatsApp's stand-in and the load ran on the "
        "same machine; milliseconds vary by a fifth from run to run, counts do not."
    )


def _processor() -> str:
    found = re.search(r"model name\s*: (.+)", _text(Path("/proc/cpuinfo")))
    return found[1] if found else platform.machine()


def _text(path: Path) -> str:
    return path.read_text() if path.exists() else ""


def write(path: Path, lines: Sequence[Line]) -> None:
    """Replace what stands between the markers. ValueError when the file has none."""
    page = path.read_text()
    if not MARKERS.search(page):
        raise ValueError(f"{path} has no <!-- measured --> … <!-- /measured -->")
    measured = f"{heading()}\n\n{table(lines)}"
    path.write_text(MARKERS.sub(lambda m: f"{m[1]}\n{measured}\n{m[2]}", page))
