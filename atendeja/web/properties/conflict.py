"""Two people at the same property: what the other changed meanwhile, beside what this one typed."""

from collections.abc import Mapping
from dataclasses import dataclass
from typing import Any

from werkzeug.datastructures import MultiDict

from atendeja.models import Property, PropertyChange
from atendeja.queries.property_page import changes_since, newest_change

from .form import PropertyForm, merged
from .history import LABELS, in_words

THEIRS = "outro"


@dataclass(frozen=True, slots=True)
class Difference:
    """One field that both have changed, or (`both` false) only the other: then theirs stays."""

    column: str
    label: str
    before: str
    theirs: str
    mine: str
    both: bool


@dataclass(frozen=True, slots=True)
class Conflict:
    """Who was quicker, and every field that is different because of it."""

    who: str
    when: PropertyChange | None
    differences: list[Difference]


def meet(
    one: Property, form: PropertyForm, sent: MultiDict[str, str], names: Mapping[int, str]
) -> Conflict | None:
    """None when nobody else was quicker. Else the form takes what only the other changed, and its version
    becomes the newest: sent again, it is this person's deliberate word.
    """
    taken = [name for name in LABELS if sent.get(f"fica_{name}") == THEIRS and hasattr(one, name)]
    if taken:
        merged(form, {name: getattr(one, name) for name in taken})
    if form.version == one.version:
        return None
    rows = changes_since(one, form.seen)
    bases = _bases(one, form, rows)
    differences = [_difference(one, form, name, base, names) for name, base in bases.items()]
    merged(form, {found.column: getattr(one, found.column) for found in differences if not found.both})
    form.version, form.seen = one.version, newest_change(one)
    if not differences:
        return None
    newest = rows[-1] if rows else None
    who = newest.user.name if newest and newest.user else "A importação" if newest else "Outra pessoa"
    return Conflict(who, newest, differences)


def _bases(one: Property, form: PropertyForm, rows: list[PropertyChange]) -> dict[str, Any]:
    """What this person saw before the others' changes, of each field of the form that is different now."""
    if not rows:  # changed by something that writes no history
        return {name: None for name, value in form.values.items() if getattr(one, name) != value}
    bases: dict[str, Any] = {}
    for row in rows:
        for name, pair in row.changes.items():
            if name in LABELS and hasattr(one, name) and name not in ("active", "images", "photos"):
                bases.setdefault(name, pair[0])
    return {name: base for name, base in bases.items() if getattr(one, name) != base}


def _difference(
    one: Property, form: PropertyForm, name: str, base: Any, names: Mapping[int, str]
) -> Difference:
    theirs, mine = getattr(one, name), form.values.get(name, base)
    both = mine not in (base, theirs)
    before, now, typed = (in_words(name, value, names) for value in (base, theirs, mine))
    return Difference(name, LABELS[name], before, now, typed, both)
