"""What was written becomes what was heard: the message's facts, and what else its words name."""

import re
from collections.abc import Sequence
from dataclasses import dataclass, replace
from datetime import datetime
from typing import Any

from .events import Moment
from .facts import Facts
from .remarks import folded
from .state import State
from .understanding import Finding, Places, explain
from .understanding.answers import opening_of_answer

SEARCH_KEYS = (
    "purpose", "types", "exclude_types", "bedrooms_min", "bedrooms_max", "suites_min", "bathrooms_min",
    "parking_min", "price_min", "price_max", "price_about", "area_min", "city", "state",
    "neighborhoods", "features",
)  # fmt: skip
LISTED = frozenset({"types", "neighborhoods", "features"})
STATED = frozenset({"details", "unknown", "off_topic", "more_results", None})
# Our own questions that want a yes or a no.
YES_OR_NO = frozenset(
    {"ask_person", "ask_resume", "ask_other", "ask_similar", "ask_book", "ask_back", "after_no_results"}
)
# Which of the understanding's questions ours are like.
KIN = dict.fromkeys(YES_OR_NO, "after_no_results") | {"ask_visit_which": "showing_property"}
# A question that asks for several things at once is read as each of them.
ALSO = {"ask_type": ("ask_bedrooms", "ask_price"), "ask_owner": ("ask_name",)}


@dataclass(frozen=True, slots=True)
class Understood:
    facts: Facts
    moment: Moment
    mentions: dict[str, Any]
    unwanted: tuple[str, ...]


def listen(
    words: str, *, state: State, now: datetime, places: Places, own_codes: Sequence[str] = ()
) -> Understood:
    """Read the words as an answer to what was asked, and to what that question also asked.

    `own_codes`: the agency's own codes among the words, as the catalogue knows them.
    """
    asked = KIN.get(state.asked or "", state.asked)
    facts, findings = explain(words, asked=asked, now=now, places=places)
    for context in ALSO.get(state.asked or "", ()):
        if facts.known().keys() <= {"intent", "choice"}:
            other, found = explain(words, asked=context, now=now, places=places)
            if other.known().keys() - {"intent", "choice"}:
                facts, findings = replace(other, choice=None), found
    mentions, unwanted = _mentions(findings), _unwanted(findings)
    if facts.intent in STATED and "?" not in words and (mentions or unwanted) and facts.ref is None:
        stated: dict[str, Any] = {k: tuple(v) if isinstance(v, list) else v for k, v in mentions.items()}
        facts = replace(facts, **{**stated, "intent": "refine"})
    if own_codes and _plain(facts.ref or "") not in map(_plain, own_codes):
        facts, mentions = _about(facts, own_codes[-1]), {}
    if state.asked in YES_OR_NO and facts.intent in STATED:
        facts = _agreeing(facts, words)
    return Understood(facts, _moment(findings), mentions, unwanted)


def _agreeing(facts: Facts, words: str) -> Facts:
    """“Sim, pode chamar” is a yes to any question of ours that wants one."""
    yes = opening_of_answer(re.sub(r"([.,;!?])", r" \1", folded(words)))
    return facts if yes is None else replace(facts, intent="affirm" if yes else "deny")


def _plain(code: str) -> str:
    return "".join(character for character in folded(code) if character.isalnum())


def _about(facts: Facts, code: str) -> Facts:
    """The number was a code, and no price."""
    priced = [n for n in (facts.price_max, facts.price_about, facts.price_min) if n and str(n) in code]
    if priced:
        facts = replace(facts, price_max=None, price_about=None, price_min=None)
    plain = facts.intent in {*STATED - {"details"}, "search", "refine", "affirm"}
    return replace(facts, ref=code, intent="property_ref" if plain else facts.intent)


def _mentions(findings: Sequence[Finding]) -> dict[str, Any]:
    said: dict[str, Any] = {}
    for finding in sorted(findings, key=lambda one: one.start):
        if finding.key not in SEARCH_KEYS or finding.negative:
            continue
        if finding.key in LISTED:
            said[finding.key] = list(dict.fromkeys([*said.get(finding.key, ()), finding.value]))
        else:
            said[finding.key] = finding.value
    return said


def _moment(findings: Sequence[Finding]) -> Moment:
    """The last of each: a correction comes after what it corrects."""
    newest: dict[str, str] = {}
    for finding in sorted(findings, key=lambda one: one.start):
        if not finding.negative:
            newest[finding.key] = str(finding.value)
    return Moment(newest.get("visit_date"), newest.get("visit_hour"), newest.get("visit_period"))


def _unwanted(findings: Sequence[Finding]) -> tuple[str, ...]:
    return tuple(str(one.value) for one in findings if one.key == "features" and one.negative)
