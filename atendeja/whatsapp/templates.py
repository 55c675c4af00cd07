"""Templates: the plain message → the Cloud API's JSON, and Meta's list → plain values.

The plain message has what is sent and what shows how the customer sees it (`text`, `footer`, `title`):
  {kind: "template", name, language, text, footer?,
   title?, header: [{text, name?}] | photo | document | video,
   body: [{text, name?}],
   buttons: [{kind: quick_reply, title, id} | {kind: url, title, url, value?} | {kind: phone, title, phone}
             | {kind: copy_code, title, value}]}
`name` of a parameter is given when the template has named ones. Buttons are in the template's order.
Source: Cloud API, "Template messages", "Template components" and "Templates" (management), 2025-12.
"""

import re
from collections.abc import Callable, Iterator, Mapping
from typing import Any

from . import limits
from .limits import Impossible, address, counted, identified
from .values import ListedTemplate

Plain = Mapping[str, Any]
MEDIA = {"photo": "image", "video": "video", "document": "document"}  # our word → Meta's


def write(message: Plain) -> dict[str, Any]:
    """One template send. Raises Impossible for parameters that Meta would refuse (132000, 132012, 132018)."""
    name, language = str(message.get("name") or ""), str(message.get("language") or "")
    if not re.fullmatch(r"[a-z0-9_]{1,512}", name) or not language:
        raise Impossible("a template needs its name and language")
    components = [*_header(message), *_body(message.get("body") or [])]
    components += _buttons(message.get("buttons") or [])
    template: dict[str, Any] = {"name": name, "language": {"code": language}}
    return {"type": "template", "template": template | ({"components": components} if components else {})}


def _header(message: Plain) -> Iterator[dict[str, Any]]:
    for field, kind in MEDIA.items():
        if message.get(field):
            yield {"type": "header", "parameters": [{"type": kind, kind: {"link": address(message, field)}}]}
            return
    if message.get("header"):
        texts = _texts(counted(message["header"], 1, 1, "header parameters"))
        yield {"type": "header", "parameters": texts}


def _body(parameters: Any) -> Iterator[dict[str, Any]]:
    if parameters:
        yield {"type": "body", "parameters": _texts(parameters)}


def _texts(parameters: Any) -> list[dict[str, Any]]:
    """All named or all by position, as the template was made."""
    given = counted(parameters, 1, 100, "parameters")
    named = [bool(one.get("name")) for one in given]
    if any(named) != all(named):
        raise Impossible("named and positional parameters together")
    return [_parameter(one) for one in given]


def _parameter(one: Plain) -> dict[str, Any]:
    named = {"parameter_name": one["name"]} if one.get("name") else {}
    return {"type": "text"} | named | {"text": _value(one)}


def _value(parameter: Plain, field: str = "text") -> str:
    """Neither empty nor with what Meta refuses inside: line breaks, tabs, more than four spaces in a row."""
    text = str(parameter.get(field) or "")
    if not text.strip() or re.search(r"[\n\r\t]| {5}", text):
        raise Impossible(f"parameter {text!r}")
    return text


def _buttons(buttons: Any) -> Iterator[dict[str, Any]]:
    for index, button in enumerate(counted(buttons, 0, 10, "template buttons")):
        parameter = PARAMETERS.get(button.get("kind"), _none)(button)
        if parameter:
            start = {"type": "button", "sub_type": button["kind"], "index": str(index)}
            yield start | {"parameters": [parameter]}


def _payload(button: Plain) -> dict[str, Any]:
    return {"type": "payload", "payload": identified(button, limits.PAYLOAD)} if button.get("id") else {}


def _ending(button: Plain) -> dict[str, Any]:
    """What is put at the end of the template's own address, if that has a gap."""
    return {"type": "text", "text": _value(button, "value")} if "value" in button else {}


def _code(button: Plain) -> dict[str, Any]:
    return {"type": "coupon_code", "coupon_code": _value(button, "value")}


def _none(_button: Plain) -> dict[str, Any]:
    return {}


PARAMETERS: dict[str, Callable[[Plain], dict[str, Any]]] = {
    "quick_reply": _payload,
    "url": _ending,
    "copy_code": _code,
}


# --- Meta's list ------------------------------------------------------------------------------------

NEEDED = ("name", "language", "status")
FIELDS = "id,name,status,category,language,components,rejected_reason,parameter_format"


def listed(page: Plain) -> list[ListedTemplate]:
    """One page of GET /{waba}/message_templates; entries without name, language or status are left out."""
    rows = page.get("data")
    found = [row for row in rows if isinstance(row, dict)] if isinstance(rows, list) else []
    return [_listed(row) for row in found if all(_word(row, field, 512) for field in NEEDED)]


def following(page: Plain) -> str | None:
    """The cursor of the next page, if there is one."""
    paging = page.get("paging")
    if not isinstance(paging, dict) or not paging.get("next"):
        return None
    cursors = paging.get("cursors")
    after = cursors.get("after") if isinstance(cursors, dict) else None
    return after if isinstance(after, str) and after else None


def _listed(row: dict[str, Any]) -> ListedTemplate:
    parts, reason = row.get("components"), _word(row, "rejected_reason", 300)
    return ListedTemplate(
        meta_id=_word(row, "id", 40) or None,
        name=_word(row, "name", 512),
        language=_word(row, "language", 20),
        category=_word(row, "category", 30) or "UNKNOWN",
        status=_word(row, "status", 30),
        rejected_reason=None if reason in {"", "NONE"} else reason,
        parameter_format=_word(row, "parameter_format", 20) or "POSITIONAL",
        components=[part for part in parts if isinstance(part, dict)] if isinstance(parts, list) else [],
    )


def _word(row: dict[str, Any], field: str, longest: int) -> str:
    value = row.get(field)
    return value[:longest] if isinstance(value, str) else ""
