"""Amounts of money: 450mil, R$ 1.800,00, meio milhão, "entre 400 e 500", a ceiling, a floor, about."""

import re
from dataclasses import dataclass

from atendeja.assistant.understanding.phrases import Phrase
from atendeja.assistant.understanding.quantities import NUMERAL, SPELLED, is_grouped, numeral, spelled
from atendeja.assistant.understanding.reading import Reading

_BOUNDS = ("price_min", "price_max", "price_about")
_MILLION, _THOUSAND = 1_000_000, 1_000
_SCALES = {"mil": _THOUSAND, "k": _THOUSAND, "thousand": _THOUSAND}
_MILLION_WORDS = r"milhao|milhoes|mi|milh|kk|mm|mlh|million"
_SCALE = rf"(?:{_MILLION_WORDS}|mil|k|thousand)"
_QUANTITY = rf"(?:{NUMERAL}|meio|{SPELLED})"
_PART = rf"(?:{_QUANTITY}(?: {_SCALE})?|mil)"
_HUNDREDS = r"(?:cem|cento|\w{3,6}centos|duzentos|trezentos|quinhentos)"
_CURRENCY = r"(?:r\$|\$|brl)"
# "1 milhao e 200", "mil e quinhentos", "dois milhoes e meio"
AMOUNT = (
    rf"(?:{_CURRENCY} )?(?:{_QUANTITY} {_SCALE}|mil)(?: e {_PART}|"
    rf" {_QUANTITY} mil| {_HUNDREDS}(?: e {SPELLED})?)*(?: de)?(?: reais)?"
)
PLAIN = rf"(?:{_CURRENCY} )?{_QUANTITY}(?: reais)?"
_ANY = rf"(?:{AMOUNT}|{PLAIN})"
# As short as can be, so that "entre 900 mil e 1 milhão" does not begin with "900 mil e 1".
_LOW = rf"(?:{AMOUNT.replace(')?)*', ')?)*?')}|{PLAIN})"

_RANGE = Phrase(
    rf"(?:entre|between) ({_LOW}) (?:e|ate|a|and|ou) ({_ANY})",
    rf"(?:de|from) ({_LOW}) (?:a|ate|to|e) ({_ANY})",
    rf"({_LOW}) (?:a|ate|-|ou|/) ({_ANY})",
)
_SINGLE = Phrase(_ANY)
_NUMBERS = re.compile(rf"{NUMERAL}|{_SCALE}(?![a-z])|meio|{SPELLED}")

