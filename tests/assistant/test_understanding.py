"""What customers write, with its meaning: every row of phrases/*.jsonl must be understood exactly.

A row is {"id", "text", "context", "now"?, "expect", "allow"?}: `expect` is exactly what the message
determines, `allow` what a sensible person may also answer (a value, or "*" for anything).
The intent is judged only where one is expected.
"""

import json
import re
import unicodedata
from datetime import datetime
from pathlib import Path
from typing import Any

import pytest

from atendeja.assistant.facts import FEATURES, INTENTS, PROPERTY_TYPES
from atendeja.assistant.understanding import Places, explain, understand

PHRASES = Path(__file__).parent / "phrases"
TUESDAY = "2026-03-10T10:00:00-03:00"
NOW = datetime.fromisoformat(TUESDAY)
WRITTEN_OUT = {"jd": "jardim", "vl": "vila", "pq": "parque", "sta": "santa", "sto": "santo"}


def _rows() -> list[Any]:
    files = sorted(PHRASES.glob("*.jsonl"))
    rows = [json.loads(line) for file in files for line in file.read_text(encoding="utf-8").splitlines()]
    return [pytest.param(row, id=f"{row['id']} {row['context'] or 'free'}") for row in rows]


def _plain(value: Any) -> Any:
    """Lists as sets; words without accents, case and signs; numbers and booleans as they are."""
    if isinstance(value, list | tuple):
        return frozenset(_plain(item) for item in value)
    if not isinstance(value, str):
        return value
    folded = unicodedata.normalize("NFKD", value.lower())
    words = re.sub(r"[^a-z0-9]+", " ", "".join(c for c in folded if not unicodedata.combining(c))).split()
    return " ".join(WRITTEN_OUT.get(word, word) for word in words)


def _repeats_the_hour(key: str, value: Any, expect: dict[str, Any]) -> bool:
    """A day or part of the day that only repeats an expected `visit_at`."""
    if "visit_at" not in expect or key not in ("visit_date", "visit_period"):
        return False
    hour = int(expect["visit_at"][11:13])
    period = "morning" if hour < 12 else "afternoon" if hour < 18 else "evening"
    return value == (expect["visit_at"][:10] if key == "visit_date" else period)


def _faults(row: dict[str, Any]) -> dict[str, Any]:
    now = datetime.fromisoformat(row.get("now", TUESDAY))
    got = understand(row["text"], asked=row["context"], now=now).known()
    expect, allow = row["expect"], row.get("allow", {})
    faults = {}
    for key in {*got, *expect} - ({"intent"} - set(expect)):
        options = allow.get(key, [])
        value = _plain(got.get(key))
        right = key in expect and key in got and value == _plain(expect[key])
        allowed = key in got and (options == "*" or value in [_plain(option) for option in options])
        if not (right or allowed or (key in got and _repeats_the_hour(key, got[key], expect))):
            faults[key] = {"got": got.get(key), "expected": expect.get(key)}
    return faults


@pytest.mark.parametrize("row", _rows())
def test_a_message_is_understood_exactly(row):
    assert _faults(row) == {}, row["text"]


@pytest.mark.parametrize("row", _rows())
def test_only_known_words_are_answered(row):
    facts = understand(row["text"], asked=row["context"], now=NOW)
    assert facts.intent in INTENTS
    assert {*facts.types, *facts.exclude_types} <= set(PROPERTY_TYPES)
    assert set(facts.features) <= set(FEATURES)


OURS = Places.of(
    [
        ("Campinas", "SP", "Cambuí"),
        ("Campinas", "SP", "Mansões Santo Antônio"),
        ("Campinas", "SP", "Parque Xangrilá"),
        ("Santana de Parnaíba", "SP", "Tamboré"),
        ("Bom Jesus dos Perdões", "SP", "Alpes do Lago"),
    ]
)


@pytest.mark.parametrize(
    ("text", "asked", "city", "districts"),
    [
        ("no pq xangrila", "ask_city", None, ("Parque Xangrilá",)),
        ("mansoes sto antonio", "ask_city", None, ("Mansões Santo Antônio",)),
        ("manssoes santo antonio", "ask_city", None, ("Mansões Santo Antônio",)),
        ("casa no alpes do lago", None, None, ("Alpes do Lago",)),
        ("santana de parnaiba", "ask_city", "Santana de Parnaíba", ()),
        ("ap em campinas, cambui", None, "Campinas", ("Cambuí",)),
        ("ap em manaus", None, "Manaus", ()),
    ],
)
def test_the_agencys_own_places_are_known_and_all_of_brazil_behind_them(text, asked, city, districts):
    facts = understand(text, asked=asked, now=NOW, places=OURS)
    assert (facts.city, facts.neighborhoods) == (city, districts)


def test_every_finding_says_which_words_gave_it():
    _, findings = explain("quero alugar ap de 2 quartos em Santos até 3 mil", now=NOW)
    words = {finding.key: finding.words for finding in findings}
    assert words["purpose"] == "alugar"
    assert words["bedrooms_min"] == "de 2 quartos"
    assert words["city"] == "Santos"
    assert words["price_max"] == "3 mil"


def test_an_hour_without_a_day_is_found_for_the_dialogue():
    _, findings = explain("às 15h30", asked="confirm_visit", now=NOW)
    assert [f.value for f in findings if f.key == "visit_hour"] == ["15:30"]


def test_messages_sent_together_are_understood_together():
    facts = understand("quero alugar ap de 2 quartos\nem joinville no centro até 1.800", now=NOW)
    assert (facts.purpose, facts.types, facts.bedrooms_min) == ("rent", ("apartment",), 2)
    assert (facts.city, facts.neighborhoods, facts.price_max) == ("Joinville", ("Centro",), 1800)
