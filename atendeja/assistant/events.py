"""What happens to the assistant (events), and what it wants done (effects)."""

from dataclasses import dataclass, field
from datetime import datetime
from typing import Any

from .facts import Facts
from .state import Agency, Offer

COUNTED = 30  # of the properties that there would be: nobody needs to know how many hundreds


@dataclass(frozen=True, slots=True)
class Moment:
    """Day (YYYY-MM-DD), hour (HH:MM) and part of the day that the words name, whatever they are about."""

    day: str | None = None
    hour: str | None = None
    period: str | None = None

    def __bool__(self) -> bool:
        return bool(self.day or self.hour or self.period)


@dataclass(frozen=True, slots=True)
class Heard:
    """The customer wrote, tapped or sent something; messages that came together are one event.

    `facts` are what the message means, `mentions` every search fact that its words name (also in a question
    about one property), `moment` the same for times, `unwanted` the features that it refuses or withdraws.

    `taps` are ids of touched buttons and rows, `kinds` WhatsApp's types of all messages, `text` their
    words. `now` is local to the agency, `silent_hours` the time since the customer was last heard.
    `waiting`: the conversation already waits for a person. `picked`: the property on show that is meant.
    """

    facts: Facts
    now: datetime
    agency: Agency
    text: str = ""
    taps: tuple[str, ...] = ()
    kinds: tuple[str, ...] = ("text",)
    customer: str | None = None
    silent_hours: float = 0.0
    waiting: bool = False
    moment: Moment = Moment()
    mentions: dict[str, Any] = field(default_factory=dict)
    unwanted: tuple[str, ...] = ()
    picked: int | None = None


@dataclass(frozen=True, slots=True)
class Found:
    """The answer to Search: what fits, best first; if nothing does, what nearly fits.

    `relaxed` says how many there would be without one of the wishes (see searching.RELAXABLE), counted up to
    COUNTED; one more stands for any number above.
    """

    offers: tuple[Offer, ...]
    near: tuple[Offer, ...] = ()
    relaxed: dict[str, int] = field(default_factory=dict)
    more: bool = False


@dataclass(frozen=True, slots=True)
class LookedUp:
    """The answer to LookUp, with what was to be done then."""

    offer: Offer | None
    then: str
    ref: str | None = None
    topics: tuple[str, ...] = ()


Event = Heard | Found | LookedUp


@dataclass(frozen=True, slots=True)
class Say:
    """Send this plain message (see whatsapp.outbound)."""

    message: dict[str, Any]


@dataclass(frozen=True, slots=True)
class Search:
    """Look for properties that fit the wish, without those already shown; Found comes back.

    `near`: if nothing fits, what nearly does is welcome too.
    """

    wish: dict[str, Any]
    without: tuple[int, ...] = ()
    cheapest_first: bool = False
    near: bool = True


@dataclass(frozen=True, slots=True)
class LookUp:
    """Find one property by written code or by id; LookedUp comes back.

    `then`: show it, show its photos, answer `topics` about it, or arrange a visit (visit).
    """

    ref: str | None = None
    property_id: int | None = None
    then: str = "show"
    topics: tuple[str, ...] = ()


@dataclass(frozen=True, slots=True)
class SaveLead:
    """Keep what is known of the person: wish, visit being arranged, name, property of interest."""

    wish: dict[str, Any]
    visit: dict[str, Any]
    name: str | None = None
    property_id: int | None = None
    owner: bool = False


@dataclass(frozen=True, slots=True)
class HandOver:
    """A person should take over; `reason` is a fixed word, `summary` Portuguese lines for the agent."""

    reason: str
    summary: str


@dataclass(frozen=True, slots=True)
class RequestVisit:
    """The customer said yes: ask an agent to confirm. A visit already asked for is moved."""

    property_id: int
    at: str | None
    date: str | None
    period: str | None


@dataclass(frozen=True, slots=True)
class CancelVisit:
    """The customer does not come."""


@dataclass(frozen=True, slots=True)
class RecordConsent:
    """A yes or a no to being contacted (`kind` alerts, data, messages), with the words that said it."""

    kind: str
    granted: bool
    words: str


@dataclass(frozen=True, slots=True)
class PassOn:
    """Something that only a person can answer; the assistant goes on meanwhile."""

    words: str


@dataclass(frozen=True, slots=True)
class RequestPrivacy:
    """A question or demand about the person's own data, for an agent to deal with."""

    words: str


Effect = (
    Say
    | Search
    | LookUp
    | SaveLead
    | HandOver
    | RequestVisit
    | CancelVisit
    | RecordConsent
    | PassOn
    | RequestPrivacy
)
