"""The facts a customer's words can carry: plain values, shared by understanding and dialogue."""

from dataclasses import dataclass, fields
from typing import Any


@dataclass(frozen=True, slots=True)
class Facts:
    """What one message (or several sent together) determines. Unknown is None or an empty tuple.

    Money is in whole BRL as people say it, areas in m², times local to the agency without zone:
    `visit_at` "YYYY-MM-DDTHH:MM", `visit_date` "YYYY-MM-DD", `visit_period` morning|afternoon|evening.
    `purpose` sale|rent. `intent` is one of INTENTS. `choice` counts from 1.
    """

    intent: str | None = None
    purpose: str | None = None
    types: tuple[str, ...] = ()
    exclude_types: tuple[str, ...] = ()
    bedrooms_min: int | None = None
    bedrooms_max: int | None = None
    suites_min: int | None = None
    bathrooms_min: int | None = None
    parking_min: int | None = None
    price_min: int | None = None
    price_max: int | None = None
    price_about: int | None = None
    area_min: int | None = None
    city: str | None = None
    state: str | None = None
    neighborhoods: tuple[str, ...] = ()
    features: tuple[str, ...] = ()
    ref: str | None = None
    choice: int | None = None
    name: str | None = None
    visit_at: str | None = None
    visit_date: str | None = None
    visit_period: str | None = None
    consent: bool | None = None

    def known(self) -> dict[str, Any]:
        """Only what is known, as JSON values (tuples become lists)."""
        values = ((field.name, getattr(self, field.name)) for field in fields(self))
        return {
            name: list(value) if isinstance(value, tuple) else value
            for name, value in values
            if value is not None and value != ()
        }


INTENTS = (
    "greet", "search", "refine", "property_ref", "more_results", "details", "photos",
    "schedule_visit", "reschedule_visit", "cancel_visit", "affirm", "deny", "human", "opt_out",
    "opt_in", "privacy", "thanks", "goodbye", "complaint", "sell_or_list", "financing",
    "off_topic", "unknown",
)  # fmt: skip
PROPERTY_TYPES = (
    "apartment", "house", "townhouse", "condo_house", "studio", "penthouse", "land", "farm",
    "commercial", "warehouse",
)  # fmt: skip
FEATURES = (
    "pets", "furnished", "pool", "barbecue", "elevator", "gym", "balcony", "gated", "near_metro",
)  # fmt: skip
