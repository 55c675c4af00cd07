"""Visits: day and hour are gathered, repeated for a yes, asked for, moved and cancelled."""

from dataclasses import replace
from datetime import datetime, timedelta
from typing import Any

from . import texts, wording
from .events import CancelVisit, Heard, LookUp, Moment, RequestVisit
from .moments import offered_hours, refusal, said_moment, when
from .remarks import gives_up, indifferent
from .searching import search
from .state import Offer, State
from .turn import MORE, OTHER_SEARCH, PERSON, Turn, buttons, first, options, saved, saying, tapped_id
from .wishes import enough

CONFIRM = (("confirmar", texts.CONFIRM), ("outro-horario", texts.OTHER_TIME), ("sem-visita", texts.NO_VISIT))


def wants_visit(state: State, heard: Heard) -> Turn:
    """Asked for, by words or button: which property, and when?"""
    look = _which(state, heard)
    state = replace(state, visit=when(state, heard))
    state = _without_refused(state, heard)
    if look is not None:
        return state, [look]
    if not state.cards and enough(state):
        return search(state)
    return _ask_which(state)


def _which(state: State, heard: Heard) -> LookUp | None:
    """The property touched, named or picked, else the one being arranged or talked about."""
    wanted = tapped_id(heard, "visita") or tapped_id(heard, "imovel")
    if wanted is None and heard.facts.ref:
        return LookUp(ref=heard.facts.ref, then="visit")
    wanted = wanted or heard.picked or state.visit.get("property") or state.focus
    if wanted is None and len(state.cards) == 1:
        wanted = state.on_show[0]
    if wanted is None and state.booked:
        wanted = state.booked["property"]
    return LookUp(property_id=wanted, then="visit") if wanted is not None else None


def _without_refused(state: State, heard: Heard) -> State:
    """The past and closed hours are refused before anything else; the rest of the moment stays."""
    problem = refusal(state.visit, heard.now, heard.agency)
    if problem is None or (state.visit.get("agreed") and problem != texts.PAST):
        return state
    gone = {"at", "date", "period"} if problem == texts.PAST else {"at", "hour", "period"}
    kept = {key: value for key, value in state.visit.items() if key not in gone}
    if problem != texts.PAST and state.visit.get("at"):
        kept["date"] = state.visit["at"][:10]
    return first(replace(state, visit=kept), problem)


def gives_time(state: State, heard: Heard) -> Turn:
    """A day or an hour while a visit is being arranged, or a correction of it."""
    if not state.visit and state.booked:
        if repeats(state.booked, said_moment(heard)):
            return already(state)
        return moves(state, heard)
    return wants_visit(state, heard)


def already(state: State) -> Turn:
    words = texts.ALREADY.format(code=_code(state.booked), moment=wording.moment(state.booked))
    return saying(state, buttons(words))


def moves(state: State, heard: Heard) -> Turn:
    """The booked visit gets another day; without one it is an ordinary request."""
    if state.booked and not state.visit:
        known = ("property", "code", "place")
        state = replace(state, visit={key: state.booked[key] for key in known if key in state.booked})
    return wants_visit(state, heard)


def comes(state: State, heard: Heard) -> Turn:
    """The reminder's “estarei lá”: no question follows."""
    return saying(state, buttons(texts.SEE_YOU.format(code=_code(state.booked))))


def cancels(state: State, heard: Heard) -> Turn:
    """The visit being arranged is dropped; else the one asked for is cancelled."""
    if state.visit and not (state.booked and heard.facts.intent == "cancel_visit"):
        return drops(state, heard)
    if not state.booked:
        return saying(state, buttons(texts.NOT_BOOKED, OTHER_SEARCH, PERSON), asked="ask_book")
    words = texts.CANCELLED.format(code=_code(state.booked))
    state = replace(state, visit={}, booked={})
    return saying(state, buttons(words), CancelVisit(), saved(state), asked="ask_book")


def drops(state: State, heard: Heard) -> Turn:
    """No visit after all: nothing is pushed. One that the agency proposed is cancelled."""
    if state.visit.get("agreed") and state.booked:
        return cancels(replace(state, visit={}), heard)
    state = replace(state, visit={})
    words = texts.DROPPED + texts.NO_PROBLEM if not state.booked else texts.DROPPED
    return saying(state, buttons(words, MORE, OTHER_SEARCH, PERSON), saved(state), asked="ask_other")


def refuses(state: State, heard: Heard) -> Turn:
    """“Não” to the moment: another one, unless the words say that there is to be no visit."""
    return drops(state, heard) if gives_up(heard.text) else other_time(state, heard)


def other_time(state: State, heard: Heard) -> Turn:
    known = ("property", "code", "place")
    return ask_on(replace(state, visit={key: state.visit[key] for key in known if key in state.visit}))


