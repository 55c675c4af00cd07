"""A lead in few words, for a card or a line."""

from collections.abc import Mapping
from datetime import UTC, datetime
from typing import Any

from atendeja.catalog.kinds import TYPE_NAMES
from atendeja.models import Lead
from atendeja.models.lead_temperature import Temperature, temperature
from atendeja.queries.leads_rows import Row
from atendeja.web.access import signed_in_user
from atendeja.web.filters import SOURCES, clock

from .blueprint import bp
from .move_form import REASONS
from .narrowing import SLUGS

SHORT = {"apartment": "apto", "condo_house": "casa em cond.", "commercial": "sala"}
WARMTH = {"hot": "quente", "warm": "morno", "cold": "frio"}
FROM = {"organic": "WhatsApp", "ad": "Anúncio", "code": "Código", "manual": "Manual", "import": "Importado"}

WORDS = {"WARMTH": WARMTH, "LEAD_SLUGS": SLUGS, "LOST_REASONS": REASONS}
bp.record_once(lambda state: state.app.jinja_env.globals.update(WORDS))


@bp.app_template_filter()
def in_short(wish: Mapping[str, Any]) -> str:
    """apto 2q · Santos · até R$ 500 mil"""
    kinds = [SHORT.get(name, TYPE_NAMES.get(name, name)) for name in wish.get("types", ())]
    rooms, top = wish.get("bedrooms_min"), wish.get("price_max") or wish.get("price_about")
    what = " ".join(part for part in ("/".join(kinds[:2]), f"{rooms}q" if rooms else "") if part)
    places = [place for place in (*wish.get("neighborhoods", ())[:2], wish.get("city")) if place]
    price = f"até {amount(top * 100)}" if top else ""
    if not price and wish.get("price_min"):
        price = f"de {amount(wish['price_min'] * 100)}"
    return " · ".join(part for part in (what, ", ".join(places), price) if part)


def amount(cents: int) -> str:
    """R$ 500 mil, R$ 1,25 mi, R$ 2.300: read at a glance, never broken into two lines."""
    return _amount(cents).replace(" ", "\N{NO-BREAK SPACE}")


def _amount(cents: int) -> str:
    reais = cents // 100
    if reais >= 1_000_000:
        return f"R$ {_rounded(reais / 1_000_000)} mi"
    if reais >= 10_000:
        return f"R$ {_rounded(reais / 1_000) if reais < 100_000 else f'{reais / 1_000:.0f}'} mil"
    return f"R$ {reais:,}".replace(",", ".")


@bp.app_template_filter()
def at_stake(lead: Lead) -> str:
    """R$ 12.500.000, R$ 2.300/mês"""
    if not lead.value_cents:
        return ""
    month = "/mês" if lead.wants_purpose == "rent" else ""
    return f"R$ {lead.value_cents // 100:,}{month}".replace(",", ".")


@bp.app_template_filter()
def sums(head: Any) -> str:
    """R$ 3,2 mi · R$ 12,5 mil/mês"""
    sale = amount(head.sale_cents) if head.sale_cents else ""
    rent = f"{amount(head.rent_cents)}/mês" if head.rent_cents else ""
    return " · ".join(part for part in (sale, rent) if part)


@bp.app_template_filter()
def days_since(moment: datetime) -> str:
    """How long it has stood there: hoje, 1 dia, 12 dias."""
    days = (datetime.now(UTC) - moment).days
    return "hoje" if days < 1 else f"{days} {'dia' if days == 1 else 'dias'}"


@bp.app_template_filter()
def step_due(moment: datetime) -> str:
    """hoje 14:05, amanhã 9:00, 12/03, há 3 dias: when the next step is due."""
    zone = signed_in_user().tenant.zone
    local, today = moment.astimezone(zone), datetime.now(UTC).astimezone(zone).date()
    days = (local.date() - today).days
    if days in (0, 1):
        return f"{('hoje', 'amanhã')[days]} {clock(moment)}"
    if days < 0:
        return "ontem" if days == -1 else f"há {-days} dias"
    return f"{local:%d/%m}" if local.year == today.year else f"{local:%d/%m/%Y}"


@bp.app_template_filter()
def row_warmth(row: Row) -> Temperature | None:
    lead = row.lead
    return temperature(lead.status, lead.status_at, lead.wish, row.heard_at, datetime.now(UTC))


@bp.app_template_filter()
def came_from(source: str) -> str:
    return FROM.get(source, SOURCES.get(source, source))


def _rounded(number: float) -> str:
    return f"{number:.2f}".rstrip("0").rstrip(".").replace(".", ",")
