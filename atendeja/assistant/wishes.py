"""The wish: how what is said now changes what was wanted before."""

from dataclasses import replace
from typing import Any

from .events import Heard
from .hearing import SEARCH_KEYS
from .remarks import adds, released
from .state import State

PRICES = ("price_min", "price_max", "price_about")
NARROWING = (
    "types",
    "bedrooms_min",
    "bedrooms_max",
    *PRICES,
    "features",
    "area_min",
    "suites_min",
    "parking_min",
    "bathrooms_min",
)
RENT_AT_MOST, SALE_AT_LEAST = 20_000, 50_000  # BRL: what nobody asks as a price, or as a rent
GROUPS = {
    "price": PRICES,
    "bedrooms": ("bedrooms_min", "bedrooms_max"),
    "suites": ("suites_min",),
    "parking": ("parking_min",),
    "bathrooms": ("bathrooms_min",),
    "area": ("area_min",),
    "district": ("neighborhoods",),
    "type": ("types", "exclude_types"),
    "place": ("city", "state", "neighborhoods"),
}
NOT_WISHES = frozenset({"sell_or_list", "opt_out", "privacy", "complaint"})
VISITS = frozenset({"schedule_visit", "reschedule_visit", "cancel_visit"})


def take_in(state: State, heard: Heard) -> State:
    """Any turn may change any fact. What an owner says of a property is not a wish."""
    state = replace(state, name=heard.facts.name or state.name)
    if state.owner or heard.facts.intent in NOT_WISHES:
        return state
    wish = without(state.wish, (*released(heard.text), *(f"feature:{name}" for name in heard.unwanted)))
    said = _said(heard)
    if heard.picked is not None and heard.facts.ref is None:
        said = {key: value for key, value in said.items() if key not in ("neighborhoods", "types", "city")}
    if not (heard.facts.intent in VISITS and (state.focus or state.cards or heard.facts.ref)):
        wish = merged(wish, in_its_scale(said, wish), adding=adds(heard.text))
    wish = guess_purpose(wish)
    if "tanto-faz" in heard.taps:
        state = replace(state, indifferent=(*state.indifferent, "kind"))
    if wish != state.wish:
        state = replace(state, wish=wish, eased=())
        state = replace(state, visit={}) if "property" in state.visit else state
    return state


def _said(heard: Heard) -> dict[str, Any]:
    said = {key: value for key, value in heard.facts.known().items() if key in SEARCH_KEYS}
    for tap in heard.taps:
        said |= {"comprar": {"purpose": "sale"}, "alugar": {"purpose": "rent"}}.get(tap, {})
        if tap.startswith("tipo:"):
            said["types"] = [tap.removeprefix("tipo:")]
    return said


def in_its_scale(said: dict[str, Any], wish: dict[str, Any]) -> dict[str, Any]:
    """“Até 600” of somebody who buys is 600 mil, “2 mil e pouco” apart; “até 2” of a rent 2 mil."""
    purpose = said.get("purpose") or wish.get("purpose")
    least = {"sale": SALE_AT_LEAST // 10, "rent": 20}.get(purpose or "", 0)
    return {k: v * 1000 if k in PRICES and 0 < v < least else v for k, v in said.items()}


def merged(wish: dict[str, Any], said: dict[str, Any], *, adding: bool = False) -> dict[str, Any]:
    """The wish with what was said now: newer wins, features add up, a change of purpose clears the price.

    `adding`: kinds and districts come on top of those already wanted.
    """
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
    for key in ("features", "exclude_types", *(("types", "neighborhoods") if adding else ())):
        if key in kept and key in said:
            both[key] = list(dict.fromkeys([*kept[key], *said[key]]))
    return _consistent(both, said)


def _consistent(wish: dict[str, Any], said: dict[str, Any]) -> dict[str, Any]:
    """What is wanted now is no longer refused, and the other way round."""
    refused = [kind for kind in wish.get("exclude_types", ()) if kind not in said.get("types", ())]
    types = [kind for kind in wish.get("types", ()) if kind not in refused]
    return {**wish, "exclude_types": refused, "types": types} if wish.get("exclude_types") else wish


def without(wish: dict[str, Any], names: tuple[str, ...]) -> dict[str, Any]:
    """The wish without these groups (price, district … or feature:pool)."""
    dropped = {key for name in names for key in GROUPS.get(name, ())}
    kept = {key: value for key, value in wish.items() if key not in dropped}
    unwanted = {name.removeprefix("feature:") for name in names if name.startswith("feature:")}
    kept["features"] = [name for name in kept.get("features", ()) if name not in unwanted]
    return {key: value for key, value in kept.items() if value}


def guess_purpose(wish: dict[str, Any]) -> dict[str, Any]:
    """An amount that is no rent, or no price, says what is wanted without asking."""
    amount = wish.get("price_max") or wish.get("price_about") or wish.get("price_min")
    if wish.get("purpose") or not amount:
        return wish
    if amount >= SALE_AT_LEAST:
        return wish | {"purpose": "sale"}
    return wish | {"purpose": "rent"} if amount <= RENT_AT_MOST else wish


def placed(state: State) -> bool:
    wish = state.wish
    return bool(wish.get("city") or wish.get("neighborhoods") or "place" in state.indifferent)


def purposed(state: State) -> bool:
    return bool(state.wish.get("purpose") or "purpose" in state.indifferent)


def enough(state: State) -> bool:
    """Purpose, where, and one of kind, rooms or price; what does not matter to the person counts as known."""
    what = any(state.wish.get(key) for key in NARROWING) or "kind" in state.indifferent
    return bool(purposed(state) and placed(state) and what)
