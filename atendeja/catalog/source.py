"""What an import reads from, whatever the format: the CSV's Sheet is one, a portal's XML another."""

from collections.abc import Iterator
from typing import Protocol

from atendeja.catalog.rows import PropertyRow, Refused


class Source(Protocol):
    """Rows as plain values, read as often as wanted, from any line on."""

    @property
    def headers(self) -> tuple[str, ...]:
        """What the cells of a refused row are called, in their order."""

    @property
    def columns(self) -> frozenset[str]:
        """The canonical columns that it has: what it does not have stays as it is."""

    @property
    def lines(self) -> int:
        """How many lines there are, so that progress is `row.line / lines`."""

    def rows(self, after: int = 0) -> Iterator[PropertyRow | Refused]:
        """Those that start after this line. Raises UnreadableFile."""

    def codes(self) -> Iterator[tuple[int, str]]:
        """(line, code as written) of all of them."""
