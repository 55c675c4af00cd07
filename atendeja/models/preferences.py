"""How an agency and its people want to work: JSON in the table, typed values here."""

import re
from collections.abc import Callable, Iterator, Mapping
from dataclasses import asdict, dataclass, fields
from datetime import datetime, time, timedelta
from typing import Any, ClassVar, Self

Hours = tuple[int, int]  # from, until: minutes since midnight
WEEK: tuple[Hours | None, ...] = (((540, 1080),) * 5) + ((540, 780), None)
SEES = ("all", "own")
DAY = 24 * 60
MOST_OPEN, LONGEST_ANSWER = 200, 240
LONGEST_KEPT = 120  # months
MOST_ALERTS = 2000  # a day: what a new number may open at the second step of Meta's limits
LONGEST_NUDGE = 20  # hours: later the window is about to close
LONGEST_SILENCE = 90  # days
AHEAD = 15  # days: the office's hours are looked for no further


class _Stored:
    """Values from JSON: what is missing, unknown, of another type or absurd stays at its default."""

    CHECKS: ClassVar[Mapping[str, Callable[[Any], bool]]] = {}

    @classmethod
    def load(cls, values: object) -> Self:
        given = values if isinstance(values, Mapping) else {}
        known = {}
        for field in fields(cls):  # type: ignore[arg-type]
            value = _tuples(given.get(field.name, field.default))
            sound = type(value) is type(field.default) and cls.CHECKS.get(field.name, _anything)(value)
            known[field.name] = value if sound else field.default
        return cls(**known)

    def dump(self) -> dict[str, Any]:
        return asdict(self)  # type: ignore[call-overload]


def _tuples(value: Any) -> Any:
    return tuple(_tuples(item) for item in value) if isinstance(value, list | tuple) else value


def _anything(_value: Any) -> bool:
    return True


def _is_week(value: Any) -> bool:
    return len(value) == 7 and all(day is None or is_hours(day) for day in value)


def is_hours(value: Any) -> bool:
    """Two moments of one day, the second later."""
    if not isinstance(value, tuple) or len(value) != 2 or any(type(minute) is not int for minute in value):
        return False
    return bool(0 <= value[0] < value[1] <= DAY)


def _is_pairs(value: Any) -> bool:
    return all(
        isinstance(pair, tuple) and len(pair) == 2 and all(isinstance(word, str) for word in pair)
        for pair in value
    )


def _is_clock(value: str) -> bool:
    return value == "" or re.fullmatch(r"([01]\d|2[0-3]):[0-5]\d", value, re.ASCII) is not None


@dataclass(frozen=True, slots=True)
class AgencyPreferences(_Stored):
    """`tenants.preferences`. Hours are local.

    `sees`: what a plain agent sees, all or own (what is theirs and the pool). `office`: hours of each
    weekday, Monday first, None when closed. `visits`: when customers may visit, every day. `roleta`:
    whoever waits is given to an agent; `max_open` each; not answered in `answer_minutes` of office hours
    the agent is warned, then it goes to another.
    Words and files of messages are forgotten after `keep_months`, 0 never. A lead whose customer says
    nothing for `silence_days` counts as without answer, 0 never. The assistant reminds a silent customer
    once after `nudge_hours`, 0 never. `bring_photos`: photos that a file names at other sites are
    copied here. At most `alerts_a_day` people are told of a property.
    """

    CHECKS: ClassVar[Mapping[str, Callable[[Any], bool]]] = {
        "sees": SEES.__contains__,
        "office": _is_week,
        "visits": is_hours,
        "max_open": range(1, MOST_OPEN + 1).__contains__,
        "answer_minutes": range(1, LONGEST_ANSWER + 1).__contains__,
        "templates": _is_pairs,
        "keep_months": range(LONGEST_KEPT + 1).__contains__,
        "silence_days": range(LONGEST_SILENCE + 1).__contains__,
        "nudge_hours": range(LONGEST_NUDGE + 1).__contains__,
        "alerts_a_day": range(MOST_ALERTS + 1).__contains__,
    }

    sees: str = "all"
    office: tuple[Hours | None, ...] = WEEK
    visits: Hours = (480, 1200)
    roleta: bool = True
    max_open: int = 20
    answer_minutes: int = 10
    keep_months: int = 0
    templates: tuple[tuple[str, str], ...] = ()
    silence_days: int = 7
    bring_photos: bool = False
    nudge_hours: int = 5
    alerts_a_day: int = 100

    def opens_at(self, local: datetime) -> datetime | None:
        """When people work next: now while they do, None if they do not in the weeks to come."""
        return next((start for start, _ in self._open(local)), None)

    def due_at(self, local: datetime) -> datetime | None:
        """`answer_minutes` of office hours later."""
        left = timedelta(minutes=self.answer_minutes)
        for start, end in self._open(local):
            if left < end - start:
                return start + left
            left -= end - start
        return None

    def _open(self, local: datetime) -> Iterator[tuple[datetime, datetime]]:
        """The office's hours from this moment on; where days off would be left out."""
        midnight = local.replace(hour=0, minute=0, second=0, microsecond=0)
        for days in range(AHEAD):
            day = midnight + timedelta(days=days)
            if (hours := self.office[day.weekday()]) is None:
                continue
            start, end = (day + timedelta(minutes=minute) for minute in hours)
            if end > local:
                yield max(start, local), end


@dataclass(frozen=True, slots=True)
class UserPreferences(_Stored):
    """`users.preferences`. Quiet hours are local "HH:MM", empty when there are none.

    `sound`, `notify`: while the page is open. `push_words`: may a lock screen show what a customer wrote?
    `shortcuts`: single-key commands of the keyboard.
    """

    CHECKS: ClassVar[Mapping[str, Callable[[Any], bool]]] = {
        "quiet_from": _is_clock,
        "quiet_until": _is_clock,
    }

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
