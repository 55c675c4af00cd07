"""advance(state, event) → (state, effects): the whole conversation as one pure function.

What was heard is first taken in as facts; then the first rule of RULES that applies decides the turn.
The rooms behind the rules: searching, showing, visiting, people.
"""

from collections.abc import Callable
from dataclasses import replace
from typing import Any

from . import people, searching, showing, texts, visiting
from .events import Effect, Event, Found, Heard, LookedUp, Say
from .facts import Facts
from .questions import demands_data
from .searching import guess_purpose
from .state import State
from .turn import Acts, Turn, saved, tapped_id

SEARCH_KEYS = (
    "purpose", "types", "exclude_types", "bedrooms_min", "bedrooms_max", "suites_min", "bathrooms_min",
    "parking_min", "price_min", "price_max", "price_about", "area_min", "city", "state",
    "neighborhoods", "features",
)  # fmt: skip
PRICES = ("price_min", "price_max", "price_about")
TAPPED_FACTS: dict[str, dict[str, Any]] = {"comprar": {"purpose": "sale"}, "alugar": {"purpose": "rent"}}
SMALL_TALK = frozenset({"greet", "thanks", "goodbye", "affirm", "deny", "unknown", None})
MISSES = 3


def advance(state: State, event: Event) -> Turn:
    """The next state and what is to be done. Pure: whatever the event, it never raises."""
    if isinstance(event, Found):
        return _greeted(searching.found(state, event))
    if isinstance(event, LookedUp):
        return _greeted(showing.looked_up(state, event))
    return _greeted(_hear(_introduced(state, event), event))


def _introduced(state: State, heard: Heard) -> State:
    """The first answer says who is speaking, in the same message as the answer itself."""
    if state.greeted:
        return state
    hello = texts.greeting(heard.now, heard.agency.name, heard.facts.name or heard.customer)
    link = texts.PRIVACY_LINK.format(url=heard.agency.privacy_url) if heard.agency.privacy_url else ""
    return replace(state, greeted=True, hello=hello + link)


def _greeted(turn: Turn) -> Turn:
    """What waits to be said first goes before the first sentence."""
    state, effects = turn
    for place, effect in enumerate(effects):
        if state.hello and isinstance(effect, Say):
            message = effect.message | {"text": state.hello + effect.message["text"]}
            return replace(state, hello=None), [*effects[:place], Say(message), *effects[place + 1 :]]
    return state, effects


def _hear(state: State, heard: Heard) -> Turn:
    heard = _picked(state, heard)
    after, changed = _take_in(state, heard)
    if heard.waiting:
        return _rule(_WAITING, after, heard) or people.waits(after, heard)
    kept: list[Effect] = [saved(after)] if changed else []
    turn = _rule(RULES, after, heard) or _otherwise(after, heard, changed=changed)
    return turn[0], [*kept, *turn[1]]


def _picked(state: State, heard: Heard) -> Heard:
    """“1”, “a segunda”: the same as touching that button."""
    choice = heard.facts.choice
    if not heard.taps and choice and 0 < choice <= len(state.options):
        return replace(heard, taps=(state.options[choice - 1],))
    return heard


def _take_in(state: State, heard: Heard) -> tuple[State, bool]:
    """Any turn may change any fact. What an owner says of a property is not a wish."""
    name = heard.facts.name or state.name
    if state.owner or heard.facts.intent in ("sell_or_list", "opt_out", "privacy"):
        return replace(state, name=name), name != state.name
    said = {k: v for k, v in heard.facts.known().items() if k in SEARCH_KEYS}
    for tap in heard.taps:
        said |= TAPPED_FACTS.get(tap, {})
    wish = guess_purpose(merged(state.wish, said))
    if "tanto-faz" in heard.taps:
        state = replace(state, indifferent=(*state.indifferent, "kind"))
    changed = wish != state.wish or "tanto-faz" in heard.taps
    return replace(state, wish=wish, name=name), changed or name != state.name


def merged(wish: dict[str, Any], said: dict[str, Any]) -> dict[str, Any]:
    """The wish with what was said now: newer wins, features add up, a change of purpose clears the price."""
    gone: set[str] = set()
    turned = said.get("purpose") and wish.get("purpose") not in (None, said["purpose"])
    if turned or said.keys() & set(PRICES):
        gone |= set(PRICES)
    if said.get("city") and said["city"] != wish.get("city"):
        gone |= {"neighborhoods", "state"}
    if "bedrooms_min" in said:
        gone.add("bedrooms_max")
    kept = {key: value for key, value in wish.items() if key not in gone}
    both = kept | said
    for key in ("features", "exclude_types"):
        if key in kept and key in said:
            both[key] = list(dict.fromkeys([*kept[key], *said[key]]))
    if both.get("exclude_types") and both.get("types"):
        both["types"] = [kind for kind in both["types"] if kind not in both["exclude_types"]]
    return both


def _otherwise(state: State, heard: Heard, *, changed: bool) -> Turn:
    """No rule applies: it is about the search, or it was not understood."""
    if not changed and state.on_show and heard.facts.intent in SMALL_TALK and state.asked != "ask_type":
        return people.likes(state, heard)
    turn = searching.proceed(state, heard, changed=changed)
    return people.stuck(turn[0], heard) if turn[0].misses >= MISSES else turn


