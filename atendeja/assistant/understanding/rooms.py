"""How many bedrooms, suites, bathrooms and parking spaces; how many square metres."""

import re
from collections.abc import Iterator

from atendeja.assistant.understanding.corrections import CORRECTION, TURN
from atendeja.assistant.understanding.phrases import Phrase
from atendeja.assistant.understanding.quantities import COUNT, NUMERAL, count, numeral
from atendeja.assistant.understanding.reading import Reading

_NOUNS = {
    "bedrooms": (
        r"(?:quartos?|qtos?|qts?|qrts?|qtr|quartinhos?|dorms?|dormitorios?|dormt?s?|dormit|"
        r"bedrooms?|beds?|dts|br)"
    ),
    "suites": r"(?:suites?|suits?|ste|suitess)",
    "bathrooms": r"(?:banheiros?|banhs?|ban|wcs?|bwcs?|bathrooms?|baths?)",
    "parking": r"(?:vagas?(?: (?:de|na|para) garagem)?|vgs?|garagens|garagem|parking(?: spaces?| spots?)?)",
}
_BEFORE = (
    r"(?:(?P<only>so|apenas|somente|exatamente|exatos|only|just)(?: com)?"
    r"|(?P<least>no minimo|minimo de|minimo|pelo menos|ao menos|a partir de|at least|acima de)(?: uns)?"
    r"|(?P<most>ate|no maximo|maximo de|maximo|up to|nao mais (?:de|que|do que))"
    r"|(?P<more>mais de|mais que|mais do que|more than)"
    r"|(?P<less>menos de)|de|entre|uns|umas)"
)
_NUMBERS = rf"(?P<a>{COUNT})(?:(?: (?:ou|a|ate|e|-|/|,|or|to|ou ate) )(?P<b>{COUNT}))?"
_AFTER = r"(?P<plus>\+|ou mais|ou \+|para mais|para cima|no minimo|de minimo|or more)"
_TOP = r"(?P<top>no maximo|de maximo|ou menos|apenas|so|somente)"
_COUNTED = {
    key: Phrase(
        rf"(?:{_BEFORE} )?{_NUMBERS}(?: {_AFTER})? {noun}(?: (?:{_AFTER.replace('plus', 'plus2')}|"
        rf"{_TOP}))?"
    )
    for key, noun in _NOUNS.items()
}
_LABELLED = {key: Phrase(rf"{noun} ?[:=-] ?(?P<a>{COUNT})") for key, noun in _NOUNS.items()}
_OTHER_NOUN = rf"(?: ?(?:{'|'.join(_NOUNS.values())}|mil|k|milhao|m2?|metros|h|reais|carros?))"
_SECOND = Phrase(
    rf"ou (?:ate )?(?P<b>{COUNT})(?!{_OTHER_NOUN}(?: |$))(?! [a-z]+s(?: |$))",
    rf"(?:{CORRECTION}) ?,? (?:e |sao )?(?P<c>{COUNT})(?!{_OTHER_NOUN}(?: |$))",
)
_CARS = Phrase(
    rf"(?:(?:garage[mn]s?|vagas?|espaco|lugar)(?: (?:de garagem|coberta))? (?:para|de) |"
    rf"cab\w+ )?(?P<a>{COUNT}) (?:carros?|autos?|veiculos?|cars?)"
)
_IDIOMS = {
    "bedrooms_min": (1, Phrase(r"(?:um )?(?:quarto|qto) (?:e )?(?:sala|cozinha)", r"quarto/sala")),
    "suites_min": (1, Phrase(r"(?:com |tem |tenha |uma |ter |e |\+ )*suites?(?: master)?")),
    "parking_min": (1, Phrase(r"(?:vagas?(?: (?:de|na) garagem)?|garage[mn]|estacionamento)")),
    "bathrooms_min": (2, Phrase(r"mais de um banheiro")),
}
# Bahia says 2/4 for two bedrooms (quartos).
_QUARTERS = Phrase(r"([1-5]) / 4")
_AREA = Phrase(
    rf"(?P<a>{NUMERAL})(?: (?:a|e|ate|ou|-) (?P<b>{NUMERAL}))? "
    r"(?:m2|m 2|mts2?|mt2?|mtrs|metros?(?: quadrados?)?|m(?= |$)|"
    r"metragem)(?! (?:d[aoe]s? (?:praia|metro|mar|estacao|centro|shopping)))"
)
_SIDES = Phrase(rf"(?P<a>{NUMERAL}) (?:x|por) (?P<b>{NUMERAL})(?: (?:m|metros|de))?")
_HECTARES = Phrase(rf"(?P<a>{NUMERAL}|{COUNT}) (?:hectares?|ha)")
_AT_MOST = Phrase(r"(?:ate|no maximo|maximo|menos de|maximo de|abaixo de)(?: de| uns)*")
_BARE = Phrase(
    rf"(?:{_BEFORE} )?{_NUMBERS}(?: {_AFTER}| {_TOP})?"
    r"(?= ?(?:$|[.,;!?)(]|mesmo|esta|ja|e (?:suficiente|o suficiente|bom|otimo|com|1|uma|_+)|_+|"
    r"com|serve|basta|sendo|seria|para"
    r"|por favor|eu|acho|de preferencia|ta|pode|sim|ou mais|quero|mas|please|is|dos|e meio))"
)
_NOT_ROOMS_BEFORE = Phrase(
    r"(?:somos|em|tenho|familia de|dia|as|para|moramos em|com meus|filhos?|idade|andar)"
)


