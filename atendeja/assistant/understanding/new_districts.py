"""Districts that no list knows, caught as written: "no jardim das acácias", "bairro Ouro Fino"."""

import re

from atendeja.assistant.understanding.gazetteer import plain_place
from atendeja.assistant.understanding.nicknames import SHORT_WORDS
from atendeja.assistant.understanding.phrases import Phrase
from atendeja.assistant.understanding.place_words import ORDINARY
from atendeja.assistant.understanding.reading import Reading
from atendeja.assistant.understanding.words import Token

# Said before the name and not part of it / the first word of the name itself.
_SAID_BEFORE = Phrase(
    r"(?:no |do |o |nos |bairros? )?(?:bairros?|regiao d[oae]|loteamento|"
    r"localidade d[eoa])(?: (?:d[oae]s?|:))?(?= )"
)
_HEADS = (
    r"jardim|jardins|jd|jdim|vila|vl|villa|parque|pq|pque|setor|st|conjunto|cj|conj|"
    r"residencial|res|recanto|portal|morada|granja"
    r"|nucleo|balneario|loteamento"
)
_HEADED = Phrase(
    rf"(?P<prep>(?:em|no|na|do|da|pelo|pela|ou|,|e|bairro|"
    rf"para o) )?(?P<head>{_HEADS})(?= (?!(?:fechado|aberto|e|ou|com|,|de \d|ate|baixo|em|no|"
    rf"na|clube|que|caro|incluso) ))"
)
# Words of their own as well: a district only after "no", "bairro" …
_LOOSE_HEADS = frozenset(
    [
        "pq",
        "st",
        "res",
        "cidade",
        "parque",
        "recanto",
        "portal",
        "setor",
        "conjunto",
        "residencial",
        "nucleo",
        "morada",
        "granja",
        "balneario",
    ]
)
_PARTICLES = frozenset(["de", "do", "da", "dos", "das", "e", "d"])
_MOST_WORDS = 3
_SURELY_MISSPELT = 90


def read_headed_districts(reading: Reading) -> None:
    """ "Jardim X", "Vila X", "Setor X" that are on no list (the known ones are left to place_reader)."""
    for match in reading.matches(_HEADED):
        if match["head"] in _LOOSE_HEADS and not match["prep"] and reading.asked != "ask_city":
            continue
        first, _ = reading.line.token_range(match.start("head"), match.start("head") + 1)
        if not _is_known(reading, first):
            _add_name(reading, first, keep_first=True)


def read_said_districts(reading: Reading) -> None:
    """What stands after "bairro" or "região do" and was not known."""
    for match in reading.matches(_SAID_BEFORE):
        first, _ = reading.line.token_range(match.end() + 1, match.end() + 2)
        _add_name(reading, first, keep_first=False)


def _is_known(reading: Reading, first: int) -> bool:
    """Whether a known place begins at this token, or (behind "cidade", "praia") right after it."""
    words = [SHORT_WORDS.get(token.fold, token.fold) for token in reading.line.tokens[first : first + 6]]
    names = (" ".join(words[:length]) for length in range(2, len(words) + 1))
    return any(name in reading.places.districts or name in reading.places.cities for name in names)


def _add_name(reading: Reading, first: int, keep_first: bool) -> None:
    last = _name_end(reading, first + 1 if keep_first else first)
    if last <= first + (1 if keep_first else 0):
        return
    tokens = reading.line.tokens[first:last]
    end = reading.line.starts[last - 1] + len(tokens[-1].fold)
    reading.add("neighborhoods", _meant(reading, tokens), reading.line.starts[first], end, "new district")


def _meant(reading: Reading, tokens: tuple[Token, ...]) -> str:
    """The known district that the words misspell, else the words as written."""
    written = written_out(tokens)
    near = reading.places.nearest(plain_place(written), _SURELY_MISSPELT)
    known = reading.places.districts.get(near or "")
    return known.name if known else written


def _name_end(reading: Reading, position: int) -> int:
    """Behind the last word that can belong to the name."""
    tokens, last, named = reading.line.tokens, position, 0
    while (
        position < len(tokens) and named < _MOST_WORDS and reading.open[reading.line.starts[position]] != "_"
    ):
        token = tokens[position]
        if token.fold in _PARTICLES:
            position += 1
            continue
        if not _can_be_name(token, named) or (named and _is_big_city(reading, token)):
            break
        position += 1
        last, named = position, named + 1
    return last


def _is_big_city(reading: Reading, token: Token) -> bool:
    city = reading.places.city(token.fold)
    return city is not None and city.is_big


def _can_be_name(token: Token, named: int) -> bool:
    if re.fullmatch(r"[ivx]{1,4}|\d{1,2}", token.fold):
        return named > 0
    return (
        token.raw.replace("'", "").replace("’", "").isalpha()
        and (token.fold not in ORDINARY or _is_written_large(token))
        and len(token.fold) > 1
    )


def _is_written_large(token: Token) -> bool:
    """A district called by its letters: "bairro SIM"."""
    return token.raw.isupper() and len(token.raw) > 2


def written_out(tokens: tuple[Token, ...]) -> str:
    """Title case, particles small, jd → Jardim."""
    words = []
    for position, token in enumerate(tokens):
        word = SHORT_WORDS.get(token.fold)
        if position == 0 and word:
            words.append(word.capitalize())
        elif token.fold in _PARTICLES:
            words.append(token.fold)
        else:
            words.append(
                token.raw if _is_written_large(token) and len(token.raw) == 3 else token.raw.capitalize()
            )
    return " ".join(words)
