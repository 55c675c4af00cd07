"""A lead's facts as a form: what is typed, and only what was changed in it.

Each field is one text, also where several boxes are ticked. A form carries the texts that it showed
(`visto`): what the assistant learned meanwhile in other fields is not undone by saving.
"""

import json
from collections.abc import Mapping, Sequence
from dataclasses import dataclass, field
from typing import Any

from werkzeug.datastructures import MultiDict

from atendeja.actions.lead_changes import tidy_tags
from atendeja.catalog import FEATURE_NAMES, TYPE_NAMES
from atendeja.catalog.money import count, price_cents
from atendeja.catalog.problems import BadCell
from atendeja.catalog.words import clean, one_line
from atendeja.models import Lead, User

TICKED = {"tipos": tuple(TYPE_NAMES), "caracteristicas": tuple(FEATURE_NAMES)}
TYPED = ("nome", "finalidade", "cidade", "bairros", "quartos", "vagas", "preco_de", "preco_ate")
OTHERS = ("corretor", "etiquetas", "proprietario")
MOST_ROOMS, MOST_REAIS, LONGEST, MOST_DISTRICTS = 20, 1_000_000_000, 100, 10


@dataclass(frozen=True, slots=True)
class FactsForm:
    """`texts` as typed, `seen` as the page showed them, `errors` the sentence beside each wrong field."""

    texts: dict[str, str]
    seen: dict[str, str] = field(default_factory=dict)
    errors: dict[str, str] = field(default_factory=dict)
    values: dict[str, Any] = field(default_factory=dict)

    @property
    def first_wrong(self) -> str | None:
        return next((name for name in self.texts if name in self.errors), None)

    @property
    def shown(self) -> str:
        return json.dumps(self.seen, ensure_ascii=False)

    def ticked(self, name: str) -> list[str]:
        return self.texts.get(name, "").split(",")


def blank() -> FactsForm:
    return FactsForm(dict.fromkeys((*TYPED, *TICKED, *OTHERS), ""))


def of(lead: Lead) -> FactsForm:
    """As it stands."""
    wish = lead.wish
    texts = {
        "nome": lead.contact.name or "",
        "finalidade": wish.get("purpose") or "",
        "cidade": wish.get("city") or "",
        "bairros": ", ".join(wish.get("neighborhoods", ())),
        "quartos": _number(wish.get("bedrooms_min")),
        "vagas": _number(wish.get("parking_min")),
        "preco_de": _money(wish.get("price_min")),
        "preco_ate": _money(wish.get("price_max") or wish.get("price_about")),
        "tipos": ",".join(sorted(wish.get("types", ()))),
        "caracteristicas": ",".join(sorted(wish.get("features", ()))),
        "corretor": _number(lead.agent_id),
        "etiquetas": ", ".join(lead.tags),
        "proprietario": "sim" if lead.owner else "",
    }
    return FactsForm(texts, dict(texts))


def read(given: MultiDict[str, str], wish: Mapping[str, Any], team: Sequence[User]) -> FactsForm:
    """What was typed; `values` are for change_lead, only those that differ from what the page showed."""
    texts = {name: one_line(clean(given.get(name, "")))[:600] for name in (*TYPED, *OTHERS)}
    for name, known in TICKED.items():
        texts[name] = ",".join(sorted({one for one in given.getlist(name) if one in known}))
    seen = _seen(given.get("visto", ""))
    changed = {name for name, text in texts.items() if text != seen.get(name, "")}
    errors: dict[str, str] = {}
    said: dict[str, Any] = {}
    for name in changed:
        try:
            said[name] = _READ[name](texts[name])
        except BadCell as refusal:
            errors[name] = str(refusal)
    if "corretor" in said:
        said["corretor"] = next((one for one in team if str(one.id) == texts["corretor"]), None)
    values = _values(said, wish, team)
    least, most = values.get("wish", {}).get("price_min"), values.get("wish", {}).get("price_max")
    if least and most and least > most:
        errors["preco_ate"] = "O preço até precisa ser maior que o preço a partir de."
    return FactsForm(texts, seen, errors, values)


def _values(said: Mapping[str, Any], wish: Mapping[str, Any], team: Sequence[User]) -> dict[str, Any]:
    own = {"nome": "name", "corretor": "agent", "etiquetas": "tags", "proprietario": "owner"}
    values = {own[name]: value for name, value in said.items() if name in own}
    wanted = {name: value for name, value in said.items() if name not in own}
    return values | ({"wish": rewritten(wish, wanted)} if wanted else {})


def rewritten(wish: Mapping[str, Any], said: Mapping[str, Any]) -> dict[str, Any]:
    """The wish with these fields written anew; what nobody touched stays as the assistant heard it."""
    new = dict(wish)
    for name, value in said.items():
        key, *over = _KEYS[name]
        new[key] = value
        for other in over:
            new.pop(other, None)
    if "preco_de" in said and "preco_ate" not in said and wish.get("price_about"):
        new["price_max"] = wish["price_about"]
    refused = [kind for kind in new.get("exclude_types", ()) if kind not in new.get("types", ())]
    new |= {"exclude_types": refused}
    return {key: value for key, value in new.items() if value not in (None, "", [])}


# The key of the wish, and those that a new value puts an end to.
_KEYS = {
    "finalidade": ("purpose",),
    "tipos": ("types",),
    "cidade": ("city", "state"),
    "bairros": ("neighborhoods",),
    "quartos": ("bedrooms_min", "bedrooms_max"),
    "vagas": ("parking_min",),
    "preco_de": ("price_min", "price_about"),
    "preco_ate": ("price_max", "price_about"),
    "caracteristicas": ("features",),
}


def _seen(text: str) -> dict[str, str]:
    try:
        known = json.loads(text or "{}")
    except ValueError:
        return {}
    return {str(name): str(value) for name, value in known.items()} if isinstance(known, dict) else {}


def _line(text: str) -> str | None:
    if len(text) > LONGEST:
        raise BadCell(f"O texto tem {len(text)} letras; cabem {LONGEST}.")
    return text or None


def _list(text: str) -> list[str]:
    return list(dict.fromkeys(part.strip()[:LONGEST] for part in text.split(",") if part.strip()))


def _districts(text: str) -> list[str]:
    found = _list(text)
    if len(found) > MOST_DISTRICTS:
        raise BadCell(f"Escreva até {MOST_DISTRICTS} bairros; há {len(found)}.")
    return found


def _rooms(text: str) -> int | None:
    number = count(text)
    if number is not None and number > MOST_ROOMS:
        raise BadCell(f"Esperava um número até {MOST_ROOMS}.")
    return number or None


def _reais(text: str) -> int | None:
    cents = price_cents(text)
    if cents is not None and cents // 100 > MOST_REAIS:
        raise BadCell("O preço é alto demais. Escreva, por exemplo, 450 mil.")
    return cents // 100 if cents else None


def _purpose(text: str) -> str | None:
    return text if text in ("sale", "rent") else None


_READ: dict[str, Any] = {
    "nome": _line,
    "finalidade": _purpose,
    "cidade": _line,
    "bairros": _districts,
    "quartos": _rooms,
    "vagas": _rooms,
    "preco_de": _reais,
    "preco_ate": _reais,
    "tipos": _list,
    "caracteristicas": _list,
    "corretor": _line,
    "etiquetas": lambda text: tidy_tags(text.split(",")),
    "proprietario": lambda text: text == "sim",
}


def _number(value: int | None) -> str:
    return str(value) if value else ""


def _money(amount: int | None) -> str:
    return f"{amount:,}".replace(",", ".") if amount else ""
