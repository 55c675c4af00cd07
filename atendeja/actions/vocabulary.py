"""The agency's own place names, kept in memory: every message is read with them."""

from datetime import datetime, timedelta

from atendeja.assistant.understanding import Places
from atendeja.queries.properties import known_places

FRESH = timedelta(minutes=5)  # another process may have imported properties meanwhile
_known: dict[int, tuple[datetime, Places]] = {}


def places_of(tenant_id: int, now: datetime) -> Places:
    """One SELECT per agency and five minutes."""
    kept = _known.get(tenant_id)
    if kept is None or not kept[0] <= now < kept[0] + FRESH:
        kept = _known[tenant_id] = (now, Places.of(known_places(tenant_id)))
    return kept[1]


def forget_places(tenant_id: int) -> None:
    """The catalogue changed."""
    _known.pop(tenant_id, None)
