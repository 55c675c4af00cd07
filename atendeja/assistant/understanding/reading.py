"""The state of reading one message: what is still open, what was found, and by which rule."""

import re
from dataclasses import dataclass, field
from datetime import datetime
from typing import Any

from atendeja.assistant.understanding.gazetteer import Places
from atendeja.assistant.understanding.phrases import Phrase
from atendeja.assistant.understanding.polarity import negative_spans
from atendeja.assistant.understanding.words import Line

# Facts that a "não" near them does not undo: a refusal is a fact, "não mais de 2000" an amount.
_UNDENIED = frozenset(("consent", "name", "ref", "price_min", "price_max", "price_about"))


@dataclass(frozen=True, slots=True)
class Finding:
    """One fact, the typed words that gave it, and the rule that read them."""

    key: str
    value: Any
    words: str
    rule: str
    start: int = 0
    negative: bool = False


@dataclass(slots=True)
class Reading:
    """A line being read. `open` is its text with the words already understood blanked out.

    Rules run from the most to the least telling; each takes its words away, so that "Casa Verde"
    read as a district is no house any more.
    """

    line: Line
    asked: str | None
    now: datetime
    places: Places
    open: str = ""
    findings: list[Finding] = field(default_factory=list)
    negatives: list[tuple[int, int]] = field(default_factory=list)

    def __post_init__(self) -> None:
        self.open = self.line.text
        self.negatives = negative_spans(self.line.text)

    @property
    def text(self) -> str:
        """The whole normalised line."""
        return self.line.text

    def take(self, start: int, end: int) -> None:
        """Blank these characters out: they are understood."""
        self.open = self.open[:start] + "_" * (end - start) + self.open[end:]

    def add(self, key: str, value: Any, start: int, end: int, rule: str) -> None:
        """Note a fact and take its words away."""
        words = self.line.typed(start, end)
        negative = key not in _UNDENIED and self.is_negative(start)
        self.findings.append(Finding(key, value, words, rule, start, negative))
        self.take(start, end)

    def is_negative(self, position: int) -> bool:
        """Whether a "não", "sem", "menos" … covers this position."""
        return any(start <= position < end for start, end in self.negatives)

    def is_taken(self, position: int) -> bool:
        """Whether the token at this position is understood already."""
        return self.open[self.line.starts[position]] == "_"

    def matches(self, phrase: Phrase) -> list[re.Match[str]]:
        """Where the phrase stands in what is still open."""
        return list(phrase.all(self.open))

    def values(self, key: str, negative: bool = False) -> list[Any]:
        """Values found for a key, in the order of the text."""
        found = sorted((f for f in self.findings if f.key == key), key=lambda f: f.start)
        return [f.value for f in found if f.negative is negative]

    def has(self, *keys: str) -> bool:
        """Whether anything wanted was found for one of these keys."""
        return any(f.key in keys and not f.negative for f in self.findings)
