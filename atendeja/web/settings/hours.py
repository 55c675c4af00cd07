"""The form of the service page: what was typed, what is wrong with it, what it means."""

import re
from collections.abc import Mapping
from dataclasses import dataclass, field, replace
from typing import Any

from atendeja.models.preferences import (
    DAY,
    LONGEST_ANSWER,
    MOST_OPEN,
    SEES,
    AgencyPreferences,
    Hours,
    is_hours,
)

DAYS = range(7)


@dataclass(frozen=True, slots=True)
class ServiceForm:
    """`typed` by field name; `errors` likewise; `wanted` when there are none."""

    typed: dict[str, str]
    errors: dict[str, str] = field(default_factory=dict)
    wanted: AgencyPreferences | None = None

    @classmethod
    def of(cls, prefers: AgencyPreferences) -> "ServiceForm":
        typed = {"ve": prefers.sees, "maximo": str(prefers.max_open), "minutos": str(prefers.answer_minutes)}
        typed |= {"roleta": "sim"} if prefers.roleta else {}
        typed |= _span("visita", prefers.visits)
        for day in DAYS:
            hours = prefers.office[day]
            typed |= _span(f"dia-{day}", hours or (540, 1080)) | ({f"dia-{day}": "sim"} if hours else {})
        return cls(typed)

    @classmethod
    def read(cls, values: Mapping[str, str], prefers: AgencyPreferences) -> "ServiceForm":
        """What was typed, on top of the preferences that other pages keep."""
        typed, errors = {name: value.strip()[:20] for name, value in values.items()}, {}
        sees = typed.get("ve", "")
        if sees not in SEES:
            errors["ve"] = "Escolha o que os corretores veem."
        most = _number(typed, "maximo", MOST_OPEN, errors)
        minutes = _number(typed, "minutos", LONGEST_ANSWER, errors)
        office = tuple(
            _hours(typed, f"dia-{day}", errors) if typed.get(f"dia-{day}") else None for day in DAYS
        )
        visits = _hours(typed, "visita", errors)
        roleta = typed.get("roleta") == "sim"
        if errors or visits is None:
            return cls(typed, errors)
        own: dict[str, Any] = {"sees": sees, "office": office, "visits": visits, "roleta": roleta}
        wanted = replace(prefers, **own, max_open=most, answer_minutes=minutes)
        return cls(typed, errors, wanted)


def _span(name: str, hours: Hours) -> dict[str, str]:
    return {f"{name}-de": _clock(hours[0]), f"{name}-ate": _clock(hours[1] % DAY)}


def _clock(minutes: int) -> str:
    return f"{minutes // 60:02d}:{minutes % 60:02d}"


def _number(typed: dict[str, str], name: str, most: int, errors: dict[str, str]) -> int:
    text = typed.get(name, "")
    number = int(text) if re.fullmatch(r"\d{1,4}", text, re.ASCII) else 0
    if not 1 <= number <= most:
        errors[name] = f"Escreva um número de 1 a {most}."
    return number


def _hours(typed: dict[str, str], name: str, errors: dict[str, str]) -> Hours | None:
    """From and until; midnight as the end is the day's end."""
    start, end = (_minutes(typed.get(f"{name}-{side}", "")) for side in ("de", "ate"))
    if start is None or end is None:
        errors[name] = "Diga a hora de abrir e a de fechar, como 09:00 e 18:00."
        return None
    hours = (start, end or DAY)
    if not is_hours(hours):
        errors[name] = "A hora de fechar precisa vir depois da de abrir."
        return None
    return hours


def _minutes(text: str) -> int | None:
    found = re.fullmatch(r"([01]\d|2[0-3]):([0-5]\d)(:\d\d)?", text, re.ASCII)
    return int(found[1]) * 60 + int(found[2]) if found else None
