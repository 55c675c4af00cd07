"""When a customer hears of a visit, as a table: local times of one week; 2026-11-24 is a Tuesday."""

from datetime import datetime, timedelta
from zoneinfo import ZoneInfo

import pytest

from atendeja.models.visit_schedule import FIRST, LAST, decent, due, passed, plan

ZONE = ZoneInfo("America/Sao_Paulo")


def at(day: int, hour: int, minute: int = 0) -> datetime:
    return datetime(2026, 11, day, hour, minute, tzinfo=ZONE)


def words(moment: datetime) -> str:
    return f"{moment:%d %H:%M}"


@pytest.mark.parametrize(
    ("starts", "steps"),
    [
        (at(25, 14), {"day": "24 14:00", "hours": "25 12:00", "feedback": "25 16:00"}),
        (at(25, 10), {"day": "24 10:00", "hours": "25 08:00", "feedback": "25 12:00"}),
        (at(25, 9, 30), {"day": "24 18:00", "hours": "25 08:00", "feedback": "25 11:30"}),
        (at(25, 9), {"day": "24 18:00", "hours": "25 08:00", "feedback": "25 11:00"}),
        (at(25, 8, 30), {"day": "24 18:00", "feedback": "25 10:30"}),
        (at(25, 7), {"day": "24 18:00", "feedback": "25 09:00"}),
        (at(25, 18), {"day": "24 18:00", "hours": "25 16:00", "feedback": "26 09:00"}),
        (at(25, 20), {"day": "24 19:30", "hours": "25 18:00", "feedback": "26 09:00"}),
        (at(25, 22, 30), {"day": "24 19:30", "hours": "25 19:30", "feedback": "26 09:00"}),
    ],
)
def test_each_thing_has_its_moment(starts, steps):
    assert {step.kind: words(step.at) for step in plan(starts, 60)} == steps


@pytest.mark.parametrize(
    ("now", "done", "expected"),
    [
        (at(23, 9), [], "day 24 14:00"),
        (at(24, 16), [], "day 24 16:00"),  # the service was down: still today
        (at(24, 20), [], "hours 25 12:00"),  # too late for “amanhã”: nobody is woken
        (at(24, 14), ["day"], "hours 25 12:00"),
        (at(25, 12, 40), ["day"], "hours 25 12:40"),
        (at(25, 13, 15), ["day"], "feedback 25 16:00"),  # a reminder would be of no use any more
        (at(25, 21), ["day", "hours"], "feedback 26 08:00"),
        (at(29, 21), ["day", "hours"], None),  # forgotten
        (at(25, 17), ["day", "hours", "feedback"], None),
    ],
)
def test_what_is_due_next_of_a_visit_on_wednesday_at_two(now, done, expected):
    step = due(at(25, 14), 60, done, now)
    assert (f"{step.kind} {words(step.at)}" if step else None) == expected


@pytest.mark.parametrize(
    ("told_at", "not_needed"),
    [
        (at(23, 9), []),
        (at(24, 11), []),
        (at(24, 12), ["day"]),  # would be reminded two hours after being told
        (at(24, 22), ["day"]),
        (at(25, 9), ["day"]),
        (at(25, 10, 30), ["day", "hours"]),
    ],
)
def test_who_is_told_of_the_visit_only_now_is_not_reminded_at_once(told_at, not_needed):
    assert passed(at(25, 14), 60, told_at) == not_needed


@pytest.mark.parametrize("minutes", [30, 60, 240])
@pytest.mark.parametrize("quarter", range(96))
def test_nothing_is_ever_said_at_night_or_out_of_order(quarter, minutes):
    starts = at(25, 0) + timedelta(minutes=15 * quarter)
    moments = [step.at for step in plan(starts, minutes)]
    assert all(FIRST <= moment.hour < LAST for moment in moments)
    assert moments == sorted(moments)
    before = [step for step in plan(starts, minutes) if step.kind != "feedback"]
    assert all(step.at < starts and step.at < step.until <= starts for step in before)


@pytest.mark.parametrize("hour", range(24))
def test_night_ends_in_the_morning(hour):
    moment = decent(at(25, hour, 10))
    assert FIRST <= moment.hour < LAST
    assert timedelta() <= moment - at(25, hour, 10) < timedelta(hours=12)
