"""Bytes → lines → rows of cells, in flat memory whatever the file is."""

import csv
import io
from collections.abc import Iterator
from typing import BinaryIO

from atendeja.catalog.rows import Refused

Row = list[str] | Refused
_LONGEST_LINE = 1 << 20
_LONGEST_CELL = csv.field_size_limit()
_UNCLOSED = "Há aspas abertas e não fechadas: as linhas {} a {} foram lidas como uma só."
_TOO_LONG = "Uma célula passa de {} letras."


def records(file: BinaryIO, encoding: str, separator: str) -> Iterator[tuple[int, Row]]:
    """(physical line, cells) per row; a row that cannot be split is a Refused, and the next ones follow."""
    lines = _Lines(text_lines(file, encoding))
    reader = csv.reader(lines, delimiter=separator)
    while not lines.ended:
        lines.begin()
        line = lines.number + 1
        try:
            row: Row = next(reader)
        except StopIteration:
            return
        except csv.Error:
            row = Refused.whole(line, lines.fault(line))
        if lines.ended:
            row = Refused.whole(line, lines.fault(line))
        yield line, row


def text_lines(file: BinaryIO, encoding: str) -> Iterator[str]:
    """Decoded lines with their ends; a line without end is cut, so that memory stays flat."""
    file.seek(0)
    text = io.TextIOWrapper(file, encoding=encoding, errors="replace", newline="")
    try:
        while line := text.readline(_LONGEST_LINE):
            yield line
    finally:
        text.detach()


class _Lines:
    """Numbers the text's lines and knows whether they ended: a row that asks for more has open quotes."""

    def __init__(self, lines: Iterator[str]) -> None:
        self.lines = lines
        self.ended = False
        self.number = 0
        self.whole = True

    def __iter__(self) -> Iterator[str]:
        return self

    def __next__(self) -> str:
        try:
            line = next(self.lines)
        except StopIteration:
            self.ended = True
            raise
        self.number += self.whole
        self.whole = line.endswith(("\n", "\r"))
        return line

    def begin(self) -> None:
        """A new row starts at a new line: what is left of one that was too long is passed over."""
        while not self.whole:
            try:
                next(self)
            except StopIteration:
                return

    def fault(self, first: int) -> str:
        """Why the row that began at this line could not be split."""
        if self.number == first and not self.ended:
            return _TOO_LONG.format(_LONGEST_CELL)
        return _UNCLOSED.format(first, self.number)
