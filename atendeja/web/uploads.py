"""Files that an agent chooses: known by their first bytes, named harmlessly, stored in pieces."""

import hashlib
import io
import re
import unicodedata
import zipfile
from typing import BinaryIO, cast

from flask import current_app
from werkzeug.datastructures import FileStorage

from atendeja.actions.sharing import Stored
from atendeja.pictures import REASONS, Refused, shrink
from atendeja.storage import Storage

MB = 1_000_000
DOCUMENT, ALTOGETHER, AT_ONCE = 16 * MB, 48 * MB, 10
SIDE = 1600  # pixels: what WhatsApp itself makes of a photo
PIECE = 65536
LONGEST_NAME = 100
OFFICE = "application/vnd.openxmlformats-officedocument."
OLD = {"doc": "application/msword", "xls": "application/vnd.ms-excel", "ppt": "application/vnd.ms-powerpoint"}
NEW = {
    "docx": ("word/", f"{OFFICE}wordprocessingml.document"),
    "xlsx": ("xl/", f"{OFFICE}spreadsheetml.sheet"),
    "pptx": ("ppt/", f"{OFFICE}presentationml.presentation"),
}
PHOTOS = re.compile(
    rb"\xff\xd8\xff|\x89PNG\r\n\x1a\n|RIFF....WEBP|....ftyp(heic|heix|hevc|mif1|msf1|heif)", re.S
)
COMPOUND = b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1"  # Office before 2007


class Unfit(ValueError):
    """This file cannot be sent; the sentence says why."""


def keep(upload: FileStorage) -> Stored:
    """Store it: a photo upright, small and without its place; a document as it is. Raises Unfit."""
    name = harmless_name(upload.filename)
    source = cast(BinaryIO, upload.stream)
    source.seek(0)
    start = source.read(32)
    if not start:
        raise Unfit(f"“{name}” está vazio.")
    return _photo(source, name) if PHOTOS.match(start) else _document(source, name, start)


def let_go(file: Stored) -> None:
    """What was stored and is not needed after all."""
    _storage().remove(file.name)


def harmless_name(given: str | None) -> str:
    """The last part of a path, without control characters, its ending kept when it is very long."""
    last = re.split(r"[/\\]", given or "")[-1]
    kept = "".join(c for c in unicodedata.normalize("NFC", last) if unicodedata.category(c)[0] != "C")
    name = " ".join(kept.split()).strip(". ") or "arquivo"
    stem, dot, ending = name.rpartition(".")
    if len(name) <= LONGEST_NAME or not dot or len(ending) > 10:
        return name[:LONGEST_NAME]
    return stem[: LONGEST_NAME - len(ending) - 1] + "." + ending


def _photo(source: BinaryIO, name: str) -> Stored:
    made = shrink(source, SIDE)
    if isinstance(made, Refused):
        raise Unfit(f"“{name}”: {REASONS[made.reason]}")
    return _stored(io.BytesIO(made.large), "image/jpeg", f"{name.rpartition('.')[0] or name}.jpg")


def _document(source: BinaryIO, name: str, start: bytes) -> Stored:
    mime_type = _paper(source, name, start)
    size = source.seek(0, 2)
    if size > DOCUMENT:
        raise Unfit(f"“{name}” tem {megabytes(size)}; documentos podem ter até {megabytes(DOCUMENT)}.")
    if mime_type == "application/pdf" and not name.lower().endswith(".pdf"):
        name += ".pdf"
    source.seek(0)
    return _stored(source, mime_type, name)


def _paper(source: BinaryIO, name: str, start: bytes) -> str:
    """What kind of document the bytes are; an Office file's name must say the same. Raises Unfit."""
    ending = name.rpartition(".")[2].lower()
    if start.startswith(b"%PDF-"):
        return "application/pdf"
    if start.startswith(COMPOUND) and ending in OLD:
        return OLD[ending]
    if start.startswith(b"PK\x03\x04") and ending in NEW and _packed(source, NEW[ending][0]):
        return NEW[ending][1]
    raise Unfit(f"“{name}” não pode ser enviado. Use fotos, PDF, Word, Excel ou PowerPoint.")


def _packed(source: BinaryIO, folder: str) -> bool:
    """Is this the zip of an Office file? Only its list of contents is read."""
    try:
        with zipfile.ZipFile(source) as packed:
            return any(name.startswith(folder) for name in packed.namelist())
    except (zipfile.BadZipFile, ValueError, OSError, NotImplementedError):
        return False


def _stored(source: BinaryIO, mime_type: str, name: str) -> Stored:
    digest, size = hashlib.sha256(), 0
    with _storage().incoming() as incoming:
        while piece := source.read(PIECE):
            size += len(piece)
            digest.update(piece)
            incoming.write(piece)
        return Stored(incoming.keep(), mime_type, name, size, digest.hexdigest())


def megabytes(size: int) -> str:
    return f"{size / MB:.1f}".removesuffix(".0").replace(".", ",") + " MB"


def _storage() -> Storage:
    storage: Storage = current_app.extensions["storage"]
    return storage
