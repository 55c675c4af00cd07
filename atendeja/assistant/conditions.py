"""When a rule of the dialogue applies: small questions about the state and what was heard."""

from collections.abc import Callable
from dataclasses import replace
from typing import Any

from . import remarks
from .events import Heard
from .facts import Facts
from .moments import said_moment
from .state import State
from .turn import tapped_id

Condition = Callable[[State, Heard], bool]
LIGHT = frozenset({"greet", "thanks", "goodbye", "affirm", "deny", "unknown", "off_topic", None})
SHORT = 4  # words
ON_VISIT = ("ask_visit_when", "confirm_visit")
ABOUT_VISITS = frozenset({"schedule_visit", "reschedule_visit"})


def tapped(*identifiers: str) -> Condition:
    return lambda state, heard: any(one in heard.taps for one in identifiers)


def tapped_one(prefix: str) -> Condition:
    return lambda state, heard: tapped_id(heard, prefix) is not None


def means(*intents: str) -> Condition:
    return lambda state, heard: heard.facts.intent in intents


def only(*intents: str) -> Condition:
    """The message carries this meaning and no fact besides."""
    return lambda state, heard: heard.facts.intent in intents and bare(heard.facts)


def bare(facts: Facts) -> bool:
    return facts.known().keys() <= {"intent", "name", "consent", "choice"}


def asked(question: str, *intents: str) -> Condition:
    """This question waits, and the answer means just that."""
    meant = only(*intents)
    return lambda state, heard: state.asked == question and meant(state, heard)


def speechless(*kinds: str) -> Condition:
    """Only these kinds arrived, and no words with them."""
    return lambda state, heard: set(heard.kinds) <= set(kinds) and not heard.text


def arranging(state: State, heard: Heard) -> bool:
    """A day or an hour, where a visit is being arranged, was asked for, or could be."""
    if not said_moment(heard):
        return False
    if state.visit or state.asked in ON_VISIT:
        return heard.facts.intent not in ("details", "search", "refine", "human", "photos")
    said = heard.facts.visit_at or heard.facts.visit_date or tapped_id(heard, "hora") is not None
    return bool(state.booked and bare_of_wishes(heard)) or bool(state.focus and (said or _proposes(heard)))


def _proposes(heard: Heard) -> bool:
    """A day, as a question or with its hour, and nothing else: to see the property talked about."""
    told = "?" in heard.text or heard.moment.hour or len(heard.text.split()) <= SHORT
    vague = heard.facts.intent in {"unknown", "off_topic", "affirm", None}
    return bool(heard.moment.day and told and vague and not heard.mentions)


def bare_of_wishes(heard: Heard) -> bool:
    """Nothing but a time: no wish, no question, no other meaning."""
    return not heard.mentions and heard.facts.intent in {*LIGHT, *ABOUT_VISITS}


def wishes_alert(state: State, heard: Heard) -> bool:
    """“Me avisa quando aparecer”, said of a wish that we know."""
    plain = heard.facts.intent in {*LIGHT, "opt_in", "search", "refine", "more_results"}
    known = bool(state.wish) and not state.opted_out and not state.owner
    return known and plain and not heard.mentions and remarks.wants_alert(heard.text)


def affirms_showing(state: State, heard: Heard) -> bool:
    return state.asked == "showing_property" and heard.facts.intent == "affirm" and state.focus is not None


def pointed(state: State, heard: Heard) -> int | None:
    """The property on show that is meant: “a segunda”, “o mais barato”, “o do Gonzaga”."""
    if heard.facts.intent == "deny" or not state.cards:
        return None
    coded = [card for card in state.cards if heard.facts.ref and _same_code(card["code"], heard.facts.ref)]
    if coded:
        return int(coded[0]["id"])
    choice = heard.facts.choice
    if choice and 0 < choice <= len(state.cards):
        return state.on_show[choice - 1]
    extreme = remarks.superlative(heard.text) if len(state.cards) > 1 else None
    known = [card for card in state.cards if extreme and card[extreme]]
    if known:
        by = str(extreme)
        return int(min(known, key=lambda card: card[by] if by == "price" else -card[by])["id"])
    return _described(state, heard)


def _same_code(code: str, said: str) -> bool:
    return [c for c in code.upper() if c.isalnum()] == [c for c in said.upper() if c.isalnum()]


def another_like(state: State, heard: Heard) -> bool:
    """“Gostei do AP1, tem algum maior?”: not that one, but others measured by it."""
    wants = remarks.wants_bigger(heard.text) or remarks.wants_cheaper(heard.text)
    return (
        heard.picked is not None
        and wants
        and remarks.superlative(heard.text) is None
        and bool(remarks.seeks(heard.text))
    )


def _described(state: State, heard: Heard) -> int | None:
    """By its district or kind, when exactly one on show is like that and the words are about one."""
    about_one = heard.facts.intent in {"details", "photos", "schedule_visit", "property_ref"}
    about_one = about_one or remarks.points_at_one(heard.text)
    if not about_one or len(state.cards) < 2:
        return None
    fitting = [card for card in state.cards if _fits(card, heard.mentions)]
    return int(fitting[0]["id"]) if len(fitting) == 1 else None


def _fits(card: dict[str, Any], mentions: dict[str, Any]) -> bool:
    districts = [remarks.folded(name) for name in mentions.get("neighborhoods", ())]
    kinds = mentions.get("types", ())
    if not districts and not kinds:
        return False
    return (not districts or remarks.folded(card["district"]) in districts) and (
        not kinds or card["type"] in kinds
    )


def with_choice(state: State, heard: Heard) -> Heard:
    """A number or “a segunda” is a property on show, an hour, or the button in that place."""
    choice = heard.facts.choice
    if heard.taps:
        return heard
    hour = remarks.lone_number(heard.text) if state.asked == "ask_visit_when" else None
    if hour and hour < 24 and not said_moment(heard) and not heard.facts.ref:
        facts = replace(heard.facts, choice=None, intent="schedule_visit")
        return replace(heard, taps=(_hour(hour),), facts=facts)
    if choice and state.asked == "ask_type" and heard.facts.intent in LIGHT:
        rooms = replace(heard.facts, choice=None, bedrooms_min=choice, intent="search")
        return replace(heard, facts=rooms)
    picked = pointed(state, heard)
    if picked is not None:
        return replace(heard, picked=picked)
    if choice and heard.facts.intent in LIGHT and 0 < choice <= len(state.options):
        return replace(heard, taps=(state.options[choice - 1],))
    return heard


def _hour(number: int) -> str:
    """“10” to “que horas?” is ten o'clock, “2” two in the afternoon."""
    return f"hora:{number + 12 if number < 7 else number}"
