"""The words of a lead's timeline: what was changed, who wrote how much."""

from collections.abc import Mapping
from datetime import UTC, datetime
from typing import Any

from atendeja.models import ConversationEvent, Lead
from atendeja.models.lead_temperature import Temperature, temperature
from atendeja.queries.lead_timeline import Talk
from atendeja.web.access import signed_in_user
from atendeja.web.filters import wanted
from atendeja.web.pills import DAYS

from .blueprint import bp

NAMES = {
    "name": "Nome",
    "agent": "Corretor",
    "tags": "Etiquetas",
    "next_step": "Próximo passo",
    "owner": "Proprietário",
    "lost_reason": "Motivo da perda",
}
AUTHORS = {"customer": "do cliente", "bot": "do assistente", "agent": "da equipe", "phone": "pelo celular"}
LEVELS = {"hot": "Quente", "warm": "Morno", "cold": "Frio"}


@bp.app_template_filter()
def warmth(lead: Lead) -> Temperature | None:
    """How warm it is at this moment, and why."""
    heard = lead.conversation.last_customer_at
    return temperature(lead.status, lead.status_at, lead.wish, heard, datetime.now(UTC))


@bp.app_template_filter()
def warmth_word(level: str) -> str:
    return LEVELS[level]


@bp.app_template_filter()
def due(moment: datetime) -> str:
    """até hoje, 18:00 · até qui, 26/11, 10:00 · venceu ontem, 18:00"""
    zone, now = signed_in_user().tenant.zone, datetime.now(UTC)
    local = moment.astimezone(zone)
    days = (local.date() - now.astimezone(zone).date()).days
    near = {-1: "ontem", 0: "hoje", 1: "amanhã"}.get(days, f"{DAYS[local.weekday()]}, {local:%d/%m}")
    return f"{'venceu' if moment < now else 'até'} {near}, {local:%H:%M}"


@bp.app_template_filter()
def differences(event: ConversationEvent) -> list[tuple[str, str, str]]:
    """(what, before, after) of a change, as people read it."""
    lines = []
    for name, (before, after) in event.detail.get("changes", {}).items():
        if name == "wish":
            lines += _wishes(before, after)
        else:
            lines.append((NAMES.get(name, name), _said(before), _said(after)))
    return lines


@bp.app_template_filter()
def talk_words(talk: Talk) -> str:
    """5 mensagens do cliente, 4 do assistente"""
    parts = [f"{count} {AUTHORS.get(author, author)}" for author, count in talk.counts.items()]
    total = sum(talk.counts.values())
    return f"{'Mensagem' if total == 1 else 'Mensagens'}: " + ", ".join(parts)


@bp.app_template_test()
def talk(item: object) -> bool:
    return isinstance(item, Talk)


def _wishes(before: Mapping[str, Any], after: Mapping[str, Any]) -> list[tuple[str, str, str]]:
    old, new = dict(wanted(before)), dict(wanted(after))
    names = [name for name in dict.fromkeys([*old, *new]) if old.get(name) != new.get(name)]
    return [(name, old.get(name, "—"), new.get(name, "—")) for name in names]


def _said(value: Any) -> str:
    if isinstance(value, dict):
        return str(value.get("name") or "—")
    if isinstance(value, list):
        return ", ".join(_moment(one) for one in value if one) or "—"
    if isinstance(value, bool):
        return "sim" if value else "não"
    return str(value or "—")


def _moment(value: Any) -> str:
    """A time of a change as it was kept, else the words themselves."""
    try:
        local = datetime.fromisoformat(value).astimezone(signed_in_user().tenant.zone)
    except (TypeError, ValueError):
        return str(value)
    return f"{local:%d/%m, %H:%M}"
