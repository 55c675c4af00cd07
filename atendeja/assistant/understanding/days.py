"""Days and hours of a visit: amanhã às 14h, sábado de manhã, dia 25/10 depois das 3."""

import re
from collections.abc import Callable
from datetime import date, timedelta

from atendeja.assistant.understanding.phrases import Phrase
from atendeja.assistant.understanding.quantities import COUNT, SPELLED, count, spelled
from atendeja.assistant.understanding.reading import Reading

_WEEKDAYS = {
    "segunda": 0, "terca": 1, "quarta": 2, "quinta": 3, "sexta": 4, "sabado": 5, "domingo": 6,
    "monday": 0, "tuesday": 1,
    "wednesday": 2, "thursday": 3, "friday": 4, "saturday": 5, "sunday": 6,
}  # fmt: skip
_MONTHS = {
    "janeiro": 1, "fevereiro": 2, "marco": 3, "abril": 4, "maio": 5, "junho": 6, "julho": 7, "agosto": 8,
    "setembro": 9, "outubro": 10, "novembro": 11, "dezembro": 12, "jan": 1, "fev": 2, "mar": 3, "abr": 4,
    "mai": 5,
    "jun": 6, "jul": 7, "ago": 8, "set": 9, "out": 10, "nov": 11, "dez": 12,
}  # fmt: skip
_VISIT_QUESTIONS = ("ask_visit_when", "confirm_visit")
# These are ordinals too ("a segunda"): read as days only with a sign of it, unless a day was asked for.
_SHY_DAY_BEFORE = r"(?:na|nesta|nessa|essa|esta|proxima|toda|para|ate|de|pra|numa|agora|seria|ou|dia)"
_SHY_DAY_AFTER = (
    r"(?: ?(?:feira|que vem|agora|proxima|as|a s|de manha|cedo|a tarde|de tarde|a noite|"
    r"pela manha|\d{1,2}(?: ?h|:|h| horas)|depois|dia \d|meio|"
    r"no fim|final|mesmo|sem falta|ainda|esta bom|pode|da|se))"
)

# Signs that "25/10" is a day and not "2/4", two bedrooms.
_VISITING = Phrase(
    r"visit\w*", r"dia", r"h", r"agend\w*", r"marc\w*", r"ver", r"conhecer", r"horario", r"remarc\w*", r"as"
)
_NEXT_WEEK = Phrase(r"(?:na )?(?:semana que vem|proxima semana|outra semana|semana seguinte)")
_IN_DAYS = Phrase(rf"daqui (?:a )?({COUNT}) dias", rf"em ({COUNT}) dias")
_FIXED_DAYS = (
    (2, Phrase(r"depois de amanha|day after tomorrow")),
    (1, Phrase(r"amanha|tomorrow")),
    (0, Phrase(r"(?:ainda )?hoje|today|agora mesmo")),
    (-2, Phrase(r"anteontem")),
    (-1, Phrase(r"ontem|yesterday")),
)
_WEEKDAY = Phrase(
    rf"(?:(?:{_SHY_DAY_BEFORE}) )?(?:(?P<ord>[2-6]) ?[ao]?"
    rf" ?feira|(?P<day>{'|'.join(_WEEKDAYS)}))(?: ?feira)?"
    r"(?P<next> (?:da )?(?:semana )?que vem| da proxima semana| da outra semana| proxim[oa])?"
)
_NUMERIC = Phrase(
    r"(?:dia |no dia |"
    r"em )?(?P<d>\d{1,2}) / (?P<m>\d{1,2})(?: / (?P<y>\d{2,4}))?(?! (?:quartos?|qtos?|"
    r"dorm\w*|suites?|vagas?))"
)
_MONTH_DAY = Phrase(
    rf"(?:dia )?(?P<d>\d{{1,2}}|primeiro) de (?P<m>{'|'.join(_MONTHS)})(?: de (?P<y>\d{{4}}))?"
)
_DAY_OF_MONTH = Phrase(
    rf"dia (?P<d>\d{{1,2}}|primeiro|{SPELLED})(?: (?:desse|deste|"
    rf"do) mes(?! que vem))?(?P<next> do (?:mes que vem|proximo mes))?"
)


