"""What Meta says about the account, its number and its templates.

Source: Cloud API, "Webhooks overview" and the pages of these fields (2025-12); limits per portfolio since
October 2025 ("Messaging limits").
"""

from collections.abc import Callable

from .envelope import Change
from .fields import identifier, mapping, text
from .values import ChannelChanged, TemplateChanged, Unusable

# What an account_update is worth telling the agency; the other events change nothing for it.
ALERTING = frozenset({
    "ACCOUNT_VIOLATION", "ACCOUNT_RESTRICTION", "ACCOUNT_DELETED", "ACCOUNT_OFFBOARDED", "PARTNER_REMOVED",
    "PARTNER_APP_UNINSTALLED",
})  # fmt: skip
OVER = frozenset({"REINSTATE", "ACCOUNT_RECONNECTED", "VERIFIED_ACCOUNT"})
QUALITY = {"FLAGGED": "RED", "UNFLAGGED": "GREEN"}


def _template_status(change: Change) -> TemplateChanged | Unusable:
    value = change.value
    status, reason = text(value.get("event"), 30), text(value.get("reason"), 300)
    details = text(mapping(value.get("rejection_info")).get("reason"), 300)
    template = _template(change, status, None, details or (None if reason == "NONE" else reason))
    return template if status and template else change.unusable("template")


def _template_category(change: Change) -> TemplateChanged | Unusable:
    category = text(change.value.get("new_category"), 30)
    template = _template(change, None, category, None)
    return template if category and template else change.unusable("template")


def _template(
    change: Change, status: str | None, category: str | None, reason: str | None
) -> TemplateChanged | None:
    value = change.value
    meta_id = identifier(value.get("message_template_id"), 40)
    name = identifier(value.get("message_template_name"), 512)
    language = identifier(value.get("message_template_language"), 20)
    if change.waba_id is None or not (meta_id or name):
        return None
    language = language.replace("-", "_") if language else None
    return TemplateChanged(change.waba_id, meta_id, name, language, status, category, reason, change.source)


def _quality(change: Change) -> ChannelChanged | Unusable:
    value = change.value
    limit = value.get("max_daily_conversations_per_business") or value.get("current_limit")
    quality = QUALITY.get(text(value.get("event"), 30) or "")
    return _channel(change, quality=quality, limit_tier=identifier(limit, 30), one_number=True)


def _capability(change: Change) -> ChannelChanged | Unusable:
    value = change.value
    limit = value.get("max_daily_conversations_per_business") or value.get("max_daily_conversation_per_phone")
    return _channel(change, limit_tier=identifier(limit, 30))


def _account(change: Change) -> ChannelChanged | Unusable:
    value = change.value
    event = text(value.get("event"), 60) or ""
    ban = text(mapping(value.get("ban_info")).get("waba_ban_state"), 60)
    if event in OVER or ban in OVER:
        return _channel(change, alert="")
    if event not in ALERTING and not ban:
        return change.unusable(f"account_update:{event}")
    violation = text(mapping(value.get("violation_info")).get("violation_type"), 100)
    return _channel(change, alert=": ".join(part for part in (event, ban or violation) if part)[:200])


def _channel(
    change: Change,
    *,
    quality: str | None = None,
    limit_tier: str | None = None,
    alert: str | None = None,
    one_number: bool = False,
) -> ChannelChanged | Unusable:
    said = quality or limit_tier or alert is not None
    if change.waba_id is None or not said:
        return change.unusable(f"field:{change.field}")
    return ChannelChanged(change.waba_id, quality, limit_tier, alert, one_number, change.source)


READERS: dict[str, Callable[[Change], TemplateChanged | ChannelChanged | Unusable]] = {
    "message_template_status_update": _template_status,
    "template_category_update": _template_category,
    "phone_number_quality_update": _quality,
    "business_capability_update": _capability,
    "account_update": _account,
}
