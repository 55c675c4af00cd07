"""Which dialog act a message is: rules in order, the first that holds decides."""

from collections.abc import Callable

from atendeja.assistant.understanding.acts.act import AFTER_RESULTS, ON_VISIT, Act
from atendeja.assistant.understanding.acts.courtesy import (
    agrees,
    declines,
    greets,
    is_language,
    is_off_topic,
    is_surely_off_topic,
    says_goodbye,
    thanks,
)  # fmt: skip
from atendeja.assistant.understanding.acts.handover import complains, wants_human
from atendeja.assistant.understanding.acts.ownership import finances, sells
from atendeja.assistant.understanding.acts.questions import (
    asks_details,
    asks_precisely,
    refers,
    searches,
    wants_more,
    wants_photos,
)  # fmt: skip
from atendeja.assistant.understanding.acts.subscription import is_private, opts_in, opts_out
from atendeja.assistant.understanding.acts.visits import cancels, reschedules, schedules
from atendeja.assistant.understanding.answers import polarity_of_answer
from atendeja.assistant.understanding.reading import Reading


def _agrees_to_what_was_asked(act: Act) -> bool:
    return act.asked in (*ON_VISIT, "ask_consent") and agrees(act)


def _agrees_to_what_was_asked_in_full(act: Act) -> bool:
    """ "tudo certo" to a question is a yes, and no greeting."""
    return act.asked in (*ON_VISIT, "ask_consent") and polarity_of_answer(act.text) is True


def _asks_about_a_code(act: Act) -> bool:
    return refers(act) and asks_precisely(act)


_RULES: tuple[tuple[str, Callable[[Act], bool]], ...] = (
    ("opt_in", opts_in),
    ("privacy", is_private),
    ("opt_out", opts_out),
    ("sell_or_list", sells),
    ("cancel_visit", cancels),
    ("human", wants_human),
    ("complaint", complains),
    ("off_topic", is_surely_off_topic),
    ("affirm", _agrees_to_what_was_asked_in_full),
    ("greet", greets),
    ("reschedule_visit", reschedules),
    ("affirm", _agrees_to_what_was_asked),
    ("deny", declines),
    ("schedule_visit", schedules),
    ("photos", wants_photos),
    ("financing", finances),
    ("details", _asks_about_a_code),
    ("property_ref", refers),
    ("affirm", agrees),
    ("goodbye", says_goodbye),
    ("more_results", wants_more),
    ("details", asks_details),
    ("off_topic", is_off_topic),
    ("search", searches),
    ("thanks", thanks),
)


def decide_intent(reading: Reading) -> str:
    """The dialog act of the message."""
    act = Act(reading)
    for intent, holds in _RULES:
        if holds(act):
            return "refine" if intent == "search" and act.asked in AFTER_RESULTS else intent
    return _of_the_rest(act)


def _of_the_rest(act: Act) -> str:
    """A property picked without a word more is to be shown; a sentence that no rule knows is about something
    else, or about the property on show."""
    if act.has("choice") and act.asked == "showing_property":
        return "details"
    if not is_language(act.text):
        return "unknown"
    return "details" if act.asked == "showing_property" and "?" in act.text else "off_topic"
