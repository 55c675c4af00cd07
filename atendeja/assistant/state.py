"""What the assistant remembers of a conversation, and the properties as it sees them."""

from dataclasses import asdict, dataclass, field, fields
from typing import Any


@dataclass(frozen=True, slots=True)
class State:
    """One conversation's memory; `dump` and `load` make it JSON and back.

    `wish` has the search keys of Facts. `asked` is the question that waits for an answer (Facts' contexts),
    `misses` how often it was not answered. `shown` are all property ids shown so far, `on_show` those of
    the last answer in their order, `focus` the one being talked about.
    """

    greeted: bool = False
    name: str | None = None
    asked: str | None = None
    misses: int = 0
    wish: dict[str, Any] = field(default_factory=dict)
    shown: tuple[int, ...] = ()
    on_show: tuple[int, ...] = ()
    focus: int | None = None

    def dump(self) -> dict[str, Any]:
        return asdict(self)

    @classmethod
    def load(cls, values: dict[str, Any]) -> "State":
        """Unknown keys of another version are left behind."""
        names = {f.name for f in fields(cls)}
        known: dict[str, Any] = {name: value for name, value in values.items() if name in names}
        for name in known.keys() & {"shown", "on_show"}:
            known[name] = tuple(known[name])
        return cls(**known)


@dataclass(frozen=True, slots=True, kw_only=True)
class Offer:
    """A property that can be shown. Money in cents; without a price it reads "Consulte"."""

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
    description: str = ""
    photo: str | None = None
