"""Zones and centers of cities, which are wanted like districts."""

from atendeja.assistant.understanding.phrases import Phrase
from atendeja.assistant.understanding.reading import Reading

_ZONE = Phrase(
    r"zona (?P<side>sul|norte|leste|oeste|central)",
    r"(?:na|da|pela|em) (?P<short>z[nlso])",
    r"(?P<upper>z[nlso])",
)
_SIDES = {"zn": "Norte", "zl": "Leste", "zs": "Sul", "zo": "Oeste"}
_CENTER = Phrase(
    r"(?:regiao central|area central|"
    r"(?<!perto do )(?<!proximo ao )(?<!proximo do )(?<!longe do )(?<!acesso ao )(?<!perto de )centro"
    r"(?! (?:comercial|medico|empresarial|esportivo|civico|historico|automotivo|cirurgico|"
    r"de (?:estetica|distribuicao|convencoes|treinamento))))"
)


def read_zones(reading: Reading) -> None:
    """ "zona sul", "na ZL", "no centro"; being near the center is no wish for it."""
    for match in reading.matches(_ZONE):
        short = match["short"] or match["upper"]
        if match["upper"] and not reading.line.typed(match.start(), match.end()).isupper():
            continue
        side = match["side"].capitalize() if match["side"] else _SIDES[short]
        reading.add("neighborhoods", f"Zona {side}", match.start(), match.end(), "zone")
    for match in reading.matches(_CENTER):
        reading.add("neighborhoods", "Centro", match.start(), match.end(), "center")
