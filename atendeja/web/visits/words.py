"""Days, hours and outcomes of visits, as people read them."""

from collections.abc import Sequence
from datetime import date, timedelta
from typing import Any

from atendeja.models import Property, Visit
from atendeja.queries.visits import Conflict
from atendeja.web.pills import FEEDBACK

from .blueprint import bp

WEEKDAYS = ("segunda", "terça", "quarta", "quinta", "sexta", "sábado", "domingo")
SHORT = ("seg", "ter", "qua", "qui", "sex", "sáb", "dom")
TOLD = {
    "message": "O cliente foi avisado no WhatsApp.",
    "template": "O cliente foi avisado no WhatsApp, por um modelo: a janela de 24 h está fechada.",
    "todo": "Não foi possível avisar pelo WhatsApp. Ligue para o cliente: anotamos em suas tarefas.",
}
LENGTHS = {30: "30 min", 45: "45 min", 60: "1 hora", 90: "1 h 30", 120: "2 horas"}


@bp.app_context_processor
def _words() -> dict[str, Any]:
    return {"VISIT_LENGTHS": LENGTHS}


@bp.app_template_filter()
def day_title(day: date, today: date) -> str:
    """Hoje, terça, 24/11 · Amanhã, quarta, 25/11 · sábado, 28/11."""
    near = {today: "Hoje, ", today + timedelta(days=1): "Amanhã, "}.get(day, "")
    year = "" if day.year == today.year else f"/{day.year}"
    title = f"{near}{WEEKDAYS[day.weekday()]}, {day:%d/%m}{year}"
    return title[0].upper() + title[1:]


@bp.app_template_filter()
def short_day(day: date) -> str:
    """seg 23"""
    return f"{SHORT[day.weekday()]} {day.day}"


@bp.app_template_filter()
def lasting(minutes: int) -> str:
    return LENGTHS.get(minutes, f"{minutes} min")


@bp.app_template_filter()
def clash_words(clashes: Sequence[Conflict]) -> str:
    """What stands in the way, in a few words."""
    agent, place = any(one.agent for one in clashes), any(one.property for one in clashes)
    what = (
        "O corretor e o imóvel já têm"
        if agent and place
        else "O corretor já tem"
        if agent
        else "O imóvel já tem"
    )
    return f"{what} outra visita nesta hora."


@bp.app_template_filter()
def rated(visit: Visit) -> str:
    """gostou · gostou mais ou menos · não gostou"""
    return FEEDBACK.get(visit.feedback or "", "")


@bp.app_template_filter()
def address_line(one: Property) -> str:
    """As far as the agent knows it; what a map is asked for."""
    street = ", ".join(part for part in (one.street, one.number) if part)
    return ", ".join(part for part in (street, one.district, one.city, one.state) if part)
