"""Text in, facts out: what a customer's message says, by a small grammar of typed facts.

Rules run from the most to the least telling, and each takes its words away (see reading.py):
codes, names, days and hours, asides, rooms and areas, places, money, kinds, features, purpose,
answers. intents.py then names the dialog act, and resolution.py makes the facts.

| what                                 | where                                    |
|--------------------------------------|------------------------------------------|
| whole words, accents, chat spelling  | words.py, chat_spelling.py, misspellings.py |
| numbers, money, "entre 400 e 500"    | quantities.py, money.py, asides.py       |
| rooms, parking, area                 | rooms.py                                 |
| cities, districts                    | gazetteer.py, data/, place_reader.py, new_districts.py |
| zones, states                        | zones.py, states.py                      |
| kinds, features, purpose             | kinds.py, features.py, purpose.py        |
| days, hours                          | days.py, hours.py                        |
| não, sem, menos … and corrections    | polarity.py, corrections.py              |
| yes, no, "a segunda", consent        | answers.py                               |
| dialog acts                          | intents.py, acts/                        |
"""

from collections.abc import Callable
from datetime import datetime

from atendeja.assistant.facts import Facts
from atendeja.assistant.understanding.answers import read_choice, read_consent
from atendeja.assistant.understanding.asides import set_asides_aside
from atendeja.assistant.understanding.codes import linked_code, read_codes, without_links
from atendeja.assistant.understanding.days import read_days
from atendeja.assistant.understanding.features import read_features
from atendeja.assistant.understanding.gazetteer import BRAZIL, Places
from atendeja.assistant.understanding.hours import read_hours
from atendeja.assistant.understanding.intents import decide_intent
from atendeja.assistant.understanding.kinds import read_kinds
from atendeja.assistant.understanding.money import read_money
from atendeja.assistant.understanding.names import read_name
from atendeja.assistant.understanding.new_districts import read_headed_districts, read_said_districts
from atendeja.assistant.understanding.place_reader import read_places
from atendeja.assistant.understanding.purpose import read_purpose
from atendeja.assistant.understanding.reading import Finding, Reading
from atendeja.assistant.understanding.resolution import resolve
from atendeja.assistant.understanding.rooms import read_rooms
from atendeja.assistant.understanding.states import read_states
from atendeja.assistant.understanding.words import LONGEST, read
from atendeja.assistant.understanding.zones import read_zones

__all__ = ["BRAZIL", "Finding", "Places", "explain", "understand"]

_READERS: tuple[Callable[[Reading], None], ...] = (
    read_codes,
    read_name,
    read_days,
    read_hours,
    set_asides_aside,
    read_rooms,
    read_zones,
    read_headed_districts,
    read_places,
    read_states,
    read_said_districts,
    read_money,
    read_kinds,
    read_features,
    read_purpose,
    read_choice,
    read_consent,
)


def understand(text: str, *, asked: str | None = None, now: datetime, places: Places = BRAZIL) -> Facts:
    """The facts of one message, or of several joined by line breaks (its first LONGEST characters).

    `asked`: what the assistant had just done (ask_price, showing_property …); `now`: local and aware.
    """
    return explain(text, asked=asked, now=now, places=places)[0]


def explain(
    text: str, *, asked: str | None = None, now: datetime, places: Places = BRAZIL
) -> tuple[Facts, list[Finding]]:
    """The facts, and every finding with the words and the rule that gave it (`visit_hour` among them)."""
    beginning = text[:LONGEST]
    reading = Reading(read(without_links(beginning)), asked, now, places)
    code = linked_code(beginning)
    if code:
        reading.findings.append(Finding("ref", code, code, "link"))
    for reader in _READERS:
        reader(reading)
    intent = decide_intent(reading)
    return resolve(reading, intent), reading.findings
