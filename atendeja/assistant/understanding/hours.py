"""Hours and parts of the day of a visit: às 15h, 3 da tarde, meio-dia e meia, depois do almoço."""

import re

from atendeja.assistant.understanding.phrases import Phrase
from atendeja.assistant.understanding.quantities import COUNT, count
from atendeja.assistant.understanding.reading import Reading

# Nobody visits before 7: "às 3" is in the afternoon.
_EARLIEST = 7
_NOON, _EVENING = 12, 18

_PART = r"(?: (?:d[ae]|a|pela) (?P<part>manha|tarde|noite|madrugada)| (?P<ampm>am|pm))"
_HALF = r"(?: e (?P<half>meia)| e (?P<quarter>quinze))"
_AT = (
    r"(?:(?P<after>depois|apos|a partir|antes|ate|entre) )?(?:(?:d?as|pelas|para as|at|umas|"
    r"por volta d?as|la pelas|perto das|la pras|la para as|ali pelas) )+"
)
_NUMBER = rf"(?P<h>\d{{1,2}}|{COUNT})(?: ?: ?(?P<m>\d\d))?"
_UNTIL = r"(?: (?:e|as|a|ate|ou|-) (?:as )?(?P<h2>\d{1,2})(?: ?: ?\d\d)?(?: h)?)?"
_CLOCK = Phrase(
    rf"{_AT}{_NUMBER}(?: ?h(?: ?(?P<hm>\d\d))?)?{_HALF}?{_UNTIL}(?: em ponto)?{_PART}?",
)
_HOURED = Phrase(
    rf"(?P<after>entre )?{_NUMBER} h(?: ?(?P<hm>\d\d))?{_HALF}?{_UNTIL}{_PART}?",
    r"(?P<x>)(?P<hc>\d{1,2}) : (?P<mc>\d\d)(?: h)?",
)
_PARTED = Phrase(rf"{_NUMBER}{_HALF}?{_PART}")
_AMPM = Phrase(rf"{_NUMBER} (?P<ampm>am|pm)")
_COLON = Phrase(r"(?P<h>\d{1,2}) : (?P<m>\d\d)(?: h)?")
_BETWEEN = Phrase(
    r"(?P<after>entre) (?:as )?(?P<h>\d{1,2})(?: ?h)? (?:e|ate) (?:as )?(?P<h2>\d{1,2})(?: ?h)?"
)
_MIDDAY = Phrase(r"(?:ao |a |as )?meio dia(?: e (?P<half>meia))?", r"noon")
_DURATION = Phrase(
    (
        r"(?:dentro de |em |daqui (?:a )?|ha |a |faz )?(?:\d+|umas|uma|poucas|24|"
        r"48) h(?: (?:atras|por dia))?(?= atras)"
    ),
    r"24 ?h",
    r"portaria 24 h",
)

_PERIODS = {
    "morning": Phrase(
        r"(?:de|pela|na|da|a|parte da|periodo da) manha",
        r"(?:de )?manhazinha",
        r"(?:bem )?(?<!mais )ced(?:o|inho)",
        r"antes do almoco",
        r"manha",
        r"matutino",
        r"in the morning",
        r"morning",
        r"parte da manha",
    ),
    "evening": Phrase(
        r"(?:de|a|na|da|pela) noite",
        r"noitinha",
        r"noite",
        r"depois do (?:trabalho|expediente|servico)",
        r"apos o (?:trabalho|expediente)",
        r"noturno",
        r"evening",
    ),
    "afternoon": Phrase(
        r"(?:de|a|na|da|pela|no fim da|final da|fim da|comeco da|inicio da|meio da) tarde",
        r"tardinha",
        r"(?:depois|apos) d?o almoco",
        r"(?<!mais )tarde(?! demais)",
        r"(?:no )?(?:fim|final) d[ae] tarde",
        r"vespertino",
        r"afternoon",
        r"(?:no )?(?:fim|final) do dia",
        r"apos o almoco",
    ),
}


def read_hours(reading: Reading) -> None:
    """The hour as `visit_hour` "HH:MM" (with its period when it is a bound), and the part of the day."""
    for match in reading.matches(_DURATION):
        reading.take(match.start(), match.end())
    for match in reading.matches(_MIDDAY):
        _add_hour(reading, match, 12, 30 if match["half"] else 0)
    for phrase in (_BETWEEN, _CLOCK, _HOURED, _COLON, _PARTED, _AMPM):
        for match in reading.matches(phrase):
            if phrase is not _BETWEEN or _tells_hours(reading, match):
                _read_clock(reading, match)
    for period, phrase in _PERIODS.items():
        for match in reading.matches(phrase):
            reading.add("visit_period", period, match.start(), match.end(), f"part of the day {period}")


def _tells_hours(reading: Reading, match: re.Match[str]) -> bool:
    """Whether "entre 2 e 4" is about hours."""
    return (
        reading.asked in ("ask_visit_when", "confirm_visit")
        or " h" in match.group()
        or " as " in match.group()
    )


def _read_clock(reading: Reading, match: re.Match[str]) -> None:
    said = match.groupdict()
    hour, minute = _clock(said)
    if hour > 23 or minute > 59:
        return
    bound = said.get("after") or said.get("h2")
    if bound == "antes" or bound == "ate":
        reading.add("visit_period", period_of(max(hour - 1, 0)), match.start(), match.end(), "hour bound")
        return
    if bound:
        reading.add("visit_period", period_of(hour), match.start(), match.end(), "hour bound")
    _add_hour(reading, match, hour, minute)


def _clock(said: dict[str, str | None]) -> tuple[int, int]:
    hour = count(said.get("h") or said.get("hc") or "0")
    minute = int(
        said.get("m")
        or said.get("hm")
        or said.get("mc")
        or (30 if said.get("half") else 0)
        or (15 if said.get("quarter") else 0)
    )
    part = said.get("part")
    later = part in ("tarde", "noite") or said.get("ampm") == "pm"
    if hour < _NOON and (
        later or (hour < _EARLIEST and part not in ("manha", "madrugada") and said.get("ampm") != "am")
    ):
        hour += _NOON
    return hour, minute


def _add_hour(reading: Reading, match: re.Match[str], hour: int, minute: int) -> None:
    reading.add("visit_hour", f"{hour:02}:{minute:02}", match.start(), match.end(), "hour")


def period_of(hour: int) -> str:
    """The part of the day of an hour."""
    return "morning" if hour < _NOON else "afternoon" if hour < _EVENING else "evening"
