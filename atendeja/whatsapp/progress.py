"""What became of our messages, and who wants none: statuses and user_preferences.

Source: Cloud API, "status" (2025-11), "user_preferences" and "Pricing" (2026-03).
"""

from datetime import datetime
from typing import Any

from .envelope import Change, People
from .fields import dicts, error_code, identifier, mapping, moment, text
from .values import PreferenceChanged, Sender, StatusChanged, Unusable

STATUSES = frozenset({"sent", "delivered", "read", "played", "failed"})


def status_changed(change: Change, status: dict[str, Any], people: People) -> StatusChanged | Unusable:
    wamid, when = identifier(status.get("id"), 200), moment(status.get("timestamp"))
    name = text(status.get("status"), 20) or ""
    if wamid is None or when is None or change.number is None or name not in STATUSES:
        return change.unusable("status")
    error = next(iter(dicts(status.get("errors"))), {})
    pricing = mapping(status.get("pricing"))
    free, until = _free_entry(status, pricing)
    return StatusChanged(
        phone_number_id=change.number,
        wamid=wamid,
        reference=identifier(status.get("biz_opaque_callback_data"), 64),
        status=name,
        occurred_at=when,
        error_code=error_code(error.get("code")),
        error_title=text(error.get("title"), 300),
        pricing_category=text(pricing.get("category"), 40),
        pricing_type=text(pricing.get("type"), 40),
        free_entry=free,
        free_until=until,
        source=change.source,
    )


def _free_entry(status: dict[str, Any], pricing: dict[str, Any]) -> tuple[bool, datetime | None]:
    """Is it free after an ad, and until when? Older webhook versions name other conversations too."""
    conversation = mapping(status.get("conversation"))
    origin = mapping(conversation.get("origin")).get("type")
    free = (
        origin == "referral_conversion"
        or pricing.get("type") == "free_entry_point"
        or pricing.get("category") == "referral_conversion"
    )
    return free, moment(conversation.get("expiration_timestamp")) if free else None


def preference_changed(
    change: Change, preference: dict[str, Any], people: People
) -> PreferenceChanged | Unusable:
    person = Sender(identifier(preference.get("wa_id"), 32), identifier(preference.get("user_id"), 140))
    when, value = moment(preference.get("timestamp")), preference.get("value")
    marketing = preference.get("category") == "marketing_messages" and value in ("stop", "resume")
    if change.number is None or when is None or not marketing or not (person.wa_id or person.user_id):
        return change.unusable("preference")
    words = text(preference.get("detail"), 300) or str(value)
    return PreferenceChanged(change.number, person, value == "stop", words, when, change.source)