_CEILING_BEFORE = Phrase(
    r"(?:ate|maximo|teto|limite|limitado|abaixo de|menos de|menor que|inferior a|under|"
    r"up to|below|at most|less than)"
    r"(?: (?:de|e|a|no|o|em|uns|umas|maximo|por volta de|valor|uma faixa de))*",
    (
        r"nao (?:passa|passar|passe|passando|ultrapassa|ultrapasse|ultrapassar|"
        r"exceda)(?: muito)?(?: (?:de|dos))?"
    ),
    r"nao (?:[a-z]+ ){0,3}mais (?:de|que|do que)",
    r"sem passar (?:de|dos)",
    (
        r"(?:aument\w+|sob[ei]\w*|baix\w+|abaix\w+|reduz\w*|diminu\w+|ampli\w+|"
        r"estic\w+) (?:\w+ ){0,3}?(?:para|ate)(?: os?)?"
    ),
    (
        r"(?:posso|consigo|da para|pretendo|podemos|conseguimos) (?:pagar|chegar|ir|gastar|"
        r"investir)(?: (?:ate|em|a|no maximo))*"
    ),
)
_CEILING_AFTER = Phrase(
    r"(?:no |de |e o |e meu |e o meu |como |o )?(?:maximo|teto|limite)",
    r"para baixo",
    r"e olhe la",
    r"tops?",
    r"ou menos",
    r"estourando",
    r"tops",
)
_FLOOR_BEFORE = Phrase(
    r"a partir d[eo]s?",
    r"acima d[eo]s?",
    r"(?<!nao )mais (?:de|que|do que)",
    r"(?:no )?minimo(?: (?:de|e))?",
    r"superior a",
    r"para cima de",
    r"pelo menos",
    r"over",
    r"from",
    r"at least",
    r"maior que",
)
_FLOOR_AFTER = Phrase(r"(?:ou|para) (?:mais|cima)", r"no minimo", r"de minimo", r"em diante")
_ABOUT_BEFORE = Phrase(
    r"(?:uns|umas|cerca de|perto de|proximo (?:de|a)|aproximadamente|mais ou menos|quase|"
    r"around|about|media de|\+ ?-|\+ / -"
    r"|por volta d[eo]s?|(?:em|no) torno d[eo]s?|torno de|na faixa d[eo]s?|faixa d[eo]s?|"
    r"na casa d[eo]s?|em media"
    r"|na base d[eo]s?|~|orcamento medio de|beirando(?: os)?|valor aproximado de)(?: (?:uns|os))?",
)
_ABOUT_AFTER = Phrase(
    r"mais ou menos",
    r"\+ ?-",
    r"\+ / -",
    r"por ai",
    r"e pouco",
    r"aproximadamente",
    r"em media",
    r"e poucos",
    r"mais ou -",
    r"pouco mais pouco menos",
    r"se tanto",
)
_PER_MONTH = Phrase(r"(?:ao|por|/|p|todo|o)? ?(?:mes|mensal|mensais)")
_RENT = Phrase(r"alug\w+", r"loca\w+", r"rent\w*", r"mensa\w+", r"por mes")
_SALE = Phrase(r"compr\w+", r"vend\w+", r"financ\w+", r"adquirir", r"buy\w*")
_NOT_MONEY_AFTER = Phrase(
    r"(?:anos?|dias?|meses|semanas?|pessoas?|filhos?|criancas?|km|quadras?|minutos?|min|h|metros?|m2?|andar"
    r"|andares|vezes|vez|x|%|carros?|quartos?|vagas?|suites?|banheiros?|por cento|"
    r"parcelas?|unidades?|opcoes"
    r"|casas?|apartamentos?|imoveis|gatos?|cachorros?|caes|pets?|adultos?|mensagens|fotos?|lojas?|salas?)",
)
_YEAR_BEFORE = Phrase(r"em|de|ano|ano de|desde|abril|maio|junho|julho|para")


@dataclass(frozen=True, slots=True)
class Amount:
    """Money read off the line: BRL, and whether a scale or a currency was said."""

    value: float
    scaled: bool
    marked: bool


def parse(text: str) -> Amount:
    """The value of an AMOUNT or a PLAIN."""
    total = pending = 0.0
    last_scale = 1.0
    scaled = False
    for piece in _NUMBERS.findall(text):
        scale = _scale_of(piece)
        if scale:
            total += (pending or 1) * scale
            pending, last_scale, scaled = 0.0, scale, True
        elif piece == "meio":
            pending = last_scale / 2 if scaled else 0.5
        else:
            pending = _quantity(piece, text)
    if scaled and last_scale == _MILLION and 0 < pending < _THOUSAND:
        pending *= _THOUSAND  # "1 milhao e 200"
    return Amount(total + pending, scaled, "$" in text or "reais" in text or is_grouped(_digits(text)))


def _digits(text: str) -> str:
    found = re.search(NUMERAL, text)
    return found.group() if found else ""


def _scale_of(piece: str) -> float:
    if piece in _SCALES:
        return _SCALES[piece]
    return _MILLION if re.fullmatch(_MILLION_WORDS, piece) else 0


def _quantity(piece: str, text: str) -> float:
    """Digits or words; "1,250 milhão" is a decimal, not thousands."""
    if not piece[0].isdigit():
        return spelled(piece)
    if re.search(rf"{re.escape(piece)} (?:{_MILLION_WORDS})", text) and len(re.findall("[.,]", piece)) == 1:
        return float(piece.replace(",", "."))
    return numeral(piece)


