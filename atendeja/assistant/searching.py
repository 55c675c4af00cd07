"""Looking for properties: what is still missing, what was found, what to relax when nothing was."""

from dataclasses import replace
from typing import Any

from . import texts, wording
from .events import Found, Heard, Search
from .questions import indifferent, wants_bigger, wants_cheaper
from .state import Offer, State
from .turn import (
    MORE,
    OTHER_SEARCH,
    PERSON,
    PURPOSES,
    Choice,
    Turn,
    buttons,
    carousel,
    options,
    saying,
    text,
)

NARROWING = (
    "types",
    "bedrooms_min",
    "price_max",
    "price_about",
    "price_min",
    "features",
    "area_min",
    "suites_min",
)
AT_ONCE = 6  # properties in one answer: enough to choose from, few enough to look at
RENT_AT_MOST, SALE_AT_LEAST = 20_000, 50_000  # BRL: what nobody asks as a price, or as a rent
RELAXABLE = {
    "price": ("price_min", "price_max", "price_about"),
    "bedrooms": ("bedrooms_min", "bedrooms_max", "suites_min"),
    "district": ("neighborhoods",),
    "features": ("features", "parking_min", "area_min", "bathrooms_min"),
    "type": ("types", "exclude_types"),
}


def enough(state: State) -> bool:
    """Purpose, where, and one of kind, rooms or price; what does not matter to the person counts as known."""
    wish = state.wish
    where = wish.get("city") or wish.get("neighborhoods") or "place" in state.indifferent
    what = any(wish.get(key) for key in NARROWING) or "kind" in state.indifferent
    return bool(wish.get("purpose") and where and what)


def guess_purpose(wish: dict[str, Any]) -> dict[str, Any]:
    """An amount that is no rent, or no price, says what is wanted without asking."""
    amount = wish.get("price_max") or wish.get("price_about") or wish.get("price_min")
    if wish.get("purpose") or not amount:
        return wish
    if amount >= SALE_AT_LEAST:
        return wish | {"purpose": "sale"}
    return wish | {"purpose": "rent"} if amount <= RENT_AT_MOST else wish


def search(state: State) -> Turn:
    """A new search begins: what was shown before may be shown again."""
    return replace(state, shown=(), misses=0, relax=None), [Search(state.wish)]


def proceed(state: State, heard: Heard, *, changed: bool) -> Turn:
    """Search when enough is known, else ask for what is missing; three misses bring a person."""
    if not changed and indifferent(heard.text):
        state = replace(
            state, indifferent=(*state.indifferent, "place" if state.asked == "ask_city" else "kind")
        )
        changed = True
    if enough(state) and changed:
        return search(state)
    answered = changed or heard.facts.intent in ("greet", "search")
    missed = not answered and state.asked is not None
    return ask(replace(state, misses=state.misses + 1 if missed else 0), missed=missed)


def ask(state: State, *, missed: bool = False) -> Turn:
    """The next question. After two misses a person is offered with it."""
    sorry = texts.AGAIN if missed else ""
    person = (PERSON,) if state.misses >= 2 else ()
    if not state.wish.get("purpose"):
        return saying(state, buttons(sorry + texts.ASK_PURPOSE, *PURPOSES, *person), asked="ask_purpose")
    if not (state.wish.get("city") or state.wish.get("neighborhoods") or "place" in state.indifferent):
        question = sorry + texts.ASK_PLACE
        return saying(state, buttons(question, *person) if person else text(question), asked="ask_city")
    choices = (("tanto-faz", texts.ANY), *person)
    return saying(state, buttons(sorry + texts.ASK_KIND, *choices), asked="ask_type")