def confirms(state: State, heard: Heard) -> Turn:
    """The yes. A second one changes nothing: the visit being arranged is gone by then."""
    visit = state.visit
    if not visit.get("property"):
        return already(state) if state.booked else wants_visit(state, heard)
    if not (visit.get("at") or visit.get("date")):
        return ask_on(state)
    refused = _without_refused(state, heard)
    return ask_on(refused) if refused is not state else _request(state)


def arrange(state: State, offer: Offer) -> Turn:
    """The property is known: ask for what is missing of the moment, else repeat it all for a yes."""
    visit = state.visit | {"property": offer.id, "code": offer.code, "place": wording.place(offer)}
    state = replace(state, visit=visit, focus=offer.id, liked=offer.code)
    turn = ask_on(state)
    return turn[0], [saved(state, offer.id), *turn[1]]


def ask_on(state: State) -> Turn:
    """What is missing of the visit being arranged; with everything known, the question for a yes."""
    visit, person = state.visit, (PERSON,) if state.misses >= 2 else ()
    words = {"code": _code(visit), "place": visit.get("place", ""), "moment": wording.moment(visit)}
    if "property" not in visit:
        return _ask_which(state)
    if visit.get("at") or visit.get("open"):
        said = buttons(texts.CONFIRM_VISIT.format(**words), *CONFIRM)
        return saying(state, said, asked="confirm_visit")
    if visit.get("date"):
        hours = [(f"hora:{h}", f"{h}h") for h in offered_hours(visit.get("period"), state.visits)]
        said = buttons(texts.ASK_HOUR.format(**words), *hours[: 3 - len(person)], *person)
    elif visit.get("period") or visit.get("hour"):
        said = buttons(texts.ASK_DAY.format(**words), *person)
    else:
        said = buttons(texts.ASK_WHEN.format(**words), *person)
    return saying(state, said, asked="ask_visit_when")


def any_time(state: State, heard: Heard) -> Turn:
    """“Tanto faz”: with a day the hour is left to the agent; without one a moment is proposed."""
    visit = dict(state.visit)
    if visit.get("date"):
        visit["open"] = True
    else:
        day = heard.now + timedelta(days=1)
        visit |= {"at": f"{day:%Y-%m-%d}T{visit.get('hour') or _proposed(state)}"}
    state = replace(state, visit=visit)
    turn = ask_on(state)
    return turn[0], [saved(state), *turn[1]]


def _proposed(state: State) -> str:
    """The hour for somebody to whom any will do."""
    hours = offered_hours(state.visit.get("period"), state.visits)
    return f"{hours[0]:02d}:00" if hours else wording.written_clock(state.visits[0])


def arranging(state: State) -> bool:
    return state.asked == "ask_visit_when" and "property" in state.visit


def leaves_open(state: State, heard: Heard) -> bool:
    """Any day or hour will do."""
    return arranging(state) and indifferent(heard.text) and not said_moment(heard)


def _request(state: State) -> Turn:
    visit, moved = state.visit, bool(state.booked)
    effects = [RequestVisit(visit["property"], visit.get("at"), visit.get("date"), visit.get("period"))]
    state = replace(state, booked=visit, visit={}, focus=visit["property"])
    sentence = texts.MOVED if moved else texts.REQUESTED
    sentence = texts.AGREED if visit.get("agreed") else sentence
    said = sentence.format(code=_code(visit), moment=wording.moment(visit))
    return saying(state, buttons(said), *effects, saved(state))


def _ask_which(state: State) -> Turn:
    """Those on show to pick from, else the code."""
    if not state.cards:
        return saying(state, buttons(texts.ASK_WHICH_CODE, PERSON), saved(state), asked="ask_visit_which")
    rows = [(f"visita:{card['id']}", str(card["code"]), card["district"] or "") for card in state.cards[:10]]
    return saying(state, options(texts.ASK_WHICH, texts.PICK, rows), saved(state), asked="ask_visit_which")


def _code(visit: dict[str, Any]) -> str:
    return str(visit.get("code") or "imóvel")


def repeats(booked: dict[str, Any], said: Moment) -> bool:
    """Does this only repeat the booked moment, or a part of it?"""
    at = str(booked.get("at") or "")
    day, hour = at[:10] or booked.get("date"), at[11:]
    same_hour = said.hour in (None, hour) or not hour
    if said.hour is None and said.period and hour:
        same_hour = said.period == part_of(hour)
    return said.day in (None, day) and same_hour


def part_of(hour: str) -> str:
    at = datetime.strptime(hour, "%H:%M").hour
    return "morning" if at < 12 else "afternoon" if at < 18 else "evening"
