"""Which of the agency's templates tells what when the 24 h window is closed, and how it is filled in."""

import re
from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from typing import Any

from sqlalchemy import select

from atendeja.extensions import db
from atendeja.models import Template, Tenant

from .blanks import Blank, blanks, content, problem

LANGUAGES = ("pt_BR", "pt_PT")  # preferred in this order, then whatever there is


@dataclass(frozen=True, slots=True)
class Purpose:
    """Why the agency writes: its words on the settings page, and what such a template is usually called.

    `category` is what Meta must have approved it as.
    """

    label: str
    usual: str
    category: str = "UTILITY"


PURPOSES = {
    "visit_confirmed": Purpose("Visita confirmada", "visita_confirmada"),
    "visit_reminder": Purpose("Lembrete de visita", "lembrete_visita"),
    "visit_moved": Purpose("Visita remarcada", "visita_remarcada"),
    "visit_proposed": Purpose("Outro horário proposto", "visita_proposta"),
    "visit_cancelled": Purpose("Visita cancelada", "visita_cancelada"),
    "visit_feedback": Purpose("Como foi a visita", "avaliacao_visita"),
    "property_alert": Purpose("Imóvel novo, para quem pediu aviso", "imovel_novo", "MARKETING"),
}
# What a template's own name for a gap means; numbered ones are taken in this order after the customer's name.
IN_ORDER = ("quando", "codigo", "endereco", "corretor")
OF_ALERTS = ("codigo", "endereco", "corretor")
Order = tuple[str, ...]
MEANINGS = {
    "nome": "nome name cliente primeiro_nome nome_cliente first_name",
    "quando": "quando data_hora data_e_hora dia_hora dia_e_hora horario_visita data_visita",
    "data": "data dia date",
    "hora": "hora horario time",
    "codigo": "codigo imovel codigo_imovel referencia ref code property",
    "endereco": "endereco local onde localizacao bairro address",
    "corretor": "corretor corretora agente consultor agent",
    "imobiliaria": "imobiliaria empresa agencia agency",
}
_MEANING = {name: meaning for meaning, names in MEANINGS.items() for name in names.split()}
_OF_PROPERTY = re.compile(r"\b(im[óo]vel|c[óo]digo|refer[êe]ncia)\W*$", re.IGNORECASE)


def chosen_name(tenant: Tenant, purpose: str) -> str:
    """The template's name for this purpose: the agency's choice, else the usual one; "" means none."""
    return dict(tenant.prefers.templates).get(purpose, PURPOSES[purpose].usual)


def template_for(tenant: Tenant, purpose: str) -> Template | None:
    """The one that can be sent for this purpose now: chosen, approved, of the purpose's category."""
    name = chosen_name(tenant, purpose)
    query = select(Template).where(Template.tenant_id == tenant.id, Template.name == name)
    usable = [
        one for one in db.session.scalars(query) if name and fault(one, PURPOSES[purpose].category) is None
    ]
    ranks = {language: rank for rank, language in enumerate(LANGUAGES)}
    return min(usable, key=lambda one: (ranks.get(one.language, len(ranks)), one.id), default=None)


def fault(template: Template, category: str = "UTILITY") -> str | None:
    """Why this template cannot tell such news by itself, in words; None when it can."""
    if refused := problem(template):
        return refused
    if template.category not in ("UTILITY", category):
        return "Não é de utilidade"
    unknown = [blank.label for blank, meaning in _meant(template) if meaning is None]
    return f"Não sabemos preencher: {', '.join(unknown)}" if unknown else None


def alert_template(tenant: Tenant) -> Template | None:
    """The one that tells of a property; Meta counts such news as marketing."""
    return template_for(tenant, "property_alert")


def filled(
    template: Template, values: Mapping[str, str], replies: tuple[str, ...] = (), order: Order = IN_ORDER
) -> dict[str, Any]:
    """The message with these values (keys of MEANINGS, `foto`); its quick replies get the ids `replies`."""
    said = {blank.key: one_line(values.get(str(meaning), "")) for blank, meaning in _meant(template, order)}
    made = content(template, said)
    quick = [button for button in made.get("buttons", ()) if button["kind"] == "quick_reply"]
    for button, identifier in zip(quick, replies, strict=False):
        button["id"] = identifier
    return made


def lacks(template: Template, values: Mapping[str, str], order: Order = IN_ORDER) -> bool:
    """Does it ask for something that is not known here? Meta refuses an empty value."""
    return any(not one_line(values.get(str(meaning), "")) for _, meaning in _meant(template, order))


def one_line(text: str) -> str:
    """As Meta takes a value: no line breaks, no tabs, no runs of spaces."""
    return " ".join(text.split())


def _meant(template: Template, order: Order = IN_ORDER) -> Iterator[tuple[Blank, str | None]]:
    """Each gap and the key of its value; None where nobody but a person knows."""
    left = list(order)
    for blank in blanks(template):
        meaning = _meaning(blank, left)
        if meaning in left:
            left.remove(meaning)
        yield blank, meaning


def _meaning(blank: Blank, left: list[str]) -> str | None:
    if blank.part == "media":
        return "foto" if blank.name == "photo" else None
    if blank.part == "button":
        return None
    if blank.greets:
        return "nome"
    if not blank.name.isdecimal():
        return _MEANING.get(blank.name.lower())
    if _OF_PROPERTY.search(blank.before) and "codigo" in left:
        return "codigo"
    return left[0] if left else None