def more(state: State, heard: Heard) -> Turn:
    """“Mais opções”, “mais barato”, “maior”: the same wish, without what was shown already."""
    if not enough(state):
        return ask(state)
    if wants_cheaper(heard.text) and state.cheapest:
        wish = state.wish | {"price_max": (state.cheapest - 1) // 100, "price_about": None}
        return state, [Search(wish, without=state.shown, cheapest_first=True)]
    if wants_bigger(heard.text) and state.largest:
        return state, [Search(state.wish | {"area_min": state.largest + 1}, without=state.shown)]
    return state, [Search(state.wish, without=state.shown)]


def other_search(state: State, heard: Heard) -> Turn:
    """Start over with a clean wish."""
    clean = replace(state, wish={}, indifferent=(), shown=(), on_show=(), focus=None, relax=None)
    return ask(clean)


def relax(state: State, heard: Heard) -> Turn:
    """Yes to “sem o limite de valor, tenho 4. Quer ver?”: let go of that wish."""
    dropped = RELAXABLE.get(state.relax or "", ())
    wish = {key: value for key, value in state.wish.items() if key not in dropped}
    return search(replace(state, wish=wish, indifferent=(*state.indifferent, "kind")))


def found(state: State, event: Found) -> Turn:
    if event.offers:
        return _show(state, event.offers[:AT_ONCE], _heading(state, event.offers[:AT_ONCE]))
    if event.near:
        near = event.near[:AT_ONCE]
        sentence = texts.NEAR_ONE if len(near) == 1 else texts.NEAR
        return _show(state, near, sentence.format(wish=wording.wished(state.wish)))
    return _nothing(state, event)


def _heading(state: State, offers: tuple[Offer, ...]) -> str:
    sentence = texts.FOUND_ONE if len(offers) == 1 else texts.FOUND_MORE if state.shown else texts.FOUND
    count = wording.counted(len(offers), "opção", "opções")
    return sentence.format(count=count, wish=wording.wished(state.wish))


def _show(state: State, offers: tuple[Offer, ...], words: str) -> Turn:
    """One photo card, a carousel, or a list where a photo is missing."""
    purpose = state.wish.get("purpose")
    ids = tuple(offer.id for offer in offers)
    prices = [p for offer in offers if (p := offer.rent_cents if purpose == "rent" else offer.sale_cents)]
    state = replace(
        state,
        shown=tuple(dict.fromkeys(state.shown + ids)),
        on_show=ids,
        focus=ids[0] if len(ids) == 1 else None,
        cheapest=min(prices, default=None),
        largest=max((offer.area_m2 or 0 for offer in offers), default=None),
    )
    if len(offers) == 1:
        return saying(state, one(offers[0], purpose, words), asked="showing_property")
    return saying(state, _several(offers, purpose, words), asked="showing_property")


def _several(offers: tuple[Offer, ...], purpose: str | None, words: str) -> dict[str, Any]:
    if all(offer.photo for offer in offers):
        return carousel(words, [_card(offer, purpose) for offer in offers])
    rows = [(f"imovel:{o.id}", f"{o.code} · {wording.price(o, purpose)}", _row(o)) for o in offers]
    return options(words, texts.DETAILS, rows)


def _row(offer: Offer) -> str:
    note = f" ({wording.DIFFERENCES[offer.differs]})" if offer.differs else ""
    return f"{wording.place(offer)} · {wording.rooms(offer)}{note}"


def _card(offer: Offer, purpose: str | None) -> tuple[str, str, Choice]:
    return offer.photo or "", wording.card(offer, purpose), (f"imovel:{offer.id}", texts.DETAILS)


def one(offer: Offer, purpose: str | None, words: str = "") -> dict[str, Any]:
    """One property with its photo and what can be done next."""
    said = "\n\n".join(part for part in (words, wording.details(offer, purpose)) if part)
    return buttons(said, (f"visita:{offer.id}", texts.VISIT), MORE, PERSON, photo=offer.photo)


def _nothing(state: State, event: Found) -> Turn:
    """Say what there would be without one of the wishes, or offer to tell when one arrives."""
    wish = wording.wished(state.wish)
    if state.shown:
        said = buttons(texts.NO_MORE.format(wish=wish), ("avisar", texts.TELL_ME), OTHER_SEARCH, PERSON)
        return saying(state, said, asked="after_no_results")
    best = max((key for key in event.relaxed if event.relaxed[key]), key=_preference(event), default=None)
    hint = _hint(state, best, event.relaxed[best]) if best else texts.NO_HINT
    first = ("relaxar", texts.YES_SHOW) if best else ("avisar", texts.TELL_ME)
    said = buttons(texts.NONE.format(wish=wish, hint=hint), first, OTHER_SEARCH, PERSON)
    return saying(replace(state, relax=best), said, asked="after_no_results")


def _preference(event: Found) -> Any:
    """What is easiest to let go comes first: features, then district, price, rooms, kind."""
    order = ("type", "bedrooms", "price", "district", "features")
    return lambda key: (order.index(key), event.relaxed[key])


def _hint(state: State, key: str, count: int) -> str:
    names = [wording.FEATURES[name] for name in state.wish.get("features", ()) if name in wording.FEATURES]
    values = {
        "city": state.wish.get("city") or "outros lugares",
        "features": wording.joined(names or ["esse item"]),
    }
    many = wording.counted(count, "opção", "opções")
    return texts.HINTS[key].format(count=many, **values) + texts.HINT_QUESTION
