"""Addresses of photos: public links, or pictures that the service itself serves."""

import re
from urllib.parse import urlsplit

from atendeja.catalog.money import shown
from atendeja.catalog.problems import BadCell

OWN = ("/static/", "/fotos/")  # pictures that the service itself serves
LONGEST = 1000
_BETWEEN = re.compile(r"[|;\s]+|,(?=\s|https?://|/static/|/fotos/)")
_FORBIDDEN = re.compile(r"[\x00-\x20\x7f<>\"\\^`{}]|(?:^|/)\.\.(?:/|$)")


def photos(text: str) -> tuple[str, ...]:
    """The addresses in order, the first being the cover. Raises BadCell for anything that is not one."""
    addresses = tuple(dict.fromkeys(item.strip(",") for item in _BETWEEN.split(text) if item.strip(",")))
    for address in addresses:
        if not _is_address(address):
            raise BadCell(f"“{shown(address)}” não é um endereço de foto. Use um link https://.")
    return addresses


def _is_address(text: str) -> bool:
    if len(text) > LONGEST or _FORBIDDEN.search(text):
        return False
    return text.startswith(OWN) or _is_link(text)


def _is_link(text: str) -> bool:
    try:
        parts = urlsplit(text)
    except ValueError:
        return False
    return parts.scheme in ("http", "https") and bool(parts.hostname) and "@" not in parts.netloc
