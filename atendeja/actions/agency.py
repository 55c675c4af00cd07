"""How the agency works: who is available, and its preferences."""

from collections.abc import Mapping

from atendeja.models import Tenant, User
from atendeja.models.preferences import AgencyPreferences


def set_available(user: User, available: bool) -> None:
    """Off: nothing new comes; one's own conversations stay."""
    user.available = available


def set_serves(user: User, serves: str) -> None:
    """What the roleta may give this person: one of SERVES."""
    user.serves = serves


def change_preferences(tenant: Tenant, wanted: AgencyPreferences) -> list[str]:
    """Keep them; returns the names of those that are different now."""
    before, after = tenant.prefers.dump(), wanted.dump()
    kept = tenant.preferences if isinstance(tenant.preferences, Mapping) else {}
    tenant.preferences = {**kept, **after}
    return [name for name, value in after.items() if before[name] != value]
