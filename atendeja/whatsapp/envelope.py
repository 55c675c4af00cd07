"""What surrounds an update in a webhook: whose account, which number, which subscribed field."""

from dataclasses import dataclass, replace
from typing import Any

from .values import Unusable


@dataclass(frozen=True, slots=True)
class Change:
    """One `changes[]` item. `number` is the phone number id, absent from what concerns the whole account."""

    waba_id: str | None
    field: str
    number: str | None
    value: dict[str, Any]

    def alone(self, name: str, item: dict[str, Any], people: list[dict[str, Any]]) -> "Change":
        """This change with a single item in its list `name`, and the people it concerns."""
        keys = ("from", "from_user_id", "to", "to_user_id", "wa_id", "user_id")
        ids = {item[key] for key in keys if isinstance(item.get(key), str)}
        concerned = [one for one in people if ids & {_plain(one.get("wa_id")), _plain(one.get("user_id"))}]
        inner: dict[str, Any] = {name: [item]} | ({"contacts": concerned} if concerned else {})
        metadata = {"metadata": {"phone_number_id": self.number}} if self.number else {}
        return replace(self, value=metadata | ({"standby": inner} if self.field == "standby" else inner))

    @property
    def source(self) -> dict[str, Any]:
        """A webhook body with nothing but this in it."""
        return {"entry": [{"id": self.waba_id, "changes": [{"field": self.field, "value": self.value}]}]}

    def unusable(self, reason: str) -> Unusable:
        return Unusable(self.number, reason[:40], self.source)


def _plain(value: Any) -> str | None:
    return value if isinstance(value, str) else None
