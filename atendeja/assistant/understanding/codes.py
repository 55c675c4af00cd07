"""Property codes: AP1023, "cod. 4587", SO-2214, and those inside a pasted link."""

import re

from atendeja.assistant.understanding.phrases import Phrase
from atendeja.assistant.understanding.reading import Reading

LINK = re.compile(
    r"(?:https?://|www\.)\S{1,500}|\b[\w-]+\.(?:com|com\.br|net|imb\.br)/\S{1,500}", re.IGNORECASE
)
_CONTACT = re.compile(r"\S{1,64}@\S{1,190}|\+?(?:55 ?)?\(?\d{2}\)? ?9?\d{4}[- ]?\d{4}\b")
# Agencies write two to four letters and three to seven digits; portals end their links in id-2712345678.
_IN_LINK = re.compile(
    r"(?:cod(?:igo)?|ref(?:erencia)?|imovel|property|id)[=/_-]+([A-Za-z]{0,5}-?\d{2,12}(?:-[A-Z0-9]{2,8})?)"
    r"|(?<![A-Za-z0-9])([A-Za-z]{2,4}-?\d{3,7})(?![A-Za-z0-9])"
    r"|[/-](\d{4,12})(?:[/?#.]|$)",
    re.IGNORECASE,
)
_PREFIXES = (
    r"ap|apt|apto|ca|cas|cs|so|sb|sob|te|ter|tr|lo|lt|sa|sl|ga|gl|gp|co|cb|cob|cc|cd|ch|"
    r"st|kn|kt|fz|si|fa|lj|pr|al|ve|im|re|rf|ph|"
    r"pt|ar|ed|fl|du|ct|kit|stu|cond|imv|vd|lc|aa|av|cv|ra|rv|md|xx|[a-z]{2,4}"
)
_CODE = Phrase(rf"(?P<code>(?:{_PREFIXES})(?: -)? \d{{3,7}})")
_NAMED = Phrase(
    r"(?:codigo|cod|ref|referencia|refer|id|code|imovel(?: de)? (?:codigo|cod|numero|n)|"
    r"anuncio(?: numero| n)?|matricula)"
    r"(?: (?:do|da|de|imovel|anuncio|numero|no|n|e|o|a|\.|:|#|º|°|"
    r"-))* ?(?P<code>(?:[a-z]{1,5}(?: -)? )?\d{2,8}(?: - \d{1,4})?)",
    r"# ?(?P<hash>(?:[a-z]{1,4}(?: -)? )?\d{2,8})",
    r"(?:imovel|anuncio) (?:n |numero |no )?(?P<number>\d{3,8})",
)
# Words that people glue to a number: "ate3500".
_NOT_PREFIXES = frozenset(
    [
        "ate",
        "de",
        "em",
        "por",
        "uns",
        "com",
        "sem",
        "mil",
        "max",
        "min",
        "maximo",
        "dia",
        "rua",
        "km",
        "mes",
        "r",
        "us",
        "lei",
        "cep",
        "tel",
        "ddd",
    ]
)


def linked_code(text: str) -> str | None:
    """The code inside the first link of a raw text."""
    link = LINK.search(text)
    found = _IN_LINK.search(link.group()) if link else None
    return next(group for group in found.groups() if group).upper() if found else None


def without_links(text: str) -> str:
    """The text without links, e-mail addresses and telephone numbers, which hold no facts of ours."""
    return _CONTACT.sub(" ", LINK.sub(" ", text))


def read_codes(reading: Reading) -> None:
    """Codes that the text names, or that look like one: letters and digits written together."""
    for match in reading.matches(_NAMED):
        group = next(name for name, value in match.groupdict().items() if value)
        _add(reading, match, group, "named code")
    for match in reading.matches(_CODE):
        if _looks_like_code(reading, match):
            _add(reading, match, "code", "code")


def _looks_like_code(reading: Reading, match: re.Match[str]) -> bool:
    first, last = reading.line.token_range(match.start(), match.end())
    tokens = reading.line.tokens[first:last]
    letters = tokens[0]
    if letters.fold in _NOT_PREFIXES:
        return False
    together = all(token.glued for token in tokens[1:])
    return together or (letters.raw.isupper() and len(tokens[-1].raw) >= 4 and "." not in tokens[-1].raw)


def _add(reading: Reading, match: re.Match[str], group: str, rule: str) -> None:
    code = re.sub(r"[^A-Za-z0-9]", "", reading.line.typed(match.start(group), match.end(group))).upper()
    reading.add("ref", code, match.start(), match.end(), rule)
