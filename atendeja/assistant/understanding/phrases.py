"""A phrase to look for in a line: a pattern of whole words, compiled when it is first needed."""

import re
from collections.abc import Iterator
from functools import cached_property


class Phrase:
    """Alternatives of whole words. Compiled on first use, so that importing the rules stays light."""

    def __init__(self, *alternatives: str) -> None:
        self.source = "|".join(alternatives)

    @cached_property
    def regex(self) -> re.Pattern[str]:
        """The alternatives between word edges (signs such as 👍 have edges of their own)."""
        return re.compile(rf"(?<![^ ])(?:{self.source})(?![^ ])")

    @cached_property
    def _at_end(self) -> re.Pattern[str]:
        return re.compile(rf"(?<![^ ])(?:{self.source}) ?$")

    @cached_property
    def _at_start(self) -> re.Pattern[str]:
        return re.compile(rf" ?(?:{self.source})(?![^ ])")

    def search(self, text: str) -> re.Match[str] | None:
        """The first place where the phrase stands."""
        return self.regex.search(text)

    def all(self, text: str) -> Iterator[re.Match[str]]:
        """Every place, from left to right, without overlap."""
        return self.regex.finditer(text)

    def ends(self, text: str) -> re.Match[str] | None:
        """The phrase at the very end of the text."""
        return self._at_end.search(text[-80:])

    def starts(self, text: str) -> re.Match[str] | None:
        """The phrase at the very start of the text."""
        return self._at_start.match(text)
