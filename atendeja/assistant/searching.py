"""Looking for properties: what is still missing, what was found, what to relax when nothing was."""

from collections.abc import Callable
from dataclasses import replace
from typing import Any

from . import texts, wording
from .events import COUNTED, Found, Heard, Search
from .remarks import indifferent, wants_bigger, wants_cheaper
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
    showing,
)
from .wishes import enough, placed, purposed, without

AT_ONCE = 6  # properties in one answer: enough to choose from, few enough to look at
# What is easiest to let go of comes last here: features before district, price, rooms, kind, city.
RELAXABLE = ("place", "type", "bedrooms", "price", "district", "suites", "bathrooms", "area", "parking")
HEADINGS = {
    "cheaper": (texts.CHEAPER, texts.CHEAPER),
    "bigger": (texts.BIGGER, texts.BIGGER),
    "more": (texts.FOUND_ONE_MORE, texts.FOUND_MORE),
    None: (texts.FOUND_ONE, texts.FOUND),
}
EMPTY = {"cheaper": texts.NO_CHEAPER, "bigger": texts.NO_BIGGER, "more": texts.NO_MORE, None: texts.NONE}


def looked_for(state: State) -> dict[str, Any]:
    """The wish without what was let go of for now."""
    return without(state.wish, state.eased)


def search(state: State) -> Turn:
    """A new search begins: what was shown before may be shown again."""
    state = replace(state, shown=(), relax=None, seeking=None)
    return state, [Search(looked_for(state))]


def proceed(state: State, heard: Heard, *, changed: bool) -> Turn:
    """Search when enough is known, else ask for what is missing."""
    if not changed and indifferent(heard.text):
        state, changed = _no_preference(state), True
    if enough(state) and (changed or heard.facts.intent in ("search", "refine")):
        return search(state)
    return ask(state)


def _no_preference(state: State) -> State:
    """“Tanto faz”: the place when that was asked, else all the rest."""
    if state.asked == "after_no_results" and state.relax:
        state = replace(state, eased=(*state.eased, state.relax))
    matters = {"ask_city": "place", "ask_purpose": "purpose"}.get(state.asked or "", "kind")
    return replace(state, indifferent=tuple(dict.fromkeys((*state.indifferent, matters))))


def ask(state: State) -> Turn:
    """The next question. After two misses a person is offered with it."""
    person = (PERSON,) if state.misses >= 2 else ()
    if not purposed(state):
        words = _said_before(state, "ask_purpose") + texts.ASK_PURPOSE
        return saying(state, buttons(words, *PURPOSES, *person), asked="ask_purpose")
    if not placed(state):
        words = _said_before(state, "ask_city") + texts.ASK_PLACE
        return saying(state, buttons(words, *person), asked="ask_city")
    if enough(state):
        words = _said_before(state, "after_no_results") + texts.ASK_CHANGE
        return saying(state, buttons(words, *person), asked="after_no_results")
    words = _said_before(state, "ask_type") + texts.ASK_KIND
    return saying(state, _kinds(words, person), asked="ask_type")


def _said_before(state: State, question: str) -> str:
    """A question asked again says why: it was not understood, or something else was, which is repeated."""
    if state.misses:
        return texts.AGAIN
    if state.asked == question and state.wish and question != "after_no_results":
        return texts.SO_FAR.format(wish=wording.wished(state.wish))
    return ""


def _kinds(words: str, person: tuple[Choice, ...]) -> dict[str, Any]:
    """The kinds to pick from, most asked first; the rarest gives way when a person is offered."""
    names = list(wording.TYPES)[: 9 - len(person)]
    rows = [(f"tipo:{name}", wording.TYPES[name][0].capitalize(), "") for name in names]
    last = [(identifier, label, "") for identifier, label in (("tanto-faz", texts.ANY), *person)]
    return options(words, texts.KINDS, rows + last)


