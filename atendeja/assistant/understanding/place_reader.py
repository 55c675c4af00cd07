"""Cities, states, districts and zones in a message."""

from dataclasses import dataclass

from atendeja.assistant.understanding.asides import tells_of_home
from atendeja.assistant.understanding.gazetteer import City, District
from atendeja.assistant.understanding.nicknames import SHORT_WORDS, SHY_NICKNAMES, STATES, UFS
from atendeja.assistant.understanding.phrases import Phrase
from atendeja.assistant.understanding.place_words import (
    CITIES_FIRST,
    DISTRICTS_FIRST,
    ORDINARY,
    SHY_NAMES,
    THINGS,
)  # fmt: skip
from atendeja.assistant.understanding.reading import Reading
from atendeja.assistant.understanding.words import Token

_LONGEST = 6
_IN = Phrase(
    r"(?:em|cidade de|municipio de|aqui em|la em|interior de|para em|in|around|centro de|"
    r"centro em|regiao de|bairro|de)"
)
_AT = Phrase(r"(?:no|na|nos|nas|do|da|dos|das|pelo|pela|ao|bairro)")
_SAID_WITH_SIGN = frozenset({"TO", "SE", "PA", "AP", "AM", "AL", "MA", "RO", "AC", "PI", "CE"})


@dataclass(frozen=True, slots=True)
class Candidate:
    """Tokens first..last (exclusive) that name a place, with what they can be."""

    first: int
    last: int
    name: str
    city: City | None
    district: District | None
    state_said: str | None
    guessed: bool = False


def read_places(reading: Reading) -> None:
    """The longest known names, and misspelt ones where a place is expected."""
    words = [SHORT_WORDS.get(token.fold, token.fold) for token in reading.line.tokens]
    candidates = _evident(reading, _candidates(reading, words))
    sure = [c.city for c in candidates if c.city and not c.district]
    homes = {
        home
        for c in candidates
        if c.district
        for home in c.district.cities
        if c.city is None or not c.city.is_big
    }
    for candidate in candidates:
        _settle(reading, candidate, sure, homes)


def _evident(reading: Reading, candidates: list[Candidate]) -> list[Candidate]:
    """Those with evidence, and those joined to one by "ou", "e" or a comma ("funcionários ou lourdes")."""
    kept: list[Candidate] = []
    for candidate in candidates:
        joined = bool(kept) and _is_joined(reading, kept[-1], candidate)
        if joined or _has_evidence(reading, candidate):
            kept.append(candidate)
    for before, after in zip(reversed(candidates[:-1]), reversed(candidates[1:]), strict=True):
        if after in kept and before not in kept and _is_joined(reading, before, after):
            kept.insert(kept.index(after), before)
    return kept


def _is_joined(reading: Reading, before: Candidate, candidate: Candidate) -> bool:
    between = reading.line.tokens[before.last : candidate.first]
    return len(between) == 1 and between[0].fold in ("ou", "e", ",", "/") and not candidate.guessed


def _candidates(reading: Reading, words: list[str]) -> list[Candidate]:
    found, position = [], 0
    while position < len(words):
        candidate = _longest_at(reading, words, position)
        if candidate:
            found.append(candidate)
        position = candidate.last if candidate else position + 1
    return found


def _longest_at(reading: Reading, words: list[str], first: int) -> Candidate | None:
    if not words[first][:1].isalnum() or reading.is_taken(first):
        return None
    for last in range(min(first + _LONGEST, len(words)), first, -1):
        if any(reading.is_taken(position) for position in range(first, last)):
            continue
        name = " ".join(words[first:last])
        if name in reading.places.cities or name in reading.places.districts:
            inner = _longest_at(reading, words, first + 1) if words[first] == "bairro" else None
            if inner and inner.last > last:
                return None  # "bairro jardim paulista" is not Bairro Jardim
            return _longer_misspelt(reading, words, first, last) or _candidate(reading, first, last, name)
    return _misspelt_at(reading, words, first)


def _longer_misspelt(reading: Reading, words: list[str], first: int, last: int) -> Candidate | None:
    """A longer name, misspelt, that begins with a known one: "são josé dos pinhas"."""
    if words[last : last + 1] and words[last] in ("do", "da", "dos", "das"):
        longer = _misspelt_at(reading, words, first)
        return longer if longer and longer.last > last else None
    return None


def _candidate(reading: Reading, first: int, last: int, name: str, guessed: bool = False) -> Candidate:
    state, after = _state_after(reading, last, name)
    city = reading.places.city(name, state) if state else reading.places.city(name)
    district = None if state else reading.places.districts.get(name)
    return Candidate(first, after, name, city, district, state, guessed)


def _misspelt_at(reading: Reading, words: list[str], first: int) -> Candidate | None:
    """A name one or two letters off, where a place is expected."""
    if words[first] in ORDINARY or not (reading.asked == "ask_city" or _follows_preposition(reading, first)):
        return None
    for last in range(min(first + 4, len(words)), first, -1):
        piece = words[first:last]
        if any(not word.isalpha() or word in ORDINARY - {"de", "do", "da", "dos", "das"} for word in piece):
            continue
        name = " ".join(piece)
        nearest = reading.places.nearest(name) if len(name) >= 5 else None
        if nearest and not any(reading.is_taken(position) for position in range(first, last)):
            return _candidate(reading, first, last, nearest, guessed=True)
    return None


