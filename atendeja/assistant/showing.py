"""One property: shown by code or tap, its photos, and the questions about it."""

from dataclasses import replace
from typing import Any

from . import questions, remarks, texts, visiting
from .events import Effect, Heard, LookedUp, LookUp, PassOn
from .searching import one
from .state import Offer, State
from .turn import (
    MORE,
    OTHER_SEARCH,
    PERSON,
    Choice,
    Turn,
    buttons,
    carousel,
    saved,
    saying,
    showing,
    tapped_id,
)


def show_tapped(state: State, heard: Heard) -> Turn:
    """A property touched; while one to visit is being picked, that is the answer."""
    if state.asked == "ask_visit_which":
        return visiting.wants_visit(state, heard)
    return state, [LookUp(property_id=tapped_id(heard, "imovel"))]


def show_picked(state: State, heard: Heard) -> Turn:
    if state.asked == "ask_visit_which":
        return visiting.wants_visit(state, heard)
    return state, [LookUp(property_id=heard.picked)]


def show_code(state: State, heard: Heard) -> Turn:
    """A code is a shortcut: straight to that property; with a question, to its answer."""
    topics = tuple(topic for topic in questions.topics_of(heard.text) if topic != "available")
    if heard.facts.intent == "photos":
        return state, [LookUp(ref=heard.facts.ref, then="photos")]
    then = "answer" if topics and heard.facts.intent == "details" else "show"
    return state, [LookUp(ref=heard.facts.ref, then=then, topics=topics)]


def answer_details(state: State, heard: Heard) -> Turn:
    """What is asked of one property; a question of which we know no topic is for a person."""
    topics = questions.topics_of(heard.text)
    wanted = heard.picked or _talked_about(state)
    if wanted is None:
        return saying(state, buttons(texts.WHICH, PERSON), asked=state.asked)
    if not topics and (heard.picked or remarks.asks_everything(heard.text) or "?" not in heard.text):
        return state, [LookUp(property_id=wanted)]
    return state, [LookUp(property_id=wanted, then="answer", topics=topics or ("other",))]


def show_photos(state: State, heard: Heard) -> Turn:
    wanted = heard.picked or _talked_about(state)
    if wanted is None:
        return saying(state, buttons(texts.WHICH, PERSON), asked=state.asked)
    return state, [LookUp(property_id=wanted, then="photos")]


def _talked_about(state: State) -> int | None:
    """The one talked about, else the one being visited, else the first on show."""
    arranged = state.visit.get("property") or state.booked.get("property")
    return state.focus or (state.on_show[0] if state.cards else arranged)


def looked_up(state: State, event: LookedUp) -> Turn:
    if event.offer is None:
        return _missing(state, event)
    if event.offer.id not in state.on_show:
        state = showing(state, (event.offer,))
    state = replace(state, focus=event.offer.id, liked=event.offer.code)
    if event.then == "visit":
        return visiting.arrange(state, event.offer)
    if event.then == "photos":
        return _photos(state, event.offer)
    if event.then == "answer":
        return _answer(state, event.offer, event.topics)
    return _show(state, event.offer)


def _missing(state: State, event: LookedUp) -> Turn:
    """A code that we do not have; one of ours that is gone is looked for again among others."""
    words = texts.CODE_UNKNOWN.format(ref=event.ref) if event.ref else texts.GONE
    return saying(state, buttons(words, OTHER_SEARCH, PERSON), asked=None if event.ref else "ask_similar")


def _show(state: State, offer: Offer) -> Turn:
    """The property by itself; what was on show around it stays there for “a segunda”."""
    around = state.cards  # with this one among them
    state = replace(showing(state, (offer,)), cards=around)
    if state.visit.get("property") not in (None, offer.id):
        state = replace(state, visit={})
    message = one(offer, state.wish.get("purpose"))
    return saying(state, message, saved(state, offer.id), asked="showing_property")


def _photos(state: State, offer: Offer) -> Turn:
    """All photos of one property in one message, or an honest word and a person who sends some."""
    visit = (f"visita:{offer.id}", texts.VISIT)
    if not offer.photos:
        said = buttons(texts.NO_PHOTOS.format(code=offer.code), visit, PERSON)
        asks = PassOn(f"Pediu fotos do {offer.code}.")
        return saying(state, said, saved(state, offer.id), asks, asked="showing_property")
    if len(offer.photos) == 1:
        words = texts.PHOTO_BELOW.format(code=offer.code, title=offer.title)
        message = buttons(words, visit, MORE, PERSON, photo=offer.photo)
        return saying(state, message, saved(state, offer.id), asked="showing_property")
    words = texts.PHOTOS.format(code=offer.code, title=offer.title)
    return saying(state, carousel(words, _sheets(offer)), saved(state, offer.id), asked="showing_property")


def _sheets(offer: Offer) -> list[tuple[str, str, Any]]:
    total = min(len(offer.photos), 10)
    return [
        (photo, f"{offer.code} · foto {n} de {total}", (f"visita:{offer.id}", texts.VISIT))
        for n, photo in enumerate(offer.photos[:10], 1)
    ]


def _answer(state: State, offer: Offer, topics: tuple[str, ...]) -> Turn:
    """From the data; what the data do not say is passed on to an agent, and said so."""
    said, unknown = questions.answers(offer, topics, state.wish.get("purpose"))
    effects: list[Effect] = [saved(state, offer.id)]
    if unknown or not said:
        effects.append(PassOn(f"Perguntou do {offer.code}: {', '.join(map(questions.named, unknown))}."))
        said.append(texts.ALSO_UNKNOWN if said else texts.UNKNOWN_TOPIC.format(code=offer.code))
    answer = f"*{offer.code}* · " + " ".join(said)
    return _and_next(state, offer, answer, effects)


def _and_next(state: State, offer: Offer, answer: str, effects: list[Effect]) -> Turn:
    """After the answer comes what was waiting: the visit being arranged, else an invitation to one."""
    if state.visit.get("property") == offer.id:
        turn = visiting.ask_on(replace(state, hello=f"{state.hello or ''}{answer}\n\n"))
        return turn[0], [*effects, *turn[1]]
    booked = state.booked.get("property") == offer.id
    invitation = "" if booked else f"\n\n{texts.WANT_VISIT}"
    choices: tuple[Choice, ...] = () if booked else ((f"visita:{offer.id}", texts.VISIT),)
    message = buttons(answer + invitation, *choices, MORE, PERSON)
    return saying(state, message, *effects, asked="showing_property")
