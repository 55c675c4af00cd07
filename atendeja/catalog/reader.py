"""A property file (CSV): its encoding, its separators, its header, and its rows one by one."""

import codecs
from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from io import BytesIO
from itertools import islice
from typing import BinaryIO

from atendeja.catalog.columns import LABELS, REQUIRED, SEVERAL, chosen, recognise
from atendeja.catalog.formulas import untamed
from atendeja.catalog.lines import Row, records, text_lines
from atendeja.catalog.problems import UnreadableFile
from atendeja.catalog.rows import PropertyRow, Refused, property_row
from atendeja.catalog.words import clean, one_line

_CHUNK = 1 << 16
_MOST_COLUMNS = 200
_SAMPLED = 60  # rows looked at for examples of what stands in the columns
_SEPARATORS = (";", ",", "\t")
_WORKBOOKS = (b"PK\x03\x04", b"\xd0\xcf\x11\xe0")
_OTHERS = (b"\xff\xd8\xff", b"\x89PNG", b"GIF8", b"%PDF", b"RIFF", b"{\\rt")


@dataclass(frozen=True, slots=True)
class Sheet:
    """A property file whose header has been read; iterating reads its rows, as often as wanted.

    `headers` are as written; `mapping` says which column each one is (unknown ones are absent);
    `lines` counts the physical lines, so that progress is `row.line / sheet.lines`.
    """

    file: BinaryIO
    encoding: str
    separator: str
    headers: tuple[str, ...]
    header_line: int
    mapping: dict[str, str]
    lines: int

    @property
    def missing(self) -> tuple[str, ...]:
        """The required columns that no header gives."""
        return tuple(column for column in REQUIRED if column not in self.mapping.values())

    @property
    def ignored(self) -> tuple[str, ...]:
        """The headers, as written, that are not read."""
        return tuple(header for header in self.headers if header and header not in self.mapping)

    @property
    def columns(self) -> frozenset[str]:
        """The canonical columns that the file has."""
        return frozenset(self.mapping.values())

    def __iter__(self) -> Iterator[PropertyRow | Refused]:
        return self.rows()

    def rows(self, after: int = 0) -> Iterator[PropertyRow | Refused]:
        """The rows that start after this physical line.

        Raises UnreadableFile if a required column is missing.
        """
        if self.missing:
            names = ", ".join(LABELS[column] for column in self.missing)
            raise UnreadableFile(f"O arquivo não tem estas colunas: {names}.")
        for line, row in self._records(after):
            yield row if isinstance(row, Refused) else self._checked(line, row)

    def codes(self) -> Iterator[tuple[int, str]]:
        """(line, code as written) of every row that can be split, good or bad: much quicker than `rows`."""
        place = next(n for n, header in enumerate(self.headers) if self.mapping.get(header) == "codigo")
        for line, row in self._records():
            if not isinstance(row, Refused) and place < len(row):
                yield line, untamed(clean(row[place]))

    def check(self) -> None:
        """Raises UnreadableFile when there is nothing below the header."""
        if next(self._records(), None) is None:
            raise UnreadableFile("O arquivo só tem a linha com os nomes das colunas, e nenhum imóvel.")

    def samples(self, most: int = 3) -> list[tuple[str, ...]]:
        """For each header a few different things that stand below it."""
        found: list[dict[str, None]] = [{} for _ in self.headers]
        for _, row in islice(self._records(), _SAMPLED):
            for values, cell in zip(found, () if isinstance(row, Refused) else row, strict=False):
                text = one_line(clean(cell))
                if text and len(values) < most:
                    values[text if len(text) <= 60 else text[:59] + "…"] = None
        return [tuple(values) for values in found]

    def _records(self, after: int = 0) -> Iterator[tuple[int, Row]]:
        for line, row in records(self.file, self.encoding, self.separator):
            if line > max(after, self.header_line) and (isinstance(row, Refused) or any(map(str.strip, row))):
                yield line, row

    def _checked(self, line: int, row: list[str]) -> PropertyRow | Refused:
        cells = tuple(map(clean, row))
        if any(cells[len(self.headers) :]):
            reason = f"A linha tem {len(cells)} células e o cabeçalho só {len(self.headers)}."
            advice = f"Ponha entre aspas os textos que têm “{self.separator}”."
            return Refused.whole(line, f"{reason} {advice}", cells)
        values: dict[str, str] = {}
        for header, cell in zip(self.headers, cells, strict=False):
            column = self.mapping.get(header)
            if column in SEVERAL and values.get(column) and cell:
                values[column] += f"|{untamed(cell)}"
            elif column and not values.get(column):
                values[column] = untamed(cell)
        return property_row(values, line, cells)


