"""A lead's status, and what was changed about it, as people read it."""

from collections.abc import Mapping
from typing import Any

LEAD_STATUS = {
    "new": "novo",
    "qualified": "qualificado",
    "visit_requested": "visita solicitada",
    "visit_scheduled": "visita agendada",
    "proposal": "proposta",
    "won": "ganho",
    "lost": "perdido",
    "no_property": "sem imóvel",
    "no_answer": "sem resposta",
}
CHANGED = {
    "name": "o nome",
    "wish": "o que procura",
    "agent": "o corretor",
    "tags": "as etiquetas",
    "next_step": "o próximo passo",
    "owner": "se é proprietário",
}


def moved_words(detail: Mapping[str, Any]) -> str:
    """“de novo para qualificado”, and why it was lost."""
    before, to = (LEAD_STATUS.get(str(detail.get(key)), "") for key in ("from", "to"))
    reason = f" ({detail['lost_reason']})" if detail.get("lost_reason") else ""
    return f"{before} → {to}{reason}" if before else to + reason


def changed_words(detail: Mapping[str, Any]) -> str:
    """“o nome e as etiquetas”."""
    names = [CHANGED.get(name, name) for name in detail.get("changes", ())]
    return " e ".join([", ".join(names[:-1]), names[-1]] if len(names) > 1 else names) or "os dados"
