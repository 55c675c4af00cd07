"""python -m bench [PART …] [--write README.md]"""

import argparse
import sys
import time
from pathlib import Path

from . import catalogue, cost, flood, imports, inbox, latency, leads, memory, uploads
from .ground import stop_servers
from .report import Line, Part, heading, table, write

PARTS: dict[str, Part] = {
    "memory": memory.memory,
    "webhook": latency.webhook,
    "half_core": latency.half_core,
    "ceiling": latency.ceiling,
    "answer": latency.answer,
    "messages": cost.messages,
    "idle": cost.idle,
    "tabs": cost.tabs,
    "embedded": memory.laptop,
    "flood": flood.flood,
    "inbox": inbox.inbox,
    "catalogue": catalogue.catalogue,
    "imports": imports.imports,
    "leads": leads.leads,
    "uploads": uploads.uploads,
}


def main() -> None:
    parser = argparse.ArgumentParser(prog="python -m bench", description="Measure the service (8 minutes).")
    parser.add_argument("parts", nargs="*", metavar="PART", help=", ".join(PARTS))
    parser.add_argument("--write", type=Path, metavar="FILE", help="also put the table between its markers")
    asked = parser.parse_args()
    if unknown := set(asked.parts) - set(PARTS):
        parser.error(f"no such part: {', '.join(sorted(unknown))}")
    lines: list[Line] = []
    try:
        for name in asked.parts or PARTS:
            lines += _measured(name)
    finally:
        stop_servers()
        print(f"\n{heading()}\n\n{table(lines)}")  # also what was measured before something failed
    if asked.write:
        write(asked.write, lines)


def _measured(name: str) -> list[Line]:
    started = time.monotonic()
    print(f"{name} …", end=" ", file=sys.stderr, flush=True)
    lines = list(PARTS[name]())
    print(f"{time.monotonic() - started:.0f} s", file=sys.stderr)
    return lines


if __name__ == "__main__":
    main()
