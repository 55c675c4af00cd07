"""Numbers as Brazilian files write them: money in cents, areas in whole m², counts."""

import re
from decimal import ROUND_HALF_UP, Decimal

from atendeja.catalog.problems import BadCell
from atendeja.catalog.words import fold

MOST_CENTS = 1_000_000_000_00
"""One thousand million reais: anything above is a slip of the keyboard."""
MOST_M2 = 2_000_000_000
MOST_COUNT = 999

_ASK = frozenset(
    ("consulte", "consulte nos", "consultar", "a consultar", "consulta", "sob consulta", "sob consultas",
     "preco sob consulta", "valor sob consulta", "a combinar", "combinar", "nao informado", "n a", "na",
     "null", "none", "nan", "r", "")
)  # fmt: skip
_FREE = frozenset(("isento", "isenta", "gratis", "incluso", "inclusa", "sem condominio", "nao tem"))
_NUMBER = r"[0-9](?:[0-9., ]*[0-9])?"
_MILLIONS_AND_THOUSANDS = re.compile(rf"({_NUMBER}) ?milh(?:ao|oes) e ({_NUMBER}) ?mil")
_AMOUNT = re.compile(rf"({_NUMBER}) ?(mil|k|milhao|milhoes|mi|mm)?")
_TIMES = {"": 1, "mil": 1000, "k": 1000, "milhao": 10**6, "milhoes": 10**6, "mi": 10**6, "mm": 10**6}
_PERIOD = re.compile(r" ?(?:/|p/|por|ao|a)? ?(?:mes|mensal|mensais|ano|anual|anuais)$|,-$")
_AREA = re.compile(rf"({_NUMBER}) ?(m2|m|mts|mt|metros|metros quadrados|mq|ha|hectare|hectares)?")
_COUNT = re.compile(
    r"([0-9]{1,4})(?:[.,]0{1,4})?(?:\+| ou mais)? ?"
    r"(?:quartos?|dormitorios?|dorms?|suites?|banheiros?|wcs?|vagas?)?\.?"
)
_NO_COUNT = {"nao": 0, "nenhum": 0, "nenhuma": 0, "sem": 0, "um": 1, "uma": 1, "dois": 2, "duas": 2,
             "tres": 3, "quatro": 4, "cinco": 5, "seis": 6}  # fmt: skip


def cents(text: str) -> int | None:
    """Money in cents; None when the cell is empty or says "consulte", 0 for "isento". Raises BadCell."""
    if fold(text) in _ASK:
        return None
    if fold(text) in _FREE:
        return 0
    reais = _reais(_plain(text))
    if reais is None:
        raise BadCell(f"Não entendi o valor “{shown(text)}”. Escreva, por exemplo, 620.000,00.")
    amount = int((reais * 100).to_integral_value(ROUND_HALF_UP))
    if amount > MOST_CENTS:
        raise BadCell(f"O valor “{shown(text)}” é alto demais. Confira os zeros e a vírgula.")
    return amount


def price_cents(text: str) -> int | None:
    """A price in cents; zero is how many systems write "no price", so it is None too."""
    return cents(text) or None


def square_metres(text: str) -> int | None:
    """An area in whole m² (half rounds up); None when empty. Hectares are converted. Raises BadCell."""
    if fold(text) in _ASK or fold(text) == "m2":
        return None
    match = _AREA.fullmatch(_plain(text))
    area = number(match[1], comma_is_decimal=True) if match else None
    if match is None or area is None:
        raise BadCell(f"Não entendi a área “{shown(text)}”. Escreva só os m², por exemplo 68,5.")
    size = area * 10_000 if (match[2] or "").startswith("h") else area
    if size > MOST_M2:
        raise BadCell(f"A área “{shown(text)}” é grande demais. Confira o número.")
    return int(size.to_integral_value(ROUND_HALF_UP)) or None


def count(text: str) -> int | None:
    """Rooms or parking spaces; None when empty. Raises BadCell."""
    plain = _plain(text)
    if fold(text) in _ASK:
        return None
    if plain in _NO_COUNT:
        return _NO_COUNT[plain]
    match = _COUNT.fullmatch(plain)
    if match is None or int(match[1]) > MOST_COUNT:
        raise BadCell(f"Esperava uma quantidade e veio “{shown(text)}”. Escreva só o número, por exemplo 2.")
    return int(match[1])


def number(text: str, comma_is_decimal: bool = False, short: bool = False) -> Decimal | None:
    """A number in Brazilian, English or plain style; None when its separators make no sense.

    The last of two different separators is the decimal one. A lone separator before exactly three digits
    groups thousands (1.200), unless `short` ("1,250 milhão") or it is a comma and `comma_is_decimal`.
    """
    decimal = _decimal_mark(text, comma_is_decimal, short)
    whole, _, rest = text.rpartition(decimal) if decimal else (text, "", "")
    digits = _ungrouped(whole)
    if digits is None or (rest and not rest.isdigit()):
        return None
    return Decimal(f"{digits}.{rest or 0}")


def written(amount: int | None) -> str:
    """Cents as the property file writes them: `62000050` → `"620000,50"`; the reader gives them back."""
    return "" if amount is None else f"{amount // 100},{amount % 100:02d}"


def shown(text: str) -> str:
    """A cell quoted inside a sentence, cut to a readable length."""
    line = " ".join(text.split())
    return line if len(line) <= 40 else line[:39] + "…"


def _plain(text: str) -> str:
    """Lower case, no accents, no currency, one space; the separators stay."""
    kept = re.sub(r"[^\w.,/+²\s-]", "", text.replace("R$", " ").replace("r$", " ").replace("²", "2"))
    pieces = (fold(piece) or piece for piece in re.split(r"([.,/+\s-])", kept) if piece)
    plain = " ".join("".join(pieces).split())
    return re.sub(r"^(?:brl|rs) ?| ?(?:reais|brl)$", "", plain)


def _reais(plain: str) -> Decimal | None:
    plain = _PERIOD.sub("", plain)
    if parts := _MILLIONS_AND_THOUSANDS.fullmatch(plain):
        millions, thousands = number(parts[1], short=True), number(parts[2])
        return None if millions is None or thousands is None else millions * 10**6 + thousands * 1000
    match = _AMOUNT.fullmatch(plain)
    if match is None:
        return None
    times = _TIMES[match[2] or ""]
    value = number(match[1], comma_is_decimal=times > 1, short=times == 10**6)
    return None if value is None else value * times


def _decimal_mark(text: str, comma_is_decimal: bool, short: bool) -> str:
    marks = [char for char in text if char in ".,"]
    if len(set(marks)) == 2:
        return marks[-1]
    if len(marks) != 1:
        return ""
    before, _, after = text.partition(marks[0])
    groups = len(after) == 3 and 1 <= len(before) <= 3 and before != "0"
    decimal_here = short or (comma_is_decimal and marks[0] == ",")
    return "" if groups and not decimal_here else marks[0]


def _ungrouped(text: str) -> str | None:
    """The digits of a whole number whose thousands may be grouped by one kind of mark."""
    if text.isdigit():
        return text
    fits = any(re.fullmatch(rf"[0-9]{{1,3}}(?:{mark}[0-9]{{3}})+", text) for mark in (r"\.", ",", " "))
    return re.sub(r"[., ]", "", text) if fits else None