def read_money(reading: Reading) -> None:
    """Prices in what is still open."""
    for match in reading.matches(_RANGE):
        low, high = (parse(group) for group in [g for g in match.groups() if g][:2])
        _read_range(reading, match, low, high)
    for match in reading.matches(_SINGLE):
        _read_single(reading, match)


def _read_range(reading: Reading, match: re.Match[str], low: Amount, high: Amount) -> None:
    for scale in (_MILLION, _THOUSAND):
        if high.scaled and not low.scaled and low.value * scale <= high.value:
            low = Amount(low.value * scale, True, low.marked)
    if not (
        low.scaled or high.scaled or low.marked or high.marked or _is_expected(reading, match, high.value)
    ):
        return
    if high.value < _THOUSAND and not high.scaled and not low.marked and not _is_rent(reading):
        low, high = Amount(low.value * _THOUSAND, True, False), Amount(high.value * _THOUSAND, True, False)
    if low.value >= high.value or _NOT_MONEY_AFTER.starts(reading.text[match.end() :]):
        return
    reading.add("price_min", round(low.value), match.start(), match.end(), "price range")
    reading.add("price_max", round(high.value), match.start(), match.end(), "price range")


def _read_single(reading: Reading, match: re.Match[str]) -> None:
    before, after = reading.text[: match.start()], reading.text[match.end() :]
    amount = parse(match.group())
    if _NOT_MONEY_AFTER.starts(after) and not amount.scaled and "reais" not in match.group():
        return
    key = _bound(before, after)
    if not (amount.scaled or amount.marked):
        if not _is_expected(reading, match, amount.value) or _is_year(before, amount.value):
            return
        amount = _scaled_by_purpose(reading, amount)
    if amount.value >= 1:
        reading.add(
            key or "price_max", round(amount.value), match.start(), match.end(), f"price {key or 'bare'}"
        )


def _bound(before: str, after: str) -> str | None:
    """Which bound the words around an amount make it, if they say."""
    if _CEILING_BEFORE.ends(before):
        return "price_max"
    if _FLOOR_BEFORE.ends(before):
        return "price_min"
    if _ABOUT_BEFORE.ends(before):
        return "price_about"
    for key, phrase in (
        ("price_max", _CEILING_AFTER),
        ("price_about", _ABOUT_AFTER),
        ("price_min", _FLOOR_AFTER),
    ):
        if phrase.starts(after):
            return key
    return None


def _is_expected(reading: Reading, match: re.Match[str], value: float) -> bool:
    """Whether a bare number can be a price here: asked for, or bounded and large enough."""
    if reading.asked == "ask_price":
        return value >= 50 or (value > 1 and value != int(value))
    before, after = reading.text[: match.start()], reading.text[match.end() :]
    bounded = _bound(before, after) is not None or match.re is _RANGE.regex
    return bool(_PER_MONTH.starts(after)) or value >= (200 if bounded else 600)


def _is_year(before: str, value: float) -> bool:
    return 1980 <= value <= 2060 and value % 50 != 0 and _YEAR_BEFORE.ends(before) is not None


def _is_rent(reading: Reading) -> bool:
    return _RENT.search(reading.text) is not None


def _is_sale(reading: Reading) -> bool:
    return _SALE.search(reading.text) is not None


def _scaled_by_purpose(reading: Reading, amount: Amount) -> Amount:
    """A bare "450" is in thousands with a purchase; a bare "1,5" is a fraction of a scale."""
    if amount.value < 10 and amount.value != int(amount.value):
        return Amount(amount.value * (_THOUSAND if _is_rent(reading) else _MILLION), True, False)
    in_thousands = _is_sale(reading) or any(f.key in _BOUNDS and f.value >= 50_000 for f in reading.findings)
    lowest_rent = _THOUSAND if in_thousands else 600
    if 20 <= amount.value < lowest_rent and not _is_rent(reading):
        return Amount(amount.value * _THOUSAND, True, False)
    return amount
