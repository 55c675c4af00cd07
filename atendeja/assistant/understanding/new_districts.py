"""Districts that no list knows, caught as written: "no jardim das acácias", "bairro Ouro Fino"."""

import re

from atendeja.assistant.understanding.nicknames import SHORT_WORDS
from atendeja.assistant.understanding.phrases import Phrase
from atendeja.assistant.understanding.place_words import ORDINARY
from atendeja.assistant.understanding.reading import Reading
from atendeja.assistant.understanding.words import Token

# Said before the name and not part of it / the first word of the name itself.
_SAID_BEFORE = Phrase(r"(?:no |do |o |nos |bairros? )?(?:bairros?|regiao d[oae]|loteamento|localidade d[eoa])(?: (?:d[oae]s?|:))?(?= )")
_FIRST_WORDS = (
    r"jardim|jardins|jd|jdim|vila|vl|villa|parque|pq|pque|setor|st|conjunto|cj|conj|residencial|res|cidade|recanto|portal|chacara|balneario|nucleo"
    r"|alto|morada|praia|quinta|granja|mirante|colinas|bosque|village|alameda|lagoa|condominio|edificio"
)
_FIRST_WORD = Phrase(
    rf"(?P<prep>(?:em|no|na|do|da|pelo|pela|ou|,|e|bairro|para o) )?(?P<head>{_FIRST_WORDS})(?= (?!(?:fechado|aberto|e|ou|com|,|de \d|ate|baixo|em|no|na|clube|que|caro|incluso) ))"
)
_LOOSE_HEADS = frozenset({"pq", "st", "res", "alto", "cidade", "condominio", "edificio", "praia", "quinta", "chacara", "granja", "lagoa", "bosque", "parque", "recanto", "portal", "colinas", "morada", "alameda", "village", "setor", "conjunto", "residencial", "nucleo", "mirante", "balneario"})
_PARTICLES = frozenset("de do da dos das e d".split())
_MOST_WORDS = 3


def read_new_districts(reading: Reading) -> None:
    """Names after a word that announces a district."""
    for match in reading.matches(_FIRST_WORD):
        if match["head"] in _LOOSE_HEADS and not match["prep"]:
            continue
        if match["head"] in ("condominio", "edificio"):
            continue
        _add_name(reading, match.start("head"), keep_first=True)
    for match in reading.matches(_SAID_BEFORE):
        _add_name(reading, match.end() + 1, keep_first=False)


def _add_name(reading: Reading, start: int, keep_first: bool) -> None:
    first, _ = reading.line.token_range(start, start + 1)
    last = _name_end(reading, first + 1 if keep_first else first)
    if last <= first + (1 if keep_first else 0):
        return
    tokens = reading.line.tokens[first:last]
    end = reading.line.starts[last - 1] + len(tokens[-1].fold)
    reading.add("neighborhoods", written_out(tokens), reading.line.starts[first], end, "new district")


def _name_end(reading: Reading, position: int) -> int:
    """Behind the last word that can belong to the name."""
    tokens, last, named = reading.line.tokens, position, 0
    while position < len(tokens) and named < _MOST_WORDS and reading.open[reading.line.starts[position]] != "_":
        token = tokens[position]
        if token.fold in _PARTICLES:
            position += 1
            continue
        if not _can_be_name(token, named):
            break
        position += 1
        last, named = position, named + 1
    return last


def _can_be_name(token: Token, named: int) -> bool:
    if re.fullmatch(r"[ivx]{1,4}|\d{1,2}", token.fold):
        return named > 0
    return token.raw.replace("'", "").replace("’", "").isalpha() and token.fold not in ORDINARY and len(token.fold) > 1


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
            words.append(token.raw[:1].upper() + token.raw[1:].lower())
    return " ".join(words)
