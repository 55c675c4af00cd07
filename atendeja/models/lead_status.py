"""Where a lead stands, and what moves it: the one place that knows.

What happens (an Occasion) moves a lead by the table MOVES; where it says nothing the lead stays. People
may move it anywhere: that is not decided here.
"""

from collections.abc import Mapping
from typing import Any, Literal

STATUSES = (
    "new", "qualified", "visit_requested", "visit_scheduled", "proposal",
    "won", "lost", "no_property", "no_answer",
)  # fmt: skip
OPEN = ("new", "qualified", "visit_requested", "visit_scheduled", "proposal", "no_property", "no_answer")
# Of two leads that become one the one that stands later here says where it stands.
FURTHEST = (
    "lost", "no_answer", "new", "no_property", "qualified",
    "visit_requested", "visit_scheduled", "proposal", "won",
)  # fmt: skip

Occasion = Literal[
    "wished", "found_some", "found_none", "visit_requested", "visit_confirmed", "visit_cancelled",
    "silent", "returned",
]  # fmt: skip

# BY_FACTS: qualified when enough is known, else new. BEFORE: where it was before the silence.
BY_FACTS, BEFORE = "by facts", "before"
_EARLY = ("new", "qualified", "no_property", "no_answer", "lost")
MOVES: dict[str, dict[str, str]] = {
    "wished": {"new": BY_FACTS},
    "found_some": {"no_property": BY_FACTS},
    "found_none": dict.fromkeys(("new", "qualified"), "no_property"),
    "visit_requested": dict.fromkeys((*_EARLY, "visit_scheduled"), "visit_requested"),
    "visit_confirmed": dict.fromkeys((*_EARLY, "visit_requested"), "visit_scheduled"),
    "visit_cancelled": dict.fromkeys(("visit_requested", "visit_scheduled"), BY_FACTS),
    "silent": dict.fromkeys(("new", "qualified", "no_property"), "no_answer"),
    "returned": {"no_answer": BEFORE, "lost": BY_FACTS},
}


def moved(status: str, occasion: Occasion, wish: Mapping[str, Any], before: str | None = None) -> str:
    """The status after this happened; `before` is where a silent lead was."""
    target = MOVES[occasion].get(status, status)
    if target == BEFORE:
        target = before or BY_FACTS
    return by_facts(wish) if target == BY_FACTS else target


def by_facts(wish: Mapping[str, Any]) -> str:
    return "qualified" if is_qualified(wish) else "new"


def is_qualified(wish: Mapping[str, Any]) -> bool:
    """Purpose, place and one of type, bedrooms, price, area or features are known."""
    place = wish.get("city") or wish.get("neighborhoods")
    more = ("types", "bedrooms_min", "price_max", "price_about", "price_min", "area_min", "features")
    return bool(wish.get("purpose") and place and any(wish.get(key) for key in more))
