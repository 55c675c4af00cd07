"""What the assistant remembers of a conversation, and the world as it sees it."""

from dataclasses import asdict, dataclass, field, fields
from datetime import datetime
from typing import Any

TUPLES = frozenset({"shown", "cards", "options", "indifferent", "eased", "seen", "visits"})
DAYTIME = (480, 1200)  # minutes since midnight


@dataclass(frozen=True, slots=True)
class State:
    """One conversation's memory; `dump` and `load` make it JSON and back.

    `wish` has the search keys of Facts; `eased` names what was let go of for now without forgetting it.
    `visit` is being arranged and `booked` asked for (property, code, place, at, date, hour, period).
    `asked` is the question that waits for an answer (Facts' contexts and some of ours), `misses` how often
    it was not answered, `options` the ids of the buttons or rows last offered. `shown` are the ids and
    `seen` the codes of this conversation's properties, `cards` what is on show now in its order (id, code,
    price in cents, area, district, city, type, purpose), `focus` the one being talked about, `liked` the code
    last asked about. `seeking` says why a search was begun again: more, cheaper, bigger. `indifferent`
    names what does not matter: purpose, place, kind. `hello` waits for the next sentence; `last`
    are the words said last, `repeats` how often in a row. `visits` are the agency's hours for visits.
    """

    greeted: bool = False
    hello: str | None = None
    name: str | None = None
    asked: str | None = None
    misses: int = 0
    options: tuple[str, ...] = ()
    wish: dict[str, Any] = field(default_factory=dict)
    eased: tuple[str, ...] = ()
    indifferent: tuple[str, ...] = ()
    shown: tuple[int, ...] = ()
    seen: tuple[str, ...] = ()
    liked: str | None = None
    cards: tuple[dict[str, Any], ...] = ()
    focus: int | None = None
    seeking: str | None = None
    relax: str | None = None
    visit: dict[str, Any] = field(default_factory=dict)
    booked: dict[str, Any] = field(default_factory=dict)
    owner: bool = False
    opted_out: bool = False
    consent: bool | None = None
    reassured: bool = False
    foreign: bool = False
    last: str | None = None
    repeats: int = 0
    visits: tuple[int, int] = DAYTIME

    @property
    def on_show(self) -> tuple[int, ...]:
        return tuple(card["id"] for card in self.cards)

    def dump(self) -> dict[str, Any]:
        return asdict(self)

    @classmethod
    def load(cls, values: dict[str, Any]) -> "State":
        """Unknown keys of another version are left behind."""
        names = {f.name for f in fields(cls)}
        known: dict[str, Any] = {name: value for name, value in values.items() if name in names}
        for name in known.keys() & TUPLES:
            known[name] = tuple(known[name])
        return cls(**known)


@dataclass(frozen=True, slots=True, kw_only=True)
class Offer:
    """A property that can be shown. Money in cents; without a price it reads "Consulte".

    `differs` names what is not as wished (price, bedrooms, district, type) when it is only near.
    `street` and `number` are here only when customers may be told.
    """

    id: int
    code: str
    title: str
    type: str
    city: str
    district: str
    sale_cents: int | None
    rent_cents: int | None
    for_sale: bool
    for_rent: bool
    condo_cents: int | None = None
    iptu_cents: int | None = None
    bedrooms: int | None = None
    suites: int | None = None
    bathrooms: int | None = None
    parking: int | None = None
    area_m2: int | None = None
    floor: int | None = None
    year_built: int | None = None
    street: str | None = None
    number: str | None = None
    features: tuple[str, ...] = ()
    other_features: tuple[str, ...] = ()
    description: str = ""
    photos: tuple[str, ...] = ()
    differs: str | None = None

    @property
    def photo(self) -> str | None:
        return self.photos[0] if self.photos else None

    def price_cents(self, purpose: str | None) -> int | None:
        """The price for the wanted purpose, else for the one that it is open for."""
        if purpose == "rent" or not self.for_sale:
            return self.rent_cents
        return self.sale_cents


@dataclass(frozen=True, slots=True)
class Agency:
    """What the assistant may say of the agency. Hours are local, in minutes since midnight.

    Visits start from `opens` and before `closes`, every day. `back_at`: when people answer again, local;
    None if they do now, or in no week to come.
    """

    name: str
    privacy_url: str | None = None
    opens: int = DAYTIME[0]
    closes: int = DAYTIME[1]
    back_at: datetime | None = None
