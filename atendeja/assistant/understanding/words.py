"""A message as a line of whole words: folded, spelled out, with the way back to what was typed."""

import re
import unicodedata
from bisect import bisect_right
from dataclasses import dataclass
from functools import lru_cache

from atendeja.assistant.understanding.chat_spelling import FILLERS, SPELLED_OUT
from atendeja.assistant.understanding.misspellings import corrected

# Longest text that is read, in characters. People write a few lines; what is longer is a pasted
# document, and its beginning says what it is about.
LONGEST = 1500

_TOKEN = re.compile(
    r"""
    R\$ | (?<!\w)(?:jd|vl|pq|s|sta|sto|av|st|gov|pres|cel                # jd. s. sr.
    | dr|sr|sra|dra|prof|profa)\.(?=[ ]?[^\W\d_])
    | [cspCSP]/(?=\s) | m[2²]\b | \d+(?:[.,]\d+)*   # R$, c/ s/ p/, m², 1.200,50
    | [^\W\d_]+(?:['’][^\W\d_]+)*                       # a word, d'água in one
    | \n | [^\w\s]                                      # a line break, one sign or emoji
    """,
    re.VERBOSE | re.IGNORECASE,
)
_REPEATED = re.compile(r"([a-z])\1{2,}")
_LAUGHTER = re.compile(r"k{2,}|(?:rs)+s*|(?:h[aeiu]){2,}h?|(?:hua)+|(?:ua)+h*|(?:kk?a)+k*")
_BREAKS = {"\n": ".", "…": ".", "–": "-", "—": "-", "²": "2", "’": "'"}
_INVISIBLE = re.compile("[\u200b-\u200f\u202a-\u202e\u2060-\u2069\ufe0e\ufe0f\u20e3\x00]")


def fold(text: str) -> str:
    """Lower case, no accents, no apostrophes, hyphens as spaces."""
    text = text.lower()
    if not text.isascii():
        text = "".join(c for c in unicodedata.normalize("NFKD", text) if not unicodedata.combining(c))
    return text.replace("'", "").replace("’", "").replace("-", " ")


@dataclass(frozen=True, slots=True)
class Token:
    """One typed piece: as typed, and as it is read. `glued`: nothing stood before it, not even a space."""

    raw: str
    fold: str
    glued: bool


@dataclass(frozen=True, slots=True)
class Line:
    """The tokens, and their folds joined by single spaces: what all the rules match against."""

    tokens: tuple[Token, ...]
    text: str
    starts: tuple[int, ...]

    def token_range(self, start: int, end: int) -> tuple[int, int]:
        """The tokens that the characters start..end of `text` touch."""
        return max(bisect_right(self.starts, start) - 1, 0), bisect_right(self.starts, max(end - 1, start))

    def typed(self, start: int, end: int) -> str:
        """What the person typed for the characters start..end of `text`."""
        first, last = self.token_range(start, end)
        return " ".join(token.raw for token in self.tokens[first:last])


def read(text: str) -> Line:
    """The line of a text (the first LONGEST characters of it)."""
    tokens = tuple(_tokens(unicodedata.normalize("NFC", text[:LONGEST])))
    starts, position = [], 0
    for token in tokens:
        starts.append(position)
        position += len(token.fold) + 1
    return Line(tokens, " ".join(token.fold for token in tokens), tuple(starts))


def _tokens(text: str) -> list[Token]:
    tokens: list[Token] = []
    text = _INVISIBLE.sub("", text)
    last_end = 0
    for match in _TOKEN.finditer(text):
        raw, glued = match.group(), match.start() == last_end and last_end > 0
        last_end = match.end()
        folded = _read_as(raw.rstrip(".") or raw)
        if (
            glued
            and raw in "qQdD"
            and not text[last_end : last_end + 1].isalnum()
            and tokens
            and tokens[-1].raw.isdigit()
        ):
            folded = "quartos"  # 2q, 3d
        if _is_noise(raw, folded, tokens, glued, text[last_end : last_end + 1]):
            continue
        tokens.append(Token(raw, folded, glued))
    return tokens


def _is_noise(raw: str, folded: str, tokens: list[Token], glued: bool, following: str) -> bool:
    """Laughter, fillers, a repeated sign, the hyphen inside a word."""
    if not folded or folded in FILLERS:
        return True
    if tokens and raw == tokens[-1].raw and not raw.isalnum():
        return True
    inside_word = raw in ("-", "‑") and glued and following.isalpha() and tokens[-1:] != []
    if inside_word and tokens[-1].raw.isalpha():
        return True
    after_number = glued and tokens[-1:] != [] and tokens[-1].raw[-1:].isdigit()
    return _LAUGHTER.fullmatch(fold(raw)) is not None and fold(raw) != "rs" and not after_number


@lru_cache(maxsize=4096)
def _read_as(raw: str) -> str:
    if raw in _BREAKS:
        return _BREAKS[raw]
    if not raw[0].isalpha():
        return raw if raw.isascii() else fold(raw).strip() or raw
    word = _REPEATED.sub(r"\1", fold(raw).strip())
    return SPELLED_OUT.get(word) or corrected(word)
