"""The places that are known: the agency's own cities and districts, then those of all Brazil."""

import re
import unicodedata
from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass
from types import MappingProxyType
from typing import NamedTuple

from rapidfuzz import fuzz, process

from atendeja.assistant.understanding.data import (
    center_west,
    districts_of_capitals,
    districts_of_others,
    north,
    northeast_lower,
    northeast_upper,
    south,
    southeast,
)  # fmt: skip
from atendeja.assistant.understanding.nicknames import CITY_NICKNAMES, SHORT_WORDS
from atendeja.assistant.understanding.words import fold

# A block of a table begins with "SP 3" or "= Santos/SP" on a line of its own.
_BLOCK = re.compile(r"^(?:= )?(?=[^|\n]+(?: \d|/[A-Za-z]{2})$)", re.MULTILINE)
_BIG = 3


class City(NamedTuple):
    """A municipality. `size`: 3 from about 90,000 inhabitants, 2 from about 40,000, else 1; 4 our own."""

    name: str
    state: str
    size: int

    @property
    def is_big(self) -> bool:
        """Known to everybody, so that its bare name is enough."""
        return self.size >= _BIG


class District(NamedTuple):
    """A part of a city: name, and the cities ("name/UF") that have one of that name."""

    name: str
    cities: tuple[str, ...]
    own: bool = False


@dataclass(frozen=True)
class Places:
    """Cities and districts by folded name. `own_*` come from the agency's catalogue and go first."""

    cities: Mapping[str, tuple[City, ...]]
    districts: Mapping[str, District]
    own_names: tuple[str, ...] = ()

    @classmethod
    def of(cls, catalogue: Iterable[tuple[str, str, str]]) -> "Places":
        """The agency's (city, UF, district) rows in front of the general lists."""
        cities: dict[str, tuple[City, ...]] = {}
        districts: dict[str, District] = {}
        for city, state, district in catalogue:
            if city:
                cities[plain_place(city)] = (City(city, state, _BIG + 1),)
            if district:
                key = plain_place(district)
                before = districts.get(key)
                where = f"{city}/{state}"
                districts[key] = District(district, (*before.cities, where) if before else (where,), own=True)
        own = (*cities, *districts)
        merged = {name: (*mine, *_others(mine, name)) for name, mine in cities.items()}
        return cls({**BRAZIL.cities, **merged}, {**BRAZIL.districts, **districts}, own)

    def city(self, name: str, state: str | None = None) -> City | None:
        """The city of that folded name: in the state said, else the largest."""
        candidates = self.cities.get(name, ())
        if state:
            return next((city for city in candidates if city.state == state), None)
        return candidates[0] if candidates else None

    def nearest(self, name: str, least_alike: int = 0) -> str | None:
        """The known name (own first) that a misspelt one stands for, or None."""
        for names, least in ((self.own_names, 80), (_WELL_KNOWN, 86)):
            found = process.extractOne(name, names, scorer=fuzz.ratio, score_cutoff=max(least, least_alike))
            if found and abs(len(found[0]) - len(name)) <= 2:
                return str(found[0])
        return None


def plain_place(name: str) -> str:
    """Folded, with jd, vl, pq, sta … written out."""
    words = [SHORT_WORDS.get(word, word) for word in fold(name).split()]
    return " ".join(words)


def _others(mine: tuple[City, ...], name: str) -> tuple[City, ...]:
    known = {city.state for city in mine}
    return tuple(city for city in BRAZIL.cities.get(name, ()) if city.state not in known)


def _entries(table: str) -> Iterator[tuple[str, list[str], list[str]]]:
    """The header of each block of a table, its names, and the names folded.

    Folding a whole table at once is several times faster than name by name, and import time counts.
    """
    plain = unicodedata.normalize("NFKD", table).encode("ascii", "ignore").decode()
    folded = plain.lower().replace("'", "").replace("-", " ")
    for block, key in zip(_BLOCK.split(table)[1:], _BLOCK.split(folded)[1:], strict=True):
        header, _, names = block.partition("\n")
        yield header, _names(names), _names(key.partition("\n")[2])


def _names(text: str) -> list[str]:
    return text.strip().replace("|\n", "|").split("|")


def _load_cities() -> dict[str, tuple[City, ...]]:
    cities: dict[str, tuple[City, ...]] = {}
    regions = (north, northeast_upper, northeast_lower, center_west, southeast, south)
    blocks = [block for region in regions for block in _entries(region.MUNICIPALITIES)]
    for header, names, keys in sorted(blocks, key=lambda block: block[0][-1], reverse=True):
        for name, key in zip(names, keys, strict=True):
            city = City(name, header[:2], int(header[-1]))
            cities[key] = (*cities[key], city) if key in cities else (city,)
    for nickname, name in CITY_NICKNAMES.items():
        cities[nickname] = (cities[name][0],)
    return cities


def _load_districts() -> dict[str, District]:
    districts: dict[str, District] = {}
    for table in (districts_of_capitals.DISTRICTS, districts_of_others.DISTRICTS):
        for city, names, keys in _entries(table):
            for name, key in zip(names, keys, strict=True):
                before = districts.get(key)
                districts[key] = District(name, (*before.cities, city) if before else (city,))
    return districts


def _brazil() -> Places:
    cities, districts = _load_cities(), _load_districts()
    return Places(MappingProxyType(cities), MappingProxyType(districts))


BRAZIL = _brazil()
_WELL_KNOWN = tuple(
    name
    for name in (*(n for n, homonyms in BRAZIL.cities.items() if homonyms[0].size > 1), *BRAZIL.districts)
    if len(name) >= 5
)