def read(source: bytes | BinaryIO, mapping: Mapping[str, str] | None = None) -> Sheet:
    """Reads the header of a property file; the rows are streamed by iterating the result.

    `source` is the bytes or a seekable binary file, which must stay open while rows are read.
    `mapping` (header as written → column, empty to ignore) goes before what the names say.
    Raises UnreadableFile when there is no header, or the file is a spreadsheet program's own.
    """
    file = BytesIO(source) if isinstance(source, bytes) else source
    encoding, lines = _examined(file)
    first = _first_line(file, encoding)
    separator = _declared(first) or max(_SEPARATORS, key=lambda mark: _fit(file, encoding, mark))
    line, headers = _header(file, encoding, separator)
    return Sheet(file, encoding, separator, headers, line, chosen(headers, mapping or {}), lines)


def _examined(file: BinaryIO) -> tuple[str, int]:
    """(encoding, physical lines), in one pass over the bytes. Raises UnreadableFile for a workbook."""
    file.seek(0)
    start = file.read(4)
    file.seek(0)
    if start in _WORKBOOKS:
        raise UnreadableFile("Este arquivo é uma planilha do Excel. Salve como CSV e envie de novo.")
    if start.startswith(_OTHERS):
        raise UnreadableFile("Este arquivo não é um CSV. Salve a planilha como CSV e envie de novo.")
    if start.startswith((codecs.BOM_UTF16_LE, codecs.BOM_UTF16_BE)):
        return "utf-16", _counted(file, None)
    decoder = codecs.getincrementaldecoder("utf-8")()
    try:
        return "utf-8-sig", _counted(file, decoder)
    except UnicodeDecodeError:
        file.seek(0)
        return "cp1252", _counted(file, None)


def _counted(file: BinaryIO, decoder: codecs.IncrementalDecoder | None) -> int:
    lines, last = 0, b"\n"
    while chunk := file.read(_CHUNK):
        lines += chunk.count(b"\n")
        last = chunk
        if decoder:
            decoder.decode(chunk)
    if decoder:
        decoder.decode(b"", final=True)
    return lines + (not last.endswith(b"\n"))


def _first_line(file: BinaryIO, encoding: str) -> str:
    return next(text_lines(file, encoding), "")


def _declared(line: str) -> str | None:
    """The separator that Excel's own first line (`sep=;`) declares."""
    mark = line.strip("\r\n").lower().removeprefix("sep=")
    return mark if mark in _SEPARATORS and line.lower().startswith("sep=") else None


def _fit(file: BinaryIO, encoding: str, separator: str) -> tuple[int, int]:
    _, headers = _header(file, encoding, separator)
    return len(recognise(headers)), len(headers)


def _header(file: BinaryIO, encoding: str, separator: str) -> tuple[int, tuple[str, ...]]:
    """(line, names) of the first row that says something. Raises UnreadableFile."""
    for line, row in records(file, encoding, separator):
        names = () if isinstance(row, Refused) else tuple(untamed(one_line(clean(cell))) for cell in row)
        if any(names) and not names[0].lower().startswith("sep="):
            if len(names) > _MOST_COLUMNS:
                raise UnreadableFile(f"O arquivo tem {len(names)} colunas; o limite é {_MOST_COLUMNS}.")
            return line, names
    raise UnreadableFile("Não encontrei no arquivo a linha com os nomes das colunas.")
