"""The file itself: its encoding, its separators, its header, and its rows one by one."""

import codecs
import csv
import io
from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from typing import BinaryIO

from atendeja.catalog.columns import LABELS, REQUIRED, chosen, recognise
from atendeja.catalog.problems import UnreadableFile
from atendeja.catalog.rows import PropertyRow, Refused, property_row
from atendeja.catalog.words import clean, one_line

_CHUNK = 1 << 16
_LONGEST_LINE = 1 << 20
_SEPARATORS = (";", ",", "\t")
_WORKBOOKS = (b"PK\x03\x04", b"\xd0\xcf\x11\xe0")
_UNCLOSED = "Há aspas abertas e não fechadas: as linhas {} a {} foram lidas como uma só."


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

    def __iter__(self) -> Iterator[PropertyRow | Refused]:
        return self.rows()

    def rows(self, after: int = 0) -> Iterator[PropertyRow | Refused]:
        """The rows that start after this physical line.

        Raises UnreadableFile if a required column is missing.
        """
        if self.missing:
            names = ", ".join(LABELS[column] for column in self.missing)
            raise UnreadableFile(f"O arquivo não tem estas colunas: {names}.")
        for line, row in _records(self.file, self.encoding, self.separator):
            if line > max(after, self.header_line):
                yield from self._read(line, row)

    def _read(self, line: int, row: "list[str] | Refused") -> Iterator[PropertyRow | Refused]:
        if isinstance(row, Refused):
            yield row
        elif any(cell.strip() for cell in row):
            yield self._checked(line, [clean(cell) for cell in row])

    def _checked(self, line: int, cells: list[str]) -> PropertyRow | Refused:
        if any(cells[len(self.headers) :]):
            reason = f"A linha tem {len(cells)} células e o cabeçalho só {len(self.headers)}."
            return Refused(line, "", "", f"{reason} Ponha entre aspas os textos que têm “{self.separator}”.")
        values: dict[str, str] = {}
        for header, cell in zip(self.headers, cells, strict=False):
            if column := self.mapping.get(header):
                values.setdefault(column, cell)
        return property_row(values, line)


def read(source: bytes | BinaryIO, mapping: Mapping[str, str] | None = None) -> Sheet:
    """Reads the header of a property file; the rows are streamed by iterating the result.

    `source` is the bytes or a seekable binary file, which must stay open while rows are read.
    `mapping` (header as written → column, empty to ignore) goes before what the names say.
    Raises UnreadableFile when there is no header, or the file is a spreadsheet program's own.
    """
    file = io.BytesIO(source) if isinstance(source, bytes) else source
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
    return next(_text(file, encoding), "")


def _declared(line: str) -> str | None:
    """The separator that Excel's own first line (`sep=;`) declares."""
    mark = line.strip("\r\n").lower().removeprefix("sep=")
    return mark if mark in _SEPARATORS and line.lower().startswith("sep=") else None


def _fit(file: BinaryIO, encoding: str, separator: str) -> tuple[int, int]:
    _, headers = _header(file, encoding, separator)
    return len(recognise(headers)), len(headers)


def _header(file: BinaryIO, encoding: str, separator: str) -> tuple[int, tuple[str, ...]]:
    """(line, names) of the first row that says something. Raises UnreadableFile."""
    for line, row in _records(file, encoding, separator):
        names = () if isinstance(row, Refused) else tuple(one_line(clean(cell)) for cell in row)
        if any(names) and not names[0].lower().startswith("sep="):
            return line, names
    raise UnreadableFile("Não encontrei no arquivo a linha com os nomes das colunas.")


def _records(file: BinaryIO, encoding: str, separator: str) -> Iterator[tuple[int, "list[str] | Refused"]]:
    """(physical line, cells) per row; a row that cannot be split is a Refused, and the next ones follow."""
    lines = _Lines(_text(file, encoding))
    reader = csv.reader(lines, delimiter=separator)
    while not lines.ended:
        line = reader.line_num + 1
        try:
            row: list[str] | Refused = next(reader)
        except StopIteration:
            return
        except csv.Error:
            row = Refused(line, "", "", _UNCLOSED.format(line, reader.line_num))
        if lines.ended:
            row = Refused(line, "", "", _UNCLOSED.format(line, reader.line_num))
        yield line, row


class _Lines:
    """The text's lines, and whether they ended: a row that asks for more than there is has open quotes."""

    def __init__(self, lines: Iterator[str]) -> None:
        self.lines = lines
        self.ended = False

    def __iter__(self) -> Iterator[str]:
        return self

    def __next__(self) -> str:
        try:
            return next(self.lines)
        except StopIteration:
            self.ended = True
            raise


def _text(file: BinaryIO, encoding: str) -> Iterator[str]:
    """Decoded lines with their ends; a line without end is cut, so that memory stays flat."""
    file.seek(0)
    text = io.TextIOWrapper(file, encoding=encoding, errors="replace", newline="")
    try:
        while line := text.readline(_LONGEST_LINE):
            yield line
    finally:
        text.detach()
