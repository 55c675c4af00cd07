"""The editor's form: what was typed, what it means, and what is wrong with it, each beside its field."""

from collections.abc import Collection, Mapping
from dataclasses import dataclass, field
from typing import Any

from werkzeug.datastructures import MultiDict

from atendeja.catalog import FEATURE_NAMES, TYPE_NAMES
from atendeja.catalog.features import features
from atendeja.catalog.problems import BadCell
from atendeja.models import Property

from .fields import FIELDS, typed

SIDES = {"venda": "for_sale", "aluguel": "for_rent"}
COLUMNS = (
    *(item.attribute for item in FIELDS.values()), *SIDES.values(), "features", "other_features", "agent_id",
)  # fmt: skip


@dataclass(slots=True)
class PropertyForm:
    """`texts` as typed, by field; `chosen` known features; `values` by column, without what is wrong.

    `version` and `seen` are the row's version and its newest change when the form was opened.
    """

    texts: dict[str, str]
    sides: frozenset[str] = frozenset()
    chosen: tuple[str, ...] = ()
    agent_id: int | None = None
    version: int = 0
    seen: int = 0
    errors: dict[str, str] = field(default_factory=dict)
    values: dict[str, Any] = field(default_factory=dict)

    @property
    def first_wrong(self) -> str | None:
        """The first wrong field in the order of the page."""
        return next((name for name in (*SIDES, *FIELDS, "outras", "corretor") if name in self.errors), None)


def opened(one: Property, seen: int = 0) -> PropertyForm:
    """The form with a property in it."""
    texts = {name: item.write(getattr(one, item.attribute)) for name, item in FIELDS.items()}
    sides = frozenset(name for name, attribute in SIDES.items() if getattr(one, attribute))
    texts["outras"] = ", ".join(one.other_features)
    values = {name: getattr(one, name) for name in COLUMNS}
    return PropertyForm(texts, sides, tuple(one.features), one.agent_id, one.version, seen, values=values)


def blank(code: str, agent_id: int) -> PropertyForm:
    texts = dict.fromkeys([*FIELDS, "outras"], "") | {"codigo": code, "endereco_visivel": "district"}
    return PropertyForm(texts | {"tipo": TYPE_NAMES["apartment"]}, frozenset({"venda"}), agent_id=agent_id)


def read(sent: MultiDict[str, str], team: Collection[int]) -> PropertyForm:
    """What a browser sent, checked. `team` are the people who may be in charge."""
    texts = {name: typed(name, sent.get(name, "")[:100_000]) for name in (*FIELDS, "outras")}
    form = PropertyForm(
        texts,
        sides=frozenset(name for name in SIDES if sent.get(name)),
        chosen=tuple(name for name in FEATURE_NAMES if name in sent.getlist("caracteristica")),
        version=_number(sent.get("versao")),
        seen=_number(sent.get("visto")),
    )
    for name, item in FIELDS.items():
        try:
            form.values[item.attribute] = item.read(texts[name])
        except BadCell as problem:
            form.errors[name] = problem.reason
    _read_offer(form)
    _read_features(form)
    _read_agent(form, sent.get("corretor", ""), team)
    _complete_title(form)
    return form


def merged(form: PropertyForm, theirs: Mapping[str, Any]) -> None:
    """Take these columns from somebody else's version: into what will be saved and into what is shown."""
    form.values |= theirs
    for name, item in FIELDS.items():
        if item.attribute in theirs:
            form.texts[name] = item.write(theirs[item.attribute])
            form.errors.pop(name, None)
    form.sides = frozenset(name for name, column in SIDES.items() if form.values.get(column))
    form.chosen = tuple(form.values.get("features", form.chosen))
    form.texts["outras"] = ", ".join(form.values.get("other_features", ()))
    form.agent_id = form.values.get("agent_id")


def _read_offer(form: PropertyForm) -> None:
    form.values |= {attribute: name in form.sides for name, attribute in SIDES.items()}
    if not form.sides:
        form.errors["venda"] = "Marque venda, aluguel ou os dois."


def _read_features(form: PropertyForm) -> None:
    """A known one typed among the others is ticked."""
    known, others = features(form.texts["outras"])
    form.chosen = tuple(name for name in FEATURE_NAMES if name in {*form.chosen, *known})
    if len(form.texts["outras"]) > 2000 or any(len(name) > 80 for name in others):
        form.errors["outras"] = "Escreva características curtas, separadas por vírgula."
    form.values |= {"features": list(form.chosen), "other_features": list(others)}


def _read_agent(form: PropertyForm, sent: str, team: Collection[int]) -> None:
    form.agent_id = _number(sent) or None
    if form.agent_id is not None and form.agent_id not in team:
        form.errors["corretor"] = "Esta pessoa não está mais na equipe. Escolha outra."
    form.values["agent_id"] = form.agent_id


def _complete_title(form: PropertyForm) -> None:
    """Without a title, one is made of the type and the place."""
    place = form.values.get("district") or form.values.get("city")
    if form.values.get("title") == "" and place and "type" in form.values:
        form.values["title"] = f"{TYPE_NAMES[form.values['type']].capitalize()} em {place}"


def _number(text: str | None) -> int:
    return int(text) if text and text.isascii() and text.isdecimal() and len(text) < 19 else 0
