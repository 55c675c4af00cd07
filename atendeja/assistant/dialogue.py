"""advance(state, event) → (state, effects): the whole conversation as one pure function."""

from collections.abc import Callable
from dataclasses import replace
from typing import Any

from . import texts
from .events import Effect, Event, Found, HandOver, Heard, LookedUp, LookUp, SaveWish, Say, Search
from .facts import Facts
from .messages import buttons, carousel, options, text
from .state import Offer, State

Turn = tuple[State, list[Effect]]

SEARCH_KEYS = (
    "purpose", "types", "exclude_types", "bedrooms_min", "bedrooms_max", "suites_min", "bathrooms_min",
    "parking_min", "price_min", "price_max", "price_about", "area_min", "city", "state",
    "neighborhoods", "features",
)  # fmt: skip
PRICES = ("price_min", "price_max", "price_about")
NARROWING = ("types", "bedrooms_min", "price_max", "price_about", "features", "area_min")
AT_ONCE = 6  # properties in one answer: enough to choose from, few enough to look at
PERSON, VISIT = ("corretor", texts.PERSON_LABEL), "visita"
PURPOSES = (("comprar", texts.BUY_LABEL), ("alugar", texts.RENT_LABEL))
TAPPED_FACTS = {"comprar": {"purpose": "sale"}, "alugar": {"purpose": "rent"}, "tanto-faz": {}}


def advance(state: State, event: Event) -> Turn:
    """The next state and what is to be done. Pure: whatever the event, it never raises."""
    if isinstance(event, Found):
        return _show(state, event.offers)
    if isinstance(event, LookedUp):
        return _show_one(state, event.offer) if event.offer else _code_unknown(state, event)
    return _greet_first(state, event, _hear(state, event))


def _greet_first(before: State, heard: Heard, turn: Turn) -> Turn:
    """The first answer says who is speaking, in the same message as the answer itself."""
    state, effects = turn
    if before.greeted or not any(isinstance(effect, Say) for effect in effects):
        return turn
    hello = texts.greeting(heard.now, heard.agency, heard.facts.name)
    said = [_with_greeting(effect, hello) if isinstance(effect, Say) else effect for effect in effects]
    return replace(state, greeted=True), said


def _with_greeting(say: Say, hello: str) -> Say:
    return Say(say.message | {"text": hello + say.message["text"]})


def _hear(state: State, heard: Heard) -> Turn:
    state, changed = _take_in(state, heard)
    kept: list[Effect] = [SaveWish(state.wish)] if changed else []
    for applies, act in _TAPS_AND_INTENTS:
        if applies(heard):
            after, effects = act(state, heard)
            return after, [*kept, *effects]
    after, effects = _continue(state, heard, changed)
    return after, [*kept, *effects]


def _take_in(state: State, heard: Heard) -> tuple[State, bool]:
    """Any turn may change any fact; a change of purpose clears the price."""
    said = {k: v for k, v in heard.facts.known().items() if k in SEARCH_KEYS}
    for tap in heard.taps:
        said |= TAPPED_FACTS.get(tap, {})
    wish = dict(state.wish)
    if said.get("purpose") and wish.get("purpose") not in (None, said["purpose"]):
        wish = {key: value for key, value in wish.items() if key not in PRICES}
    if any(key in said for key in PRICES):
        wish = {key: value for key, value in wish.items() if key not in PRICES}
    if said.get("city") and said["city"] != wish.get("city"):
        wish.pop("neighborhoods", None)
    wish |= said
    name = heard.facts.name or state.name
    return replace(state, wish=wish, name=name), wish != state.wish


def _continue(state: State, heard: Heard, changed: bool) -> Turn:
    """Nothing special was said: search when enough is known, else ask for what is missing."""
    if "audio" in heard.kinds and not changed:
        return state, [Say(buttons(texts.VOICE, PERSON))]
    if set(heard.kinds) & {"reaction", "sticker"} and not changed:
        return state, []
    if not set(heard.kinds) & {"text", "interactive", "button"} and not changed:
        return state, [Say(buttons(texts.RECEIVED, PERSON))]
    if heard.facts.choice and 0 < heard.facts.choice <= len(state.on_show):
        return state, [LookUp(property_id=state.on_show[heard.facts.choice - 1])]
    if _enough(state.wish) and (changed or "tanto-faz" in heard.taps or state.asked):
        return replace(state, shown=()), [Search(state.wish)]
    return _ask(state, missed=not changed and state.asked is not None and heard.facts.intent != "greet")


def _enough(wish: dict[str, Any]) -> bool:
    where = wish.get("city") or wish.get("neighborhoods")
    return bool(wish.get("purpose") and where and any(wish.get(key) for key in NARROWING))


def _ask(state: State, *, missed: bool) -> Turn:
    """The next question, with a person offered after two misses."""
    misses = state.misses + 1 if missed else 0
    sorry = texts.ASK_AGAIN if missed else ""
    person = (PERSON,) if misses >= 2 else ()
    if not state.wish.get("purpose"):
        asked, message = "ask_purpose", buttons(sorry + texts.ASK_PURPOSE, *PURPOSES, *person)
    elif not (state.wish.get("city") or state.wish.get("neighborhoods")):
        question = sorry + texts.ASK_PLACE
        asked, message = "ask_city", buttons(question, *person) if person else text(question)
    else:
        choices = (("tanto-faz", texts.ANY_LABEL), *person)
        asked, message = "ask_type", buttons(sorry + texts.ASK_TYPE, *choices)
    return replace(state, asked=asked, misses=misses), [Say(message)]


