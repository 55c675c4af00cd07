"""How an agency and its people want to work: JSON in the table, typed values here."""

from collections.abc import Mapping
from dataclasses import dataclass, fields
from datetime import time
from typing import Any, Self

WEEK = (((8, 18),) * 5) + ((8, 13), None)
SEES = ("all", "own")


class _Stored:
    """Values from JSON: what is missing, unknown or of another type stays at its default."""

    @classmethod
    def load(cls, values: Mapping[str, Any] | None) -> Self:
        known = {}
        for field in fields(cls):  # type: ignore[arg-type]
            value = (values or {}).get(field.name, field.default)
            value = _tuples(value)
            known[field.name] = value if type(value) is type(field.default) else field.default
        return cls(**known)


def _tuples(value: Any) -> Any:
    return tuple(_tuples(item) for item in value) if isinstance(value, list | tuple) else value


@dataclass(frozen=True, slots=True)
class AgencyPreferences(_Stored):
    """`tenants.preferences`. Hours are local.

    `sees`: what a plain agent sees, all or own (what is theirs and the pool). `office`: hours of each
    weekday, Monday first, None when closed. `roleta`: waiting conversations are given to agents in turn;
    `max_open` each; not answered in `answer_minutes` the agent is warned, then it goes to another.
    """

    sees: str = "all"
    office: tuple[tuple[int, int] | None, ...] = WEEK
    visits_from: int = 8
    visits_until: int = 20
    roleta: bool = True
    max_open: int = 20
    answer_minutes: int = 10


@dataclass(frozen=True, slots=True)
class UserPreferences(_Stored):
    """`users.preferences`. Quiet hours are local "HH:MM", empty when there are none.

    `sound`, `notify`: while the page is open. `push_words`: may a lock screen show what a customer wrote?
    `shortcuts`: single-key commands of the keyboard.
    """

    sound: bool = True
    notify: bool = True
    push_words: bool = False
    quiet_from: str = ""
    quiet_until: str = ""
    shortcuts: bool = True

    def quiet_at(self, moment: time) -> bool:
        """Is this local time in the quiet hours (which may pass midnight)?"""
        start, end, now = self.quiet_from, self.quiet_until, moment.strftime("%H:%M")
        if not start or not end:
            return False
        return start <= now < end if start <= end else now >= start or now < end
