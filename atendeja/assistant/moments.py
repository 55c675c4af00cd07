"""Day and hour of a visit: put together from what is said bit by bit, refused when it cannot be."""

from datetime import datetime
from typing import Any

from . import texts, wording
from .events import Heard, Moment
from .state import Agency, State
from .turn import tapped_id

HOURS = {"morning": (9, 10, 11), "afternoon": (14, 15, 16), "evening": (17, 18, 19)}
ANY_HOURS = (10, 14, 16)
PLACES = ("property", "code", "place")


def said_moment(heard: Heard) -> Moment:
    """What this message says of day and hour: what it means first, then every word that names one."""
    facts, words = heard.facts, heard.moment
    tapped = tapped_id(heard, "hora")
    hour = f"{tapped:02d}:00" if tapped is not None and tapped < 24 else words.hour
    if facts.visit_at:
        return Moment(facts.visit_at[:10], facts.visit_at[11:16])
    period = words.period or (None if hour else facts.visit_period)
    return Moment(facts.visit_date or words.day, hour, period)


def when(state: State, heard: Heard) -> dict[str, Any]:
    """What is known of the moment: newer words win; a lone hour keeps the day, a lone day the hour."""
    said, visit = said_moment(heard), state.visit
    if not said:
        return visit
    booked = state.booked if state.booked.get("property") == visit.get("property") else {}
    before = visit if visit.get("at") or visit.get("date") or not booked else booked | visit
    at = str(before.get("at") or "")
    day = said.day or at[:10] or before.get("date")
    hour, period = said.hour, said.period
    if not hour and not period:
        hour, period = at[11:] or before.get("hour"), before.get("period")
    return {key: visit[key] for key in PLACES if key in visit} | _moment(day, hour, period)


def _moment(day: str | None, hour: str | None, period: str | None) -> dict[str, Any]:
    if day and hour:
        return {"at": f"{day}T{hour}"}
    known = {"date": day, "hour": hour, "period": None if hour else period}
    return {key: value for key, value in known.items() if value}


def offered_hours(period: str | None, visits: tuple[int, int]) -> tuple[int, ...]:
    """Up to three whole hours to choose from, always within the agency's hours for visits.

    The usual ones of this part of the day; where none of them is open, the first, middle and last that are.
    """
    opens, closes = visits
    usual = [hour for hour in HOURS.get(period or "", ANY_HOURS) if opens <= hour * 60 < closes]
    if usual:
        return tuple(usual)
    there = range(-(-opens // 60), -(-closes // 60))
    return tuple(sorted({there[0], there[len(there) // 2], there[-1]})) if there else ()


def refusal(visit: dict[str, Any], now: datetime, agency: Agency) -> str | None:
    """Why this moment cannot be, or None. `now` and the visit are local to the agency."""
    local = now.replace(tzinfo=None)
    if visit.get("at") and datetime.fromisoformat(visit["at"]) <= local:
        return texts.PAST
    if visit.get("date") and visit["date"] < local.date().isoformat():
        return texts.PAST
    hour = (visit.get("at") or "")[11:16] or (visit.get("hour") or "")[:5]
    if hour and not agency.opens <= int(hour[:2]) * 60 + int(hour[3:5] or 0) < agency.closes:
        opens, closes = wording.clock(agency.opens), wording.clock(agency.closes)
        return texts.CLOSED.format(opens=opens, closes=closes)
    return None
