"""What happened in a conversation, as the sentence of its pill: who, to whom, about which property, when."""

from datetime import date, datetime
from typing import Any

from atendeja.models import ConversationEvent

from .lead_words import changed_words, moved_words

UNDONE = {
    "agent.took_over": "“Assumir”",
    "agent.handed_back": "“Devolver ao assistente”",
    "conversation.closed": "o encerramento",
    "conversation.reopened": "a reabertura",
    "conversation.assigned": "a passagem",
}
CHOSEN = {
    "previous": " (já atendeu este cliente hoje)",
    "roleta": " pela roleta",
    "escalated": ": o cliente espera e ninguém respondeu",
}
POOLED = {
    "away": "Ninguém disponível: ficou na fila",
    "closed": "Fora do horário: fica na fila até a equipe abrir",
    "full": "Todos no limite de conversas: ficou na fila",
    "other": "Ninguém disponível para esta finalidade: ficou na fila",
    "tried": "Não há mais ninguém para receber: ficou na fila",
}
FEEDBACK = {"liked": "gostou", "unsure": "gostou mais ou menos", "disliked": "não gostou"}
PERIODS = {"morning": "de manhã", "afternoon": "à tarde", "evening": "no fim do dia"}
DAYS = ("seg", "ter", "qua", "qui", "sex", "sáb", "dom")


def words(event: ConversationEvent, by: str | None = None) -> dict[str, str]:
    """The blanks of the sentences in EVENTS; what older events do not know is said without it.

    `by` replaces the name of who did it.
    """
    detail, when = event.detail, moment_words(event.detail.get("moment"))
    by = by or (event.user.first_name if event.user else None)
    return {
        "user": by or "Alguém",
        "assigned": _assigned(detail.get("agent"), by) + _chosen(detail),
        "agent": str(detail.get("agent") or "quem atende").split()[0],
        "pooled": POOLED.get(str(detail.get("reason")), "Ficou na fila"),
        "about": f"no imóvel {detail['code']}" if detail.get("code") else "em um imóvel",
        "property": f" · {detail['code']}" if detail.get("code") else "",
        "when": f": {when}" if when else "",
        "moved": moved_words(detail) if event.kind == "lead.moved" else "",
        "changed": changed_words(detail) if event.kind == "lead.changed" else "",
        "feedback": FEEDBACK.get(str(detail.get("feedback")), "respondeu"),
        "what": UNDONE.get(str(detail.get("what")), "a mudança"),
    }


def _chosen(detail: dict[str, Any]) -> str:
    """Why the roleta's rules chose this agent."""
    if detail.get("reason") == "property_agent":
        return " (responsável pelo imóvel" + (f" {detail['code']})" if detail.get("code") else ")")
    return CHOSEN.get(str(detail.get("reason")), "")


def _assigned(name: Any, by: str | None) -> str:
    """By a person or by the roleta, to somebody or back to the pool."""
    to = f"para {name.split()[0]}" if isinstance(name, str) and name.strip() else "de volta para a fila"
    return f"{by} passou {to}" if by else f"Passou {to}"


def moment_words(moment: Any) -> str:
    """sáb, 28/11, às 14:00 — or as much of it as is known. `at` and `date` are the agency's local time."""
    known = moment if isinstance(moment, dict) else {}
    try:
        if known.get("at"):
            at = datetime.fromisoformat(known["at"])
            return f"{_day(at)}, às {at:%H:%M}"
        day = _day(date.fromisoformat(known["date"])) if known.get("date") else ""
    except (TypeError, ValueError):
        return ""
    return " ".join(part for part in (day, PERIODS.get(known.get("period") or "")) if part)


def _day(day: date) -> str:
    return f"{DAYS[day.weekday()]}, {day:%d/%m}"
