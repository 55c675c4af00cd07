"""The writer's name, when it was asked for or is given ("me chamo Renata")."""

import re

from atendeja.assistant.understanding.data.name_lists import NOT_NAMES
from atendeja.assistant.understanding.phrases import Phrase
from atendeja.assistant.understanding.place_words import ORDINARY
from atendeja.assistant.understanding.reading import Reading
from atendeja.assistant.understanding.word_lists import word_list
from atendeja.assistant.understanding.words import Token

_HONORIFICS = frozenset(
    [
        "sr",
        "sra",
        "senhor",
        "senhora",
        "dona",
        "don",
        "doutor",
        "doutora",
        "dr",
        "dra",
        "seu",
        "srta",
        "professor",
        "professora",
        "prof",
    ]
)
_PARTICLES = frozenset(["da", "de", "do", "das", "dos", "di", "del"])
_INTRODUCED = Phrase(
    r"(?:(?:eu )?(?:me )?chamo|(?:o )?meu nome (?:completo )?(?:e|:|eh)|(?:pode(?:m)?|"
    r"podes)? ?(?:me )?chamar? (?:so )?(?:de|por)|(?:aqui (?:e|quem fala e|fala)"
    r"|quem (?:fala|escreve|esta falando) (?:aqui )?e|fala com|falando com|my name is|"
    r"nome completo|(?:meu )?nome ?:|me chama de|chame de"
    r"|atendo por|sou conhecid[oa] como|pode chamar)(?: (?:de|o|a|:))*)(?: (?:o|a))?",
)
_I_AM = Phrase(
    r"(?:eu )?sou (?:o|a)", r"(?:i am|i ?m)", r"e (?:o|a)(?= )", r"aqui e", r"eu sou", r"sou", r"e"
)
_LEAD_IN = Phrase(
    r"(?:sou eu|oi+|ola|opa|bom dia|boa tarde|boa noite|tudo bem|claro|sim|pode ser|ok|certo|"
    r"beleza|prazer|hello|hi|com prazer|eh|ah|entao|anota ai|e ai"
    r"|tudo|bem|pode anotar|pode (?:colocar|por|botar)|coloca|anota|,|\.|!|:|\?|-|/)",
)
# Words that end a name or show that there is none.
_NOT_NAMES = word_list(NOT_NAMES) | (ORDINARY - {"sol", "luz"})
_MOST_WORDS = 5


def read_name(reading: Reading) -> None:
    """A name that was introduced anywhere, or the whole answer when it was asked for."""
    for match in reading.matches(_INTRODUCED):
        if _add_from(reading, match.end(), "introduced name"):
            return
    if reading.asked == "ask_name":
        _read_answer(reading)
        return
    for match in reading.matches(_I_AM):
        if match.group() not in ("e", "aqui e", "e o", "e a") and _add_from(
            reading, match.end(), "i am", True
        ):
            return


def _read_answer(reading: Reading) -> None:
    start = 0
    while (lead := _LEAD_IN.starts(reading.open[start:])) or (lead := _I_AM.starts(reading.open[start:])):
        start += lead.end()
    if not _is_taken_back(reading, start) and _add_from(reading, start, "name asked for"):
        return
    for match in reading.matches(_I_AM):
        if _add_from(reading, match.end(), "i am"):
            return


def _is_taken_back(reading: Reading, start: int) -> bool:
    """ "Fulano não, é Silvano"."""
    return re.match(r" ?\w+ nao , ", reading.text[start:]) is not None


def _add_from(reading: Reading, start: int, rule: str, capital: bool = False) -> bool:
    """Note the name beginning at this position of the line, if one does."""
    first, last = _extent(reading, start)
    tokens = list(reading.line.tokens[first:last])
    if not tokens or (capital and not tokens[0].raw[0].isupper()):
        return False
    begin = reading.line.starts[first]
    end = reading.line.starts[last - 1] + len(tokens[-1].fold)
    reading.add("name", _titled(tokens), begin, end, rule)
    return True


def _extent(reading: Reading, start: int) -> tuple[int, int]:
    """The tokens of the name that begins here: words that can be names, particles only between them."""
    tokens = reading.line.tokens
    first, _ = reading.line.token_range(min(start + 1, len(reading.text)), start + 2)
    while first < len(tokens) and tokens[first].fold in (_HONORIFICS | {":", ",", "-", "o", "a"}):
        first += 1
    last = first
    while (
        last < len(tokens)
        and last - first < _MOST_WORDS
        and (_can_be_name(tokens[last]) or _joins(tokens, last, first))
    ):
        last += 1
    return first, last


def _can_be_name(token: Token) -> bool:
    return (
        token.raw.replace("'", "").isalpha()
        and token.fold not in _NOT_NAMES
        and 1 < len(token.raw) <= 20
        and re.search("[aeiouy]", token.fold) is not None
    )


def _joins(tokens: tuple[Token, ...], position: int, first: int) -> bool:
    """A "da", "de", "e" inside a name: "Maria da Silva", "Costa e Silva"."""
    inside = first < position < len(tokens) - 1 and tokens[position].fold in _PARTICLES
    return inside and _can_be_name(tokens[position + 1])


def _titled(tokens: list[Token]) -> str:
    words = (t.fold if t.fold in _PARTICLES else t.raw[:1].upper() + t.raw[1:].lower() for t in tokens)
    return " ".join(words)
