"""Words made comparable: lower case, no accents, no punctuation."""

import re
import unicodedata

_NOT_WORD = re.compile(r"[^a-z0-9]+")
_CONTROL = re.compile(r"[\x00-\x08\x0b-\x1f\x7f-\x9f]")


def fold(text: str) -> str:
    """`"Área útil (m²)"` → `"area util m2"`."""
    decomposed = unicodedata.normalize("NFKD", text.casefold())
    return _NOT_WORD.sub(" ", _without_marks(decomposed)).strip()


def clean(text: str) -> str:
    """A cell without the invisible characters that files carry and databases refuse."""
    text = text.replace("\r\n", "\n").replace("\r", "\n").replace("\xa0", " ")
    return _CONTROL.sub("", text).strip(" \t\n\ufeff")


def one_line(text: str) -> str:
    return " ".join(text.split())


def word_set(text: str) -> frozenset[str]:
    return frozenset(text.split())


def _without_marks(text: str) -> str:
    return "".join(char for char in text if not unicodedata.combining(char))
