"""What the assistant remembers of a conversation, and the world as it sees it."""

from dataclasses import asdict, dataclass, field, fields
from typing import Any

TUPLES = frozenset({"shown", "on_show", "options", "indifferent"})


@dataclass(frozen=True, slots=True)
class State:
    """One conversation's memory; `dump` and `load` make it JSON and back.

    `wish` has the search keys of Facts, `visit` the day and hour being arranged and `booked` the one asked
    for (property, at, date, period). `asked` is the question that waits for an answer (Facts' contexts),
    `misses` how often it was not answered, `options` the ids of the buttons or rows last offered.
    `shown` are all property ids shown in this search, `on_show` those of the last answer in their order,
    `focus` the one being talked about. `indifferent` names what does not matter: place, kind.
    `cheapest` (cents) and `largest` (m²) are of what is on show. `hello` waits for the next sentence.
    """

    greeted: bool = False
    hello: str | None = None
    name: str | None = None
    asked: str | None = None
    misses: int = 0
    options: tuple[str, ...] = ()
    wish: dict[str, Any] = field(default_factory=dict)
    indifferent: tuple[str, ...] = ()
    shown: tuple[int, ...] = ()
    on_show: tuple[int, ...] = ()
    cheapest: int | None = None
    largest: int | None = None
    focus: int | None = None
    relax: str | None = None
    visit: dict[str, Any] = field(default_factory=dict)
    booked: dict[str, Any] = field(default_factory=dict)
    owner: bool = False
    opted_out: bool = False
    consent: bool | None = None
    reassured: bool = False

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

    `differs` names what is not as wished (price, bedrooms, district) when it is only near.
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
    features: tuple[str, ...] = ()
    other_features: tuple[str, ...] = ()
    description: str = ""
    photos: tuple[str, ...] = ()
    differs: str | None = None

    @property
    def photo(self) -> str | None:
        return self.photos[0] if self.photos else None


@dataclass(frozen=True, slots=True)
class Agency:
    """What the assistant may say of the agency. Visits start from `opens` and before `closes` (local)."""

    name: str
    privacy_url: str | None = None
    opens: int = 8
    closes: int = 20
