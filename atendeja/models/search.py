"""Text that is searched by words: folded, indexed, no extension of the database needed."""

import re
import unicodedata
from collections.abc import Sequence
from typing import Any

from sqlalchemy import Boolean, ColumnElement, Dialect, Text, and_, true
from sqlalchemy.dialects.postgresql import TSVECTOR
from sqlalchemy.ext.compiler import compiles
from sqlalchemy.sql.functions import GenericFunction
from sqlalchemy.types import TypeDecorator, TypeEngine

LONGEST_WORD = 40  # letters that are compared


def folded(text: str) -> str:
    """Lower case, no accents, single spaces: the form in which places and titles are compared."""
    plain = unicodedata.normalize("NFKD", text.casefold())
    return " ".join("".join(c for c in plain if not unicodedata.combining(c)).split())


def words(*texts: str | None) -> list[str]:
    """The different words of these texts, folded, in their order: “Rua São João, 12” → rua sao joao 12."""
    found = re.findall(r"[^\W_]+", folded(" ".join(text for text in texts if text)))
    return list(dict.fromkeys(word[:LONGEST_WORD] for word in found))


class SearchText(TypeDecorator[str]):
    """Words to be searched by their beginnings: a tsvector with its GIN index, on SQLite plain text.

    Bind `" ".join(words(…))`; ask with `has_words`. Never read back.
    """

    impl = Text
    cache_ok = True

    def load_dialect_impl(self, dialect: Dialect) -> TypeEngine[Any]:
        return dialect.type_descriptor(TSVECTOR() if dialect.name == "postgresql" else Text())

    def bind_expression(self, bindvalue: Any) -> ColumnElement[str]:
        return _words_vector(bindvalue)

    def process_bind_param(self, value: str | None, dialect: Dialect) -> str | None:
        return value or ""


class _words_vector(GenericFunction[str]):
    type = Text()
    inherit_cache = True


@compiles(_words_vector)
def _plain(element: Any, compiler: Any, **kw: Any) -> str:
    return f"(' ' || {compiler.process(element.clauses, **kw)})"


@compiles(_words_vector, "postgresql")
def _vector(element: Any, compiler: Any, **kw: Any) -> str:
    return f"array_to_tsvector(string_to_array(CAST({compiler.process(element.clauses, **kw)} AS TEXT), ' '))"


class _words_found(GenericFunction[bool]):
    type = Boolean()
    inherit_cache = True


@compiles(_words_found)
def _by_pattern(element: Any, compiler: Any, **kw: Any) -> str:
    """SQLite looks through the text by itself: the second argument is `sao:*`, a word's beginning."""
    column, query = (compiler.process(part, **kw) for part in element.clauses)
    return f"instr({column}, ' ' || rtrim({query}, ':*')) > 0"


@compiles(_words_found, "postgresql")
def _by_vector(element: Any, compiler: Any, **kw: Any) -> str:
    column, query = element.clauses
    return f"{compiler.process(column, **kw)} @@ CAST({compiler.process(query, **kw)} AS tsquery)"


def has_words(column: Any, asked: Sequence[str]) -> ColumnElement[bool]:
    """Does the text have words that begin with each of these (from `words`)?"""
    return and_(true(), *(_words_found(column, f"{word}:*") for word in asked))


Part = tuple[str, bool]  # some of a text, and whether it was asked for


def marked(text: str, asked: Sequence[str], room: int = 90) -> list[Part]:
    """About `room` letters of the text around the first word asked for, in parts: is it what was asked?"""
    line = " ".join(text.split())
    spans = [(m.start(), _end(m[0], asked)) for m in re.finditer(r"[^\W_]+", line)]
    hits = [(start, start + length) for start, length in spans if length]
    start = line.rfind(" ", 0, max(hits[0][0] - room // 9, 0)) + 1 if hits else 0
    parts: list[Part] = [("…", False)] if start else []
    for begin, end in hits:
        if begin > start + room:
            break
        parts += [(line[start:begin], False), (line[begin:end], True)]
        start, room = end, room - (end - start)
    rest = line[start : start + max(room, 0)]
    parts.append((rest + ("…" if start + len(rest) < len(line) else ""), False))
    return [part for part in parts if part[0]]


def _end(word: str, asked: Sequence[str]) -> int:
    """How many letters of this word were asked for; 0 when it begins with none of them."""
    plain = folded(word)
    found = max((len(one) for one in asked if plain.startswith(one)), default=0)
    return found if len(plain) == len(word) else len(word) if found else 0
