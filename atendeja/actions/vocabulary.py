"""The agency's own place names, kept in memory: every message is read with them."""

from dataclasses import dataclass
from datetime import datetime, timedelta

from atendeja.assistant.understanding import Places
from atendeja.queries.properties import known_places

FRESH = timedelta(minutes=5)  # another process may have imported properties meanwhile


@dataclass(frozen=True, slots=True)
class _Known:
    at: datetime
    names: list[tuple[str, str, str]]
    places: Places


_known: dict[int, _Known] = {}


def places_of(tenant_id: int, now: datetime) -> Places:
    """One SELECT per agency and five minutes."""
    return _fresh(tenant_id, now).places


def place_names(tenant_id: int, now: datetime) -> list[tuple[str, str, str]]:
    """The same as (city, state, district), for lists to choose from."""
    return _fresh(tenant_id, now).names


def forget_places(tenant_id: int) -> None:
    """The catalogue changed."""
    _known.pop(tenant_id, None)


def _fresh(tenant_id: int, now: datetime) -> _Known:
    kept = _known.get(tenant_id)
    if kept is None or not kept.at <= now < kept.at + FRESH:
        names = known_places(tenant_id)
        kept = _known[tenant_id] = _Known(now, names, Places.of(names))
    return kept
