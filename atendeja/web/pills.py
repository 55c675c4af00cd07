"""What happened in a conversation, as the sentence of its pill: who, to whom, about which property, when."""

from datetime import date, datetime
from typing import Any

from atendeja.models import ConversationEvent

UNDONE = {
    "agent.took_over": "“Assumir”",
    "agent.handed_back": "“Devolver ao assistente”",
    "conversation.closed": "o encerramento",
    "conversation.reopened": "a reabertura",
    "conversation.assigned": "a passagem",
}
PERIODS = {"morning": "de manhã", "afternoon": "à tarde", "evening": "no fim do dia"}
DAYS = ("seg", "ter", "qua", "qui", "sex", "sáb", "dom")


def words(event: ConversationEvent) -> dict[str, str]:
    """The blanks of the sentences in EVENTS. What older events do not know is said without it."""
    detail = event.detail
    return {
        "user": event.user.first_name if event.user else "Alguém",
        "assigned": _assigned(event),
        "about": f"no imóvel {detail['code']}" if detail.get("code") else "em um imóvel",
        "property": f" · {detail['code']}" if detail.get("code") else "",
        "when": _when(detail.get("moment")),
        "what": UNDONE.get(str(detail.get("what")), "a mudança"),
    }


def _assigned(event: ConversationEvent) -> str:
    """By a person or by the roleta, to somebody or back to the pool."""
    name, by = event.detail.get("agent"), event.user
    to = f"para {name.split()[0]}" if isinstance(name, str) and name.strip() else "de volta para a fila"
    return f"{by.first_name} passou {to}" if by else f"Passou {to}"


def _when(moment: Any) -> str:
    """: sáb, 28/11, às 14:00 — or as much of it as is known. `at` and `date` are the agency's local time."""
    known = moment if isinstance(moment, dict) else {}
    try:
        if known.get("at"):
            at = datetime.fromisoformat(known["at"])
            return f": {_day(at)}, às {at:%H:%M}"
        parts = [_day(date.fromisoformat(known["date"]))] if known.get("date") else []
    except (TypeError, ValueError):
        return ""
    period = PERIODS.get(known.get("period") or "")
    return ": " + " ".join([*parts, *([period] if period else [])]) if parts or period else ""


def _day(day: date) -> str:
    return f"{DAYS[day.weekday()]}, {day:%d/%m}"
