"""Any number of choices, in the form WhatsApp has for so many: buttons, a list, a list with “Ver mais”."""

from collections.abc import Sequence
from typing import Any

from .turn import Choice, buttons, options

BUTTONS, ROWS = 3, 10
ON_A_BUTTON = 20  # characters
MORE_ROWS = "Ver mais"


def choices(
    words: str, offered: Sequence[Choice], *, page: int = 1, more: str = "pagina", button: str = "Ver opções"
) -> dict[str, Any]:
    """Up to three as buttons, up to ten as a list, else `page` of nine and “Ver mais”, whose id is `more:2`.

    A page beyond the last is the last.
    """
    if len(offered) <= BUTTONS and all(len(title) <= ON_A_BUTTON for _, title in offered):
        return buttons(words, *offered)
    start = _start(len(offered), page)
    shown = list(offered[start : start + ROWS])
    if len(offered) > start + ROWS:
        shown[-1] = (f"{more}:{start // (ROWS - 1) + 2}", MORE_ROWS)
    return options(words, button, [(identifier, title, "") for identifier, title in shown])


def _start(total: int, page: int) -> int:
    """Every page but the last gives one row away to “Ver mais”."""
    last = max(-(-(total - ROWS) // (ROWS - 1)), 0)
    return min(max(page - 1, 0), last) * (ROWS - 1)
