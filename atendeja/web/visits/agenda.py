"""The agenda by day, week or list, for one person or the team."""

import re
from collections.abc import Sequence
from dataclasses import dataclass
from datetime import UTC, date, datetime, time, timedelta
from itertools import groupby
from typing import Any
from zoneinfo import ZoneInfo

from flask import Response, request
from flask_login import login_required

from atendeja.models import User, Visit
from atendeja.queries import people, visits
from atendeja.web.access import signed_in_user
from atendeja.web.htmx import render

from .blueprint import bp

VIEWS = {"dia": "Dia", "semana": "Semana", "lista": "Lista"}
FAR = timedelta(days=3660)


@dataclass(frozen=True, slots=True)
class Asked:
    """What the address asks for: which view, around which day, whose (None: the whole team's)."""

    view: str
    day: date
    agent_id: int | None
    whose: str

    @classmethod
    def read(cls, user: User, team: Sequence[User], today: date) -> "Asked":
        view = request.args.get("ver", "")
        day = _day(request.args.get("dia", ""), today)
        whose = request.args.get("corretor") or ("eu" if user.role == "agent" else "todos")
        chosen = next((one.id for one in team if str(one.id) == whose), None)
        agent_id = user.id if whose == "eu" else chosen
        known = whose if whose == "eu" or chosen else "todos"
        return cls(view if view in VIEWS else "dia", day, agent_id, known)

    @property
    def days(self) -> list[date]:
        first = self.day - timedelta(days=self.day.weekday()) if self.view == "semana" else self.day
        return [first + timedelta(days=n) for n in range(7 if self.view == "semana" else 1)]

    def address(self, **changes: str | date) -> dict[str, str]:
        """The query string of this view with something changed."""
        values = {"ver": self.view, "dia": self.day.isoformat(), "corretor": self.whose}
        return values | {name: str(value) for name, value in changes.items()}


@bp.get("/visitas")
@login_required
def agenda() -> Response:
    user, now = signed_in_user(), datetime.now(UTC)
    team, zone = people.team(user.tenant_id), user.tenant.zone
    asked = Asked.read(user, team, now.astimezone(zone).date())
    waiting = visits.waiting(user, asked.agent_id)
    unsaid = visits.without_outcome(user, now, asked.agent_id)
    shown = _shown(user, asked, zone, now)
    values: dict[str, Any] = {
        "asked": asked,
        "team": team,
        "today": now.astimezone(zone).date(),
        "now": now,
        "waiting": waiting,
        "unsaid": unsaid,
        "shown": shown,
        "days": _by_day(shown, asked, zone),
        "conflicts": visits.conflicts(user.tenant_id, [*waiting, *shown]),
        "step": timedelta(days=7 if asked.view == "semana" else 1),
        "views": VIEWS,
    }
    return render("visits/agenda.html", "visits/_agenda.html", **values)


def _shown(user: User, asked: Asked, zone: ZoneInfo, now: datetime) -> Sequence[Visit]:
    if asked.view == "lista":
        return visits.coming(user, now, asked.agent_id)
    start = datetime.combine(asked.days[0], time(), zone)
    end = datetime.combine(asked.days[-1] + timedelta(days=1), time(), zone)
    return visits.between(user, start.astimezone(UTC), end.astimezone(UTC), asked.agent_id)


def _by_day(shown: Sequence[Visit], asked: Asked, zone: ZoneInfo) -> dict[date, list[Visit]]:
    """Every day of the view, also the free ones; of the list only those with visits."""
    free: dict[date, list[Visit]] = {} if asked.view == "lista" else {day: [] for day in asked.days}
    timed = [(one.starts_at.astimezone(zone).date(), one) for one in shown if one.starts_at]
    return free | {day: [one for _, one in rows] for day, rows in groupby(timed, key=lambda pair: pair[0])}


def _day(text: str, today: date) -> date:
    try:
        day = date.fromisoformat(text) if re.fullmatch(r"\d{4}-\d\d-\d\d", text, re.ASCII) else today
    except ValueError:
        return today
    return day if abs(day - today) < FAR else today
