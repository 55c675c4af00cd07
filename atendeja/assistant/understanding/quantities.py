"""Numbers as people write them: digits, Brazilian separators, words."""

import re

_UNITS = {
    "um": 1, "uma": 1, "dois": 2, "duas": 2, "tres": 3, "quatro": 4, "cinco": 5, "seis": 6, "sete": 7,
    "oito": 8, "nove": 9, "dez": 10, "onze": 11, "doze": 12, "treze": 13, "quatorze": 14, "catorze": 14,
    "quinze": 15, "dezesseis": 16, "dezessete": 17, "dezoito": 18, "dezenove": 19,
}  # fmt: skip
_ENGLISH = {"one": 1, "two": 2, "three": 3, "four": 4, "five": 5}
_TENS = {
    "vinte": 20, "trinta": 30, "quarenta": 40, "cinquenta": 50, "sessenta": 60, "setenta": 70,
    "oitenta": 80, "noventa": 90,
}  # fmt: skip
_HUNDREDS = {
    "cem": 100, "cento": 100, "duzentos": 200, "trezentos": 300, "quatrocentos": 400, "quinhentos": 500,
    "seiscentos": 600, "setecentos": 700, "oitocentos": 800, "novecentos": 900,
}  # fmt: skip
WORD_VALUES = {**_UNITS, **_ENGLISH, **_TENS, **_HUNDREDS}

# A small count: rooms, vagas, days.
COUNT = r"(?:\d{1,2}|" + "|".join([*_UNITS, *_ENGLISH]) + r")(?![a-z\d])"
NUMERAL = r"\d+(?:[.,]\d+)*"
# Longest first, so that "quatro" does not eat the beginning of "quatrocentos".
_WORD = "|".join(sorted(WORD_VALUES, key=len, reverse=True))
# "quatrocentos e cinquenta", "trinta e cinco"
SPELLED = rf"(?:{_WORD})(?![a-z])(?: e (?:{_WORD})(?![a-z]))*"
_THOUSANDS = re.compile(r"\d{1,3}(?:[.,]\d{3})+(?:[.,]\d{1,2})?")


def count(text: str) -> int:
    """The value of a COUNT."""
    return int(text) if text.isdigit() else WORD_VALUES[text]


def numeral(text: str) -> float:
    """The value of digits with Brazilian (or English) separators: 1.200,50 · 1,5 · 650.000 · 4,000."""
    if _THOUSANDS.fullmatch(text):
        groups = re.split("[.,]", text)
        cents = groups.pop() if len(groups[-1]) < 3 else "0"
        return float("".join(groups) + "." + cents)
    whole, _, rest = text.replace(",", ".").partition(".")
    return float(f"{whole[:15]}.{rest.replace('.', '')[:15] or 0}")


def spelled(text: str) -> float:
    """The value of number words below a thousand: "quatrocentos e cinquenta"."""
    return float(sum(WORD_VALUES.get(word, 0) for word in text.split()))


def is_grouped(text: str) -> bool:
    """Whether the digits are written with thousands apart: 2.500."""
    return _THOUSANDS.fullmatch(text) is not None
