"""Two leads side by side, and what would become of them."""

from collections.abc import Mapping
from typing import Any

from atendeja.actions.lead_merging import Joined
from atendeja.models import Lead
from atendeja.models.contact import phone_label
from atendeja.queries import people
from atendeja.web.filters import SOURCES, reais, wanted
from atendeja.web.lead_words import LEAD_STATUS

from .blueprint import bp

Row = tuple[str, str, str, str]
NONE = "—"


@bp.app_template_filter()
def phone_words(wa_id: str | None) -> str:
    return phone_label(wa_id) or ""


@bp.app_template_filter()
def compared(kept: Lead, gone: Lead, joined: Joined) -> list[Row]:
    """(what, of the one that stays, of the other, afterwards), without what neither knows."""
    person = (_person(kept.contact.__dict__), _person(gone.contact.__dict__), _person(joined.contact))
    wishes = (dict(wanted(kept.wish)), dict(wanted(gone.wish)), dict(wanted(joined.lead["wish"])))
    facts = (_facts(kept.__dict__), _facts(gone.__dict__), _facts(joined.lead))
    one, other, result = (a | b | c for a, b, c in zip(person, facts, wishes, strict=True))
    names = dict.fromkeys([*one, *other, *result])
    rows = [
        (name, one.get(name) or NONE, other.get(name) or NONE, result.get(name) or NONE) for name in names
    ]
    return [row for row in rows if set(row[1:]) != {NONE}]


def _person(contact: Mapping[str, Any]) -> dict[str, str]:
    return {
        "Nome": contact["name"] or contact["profile_name"] or "",
        "WhatsApp": phone_words(contact["wa_id"]),
    }


def _facts(lead: Mapping[str, Any]) -> dict[str, str]:
    agent = people.user(lead["agent_id"]) if lead["agent_id"] else None
    cents = lead["value_cents"]
    return {
        "Situação": LEAD_STATUS.get(lead["status"], lead["status"]),
        "Corretor": agent.name if agent else "",
        "Origem": SOURCES.get(lead["source"], lead["source"]),
        "Etiquetas": ", ".join(lead["tags"]),
        "Próximo passo": lead["next_step"] or "",
        "Valor": reais(cents // 100) if cents else "",
    }