def _show(state: State, offers: tuple[Offer, ...]) -> Turn:
    best = offers[:AT_ONCE]
    if not best:
        sentence = texts.NO_MORE if state.shown else texts.NOT_FOUND
        said = buttons(
            sentence.format(wish=texts.wish(state.wish)), ("nova", texts.OTHER_SEARCH_LABEL), PERSON
        )
        return replace(state, asked="after_no_results", misses=0), [Say(said)]
    ids = tuple(offer.id for offer in best)
    focus = best[0].id if len(best) == 1 else None
    state = replace(state, asked=None, misses=0, shown=state.shown + ids, on_show=ids, focus=focus)
    return state, [Say(_shown(best, state.wish))]


def _shown(best: tuple[Offer, ...], wish: dict[str, Any]) -> dict[str, Any]:
    """One photo card, a carousel, or a list where a photo is missing."""
    purpose = wish.get("purpose")
    if len(best) == 1:
        found = texts.PICK_ONE.format(wish=texts.wish(wish))
        return _one(best[0], purpose, f"{found}\n\n{texts.details(best[0], purpose)}")
    count = texts.counted(len(best), "opção", "opções")
    words = texts.PICK.format(count=count, wish=texts.wish(wish))
    if all(offer.photo for offer in best):
        return carousel(words, [_card(offer, purpose) for offer in best])
    rows = [
        (f"imovel:{offer.id}", texts.price(offer, purpose), f"{offer.code} · {texts.place(offer)}")
        for offer in best
    ]
    return options(words, texts.DETAILS_LABEL, rows)


def _card(offer: Offer, purpose: str | None) -> tuple[str, str, tuple[tuple[str, str], ...]]:
    return offer.photo or "", texts.card(offer, purpose), ((f"imovel:{offer.id}", texts.DETAILS_LABEL),)


def _one(offer: Offer, purpose: str | None, words: str) -> dict[str, Any]:
    choices = ((f"{VISIT}:{offer.id}", texts.VISIT_LABEL), ("mais", texts.MORE_LABEL), PERSON)
    return buttons(words, *choices, photo=offer.photo)


def _show_one(state: State, offer: Offer) -> Turn:
    shown = state.shown if offer.id in state.shown else (*state.shown, offer.id)
    state = replace(state, focus=offer.id, shown=shown, asked="showing_property", misses=0)
    message = _one(offer, state.wish.get("purpose"), texts.details(offer, state.wish.get("purpose")))
    return state, [SaveWish(state.wish, offer.id), Say(message)]


def _code_unknown(state: State, event: LookedUp) -> Turn:
    message = buttons(texts.CODE_UNKNOWN.format(ref=event.ref or ""), *PURPOSES, PERSON)
    return replace(state, asked="ask_purpose"), [Say(message)]


def _hand_over(state: State, heard: Heard) -> Turn:
    reason = heard.facts.intent if heard.facts.intent in ("complaint", "sell_or_list") else "asked"
    effects: list[Effect] = [
        Say(text(texts.HANDED_OVER.format(agency=heard.agency))),
        HandOver(reason, texts.summary(state.wish, None)),
    ]
    return replace(state, asked=None, misses=0), effects


def _visit(state: State, heard: Heard) -> Turn:
    """Asks an agent to arrange it; the property is looked up first so that it can be named."""
    wanted = _tapped_id(heard, VISIT) or state.focus
    if wanted is None:
        return _hand_over(state, heard)
    effects: list[Effect] = [
        SaveWish(state.wish, wanted),
        Say(text(texts.VISIT_WANTED.format(agency=heard.agency, code="imóvel"))),
        HandOver("visit", texts.summary(state.wish, None)),
    ]
    return replace(state, focus=wanted, asked=None), effects


def _more(state: State, heard: Heard) -> Turn:
    if not _enough(state.wish):
        return _ask(state, missed=False)
    return state, [Search(state.wish, without=state.shown)]


def _new_search(state: State, heard: Heard) -> Turn:
    return _ask(replace(state, wish={}, shown=(), on_show=(), focus=None), missed=False)


def _thanks(state: State, heard: Heard) -> Turn:
    return state, [Say(text(texts.THANKS))]


def _tapped_property(state: State, heard: Heard) -> Turn:
    return state, [LookUp(property_id=_tapped_id(heard, "imovel"))]


def _written_code(state: State, heard: Heard) -> Turn:
    return state, [LookUp(ref=heard.facts.ref)]


def _tapped_id(heard: Heard, prefix: str) -> int | None:
    for tap in heard.taps:
        name, _, number = tap.partition(":")
        if name == prefix and number.isascii() and number.isdecimal() and len(number) < 18:
            return int(number)
    return None


def _tapped(identifier: str) -> Callable[[Heard], bool]:
    return lambda heard: identifier in heard.taps


def _means(*intents: str) -> Callable[[Heard], bool]:
    return lambda heard: heard.facts.intent in intents


def _only_means(*intents: str) -> Callable[[Heard], bool]:
    return lambda heard: heard.facts == Facts(intent=heard.facts.intent) and heard.facts.intent in intents


# First match decides; what the customer touched speaks louder than what the words may mean.
_TAPS_AND_INTENTS: list[tuple[Callable[[Heard], bool], Callable[[State, Heard], Turn]]] = [
    (_tapped("corretor"), _hand_over),
    (_tapped("mais"), _more),
    (_tapped("nova"), _new_search),
    (lambda heard: _tapped_id(heard, "imovel") is not None, _tapped_property),
    (lambda heard: _tapped_id(heard, VISIT) is not None, _visit),
    (_means("human", "complaint", "sell_or_list"), _hand_over),
    (lambda heard: heard.facts.ref is not None, _written_code),
    (_means("schedule_visit"), _visit),
    (_means("more_results"), _more),
    (_only_means("thanks", "goodbye"), _thanks),
]
