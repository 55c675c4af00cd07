"""Visits: day and hour are gathered, repeated for a yes, asked for, moved and cancelled."""

from dataclasses import replace
from datetime import datetime
from typing import Any

from . import texts, wording
from .events import CancelVisit, Heard, LookUp, RequestVisit
from .facts import Facts
from .state import Agency, Offer, State
from .turn import OTHER_SEARCH, PERSON, Turn, buttons, saved, saying, tapped_id, text

CONFIRM = (("confirmar", texts.CONFIRM), ("outro-horario", texts.OTHER_TIME), ("sem-visita", texts.NO_VISIT))
HOURS = {"morning": (9, 10, 11), "afternoon": (14, 15, 16), "evening": (17, 18, 19)}


def wants_visit(state: State, heard: Heard) -> Turn:
    """Asked for, by words or button: which property, and when?"""
    wanted = tapped_id(heard, "visita")
    if wanted is None and heard.facts.ref:
        state = replace(state, visit=_when(state, heard))
        return _checked(state, heard, LookUp(ref=heard.facts.ref, then="visit"))
    picked = heard.facts.choice
    if wanted is None and picked and 0 < picked <= len(state.on_show):
        wanted = state.on_show[picked - 1]
    wanted = wanted or state.focus or (state.on_show[0] if len(state.on_show) == 1 else None)
    if wanted is None and state.booked:
        wanted = state.booked["property"]
    state = replace(state, visit=_when(state, heard))
    if wanted is None:
        return _ask_which(state)
    return _checked(state, heard, LookUp(property_id=wanted, then="visit"))


def gives_time(state: State, heard: Heard) -> Turn:
    """A day or an hour while a visit is being arranged, or a correction of it."""
    if not state.visit and state.booked and _same(state.booked, heard.facts):
        return saying(state, text(texts.ALREADY.format(moment=wording.moment(state.booked))))
    return wants_visit(state, heard)


def moves(state: State, heard: Heard) -> Turn:
    """The booked visit gets another day; without one it is an ordinary request."""
    if state.booked and not state.visit:
        state = replace(state, focus=state.booked["property"])
    return wants_visit(state, heard)


def cancels(state: State, heard: Heard) -> Turn:
    if not state.booked and not state.visit:
        return saying(state, buttons(texts.NOT_BOOKED, OTHER_SEARCH, PERSON))
    effects = [CancelVisit()] if state.booked else []
    state = replace(state, visit={}, booked={})
    return saying(state, text(texts.CANCELLED), *effects, saved(state))


def confirms(state: State, heard: Heard) -> Turn:
    """The yes. A second one changes nothing: the visit being arranged is gone by then."""
    if not state.visit.get("property"):
        return wants_visit(state, heard)
    return _request(state)


def other_time(state: State, heard: Heard) -> Turn:
    state = replace(
        state, visit={"property": state.visit.get("property")} if state.visit.get("property") else {}
    )
    if state.visit:
        state = replace(state, focus=state.visit["property"])
    return saying(state, text(texts.ASK_WHEN.format(code="imóvel")), asked="ask_visit_when")


def _checked(state: State, heard: Heard, look: LookUp) -> Turn:
    """The past and closed hours are refused before anything else."""
    problem = refusal(state.visit, heard.now, heard.agency)
    if problem is None:
        return state, [look]
    state = replace(state, visit={}, focus=look.property_id or state.focus)
    return saying(state, text(problem), saved(state), asked="ask_visit_when")


def refusal(visit: dict[str, Any], now: datetime, agency: Agency) -> str | None:
    """Why this moment cannot be, or None. `now` and the visit are local to the agency."""
    local = now.replace(tzinfo=None)
    if visit.get("at"):
        at = datetime.fromisoformat(visit["at"])
        if at <= local:
            return texts.PAST
        if not agency.opens <= at.hour < agency.closes:
            return texts.CLOSED.format(opens=agency.opens, closes=agency.closes)
    if visit.get("date") and visit["date"] < local.date().isoformat():
        return texts.PAST
    return None


def _when(state: State, heard: Heard) -> dict[str, Any]:
    """What is known of the moment: the newer words win, a lone hour joins the day already named."""
    facts, visit = heard.facts, dict(state.visit)
    if facts.visit_at:
        return _keep_property(visit) | {"at": facts.visit_at}
    if facts.visit_date:
        visit = _keep_property(visit) | {"date": facts.visit_date}
    if facts.visit_period:
        visit.pop("at", None)
        visit["period"] = facts.visit_period
    hour = tapped_id(heard, "hora")
    if hour is not None and visit.get("date") and hour < 24:
        return _keep_property(visit) | {"at": f"{visit['date']}T{hour:02d}:00"}
    return visit


def _keep_property(visit: dict[str, Any]) -> dict[str, Any]:
    return {"property": visit["property"]} if "property" in visit else {}


def arrange(state: State, offer: Offer) -> Turn:
    """The property is known: ask for what is missing of the moment, else repeat it all for a yes."""
    visit = state.visit | {"property": offer.id}
    state = replace(state, visit=visit)
    kept = saved(state, offer.id)
    if visit.get("at"):
        said = texts.CONFIRM_VISIT.format(
            code=offer.code, place=wording.place(offer), moment=wording.moment(visit)
        )
        return saying(state, buttons(said, *CONFIRM), kept, asked="confirm_visit")
    if visit.get("date"):
        return saying(state, _hours(visit), kept, asked="ask_visit_when")
    if visit.get("period"):
        return saying(
            state, text(texts.ASK_DAY.format(moment=wording.moment(visit))), kept, asked="ask_visit_when"
        )
    return saying(state, text(texts.ASK_WHEN.format(code=offer.code)), kept, asked="ask_visit_when")


def _hours(visit: dict[str, Any]) -> dict[str, Any]:
    """Three hours to tap, of the part of the day that was named."""
    choices = HOURS.get(visit.get("period") or "", (10, 14, 16))
    return buttons(
        texts.ASK_HOUR.format(moment=wording.moment(visit)), *((f"hora:{h}", f"{h}h") for h in choices)
    )


def _request(state: State) -> Turn:
    visit, moved = state.visit, bool(state.booked)
    effects = [RequestVisit(visit["property"], visit.get("at"), visit.get("date"), visit.get("period"))]
    state = replace(state, booked=visit, visit={}, focus=visit["property"])
    sentence = texts.MOVED if moved else texts.REQUESTED
    said = sentence.format(code="imóvel", moment=wording.moment(visit))
    return saying(state, text(said), *effects, saved(state))


def _ask_which(state: State) -> Turn:
    return saying(state, buttons(texts.ASK_WHICH, PERSON), saved(state), asked="ask_visit_when")


def _same(booked: dict[str, Any], facts: Facts) -> bool:
    """Does this only repeat the booked moment (or its hour)?"""
    if facts.visit_at is None:
        return facts.visit_date is not None and str(booked.get("at", "")).startswith(facts.visit_date)
    return facts.visit_at == booked.get("at") or facts.visit_at[11:] == str(booked.get("at", ""))[11:]