Rule = tuple[Callable[[State, Heard], bool], Acts]


def _rule(rules: list[Rule], state: State, heard: Heard) -> Turn | None:
    for applies, act in rules:
        if applies(state, heard):
            return act(state, heard)
    return None


def _tap(identifier: str) -> Callable[[State, Heard], bool]:
    return lambda state, heard: identifier in heard.taps


def _tap_of(prefix: str) -> Callable[[State, Heard], bool]:
    return lambda state, heard: tapped_id(heard, prefix) is not None


def _means(*intents: str) -> Callable[[State, Heard], bool]:
    return lambda state, heard: heard.facts.intent in intents


def _only(*intents: str) -> Callable[[State, Heard], bool]:
    """The message carries this meaning and no fact besides."""
    return lambda state, heard: heard.facts.intent in intents and _bare(heard.facts)


def _bare(facts: Facts) -> bool:
    return facts.known().keys() <= {"intent", "name", "consent", "choice"}


def _asked(question: str, *intents: str) -> Callable[[State, Heard], bool]:
    return lambda state, heard: state.asked == question and heard.facts.intent in intents


def _time(state: State, heard: Heard) -> bool:
    facts = heard.facts
    return (
        bool(facts.visit_at or facts.visit_date or facts.visit_period) or tapped_id(heard, "hora") is not None
    )


def _arranging(state: State, heard: Heard) -> bool:
    return _time(state, heard) and bool(
        state.visit or state.booked or state.asked == "ask_visit_when" or state.focus
    )


def _speechless(*kinds: str) -> Callable[[State, Heard], bool]:
    """Only these kinds arrived, and no words with them."""
    return lambda state, heard: set(heard.kinds) <= set(kinds) and not heard.text


def _affirms_showing(state: State, heard: Heard) -> bool:
    return state.asked == "showing_property" and heard.facts.intent == "affirm" and state.focus is not None


def _silent(state: State, heard: Heard) -> Turn:
    return state, []


_ALWAYS: list[Rule] = [
    (_means("opt_out"), people.opts_out),
    (_means("opt_in"), people.opts_in),
    (lambda s, h: h.facts.intent == "privacy" and demands_data(h.text), people.asks_privacy),
    (lambda s, h: h.facts.consent is not None, people.consents),
    (_means("privacy"), people.asks_privacy),
]
_WAITING: list[Rule] = _ALWAYS
# First match decides. What was touched speaks louder than words; a wish to stop louder than all.
RULES: list[Rule] = [
    *_ALWAYS,
    (lambda s, h: s.opted_out and h.facts.intent in SMALL_TALK and _bare(h.facts) and not h.taps, _silent),
    (_tap("corretor"), people.hand_over),
    (_tap("mais"), searching.more),
    (_tap("nova"), searching.other_search),
    (_tap("relaxar"), searching.relax),
    (_tap("avisar"), people.wants_alert),
    (_tap("seguir"), people.continues),
    (_tap("confirmar"), visiting.confirms),
    (_tap("outro-horario"), visiting.other_time),
    (_tap("sem-visita"), visiting.cancels),
    (_tap_of("imovel"), showing.show_tapped),
    (_tap_of("visita"), visiting.wants_visit),
    (_speechless("audio"), people.hears_voice),
    (_speechless("reaction", "sticker"), _silent),
    (_speechless("image", "video", "document", "location", "contacts", "unsupported"), people.gets_media),
    (_means("complaint"), people.complains),
    (_means("human"), people.hand_over),
    (lambda state, heard: state.owner and state.asked == "ask_owner", people.owner_tells),
    (_means("sell_or_list"), people.owner),
    (_means("cancel_visit"), visiting.cancels),
    (_means("reschedule_visit"), visiting.moves),
    (_means("schedule_visit"), visiting.wants_visit),
    (lambda state, heard: state.asked == "confirm_visit" and _time(state, heard), visiting.gives_time),
    (_asked("confirm_visit", "affirm"), visiting.confirms),
    (_asked("confirm_visit", "deny"), visiting.other_time),
    (_arranging, visiting.gives_time),
    (
        lambda state, heard: heard.facts.ref is not None and state.asked == "ask_visit_when",
        visiting.wants_visit,
    ),
    (lambda state, heard: heard.facts.ref is not None, showing.show_code),
    (_means("photos"), showing.show_photos),
    (_means("more_results"), searching.more),
    (_only("refine"), searching.more),
    (_only("details"), showing.answer_details),
    (_means("financing"), people.asks_financing),
    (_affirms_showing, visiting.wants_visit),
    (
        lambda s, h: _asked("after_no_results", "affirm")(s, h) and s.relax is not None and _bare(h.facts),
        searching.relax,
    ),
    (lambda s, h: s.asked in ("showing_property", "after_no_results") and _only("deny")(s, h), people.denies),
    (_only("thanks"), people.thanks),
    (_only("goodbye"), people.goodbye),
    (lambda s, h: _only("greet")(s, h) and h.silent_hours > 1, people.greets),
    (_only("off_topic"), people.off_topic),
]
