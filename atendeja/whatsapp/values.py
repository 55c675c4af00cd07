"""Plain values that cross the door: what WhatsApp told us and how a send ended."""

from dataclasses import dataclass, field
from datetime import datetime
from typing import Any, BinaryIO, Protocol


@dataclass(frozen=True, slots=True)
class Sender:
    """Who wrote. `wa_id` digits as received, `user_id` the business-scoped id (BR.…); one may be absent."""

    wa_id: str | None
    user_id: str | None
    name: str | None = None
    username: str | None = None


@dataclass(frozen=True, slots=True)
class Attachment:
    """A file that waits at WhatsApp under `media_id` (7 days). `sha256` in hex, None when not given."""

    media_id: str
    mime_type: str | None = None
    filename: str | None = None
    sha256: str | None = None


@dataclass(frozen=True, slots=True)
class Received:
    """A customer's message. `kind` is WhatsApp's type; `content` what came besides the text, unchanged.

    `tapped` is the id of the button or list row that was touched; `occurred_at` WhatsApp's own time (UTC).
    `reply_to` is the wamid it answers, `about` the one that it reacts to, edits or revokes, `moved_to` who
    the sender is from now on. `standby`: somebody else's assistant is answering there. `source` is a
    webhook with nothing but this in it, for another try at reading it.
    """

    phone_number_id: str
    wamid: str
    sender: Sender
    occurred_at: datetime
    kind: str
    text: str | None
    content: dict[str, Any]
    tapped: str | None = None
    reply_to: str | None = None
    about: str | None = None
    attachment: Attachment | None = None
    moved_to: Sender | None = None
    standby: bool = False
    waba_id: str | None = None
    source: dict[str, Any] = field(default_factory=dict)


@dataclass(frozen=True, slots=True)
class Echoed:
    """What the agency sent from its WhatsApp Business app; `sender` is the customer to whom it went."""

    message: Received


@dataclass(frozen=True, slots=True)
class StatusChanged:
    """sent, delivered, read, played or failed, of a message that we sent. `reference` is our own id.

    `free_entry` says that WhatsApp counts it as free after an ad, `free_until` until when.
    """

    phone_number_id: str
    wamid: str
    reference: str | None
    status: str
    occurred_at: datetime
    error_code: int | None = None
    error_title: str | None = None
    pricing_category: str | None = None
    pricing_type: str | None = None
    free_entry: bool = False
    free_until: datetime | None = None
    source: dict[str, Any] = field(default_factory=dict)


@dataclass(frozen=True, slots=True)
class PreferenceChanged:
    """A customer stopped (or resumed) marketing messages in WhatsApp's own settings."""

    phone_number_id: str
    person: Sender
    stopped: bool
    words: str
    occurred_at: datetime
    source: dict[str, Any] = field(default_factory=dict)


@dataclass(frozen=True, slots=True)
class TemplateChanged:
    """Meta judged a template anew. None: not said."""

    waba_id: str
    meta_id: str | None
    name: str | None
    language: str | None
    status: str | None = None
    category: str | None = None
    reason: str | None = None
    source: dict[str, Any] = field(default_factory=dict)


@dataclass(frozen=True, slots=True)
class ChannelChanged:
    """What Meta says about the account or its number, in its own words. An empty `alert` ends the last."""

    waba_id: str
    quality: str | None = None
    limit_tier: str | None = None
    alert: str | None = None
    one_number: bool = False
    source: dict[str, Any] = field(default_factory=dict)


@dataclass(frozen=True, slots=True)
class Unusable:
    """A part of a webhook that we cannot read as one of the above; kept as a webhook of its own."""

    phone_number_id: str | None
    reason: str
    source: dict[str, Any]


Update = Received | Echoed | StatusChanged | PreferenceChanged | TemplateChanged | ChannelChanged | Unusable


@dataclass(frozen=True, slots=True)
class Accepted:
    """WhatsApp took the message (not: delivered it)."""

    wamid: str


@dataclass(frozen=True, slots=True)
class Refused:
    """WhatsApp said no; what a code means is in errors.py. `retry_after` seconds, if it said when."""

    code: int
    title: str
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
Uploaded = str | Refused | Unreachable  # a file's id, which messages may name for 30 days


@dataclass(frozen=True, slots=True)
class Outgoing:
    """One message on its way out: plain content (see outbound.compose), to whom, and our own id."""

    phone_number_id: str
    wa_id: str | None
    user_id: str | None
    reference: str
    message: dict[str, Any]


@dataclass(frozen=True, slots=True)
class ListedTemplate:
    """A message template as Meta lists it; `components` unchanged."""

    meta_id: str | None
    name: str
    language: str
    category: str
    status: str
    rejected_reason: str | None
    parameter_format: str
    components: list[dict[str, Any]]


Listing = list[ListedTemplate] | Refused | Unreachable | Unknown


@dataclass(frozen=True, slots=True)
class Fetched:
    """A file came whole and is what WhatsApp said it is."""

    mime_type: str
    sha256: str
    size: int


@dataclass(frozen=True, slots=True)
class NotFetched:
    """A file did not come. `reason` is a fixed word; `passing`: trying again later makes sense."""

    reason: str
    passing: bool


@dataclass(frozen=True, slots=True)
class Wanted:
    """A file to fetch: what was announced, and the most bytes that it may have."""

    phone_number_id: str
    media_id: str
    sha256: str | None
    largest: int
    types: frozenset[str]


class Sink(Protocol):
    def write(self, piece: bytes, /) -> int:
        """Take the next bytes."""


class Gateway(Protocol):
    def send(self, outgoing: Outgoing) -> Outcome:
        """Hand one message to WhatsApp. Blocks at most 15 s; never raises for what the network does."""

    @property
    def slow(self) -> bool:
        """Have recent sends taken over a second?"""

    def mark_read(self, phone_number_id: str, wamid: str, typing: bool) -> bool:
        """Tell the customer that this message was read, and with `typing` that an answer is being written.

        Blocks at most 5 s; never raises for what the network does.
        """

    def templates(self, phone_number_id: str, waba_id: str) -> Listing:
        """All templates of the account, through the token of this number."""

    def upload_media(self, phone_number_id: str, file: BinaryIO, mime_type: str, filename: str) -> Uploaded:
        """Hand over an open file, read in pieces, in at most a minute. May be repeated; never raises."""

    def fetch_media(self, wanted: Wanted, into: Sink) -> Fetched | NotFetched:
        """Write a customer's file into `into`. Blocks at most two minutes; never raises for the network."""
