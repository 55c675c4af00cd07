"""Is a turn of a rehearsed dialog as expected? The rules stand beside the dialogs among the tests."""

import re
import unicodedata
from typing import Any

LISTS = frozenset({"types", "exclude_types", "neighborhoods", "features"})


def folded(text: Any) -> str:
    """Lower case, no accents, punctuation as single spaces."""
    plain = unicodedata.normalize("NFKD", str(text)).lower()
    plain = "".join(c for c in plain if not unicodedata.combining(c))
    return re.sub(r"[^a-z0-9]+", " ", plain).strip()


def answered(expect: dict[str, Any], replies: list[dict[str, Any]], known: dict[str, Any]) -> bool:
    return not problems(expect, replies, known)


def problems(expect: dict[str, Any], replies: list[dict[str, Any]], known: dict[str, Any]) -> list[str]:
    """What is not as expected, one sentence each."""
    return [*_about_replies(expect, replies), *_about_person(expect, known)]


def _about_replies(expect: dict[str, Any], replies: list[dict[str, Any]]) -> list[str]:
    text = " " + " ".join(folded(reply["text"]) for reply in replies)
    refs = {ref for reply in replies for ref in reply["refs"]}
    wrong = []
    wanted = expect.get("reply_contains_any")
    if wanted and not any(f" {folded(words)}" in text for words in wanted):
        wrong.append(f"reply contains none of {wanted[:4]}…")
    if expect.get("reply_mentions_ref_any") and not refs & set(expect["reply_mentions_ref_any"]):
        wrong.append(f"none of {expect['reply_mentions_ref_any']} is shown")
    if refs & set(expect.get("reply_not_mentions_ref", ())):
        wrong.append(f"{sorted(refs & set(expect['reply_not_mentions_ref']))} should not be shown")
    if expect.get("no_reply") and replies:
        wrong.append("a reply where none should be")
    if expect.get("reply_required") and not replies:
        wrong.append("no reply")
    return wrong


def _about_person(expect: dict[str, Any], known: dict[str, Any]) -> list[str]:
    lead = known["lead"]
    wrong = [
        f"{key} is {lead.get(key)!r}, not {value!r}"
        for key, value in expect.get("lead", {}).items()
        if not _same(key, value, lead)
    ]
    state = expect.get("state")
    if state and state not in known["flags"]:
        wrong.append(f"{state} is not set")
    return wrong


def _same(key: str, value: Any, lead: dict[str, Any]) -> bool:
    got = lead.get(key)
    if value is None:
        return got in (None, [], "")
    if key == "visit_date" and got is None:
        return str(lead.get("visit_at", ""))[:10] == value
    if key in LISTS:
        return {folded(one) for one in got or []} == {folded(one) for one in value}
    if isinstance(value, str):
        return folded(got) == folded(value)
    return bool(got == value)