def _follows_preposition(reading: Reading, first: int) -> bool:
    before = reading.text[: reading.line.starts[first]]
    return bool(_IN.ends(before) or _AT.ends(before))


def _state_after(reading: Reading, position: int, name: str) -> tuple[str | None, int]:
    """The UF or state name right after a city that lies in it, and the position behind it."""
    tokens = reading.line.tokens
    sign = position < len(tokens) and tokens[position].fold in (",", "-", "/", "(", ".")
    at = position + 1 if sign else position
    if at >= len(tokens):
        return None, position
    uf = tokens[at].raw.upper()
    told = uf not in _SAID_WITH_SIGN or sign or tokens[at].raw.isupper()
    if uf in UFS and told and reading.places.city(name, uf):
        return uf, at + 1
    for last in range(min(at + 4, len(tokens)), at, -1):
        state = _state_named(tokens[at:last])
        if state and reading.places.city(name, state) and STATES.get(name) != state:
            return state, last
    return None, position


def _state_named(tokens: tuple[Token, ...]) -> str | None:
    """The state that these tokens spell; "para" without its accent is the preposition."""
    name = " ".join(token.fold for token in tokens)
    return None if name == "para" and tokens[0].raw.lower() != "pará" else STATES.get(name)


def _has_evidence(reading: Reading, candidate: Candidate) -> bool:
    """Whether words around the name, or the question asked, make it a place."""
    before = reading.text[: reading.line.starts[candidate.first]]
    if reading.asked == "ask_name" and not _IN.ends(before):
        return False
    shy = candidate.name in SHY_NAMES or candidate.name in SHY_NICKNAMES
    if candidate.name in STATES and candidate.name not in ("sao paulo", "rio de janeiro"):
        return candidate.state_said is not None
    if candidate.state_said or (_is_own(candidate) and not shy):
        return True
    if reading.asked == "ask_city":
        return candidate.name not in ORDINARY
    if (
        reading.asked == "ask_type"
        and " " not in candidate.name
        and not _follows_preposition(reading, candidate.first)
    ):
        return False  # "sobradinho", "fazendinha" are kinds here
    if _IN.ends(before) and not before.rstrip().endswith(" de") and candidate.name not in ORDINARY:
        return True
    if _AT.ends(before) or before.rstrip().endswith(" de"):
        return candidate.name not in THINGS and not (shy and not candidate.district)
    if shy or candidate.guessed:
        return False
    return (
        candidate.district is not None
        or bool(candidate.city and candidate.city.is_big)
        or _is_listed(reading, candidate)
    )


def _is_own(candidate: Candidate) -> bool:
    return bool(candidate.district and candidate.district.own) or bool(
        candidate.city and candidate.city.size > 3
    )


def _is_listed(reading: Reading, candidate: Candidate) -> bool:
    """A small city of several words, standing between commas or at an end: "…, ribeirao pires, ate 300"."""
    if not candidate.city or (" " not in candidate.name and candidate.city.size < 2):
        return False
    before = reading.text[: reading.line.starts[candidate.first]].rstrip()
    return before == "" or before[-1] in ",.-("


def _settle(reading: Reading, candidate: Candidate, sure: list[City], homes: set[str]) -> None:
    """City or district, and where the person lives apart from where they look."""
    start = reading.line.starts[candidate.first]
    end = reading.line.starts[candidate.last - 1] + len(reading.line.tokens[candidate.last - 1].fold)
    if tells_of_home(reading, start) and reading.asked != "ask_city":
        reading.take(start, end)
    elif candidate.district and not _is_home(candidate, homes) and _is_district(reading, candidate, sure):
        reading.add("neighborhoods", candidate.district.name, start, end, "known district")
    elif candidate.city:
        reading.add("city", candidate.city.name, start, end, "known city")
        if candidate.state_said:
            reading.add("state", candidate.state_said, start, end, "state said")


def _is_home(candidate: Candidate, homes: set[str]) -> bool:
    """Whether it is the big city of a district named beside it: "na Serra, Laranjeiras"."""
    city = candidate.city
    return city is not None and city.is_big and f"{city.name}/{city.state}" in homes


def _is_district(reading: Reading, candidate: Candidate, sure: list[City]) -> bool:
    city, district = candidate.city, candidate.district
    if city is None or district is None:
        return city is None
    if any(f"{other.name}/{other.state}" in district.cities for other in sure):
        return True
    before = reading.text[: reading.line.starts[candidate.first]]
    if city.size > 3 or district.own:
        return (district.own and not city.size > 3) or _AT.ends(before) is not None
    if _AT.ends(before) and candidate.name not in CITIES_FIRST:
        return True
    if candidate.name in CITIES_FIRST:
        return False
    return not city.is_big or candidate.name in DISTRICTS_FIRST
