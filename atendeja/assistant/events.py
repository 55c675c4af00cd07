"""What happens to the assistant (events), and what it wants done (effects)."""

from dataclasses import dataclass
from datetime import datetime
from typing import Any

from .facts import Facts
from .state import Offer


@dataclass(frozen=True, slots=True)
class Heard:
    """The customer wrote, tapped or sent something; messages that came together are one event.

    `taps` are ids of touched buttons and rows, `kinds` WhatsApp's types of all messages; `now` is local
    to the agency.
    """

    facts: Facts
    now: datetime
    agency: str
    taps: tuple[str, ...] = ()
    kinds: tuple[str, ...] = ("text",)
    customer: str | None = None


@dataclass(frozen=True, slots=True)
class Found:
    """The answer to Search: what fits, best first."""

    offers: tuple[Offer, ...]


@dataclass(frozen=True, slots=True)
class LookedUp:
    """The answer to LookUp."""

    offer: Offer | None
    ref: str | None = None


Event = Heard | Found | LookedUp


@dataclass(frozen=True, slots=True)
class Say:
    """Send this plain message (see whatsapp.outbound)."""

    message: dict[str, Any]


@dataclass(frozen=True, slots=True)
class Search:
    """Look for properties that fit the wish, without those already shown; Found comes back."""

    wish: dict[str, Any]
    without: tuple[int, ...] = ()


@dataclass(frozen=True, slots=True)
class LookUp:
    """Find one property by the code that was written or the id behind a button; LookedUp comes back."""

    ref: str | None = None
    property_id: int | None = None


@dataclass(frozen=True, slots=True)
class SaveWish:
    """Keep what the person is looking for with the lead."""

    wish: dict[str, Any]
    property_id: int | None = None


@dataclass(frozen=True, slots=True)
class HandOver:
    """A person should take over; `reason` is a fixed word, `summary` Portuguese lines for the agent."""

    reason: str
    summary: str


Effect = Say | Search | LookUp | SaveWish | HandOver
