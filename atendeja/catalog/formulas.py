"""Cells that a spreadsheet program would run: written with an apostrophe before them, read without it.

A text that begins with = + - @ (or with an apostrophe before one of these) gets one more apostrophe when
it is written and loses one when it is read, so that whatever is exported comes back as it was.
"""

import re

_RUNS = re.compile(r"'*[=+\-@\t\r＝＋－＠]")
_TAMED = re.compile(r"'+[=+\-@\t\r＝＋－＠]")


def tamed(cell: str) -> str:
    """`=1+1` → `'=1+1`: nothing that a spreadsheet program takes for a formula."""
    return f"'{cell}" if _RUNS.match(cell) else cell


def untamed(cell: str) -> str:
    """`'=1+1` → `=1+1`."""
    return cell[1:] if _TAMED.match(cell) else cell
