"""iCalendar text (RFC 5545): plain entries in, the bytes of an .ics file out. Knows no tables."""

from collections.abc import Iterable
from dataclasses import dataclass
from datetime import UTC, datetime, timedelta

from icalendar import Calendar, Event, vDuration

MIME_TYPE = "text/calendar; charset=utf-8"
STATUSES = {"confirmed": "CONFIRMED", "tentative": "TENTATIVE", "cancelled": "CANCELLED"}


@dataclass(frozen=True, slots=True)
class Entry:
    """One appointment. Times are aware; `uid` is the same for ever, `changed_at` grows with each change.

    `status` is confirmed, tentative or cancelled.
    """

    uid: str
    title: str
    starts_at: datetime
    ends_at: datetime
    changed_at: datetime
    place: str = ""
    note: str = ""
    url: str = ""
    status: str = "confirmed"


def written(name: str, entries: Iterable[Entry], refresh: timedelta | None = None) -> bytes:
    """A calendar with these entries; `refresh` is how often a program that follows it should look again."""
    calendar = Calendar()
    calendar.add("prodid", "-//AtendeJá//Visitas//PT")
    calendar.add("version", "2.0")
    calendar.add("calscale", "GREGORIAN")
    calendar.add("method", "PUBLISH")
    calendar.add("x-wr-calname", name)
    if refresh is not None:
        calendar.add("refresh-interval", refresh, parameters={"VALUE": "DURATION"})
        calendar.add("x-published-ttl", vDuration(refresh))
    for entry in entries:
        calendar.add_component(_event(entry))
    return calendar.to_ical()


def _event(entry: Entry) -> Event:
    """In UTC, so that no program needs to know the agency's zone."""
    event = Event()
    event.add("uid", entry.uid)
    event.add("summary", entry.title)
    event.add("dtstart", entry.starts_at.astimezone(UTC))
    event.add("dtend", entry.ends_at.astimezone(UTC))
    event.add("dtstamp", entry.changed_at.astimezone(UTC))
    event.add("last-modified", entry.changed_at.astimezone(UTC))
    event.add("sequence", int(entry.changed_at.timestamp()) % 2**31)
    event.add("status", STATUSES[entry.status])
    for name, value in (("location", entry.place), ("description", entry.note), ("url", entry.url)):
        if value:
            event.add(name, value)
    return event
