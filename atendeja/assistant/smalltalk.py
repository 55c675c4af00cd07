"""Greetings, thanks, voices, nonsense: answered kindly, then back to what was waiting."""

from dataclasses import replace

from . import texts, wording
from .events import Heard, PassOn
from .people import stuck
from .remarks import asks_after
from .searching import ask, search
from .state import State
from .turn import MORE, OTHER_SEARCH, PERSON, Turn, buttons, first, saved, saying
from .visiting import ask_on
from .wishes import enough

MISSES = 3


def resume(state: State) -> Turn:
    """What waits for the customer: the visit being arranged, the search, or a word on what is on show."""
    if state.asked == "ask_visit_which" or "property" in state.visit:
        return ask_on(state)
    if state.cards:
        return _on_show(state)
    return ask(state)


def _on_show(state: State) -> Turn:
    sorry = texts.AGAIN if state.misses else ""
    focused = [card for card in state.cards if card["id"] == state.focus]
    if focused:
        visit = (f"visita:{state.focus}", texts.VISIT)
        words = sorry + texts.LIKE_ONE.format(code=focused[0]["code"])
        return saying(state, buttons(words, visit, MORE, PERSON), asked="showing_property")
    choices = (MORE, OTHER_SEARCH, PERSON)
    return saying(state, buttons(sorry + texts.LIKE_ANY, *choices), asked="showing_property")


def liked(state: State, heard: Heard) -> Turn:
    """Liked, but without saying what next."""
    return resume(first(state, texts.GLAD))


def misses(state: State, heard: Heard) -> Turn:
    """Not understood: the question again; after two a person is offered, the third time called."""
    missed = replace(state, misses=state.misses + 1)
    return stuck(state, heard) if missed.misses >= MISSES else resume(missed)


def off_topic(state: State, heard: Heard) -> Turn:
    """Something else: said so; who goes on like that gets a person too."""
    missed = replace(state, misses=state.misses + 1)
    if missed.misses >= MISSES:
        return stuck(state, heard)
    turn = resume(first(replace(state, misses=0), texts.OFF_TOPIC))
    return replace(turn[0], misses=missed.misses), turn[1]


def stays(state: State, heard: Heard) -> Turn:
    """“Não” to a person offered: on with what was waiting."""
    return resume(state)


def greets(state: State, heard: Heard) -> Turn:
    """A greeting alone: after hours, remind in half a sentence of what was being looked for."""
    hello = texts.part_of_day(heard.now)
    if enough(state) and heard.silent_hours > 1 and not state.visit:
        words = texts.WELCOME_BACK.format(hello=hello, wish=wording.wished(state.wish))
        choices = (("seguir", texts.SEE_NOW), OTHER_SEARCH, PERSON)
        return saying(state, buttons(words, *choices), asked="ask_resume")
    well = texts.WELL if asks_after(heard.text) else ""
    return resume(first(state, well if state.hello else f"{hello}! {well}"))


def introduces(state: State, heard: Heard) -> Turn:
    """Only a name."""
    return resume(first(state, texts.PLEASED.format(name=(state.name or "").split()[0])))


def thanks(state: State, heard: Heard) -> Turn:
    return saying(state, buttons(texts.THANKS), asked=state.asked)


def goodbye(state: State, heard: Heard) -> Turn:
    return saying(state, buttons(texts.GOODBYE), asked=state.asked)


def denies(state: State, heard: Heard) -> Turn:
    """“Não” to what was just shown or asked: nothing is pushed."""
    state = replace(state, visit={})
    return saying(
        state, buttons(texts.NO_PROBLEM, MORE, OTHER_SEARCH, PERSON), saved(state), asked="ask_other"
    )


def continues(state: State, heard: Heard) -> Turn:
    return search(state) if enough(state) else ask(state)


def hears_voice(state: State, heard: Heard) -> Turn:
    return saying(state, buttons(texts.VOICE, PERSON), asked=state.asked)


def gets_media(state: State, heard: Heard) -> Turn:
    """A photo, a document: a person is told, and what was waiting is asked again."""
    turn = resume(first(state, texts.RECEIVED))
    return turn[0], [PassOn("Mandou um arquivo."), *turn[1]]
