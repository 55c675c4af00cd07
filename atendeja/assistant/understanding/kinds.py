"""Kinds of property: apartamento, casa, sobrado … and what only sounds like one."""

from atendeja.assistant.understanding.phrases import Phrase
from atendeja.assistant.understanding.reading import Reading

_CONDO = (
    r"(?:em |de |no |dentro de |num |em um )?(?:um )?cond(?:ominio)?s?(?: fechados?|"
    r" horizontal)?"
)
_HOUSE = r"(?:casas?|casinhas?|casarao|casona|houses?|residencias?|home)"
_APARTMENT = (
    r"(?:apartamentos?|apartamentinhos?|aptos?|apts?|aps?|apes?|apezinhos?|apzinhos?|aptinhos?|"
    r"apartments?|apart|apto s"
    r"|duplex|gardens?|triplex)"
)
_STUDIO = (
    r"(?:kitnets?|kitinetes?|quitinetes?|quitnets?|kitchenettes?|kitch?nets?|kits?|"
    r"conjugados?|studios?|estudios?|lofts?|flats?)"
)
_PENTHOUSE = r"(?:coberturas?|penthouses?)"
_TOWNHOUSE = r"(?:sobrados?|sobradinhos?|townhouses?)"

# What has the word of a kind in it and is none: taken away before the kinds are read.
_NOT_A_KIND = Phrase(
    r"casa d[aoe]s? (?:meus?|minhas?|sogr\w+|pais|mae|familia|amig\w+)(?: \w+)?",
    r"minha casa minha vida",
    r"(?:la em|em|fora de|trabalh\w+ de|daqui de|chegar em|da minha|na minha) casa",
    r"(?:\d|uma?|duas|tres|com|de|e|mais|boa|ampla|"
    r"grande) salas?(?! comercia)(?: (?:de \w+|ampla|grande|para \d+ ambientes|"
    r"\d))*(?= ?[,.]| e | com|$)"
    r"(?<!uma sala)",
    r"salas? de (?:estar|jantar|tv|visita|reuniao|aula)",
    r"quarto e sala",
    r"ponto de (?:onibus|taxi|referencia)",
    r"pontos? turisticos?",
    r"dona de casa",
    r"casa propria",
    r"dono da casa",
    r"garden(?= shopping)",
)
_INSIDE = Phrase(r"(?:com|tem|area de|e|vaga|garagem) cobertura")

_KINDS = {
    "condo_house": Phrase(
        (
            rf"(?:{_HOUSE}|{_TOWNHOUSE}) (?:\w+ )?(?:terrea |nova |grande )?{_CONDO}(?! (?:baixo|"
            rf"barato|ate|incluso|no maximo|de \d))"
        ),
        r"gated community house",
    ),
    "commercial": Phrase(
        r"(?:salas?|lojas?|pontos?|saloes|salao|salinhas?|casas?|imove(?:l|is)|espacos?|"
        r"predios?|conjuntos?|lojinhas?|area|unidade)"
        r" comercia(?:l|is)(?: ou (?:residencial))?",
        r"lojas?|lojinhas?|salao(?: de (?:beleza|festas?))?(?! de (?:festas|jogos))|"
        r"escritorios?|consultorios?|office|store|shop|ponto|salinhas?"
        r"|salas?|quiosques?|box",
    ),
    "warehouse": Phrase(
        r"galp(?:ao|oes|aozinho)(?: (?:industrial|logistico|comercial))?|barrac(?:ao|oes)|"
        r"depositos?|armaze(?:m|ns)|warehouse"
    ),
    "penthouse": Phrase(rf"(?:{_APARTMENT} )?{_PENTHOUSE}(?: (?:duplex|linear|triplex))?"),
    "studio": Phrase(rf"(?:{_APARTMENT} )?(?:tipo |estilo )?{_STUDIO}(?: apartment)?"),
    "townhouse": Phrase(rf"(?:{_HOUSE} )?(?:tipo |estilo )?(?:geminado )?{_TOWNHOUSE}(?: geminado)?"),
    "apartment": Phrase(rf"{_APARTMENT}(?: (?:garden|duplex))?"),
    "house": Phrase(rf"{_HOUSE}(?: (?:terreas?|de vila|de rua|geminadas?|de praia))*|edicula|bangalo|chale"),
    "land": Phrase(r"terrenos?|terreninhos?|lotes?|lotinhos?|land|plot"),
    "farm": Phrase(
        r"sitios?|sitinho|chacaras?|chacrinhas?|fazendas?|fazendinhas?|ranchos?|haras|farm|"
        r"ranch"
    ),
}


def read_kinds(reading: Reading) -> None:
    """The kinds wanted, and (under a negation) the kinds refused."""
    for phrase in (_NOT_A_KIND, _INSIDE):
        for match in reading.matches(phrase):
            reading.take(match.start(), match.end())
    for kind, phrase in _KINDS.items():
        for match in reading.matches(phrase):
            start = match.start()
            reading.add("types", kind, start, match.end(), f"kind {kind}")
