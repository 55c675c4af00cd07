"""Plain values that cross the door: what WhatsApp told us and how a send ended."""

from dataclasses import dataclass
from datetime import datetime
from typing import Any, Protocol


@dataclass(frozen=True, slots=True)
class Sender:
    """Who wrote. `wa_id` digits as received, `user_id` the business-scoped id (BR.…); one may be absent."""

    wa_id: str | None
    user_id: str | None
    name: str | None = None
    username: str | None = None


@dataclass(frozen=True, slots=True)
class Received:
    """A customer's message. `kind` is WhatsApp's type; `content` what came besides the text, unchanged.

    `tapped` is the id of the button or list row that was touched; `occurred_at` WhatsApp's own time (UTC).
    """

    phone_number_id: str
    wamid: str
    sender: Sender
    occurred_at: datetime
    kind: str
    text: str | None
    content: dict[str, Any]
    tapped: str | None = None


@dataclass(frozen=True, slots=True)
class StatusChanged:
    """sent, delivered, read, played or failed, of a message that we sent. `reference` is our own id."""

    phone_number_id: str
    wamid: str
    reference: str | None
    status: str
    occurred_at: datetime
    error_code: int | None = None
    error_title: str | None = None
    pricing_category: str | None = None
    pricing_type: str | None = None
    raw: dict[str, Any] | None = None


@dataclass(frozen=True, slots=True)
class Unusable:
    """A part of a webhook that we cannot read as one of the above; kept as it came."""

    phone_number_id: str | None
    reason: str
    payload: dict[str, Any]


Update = Received | StatusChanged | Unusable


@dataclass(frozen=True, slots=True)
class Accepted:
    """WhatsApp took the message (not: delivered it)."""

    wamid: str


@dataclass(frozen=True, slots=True)
class Refused:
    """WhatsApp said no. `passing`: trying again later makes sense."""

    code: int
    title: str
    passing: bool
    retry_after: int | None = None


@dataclass(frozen=True, slots=True)
class Unreachable:
    """The request never left: trying again is safe."""

    reason: str


@dataclass(frozen=True, slots=True)
class Unknown:
    """The request left and no answer came: it may or may not have been taken. Never send it again."""

    reason: str


Outcome = Accepted | Refused | Unreachable | Unknown


@dataclass(frozen=True, slots=True)
class Outgoing:
    """One message on its way out: plain content (see outbound.compose), to whom, and our own id."""

    phone_number_id: str
    wa_id: str | None
    user_id: str | None
    reference: str
    message: dict[str, Any]


class Gateway(Protocol):
    def send(self, outgoing: Outgoing) -> Outcome:
        """Hand one message to WhatsApp. Blocks at most 15 s; never raises for what the network does."""
