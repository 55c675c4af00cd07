"""When a visit is to be, as typed: day, hour, length and who shows the property."""

import re
from collections.abc import Mapping, Sequence
from dataclasses import dataclass, field
from datetime import UTC, date, datetime, time
from zoneinfo import ZoneInfo

from atendeja.actions.visit_changes import PAST, Time
from atendeja.models import User, Visit
from atendeja.models.visit import LONGEST


@dataclass(frozen=True, slots=True)
class TimeForm:
    """`typed` and `errors` by field name (dia, hora, minutos, corretor); `time` when there are no errors."""

    typed: dict[str, str]
    errors: dict[str, str] = field(default_factory=dict)
    time: Time | None = None

    @classmethod
    def of(cls, visit: Visit, zone: ZoneInfo) -> "TimeForm":
        local = visit.starts_at.astimezone(zone) if visit.starts_at else None
        day = f"{local:%Y-%m-%d}" if local else visit.day or ""
        typed = {"dia": day, "hora": f"{local:%H:%M}" if local else "", "minutos": str(visit.minutes)}
        return cls(typed | {"corretor": str(visit.agent_id or "")})

    @classmethod
    def read(
        cls, values: Mapping[str, str], zone: ZoneInfo, team: Sequence[User], now: datetime
    ) -> "TimeForm":
        typed = {name: values.get(name, "").strip()[:20] for name in ("dia", "hora", "minutos", "corretor")}
        errors: dict[str, str] = {}
        day, hour = _day(typed["dia"]), _hour(typed["hora"])
        if day is None:
            errors["dia"] = "Escolha o dia."
        if hour is None:
            errors["hora"] = "Diga a hora, como 14:30."
        minutes = int(typed["minutos"]) if re.fullmatch(r"\d{1,3}", typed["minutos"], re.ASCII) else 0
        if not 15 <= minutes <= LONGEST:
            errors["minutos"] = "Escolha quanto tempo leva."
        agent = next((one for one in team if str(one.id) == typed["corretor"]), None)
        if typed["corretor"] and agent is None:
            errors["corretor"] = "Escolha alguém da equipe."
        if day is None or hour is None or errors:
            return cls(typed, errors)
        starts = datetime.combine(day, hour, zone).astimezone(UTC)
        if starts <= now:
            return cls(typed, {"hora": PAST})
        return cls(typed, {}, Time(starts, minutes, agent))


def _day(text: str) -> date | None:
    try:
        found = date.fromisoformat(text) if re.fullmatch(r"\d{4}-\d\d-\d\d", text, re.ASCII) else None
    except ValueError:
        return None
    return found if found and 2000 < found.year < 2100 else None


def _hour(text: str) -> time | None:
    found = re.fullmatch(r"([01]\d|2[0-3]):([0-5]\d)(:\d\d)?", text, re.ASCII)
    return time(int(found[1]), int(found[2])) if found else None
