"""Which codes a file has, and where: known before its rows are compared, in a few bytes each."""

from array import array
from bisect import bisect_left
from collections.abc import Iterator
from itertools import pairwise

from atendeja.catalog import Source
from atendeja.models.property import code_key

_LINES = 32  # bits


class FileCodes:
    """Asks for codes by their key; knows the lines whose code stands again further down.

    Kept as 64-bit hashes: of 100,000 different codes two are taken for one once in a thousand million files.
    """

    def __init__(self, source: Source) -> None:
        found = sorted(_hashed(code) << _LINES | line for line, code in source.codes() if code_key(code))
        self._hashes = array("Q", (entry >> _LINES for entry in found))
        again = [(one, next_) for one, next_ in pairwise(found) if one >> _LINES == next_ >> _LINES]
        lines = (1 << _LINES) - 1
        self._superseded = {one & lines: next_ & lines for one, next_ in again}
        self._source = source

    def __contains__(self, key: str) -> bool:
        wanted = _hashed(key)
        place = bisect_left(self._hashes, wanted)
        return place < len(self._hashes) and self._hashes[place] == wanted

    def repeated(self) -> Iterator[tuple[int, str, int]]:
        """(line, code, the next line with this code) of the rows that do not count."""
        if self._superseded:
            for line, code in self._source.codes():
                if line in self._superseded:
                    yield line, code, self._superseded[line]


def _hashed(code: str) -> int:
    return hash(code_key(code)) & 0xFFFFFFFFFFFFFFFF