def more(state: State, heard: Heard) -> Turn:
    """“Mais opções”, “mais barato”, “maior”: the same wish, without what was shown already."""
    state = _like_the_shown(state)
    if not enough(state):
        return ask(state)
    wish, prices, areas = looked_for(state), _of_cards(state, "price"), _of_cards(state, "area")
    if wants_cheaper(heard.text) and prices:
        wish = without(wish, ("price",)) | {"price_max": (min(prices) - 1) // 100}
        return replace(state, seeking="cheaper"), [Search(wish, cheapest_first=True, near=False)]
    if wants_bigger(heard.text) and areas:
        wish |= {"area_min": max(areas) + 1}
        return replace(state, seeking="bigger"), [Search(wish, without=state.on_show, near=False)]
    return replace(state, seeking="more"), [Search(wish, without=state.shown, near=False)]


def _like_the_shown(state: State) -> State:
    """“Outros parecidos” to somebody who came with a code: of its kind, in its city."""
    if enough(state) or not state.cards:
        return state
    card = next((card for card in state.cards if card["id"] == state.focus), state.cards[0])
    like = {"purpose": card["purpose"], "types": [card["type"]], "city": card["city"]}
    return replace(state, wish=like | state.wish)


def _of_cards(state: State, key: str) -> list[int]:
    """This value of the property talked about, else of all on show."""
    focused = [card for card in state.cards if card["id"] == state.focus]
    return [card[key] for card in focused or state.cards if card[key]]


def other_search(state: State, heard: Heard) -> Turn:
    """Start over with a clean wish."""
    clean = replace(state, wish={}, indifferent=(), shown=(), cards=(), focus=None, relax=None, eased=())
    return ask(replace(clean, visit={}))


def relax(state: State, heard: Heard) -> Turn:
    """Yes to “sem o limite de valor, tenho 4. Quer ver?”: let go of that wish for now."""
    if not state.relax:
        return ask(state)
    eased = replace(state, eased=(*state.eased, state.relax))
    return search(replace(eased, indifferent=(*state.indifferent, "kind", "place")))


def found(state: State, event: Found) -> Turn:
    if event.offers:
        return present(state, event.offers[:AT_ONCE], _heading(state, event.offers[:AT_ONCE]))
    if event.near:
        near = event.near[:AT_ONCE]
        wish = wording.wished(looked_for(state))
        differs = wording.DIFFERENCES.get(near[0].differs or "", "quase igual")
        sentence = texts.NEAR_ONE if len(near) == 1 else texts.NEAR
        return present(state, near, sentence.format(wish=wish, differs=differs))
    return _nothing(state, event)


def _heading(state: State, offers: tuple[Offer, ...]) -> str:
    sentence = HEADINGS.get(state.seeking, HEADINGS[None])[len(offers) > 1]
    count = wording.counted(len(offers), "opção", "opções")
    return sentence.format(count=count, wish=wording.wished(looked_for(state)))


def present(state: State, offers: tuple[Offer, ...], words: str) -> Turn:
    """Show these: one photo card, a carousel, or a list where a photo is missing."""
    purpose = state.wish.get("purpose")
    state = replace(showing(state, offers), relax=None)
    message = one(offers[0], purpose, words) if len(offers) == 1 else _several(offers, purpose, words)
    return saying(state, message, asked="showing_property")


def _several(offers: tuple[Offer, ...], purpose: str | None, words: str) -> dict[str, Any]:
    if all(offer.photo for offer in offers):
        return carousel(words, [_card(offer, purpose) for offer in offers])
    rows = [(f"imovel:{o.id}", f"{o.code} · {wording.price(o, purpose)}", _row(o)) for o in offers]
    return options(words, texts.DETAILS, rows)


def _row(offer: Offer) -> str:
    note = f" ({wording.DIFFERENCES[offer.differs]})" if offer.differs else ""
    return f"{wording.place(offer)} · {wording.rooms(offer) or wording.TYPES[offer.type][0]}{note}"


def _card(offer: Offer, purpose: str | None) -> tuple[str, str, Choice]:
    return offer.photo or "", wording.card(offer, purpose), (f"imovel:{offer.id}", texts.DETAILS)


def one(offer: Offer, purpose: str | None, words: str = "") -> dict[str, Any]:
    """One property with its photo and what can be done next."""
    said = "\n\n".join(part for part in (words, wording.details(offer, purpose)) if part)
    return buttons(said, (f"visita:{offer.id}", texts.VISIT), MORE, PERSON, photo=offer.photo)


def _nothing(state: State, event: Found) -> Turn:
    """Say what there would be without one of the wishes, or offer to tell when one arrives."""
    contrary = {"cheaper": "price", "bigger": "area"}.get(state.seeking or "")
    counts = {key: n for key, n in event.relaxed.items() if n and key != contrary}
    best = max(counts, key=_preference(counts), default=None)
    hint = _hint(state, best, counts[best]) if best else texts.NO_HINT
    offered = ("relaxar", texts.YES_SHOW) if best else ("avisar", texts.TELL_ME)
    words = EMPTY.get(state.seeking, texts.NONE).format(wish=wording.wished(looked_for(state)), hint=hint)
    state = replace(state, relax=best)
    if state.seeking is None:
        state = replace(state, cards=(), focus=None)
    return saying(state, buttons(words, offered, OTHER_SEARCH, PERSON), asked="after_no_results")


def _preference(counts: dict[str, int]) -> Callable[[str], tuple[int, int]]:
    return lambda key: (RELAXABLE.index(key) if key in RELAXABLE else len(RELAXABLE), counts[key])


def _hint(state: State, key: str, count: int) -> str:
    wish, (group, _, feature) = state.wish, key.partition(":")
    values = {
        "city": wish.get("city") or "outros lugares",
        "feature": wording.REQUIRED.get(feature, feature),
        "suites": wording.counted(wish.get("suites_min"), "suíte", "suítes") or "suíte",
        "parking": wording.counted(wish.get("parking_min"), "vaga", "vagas") or "vaga",
    }
    many = wording.counted(min(count, COUNTED), "opção", "opções")
    many = texts.MORE_THAN.format(count=many) if count > COUNTED else many
    return texts.HINTS[group].format(count=many, **values) + texts.HINT_QUESTION
