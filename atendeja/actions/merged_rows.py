"""What two rows become when their people turn out to be one: as plain columns, nothing is written here."""

from typing import Any

from atendeja.models.lead import tags_key, wanted_columns
from atendeja.models.lead_status import FURTHEST

Row = dict[str, Any]
BUSIEST = ("closed", "bot", "waiting", "agent")
LATEST = ("last_customer_at", "last_message_at", "free_entry_until")


def _filled(kept: Row, gone: Row, *but: str) -> Row:
    own = ("id", "tenant_id", "contact_id", "created_at", "updated_at", "changed_at", *but)
    return {key: value if value is not None else gone[key] for key, value in kept.items() if key not in own}


def one_contact(kept: Row, gone: Row) -> Row:
    """Whoever asked to be left alone stays alone."""
    return _filled(kept, gone)


def one_talk(kept: Row, gone: Row) -> Row:
    busiest = max((kept, gone), key=lambda row: BUSIEST.index(row["status"]))
    waits = [row["waiting_since"] for row in (kept, gone) if row["waiting_since"]]
    latest = {key: max((row[key] for row in (kept, gone) if row[key]), default=None) for key in LATEST}
    own = {"status": busiest["status"], "agent_id": busiest["agent_id"]}
    own |= {"state": _one_memory(kept["state"], gone["state"]), "waiting_since": min(waits, default=None)}
    return _filled(kept, gone) | own | latest


def _one_memory(kept: Row, gone: Row) -> Row:
    """What the assistant was doing with the one, knowing the wishes of both: as the lead does."""
    if not (kept and gone):
        return kept or gone
    return kept | {"wish": (gone.get("wish") or {}) | (kept.get("wish") or {})}


def one_lead(kept: Row, gone: Row) -> Row:
    joined = _filled(kept, gone) | {"owner": kept["owner"] or gone["owner"]}
    if kept["referral"] is None and gone["referral"] is not None:
        joined["source"] = gone["source"]
    wish, tags = gone["wish"] | kept["wish"], list(dict.fromkeys([*kept["tags"], *gone["tags"]]))
    joined |= {"wish": wish, "visit": gone["visit"] | kept["visit"], **wanted_columns(wish)}
    joined |= {"tags": tags, "tags_key": tags_key(tags)}
    further = max((kept, gone), key=lambda row: FURTHEST.index(row["status"]))
    return joined | {name: further[name] for name in ("status", "status_at", "status_before", "lost_reason")}
