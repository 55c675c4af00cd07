"""To buy or to rent, from the seeker's side."""

from atendeja.assistant.understanding.phrases import Phrase
from atendeja.assistant.understanding.reading import Reading

# Rent that is life today, or a plan for later, and not what is looked for.
_BACKGROUND = Phrase(
    (
        r"(?:sair|saindo|fugir|livrar|cansad[oa]|cansei|parar|fora|chega) (?:d[eo]|de pagar|"
        r"do meu)(?: pagar)? (?:o )?aluguel"
    ),
    (
        r"(?:moro|morando|vivo|estou|pago|pagando|gasto) (?:hoje )?(?:de|no|em|o|"
        r"muito)? ?(?:(?!ate )\w+ ){0,2}(?:de )?aluguel"
    ),
    (
        r"(?:para )?(?:depois |dai |poder )?(?:investi\w+|renda)(?: (?:e|com|de|"
        r"para))? (?:alugar|aluguel|locacao)"
    ),
    r"compr\w+ para alugar",
    r"(?:em vez|ao inves|no lugar) de (?:pagar )?(?:alug\w+|compr\w+)",
    r"(?:valor|preco|media) do aluguel",
)
_BUY_TO_LET = Phrase(r"compr\w+ para alugar")

_SALE = Phrase(
    r"compr(?:ar|a|o|amos|ando|aria|e|inha)",
    r"adquirir",
    r"aquisicao",
    r"a venda",
    r"de venda",
    r"vendas?",
    r"vend(?:er|endo|e|em)",
    r"financi(?:ar|ado|ada|ando|o|aria)",
    r"casa propria",
    r"buy(?:ing)?",
    r"purchase",
    r"sale",
    r"comprador[ea]?",
    r"minha casa minha vida",
)
_RENT = Phrase(
    r"alug(?:ar|uel|o|a|ueis|uer|ando|amos|aria|uel?|uei|ue|ada|ado)",
    r"locac(?:ao|oes)",
    r"loca(?:r|cao)",
    r"locaca?o?",
    r"arrendar",
    r"alocar",
    r"(?:por|ao|/|no|a) mes",
    r"mensa(?:l|is|lidade)",
    r"mes(?= ?[.,]|$)",
    r"rent(?:al|ing|s)?",
    r"temporada",
)


def read_purpose(reading: Reading) -> None:
    """Sale or rent; "pra vender?" asks what is for sale."""
    for match in reading.matches(_BUY_TO_LET):
        reading.add("purpose", "sale", match.start(), match.end(), "buy to let")
    for match in reading.matches(_BACKGROUND):
        reading.take(match.start(), match.end())
    for value, phrase in (("sale", _SALE), ("rent", _RENT)):
        for match in reading.matches(phrase):
            reading.add("purpose", value, match.start(), match.end(), f"purpose {value}")
