"""One property: shown by code or tap, its photos, and the questions about it."""

from dataclasses import replace
from typing import Any

from . import questions, texts, visiting
from .events import Heard, LookedUp, LookUp
from .searching import one
from .state import Offer, State
from .turn import MORE, OTHER_SEARCH, PERSON, Turn, buttons, carousel, saved, saying, tapped_id


def show_tapped(state: State, heard: Heard) -> Turn:
    return state, [LookUp(property_id=tapped_id(heard, "imovel"))]


def show_code(state: State, heard: Heard) -> Turn:
    """A code is a shortcut: straight to that property; with a question, to its answer."""
    topics = tuple(topic for topic in questions.topics_of(heard.text) if topic != "available")
    if heard.facts.intent == "photos":
        return state, [LookUp(ref=heard.facts.ref, then="photos")]
    then = "answer" if topics and heard.facts.intent == "details" else "show"
    return state, [LookUp(ref=heard.facts.ref, then=then, topics=topics)]


def answer_details(state: State, heard: Heard) -> Turn:
    topics = questions.topics_of(heard.text)
    wanted = _which(state, heard)
    if wanted is None:
        return saying(state, buttons(texts.WHICH, PERSON), asked=state.asked)
    return state, [LookUp(property_id=wanted, then="answer" if topics else "show", topics=topics)]


def show_photos(state: State, heard: Heard) -> Turn:
    wanted = _which(state, heard)
    if wanted is None:
        return saying(state, buttons(texts.WHICH, PERSON), asked=state.asked)
    return state, [LookUp(property_id=wanted, then="photos")]


def _which(state: State, heard: Heard) -> int | None:
    """The one picked by number, else the one talked about, else the first on show."""
    picked = heard.facts.choice
    if picked and 0 < picked <= len(state.on_show):
        return state.on_show[picked - 1]
    return state.focus or (state.on_show[0] if state.on_show else None)


def looked_up(state: State, event: LookedUp) -> Turn:
    if event.offer is None:
        return _missing(state, event)
    state = replace(state, focus=event.offer.id)
    if event.then == "visit":
        return visiting.arrange(state, event.offer)
    if event.then == "photos":
        return _photos(state, event.offer)
    if event.then == "answer":
        return _answer(state, event.offer, event.topics)
    return _show(state, event.offer)


def _missing(state: State, event: LookedUp) -> Turn:
    words = texts.CODE_UNKNOWN.format(ref=event.ref) if event.ref else texts.GONE
    return saying(state, buttons(words, OTHER_SEARCH, PERSON))


def _show(state: State, offer: Offer) -> Turn:
    if offer.id not in state.shown:
        state = replace(state, shown=(*state.shown, offer.id))
    if offer.id not in state.on_show:
        state = replace(state, on_show=(offer.id,))
    message = one(offer, state.wish.get("purpose"))
    return saying(state, message, saved(state, offer.id), asked="showing_property")


def _photos(state: State, offer: Offer) -> Turn:
    """All photos of one property in one message, or an honest word."""
    visit = (f"visita:{offer.id}", texts.VISIT)
    if not offer.photos:
        said = buttons(texts.NO_PHOTOS.format(code=offer.code), visit, PERSON)
        return saying(state, said, saved(state, offer.id), asked="showing_property")
    if len(offer.photos) == 1:
        words = texts.PHOTO_BELOW.format(code=offer.code, title=offer.title)
        return saying(state, buttons(words, visit, MORE, PERSON, photo=offer.photo), asked="showing_property")
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
    if unknown or not said:
        said.append(texts.UNKNOWN_TOPIC.format(code=offer.code))
    sentences = f"*{offer.code}* · " + " ".join(said) + f"\n\n{texts.WANT_VISIT}"
    message = buttons(sentences, (f"visita:{offer.id}", texts.VISIT), MORE, PERSON)
    effects = [saved(state, offer.id)]
    return saying(state, message, *effects, asked="showing_property")
