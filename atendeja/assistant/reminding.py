"""After a silence: one message that reminds of what was being looked for, and asks nothing twice."""

from typing import Any

from . import texts, wording
from .state import State
from .turn import MORE, OTHER_SEARCH, PERSON, buttons


def reminder(state: State) -> dict[str, Any] | None:
    """What to say to somebody who fell silent; None when there is nothing to come back to.

    Whoever arranged a visit, was sent to a person or said little is left in peace.
    """
    if state.booked or state.owner or not state.wish:
        return None
    words, first_name = texts.STILL_THERE, (state.name or "").split()
    hello = texts.STILL_HELLO.format(name=first_name[0]) if first_name else texts.STILL_HELLO_NOBODY
    wish = wording.wished(state.wish)
    if state.seen:
        return buttons(hello + texts.STILL_SEEN.format(wish=wish), MORE, OTHER_SEARCH, PERSON)
    return buttons(hello + words.format(wish=wish), OTHER_SEARCH, PERSON)
