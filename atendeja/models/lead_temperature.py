"""How warm a lead is, and why: worked out from facts whenever it is looked at, never stored."""

from collections.abc import Mapping
from dataclasses import dataclass
from datetime import datetime, timedelta
from typing import Any

from .lead_status import is_qualified

DAY, FRESH, WARM, COLD = (timedelta(days=days) for days in (1, 3, 7, 14))
ADVANCED = {
    "proposal": "proposta em andamento",
    "visit_scheduled": "visita agendada",
    "visit_requested": "pediu uma visita",
}


@dataclass(frozen=True, slots=True)
class Temperature:
    """`level` hot, warm or cold; `reason` in the words of the page."""

    level: str
    reason: str


def temperature(
    status: str, status_at: datetime, wish: Mapping[str, Any], heard_at: datetime | None, now: datetime
) -> Temperature | None:
    """None for what is won or lost. `heard_at` is when the customer last wrote."""
    if status in ("won", "lost"):
        return None
    quiet = now - heard_at if heard_at else None
    stirred = min(now - status_at, quiet) if quiet is not None else now - status_at
    if status in ADVANCED and stirred < COLD:
        return Temperature("hot", ADVANCED[status])
    if quiet is None:
        return Temperature("warm", "cadastro com o pedido completo") if _asks(wish, stirred) else _COLD
    if status == "no_answer":
        return Temperature("cold", f"parou de responder {_since(quiet)}")
    return _by_silence(quiet, is_qualified(wish))


_COLD = Temperature("cold", "ainda não escreveu")


def _asks(wish: Mapping[str, Any], known_for: timedelta) -> bool:
    return is_qualified(wish) and known_for < WARM


def _by_silence(quiet: timedelta, knows: bool) -> Temperature:
    """The longer the silence the colder; who said what is wanted stays warm for longer."""
    if quiet < DAY:
        return Temperature("hot", "escreveu hoje e sabe o que quer") if knows else _wrote(quiet)
    if quiet < FRESH:
        return _wrote(quiet)
    if quiet < WARM and knows:
        return Temperature("warm", f"sabe o que quer, em silêncio {_since(quiet)}")
    return Temperature("cold", f"em silêncio {_since(quiet)}")


def _wrote(quiet: timedelta) -> Temperature:
    return Temperature("warm", "escreveu hoje" if quiet < DAY else f"escreveu {_since(quiet)}")


def _since(quiet: timedelta) -> str:
    days = quiet.days
    return "há menos de um dia" if days < 1 else "há um dia" if days == 1 else f"há {days} dias"
