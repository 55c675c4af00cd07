"""From findings to facts: later corrections win, refused things drop out, the intent decides what counts."""

from typing import Any

from atendeja.assistant.facts import Facts
from atendeja.assistant.understanding.corrections import TURN
from atendeja.assistant.understanding.hours import period_of
from atendeja.assistant.understanding.reading import Finding, Reading

_NUMBERS = ("bedrooms_min", "bedrooms_max", "suites_min", "bathrooms_min", "parking_min", "area_min")
_PRICES = ("price_min", "price_max", "price_about")
_TEXTS = ("name", "ref", "choice", "consent", "state")
_VISIT_INTENTS = ("schedule_visit", "reschedule_visit")
_VISIT_QUESTIONS = ("ask_visit_when", "confirm_visit")
# Acts in which nothing is looked for: what they mention is no wish.
_NO_WISH = frozenset(
    (
        "details",
        "photos",
        "sell_or_list",
        "complaint",
        "privacy",
        "opt_out",
        "opt_in",
        "human",
        "cancel_visit",
        "financing",
        "off_topic",
        "property_ref",
        "more_results",
        "greet",
        "thanks",
        "goodbye",
        "affirm",
        "deny",
    )
)
# … unless a question was being answered in passing ("usando o fgts, até 280 mil").
_STILL_ANSWERS = ("affirm", "deny", "off_topic", "more_results", "thanks", "financing", "goodbye", "greet")
_NO_CHOICE = frozenset(("complaint", "human", "sell_or_list", "privacy", "opt_out"))


def resolve(reading: Reading, intent: str) -> Facts:
    """The facts of a message from all that was found in it."""
    values: dict[str, Any] = {"intent": intent, **_simple(reading, intent)}
    answering = (
        reading.asked is not None and reading.asked.startswith("ask_") and reading.asked != "ask_visit_when"
    )
    if intent not in _NO_WISH or (answering and intent in _STILL_ANSWERS):
        values |= _wishes(reading)
    values |= _visit(reading, intent)
    return Facts(**values)


def _simple(reading: Reading, intent: str) -> dict[str, Any]:
    values = {key: found[-1] for key in _TEXTS if key != "state" and (found := reading.values(key))}
    if codes := reading.values("ref"):
        values["ref"] = codes[0]
    if intent in _NO_CHOICE:
        values.pop("choice", None)
    return values


def _wishes(reading: Reading) -> dict[str, Any]:
    values: dict[str, Any] = {}
    for key in _NUMBERS:
        if found := _standing(reading, key):
            values[key] = found[-1]
    if "bedrooms_max" in values and values.get("bedrooms_min", 0) > values["bedrooms_max"]:
        values.pop("bedrooms_max")
    values |= _prices(reading) | _place(reading)
    if purposes := _standing(reading, "purpose"):
        values["purpose"] = purposes[-1]
    values |= _types(reading)
    features = _unique(_standing(reading, "features"))
    if values.get("types") == ("condo_house",):
        features = tuple(f for f in features if f != "gated")
    return values | {"features": features}


def _standing(reading: Reading, key: str) -> list[Any]:
    """The values of a key that were not taken back."""
    return [finding.value for finding in _standing_findings(reading, (key,))]


def _standing_findings(reading: Reading, keys: tuple[str, ...], wanted_only: bool = True) -> list[Finding]:
    """Findings of these keys in the order of the text, without those taken back before a later one."""
    found = sorted((f for f in reading.findings if f.key in keys), key=lambda f: f.start)
    if wanted_only:
        found = [f for f in found if not f.negative]
    if len(found) < 2:
        return found
    turns = [m.start() for m in TURN.all(reading.text)]
    newest = found[-1].start
    return [f for f in found if not any(f.start + len(f.words) <= turn < newest for turn in turns)]


def _prices(reading: Reading) -> dict[str, Any]:
    """The price bounds, "não mais de 2000" included: a negation does not undo an amount."""
    found = _standing_findings(reading, _PRICES, wanted_only=False)
    values = {f.key: f.value for f in found}
    if values.get("price_min", 0) > values.get("price_max", float("inf")):
        values.pop(found[0].key)
    return values


def _place(reading: Reading) -> dict[str, Any]:
    values: dict[str, Any] = {}
    if cities := _standing(reading, "city"):
        values["city"] = cities[0]
    if states := reading.values("state"):
        values["state"] = states[-1]
    districts = _unique(_standing(reading, "neighborhoods"))
    return values | ({"neighborhoods": districts} if districts else {})


def _types(reading: Reading) -> dict[str, Any]:
    wanted = _unique(_standing(reading, "types"))
    refused = _unique([f.value for f in reading.findings if f.key == "types" and f.negative])
    return {"types": wanted, "exclude_types": tuple(kind for kind in refused if kind not in wanted)}


def _unique(values: list[Any]) -> tuple[Any, ...]:
    return tuple(dict.fromkeys(values))


def _visit(reading: Reading, intent: str) -> dict[str, Any]:
    """Day, hour and part of the day, only where a visit is being arranged."""
    if intent not in _VISIT_INTENTS and reading.asked not in _VISIT_QUESTIONS:
        return {}
    if intent == "cancel_visit":
        return {}
    days, hours = reading.values("visit_date"), reading.values("visit_hour")
    periods = reading.values("visit_period")
    values: dict[str, Any] = {"visit_period": periods[-1]} if periods else {}
    if days and hours:
        return (
            values | {"visit_at": f"{days[-1]}T{hours[-1]}"} | ({"visit_date": days[-1]} if periods else {})
        )
    if days:
        return values | {"visit_date": days[-1]}
    return {"visit_period": period_of(int(hours[-1][:2]))} if hours and not periods else values
