"""When the customer hears of a visit: the day before, two hours before, afterwards. Pure; times are local.

Nothing is said before 8 h or from 20 h on. The day before: at the visit's own hour, within those hours; for a
visit that begins before 10 h at 18 h, because two hours before it would be too early to write: for one from
9 h on that reminder comes at 8 h, for an earlier one it falls away. The question how it was comes an hour
after the end, in the evening on the next morning at 9 h. What was missed while the service was down is made
up for while it is of use, never at night.
"""

from collections.abc import Collection
from dataclasses import dataclass
from datetime import datetime, timedelta

FIRST, LAST = 8, 20  # decent hours: from FIRST on, before LAST
EARLY = 10  # a visit that begins before is reminded of on the evening before
EVENING, MORNING = 18, 9
HOURS_BEFORE = timedelta(hours=2)
USELESS = timedelta(minutes=45)  # so shortly before a visit nobody needs a reminder
AFTERWARDS = timedelta(hours=1)
FORGOTTEN = timedelta(days=3)  # after the end nobody is asked any more
LATEST = timedelta(minutes=30)  # before LAST: when something late in the day is said
KINDS = ("day", "hours", "feedback")


@dataclass(frozen=True, slots=True)
class Step:
    """What is to be said, from when on, and until when (not included) it is of any use."""

    kind: str
    at: datetime
    until: datetime


def plan(starts: datetime, minutes: int) -> list[Step]:
    """Everything that could be said of a visit that starts at this local time, in order."""
    steps = [_day_before(starts), _hours_before(starts), _afterwards(starts + timedelta(minutes=minutes))]
    return [step for step in steps if step is not None]


def due(starts: datetime, minutes: int, done: Collection[str], now: datetime) -> Step | None:
    """The next thing to say, at its moment or, when that is past, at the next decent one."""
    for step in plan(starts, minutes):
        moment = decent(max(step.at, now))
        if step.kind not in done and moment < step.until:
            return Step(step.kind, moment, step.until)
    return None


def passed(starts: datetime, minutes: int, now: datetime) -> list[str]:
    """The reminders that who is told of the visit now needs no more: their moment is over or near."""
    soon = now + HOURS_BEFORE
    return [step.kind for step in plan(starts, minutes) if step.kind != "feedback" and step.at <= soon]


def decent(moment: datetime) -> datetime:
    """This moment, or the next morning when it is at night."""
    if FIRST <= moment.hour < LAST:
        return moment
    morning = moment.replace(hour=FIRST, minute=0, second=0, microsecond=0)
    return morning if moment.hour < FIRST else morning + timedelta(days=1)


def _day_before(starts: datetime) -> Step:
    before = starts - timedelta(days=1)
    early = starts.hour < EARLY
    at = _at(before, EVENING) if early else min(before, _at(before, LAST) - LATEST)
    return Step("day", at, _at(before, LAST))


def _hours_before(starts: datetime) -> Step | None:
    at = min(max(starts - HOURS_BEFORE, _at(starts, FIRST)), _at(starts, LAST) - LATEST)
    until = starts - USELESS
    return Step("hours", at, until) if at < until else None


def _afterwards(ends: datetime) -> Step:
    at = ends + AFTERWARDS
    if at.date() > ends.date() or not FIRST <= at.hour < LAST:
        at = _at(ends if at.hour < FIRST and at.date() == ends.date() else ends + timedelta(days=1), MORNING)
    return Step("feedback", at, ends + FORGOTTEN)


def _at(day: datetime, hour: int) -> datetime:
    return day.replace(hour=hour, minute=0, second=0, microsecond=0)