def read_rooms(reading: Reading) -> None:
    """Counts of rooms and parking, idioms, area."""
    _read_area(reading)
    for key in _NOUNS:
        _read_counted(reading, key)
    for match in reading.matches(_CARS):
        reading.add("parking_min", count(match["a"]), match.start(), match.end(), "parking for cars")
    if reading.asked == "ask_bedrooms" and not reading.has("bedrooms_min", "bedrooms_max"):
        _read_bare(reading)
    if reading.asked not in ("ask_visit_when", "confirm_visit"):
        for match in reading.matches(_QUARTERS):
            reading.add("bedrooms_min", int(match[1]), match.start(), match.end(), "n/4")
    for key, (value, phrase) in _IDIOMS.items():
        for match in reading.matches(phrase):
            reading.add(key, value, match.start(), match.end(), f"{key} idiom")


def _read_counted(reading: Reading, key: str) -> None:
    for phrase in (_COUNTED[key], _LABELLED[key]):
        for match in reading.matches(phrase):
            if re.match(r" (?:andar|de (?:julho|agosto))", reading.text[match.end() :]):
                continue
            start, end, said = _apart(match)
            bounds = dict(_bounds(key, said))
            second = _SECOND.regex.match(reading.open, end + 1) or _SECOND.regex.match(reading.open, end + 3)
            if second:
                bounds, end = _seconded(key, bounds, second), second.end()
            for name, value in bounds.items():
                reading.add(name, value, start, end, f"{key} counted")
            reading.take(start, end)


def _apart(match: re.Match[str]) -> tuple[int, int, dict[str, str | None]]:
    """Start, end and groups of a count; in "2 e uma vaga" only the second number counts the noun."""
    said = match.groupdict()
    first, second = said["a"] or "0", said.get("b")
    if second and re.search(r" (?:e|,) ", match.group()) and count(second) <= count(first):
        return match.start("b"), match.end(), said | {"a": second, "b": None}
    return match.start(), match.end(), said


def _seconded(key: str, bounds: dict[str, int], second: re.Match[str]) -> dict[str, int]:
    """ "2 quartos ou 3" is a range; "2 quartos, quer dizer, 3" is three."""
    if second["c"]:
        return {f"{key}_min": count(second["c"] or "0")}
    low = bounds.get(f"{key}_min", 0)
    return dict(_bounds(key, {"a": str(low), "b": second["b"]}))


def _bounds(key: str, said: dict[str, str | None]) -> Iterator[tuple[str, int]]:
    """The bounds that a count sets. Only bedrooms have an upper one."""
    first = count(said["a"] or "0")
    second = count(said.get("b") or "0") or None
    low, high = min(first, second or first), max(first, second or first)
    if said.get("less"):
        low, high = 0, first - 1
    elif said.get("more"):
        low = first + 1
    elif said.get("most") or (said.get("top") and not said.get("only")):
        low = low if second else (first if said.get("top") in ("so", "apenas", "somente") else 0)
    if low and low < 30:
        yield f"{key}_min", low
    capped = second or any(said.get(word) for word in ("only", "most", "less", "top"))
    if key == "bedrooms" and capped and not said.get("plus") and not said.get("plus2"):
        yield "bedrooms_max", high


def _read_bare(reading: Reading) -> None:
    """A number alone, when bedrooms were asked for. The last one stands ("2, quer dizer, 3")."""
    for match in reading.matches(_BARE):
        if _NOT_ROOMS_BEFORE.ends(reading.text[: match.start()]) or count(match["a"]) > 12:
            continue
        if match["a"] in ("um", "uma") and not _stands_alone(reading.text, match):
            continue
        if (
            reading.has("bedrooms_min")
            and not match["most"]
            and not TURN.search(reading.text[: match.start()])
        ):
            return
        for name, value in _bounds("bedrooms", match.groupdict()):
            reading.add(name, value, match.start(), match.end(), "bare bedrooms")


def _stands_alone(text: str, match: re.Match[str]) -> bool:
    return re.match(r" ?(?:$|[.,;!?]|so|mesmo|esta|ja|basta)", text[match.end() :]) is not None


def _read_area(reading: Reading) -> None:
    for match in reading.matches(_AREA):
        before = reading.text[: match.start()]
        if re.search(r"(?:^| )(?:a|uns|menos de|ate) $", before) and re.match(
            r" d[aoe]", reading.text[match.end() :]
        ):
            reading.take(match.start(), match.end())  # "a 500 metros da praia" is a distance
        elif numeral(match["a"]) >= 10:
            _add_area(
                reading,
                match,
                numeral(match["a"]),
                capped=not match["b"] and _AT_MOST.ends(before) is not None,
            )
    for match in reading.matches(_SIDES):
        _add_area(reading, match, numeral(match["a"]) * numeral(match["b"]))
    for match in reading.matches(_HECTARES):
        size = count(match["a"]) if match["a"].isalpha() else numeral(match["a"])
        _add_area(reading, match, size * 10_000)


def _add_area(reading: Reading, match: re.Match[str], area: float, capped: bool = False) -> None:
    """Only a floor can be searched for: "até 60 m²" is understood and left aside."""
    if capped or area > 1e9:
        reading.take(match.start(), match.end())
    else:
        reading.add("area_min", round(area), match.start(), match.end(), "area")