def read_days(reading: Reading) -> None:
    """Every day named, as `visit_date`. Whether it is about a visit is decided later."""
    for offset, phrase in _FIXED_DAYS:
        for match in reading.matches(phrase):
            _add(reading, match, _today(reading) + timedelta(days=offset))
    _add_each(reading, _IN_DAYS, lambda m: _today(reading) + timedelta(days=count(m[1] or m[2])))
    _add_each(reading, _MONTH_DAY, lambda m: _dated(reading, m["d"], _MONTHS[m["m"]], m["y"]))
    if reading.asked in _VISIT_QUESTIONS or _VISITING.search(reading.text):
        _add_each(reading, _NUMERIC, lambda m: _dated(reading, m["d"], int(m["m"]), m["y"]))
    _add_each(reading, _WEEKDAY, lambda m: _weekday(reading, m))
    _add_each(reading, _DAY_OF_MONTH, lambda m: _day_of_month(reading, m))


def _add_each(reading: Reading, phrase: Phrase, day_of: Callable[[re.Match[str]], date | None]) -> None:
    for match in reading.matches(phrase):
        _add(reading, match, day_of(match))


def _add(reading: Reading, match: re.Match[str], day: date | None) -> None:
    if day:
        reading.add("visit_date", day.isoformat(), match.start(), match.end(), "day")


def _today(reading: Reading) -> date:
    return reading.now.date()


def _weekday(reading: Reading, match: re.Match[str]) -> date | None:
    """The next such day; never today."""
    if (
        not match["ord"]
        and match["day"] in ("segunda", "quarta", "quinta", "terca", "sexta")
        and not _is_day(reading, match)
    ):
        return None
    wanted = int(match["ord"]) - 2 if match["ord"] else _WEEKDAYS[match["day"]]
    ahead = (wanted - _today(reading).weekday()) % 7 or 7
    said_week = _NEXT_WEEK.search(reading.text) is not None
    if said_week and _today(reading).weekday() + ahead < 7:
        ahead += 7
    return _today(reading) + timedelta(days=ahead)


def _is_day(reading: Reading, match: re.Match[str]) -> bool:
    """ "segunda", "quarta", "quinta" are ordinals as well: a sign of the day is needed."""
    if match["day"] in ("terca", "sexta") or reading.asked in _VISIT_QUESTIONS:
        return True
    said = match.group()
    if "feira" in said or "que vem" in said or re.match(rf"{_SHY_DAY_BEFORE} ", said):
        return True
    return re.match(_SHY_DAY_AFTER, reading.text[match.end() :]) is not None


def _dated(reading: Reading, day: str, month: int, year: str | None) -> date | None:
    """A day of a month: this year's, or next year's when it is past by more than a week."""
    number = 1 if day == "primeiro" else int(day)
    stated = int(year) + (2000 if len(year) == 2 else 0) if year else _today(reading).year
    found = _valid(stated, month, number)
    if found and not year and found < _today(reading) - timedelta(days=60):
        return _valid(stated + 1, month, number)
    return found


def _day_of_month(reading: Reading, match: re.Match[str]) -> date | None:
    """ "dia 2": this month, or the next when that day is past."""
    number = 1 if match["d"] == "primeiro" else _number(match["d"])
    today = _today(reading)
    months_ahead = 1 if match["next"] or number < today.day else 0
    for ahead in (months_ahead, months_ahead + 1):
        month = today.month - 1 + ahead
        if found := _valid(today.year + month // 12, month % 12 + 1, number):
            return found
    return None


def _number(text: str) -> int:
    return int(text) if text.isdigit() else int(spelled(text))


def _valid(year: int, month: int, day: int) -> date | None:
    try:
        return date(year, month, day)
    except ValueError:
        return None
