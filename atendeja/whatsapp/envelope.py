"""What surrounds an update in a webhook: whose account, which number, which subscribed field."""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass, replace
from typing import Any

from .values import Unusable

People = Mapping[str, dict[str, Any]]
WHO = ("from", "from_user_id", "to", "to_user_id", "wa_id", "user_id")


@dataclass(frozen=True, slots=True)
class Change:
    """One `changes[]` item. `number` is the phone number id, absent from what concerns the whole account."""

    waba_id: str | None
    field: str
    number: str | None
    value: dict[str, Any]

    def alone(self, name: str, item: dict[str, Any], people: People) -> "Change":
        """This change with a single item in its list `name`, and the people it concerns."""
        ids = [item[key] for key in WHO if isinstance(item.get(key), str)]
        concerned = {id(people[one]): people[one] for one in ids if one in people}
        inner: dict[str, Any] = {name: [item]}
        inner |= {"contacts": list(concerned.values())} if concerned else {}
        metadata = {"metadata": {"phone_number_id": self.number}} if self.number else {}
        return replace(self, value=metadata | ({"standby": inner} if self.field == "standby" else inner))

    @property
    def source(self) -> dict[str, Any]:
        """A webhook body with nothing but this in it."""
        return {"entry": [{"id": self.waba_id, "changes": [{"field": self.field, "value": self.value}]}]}

    def unusable(self, reason: str) -> Unusable:
        return Unusable(self.number, reason[:40], self.source)


def people_of(contacts: Sequence[dict[str, Any]]) -> People:
    """contacts[] by wa_id and by user_id, never by position; the first with an id has it."""
    pairs = [(contact.get(key), contact) for contact in reversed(contacts) for key in ("wa_id", "user_id")]
    return {key: contact for key, contact in pairs if isinstance(key, str)}
