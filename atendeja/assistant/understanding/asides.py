"""What people tell of themselves that is no wish: down payment, income, fees, where they live now."""

from atendeja.assistant.understanding.money import AMOUNT, PLAIN
from atendeja.assistant.understanding.phrases import Phrase
from atendeja.assistant.understanding.reading import Reading

_MONEY = rf"(?:{AMOUNT}|{PLAIN})"
_LINK = (
    r"(?:(?:e|de|da|do|uns|umas|ate|em|no|na|maximo|por|volta|torno|minha|meu|familiar|"
    r"mensal|bruta|liquida|atual|"
    r"total|inicial|baixo|abaixo|menor|que|valor|seja|custe|fique|nao|passe|cerca|mais|ou|"
    r"menos|minimo|max|:|aprovado|casal|na faixa|junto|juntos) )"
)
_THINGS = (
    r"(?:entrada|renda|salario|ganh(?:o|amos|a|ando)|receb(?:o|emos|e)|condominio|iptu|"
    r"fgts|parcelas?|prestac(?:ao|oes)|sinal|caucao"
    r"|taxa|hoje pago|pago hoje|atualmente pago|aluguel atual|calcao|multa|escritura|"
    r"reforma|carta de credito)"
)
_AMOUNTS = Phrase(
    (
        rf"{_THINGS} {_LINK}{{0,5}}{_MONEY}(?! (?:quartos?|qtos?|dorm\w*|vagas?|suites?|"
        rf"banheiros?))"
    ),
    rf"{_MONEY} (?:{_LINK}{{0,3}})?(?:de|para(?: a| dar de)?|na|como|no|do|ja|"
    rf"guardad[oa]s?) (?:de |a |dar de )*"
    r"(?:entrada|renda|salario|sinal|fgts|condominio|iptu|caucao|parcela)",
)
_PAID_NOW = Phrase(
    rf"(?:pago|pagando|moro pagando) (?:hoje |atualmente )?{_MONEY}(?: de aluguel| hoje|"
    rf" atualmente| num| em um)"
)
_HOME = Phrase(
    r"(?:moro|moramos|morava|trabalho|estudo|nasci|vim|venho|sou|vivo|estou morando|"
    r"minha (?:mae|familia|filha|esposa) mora|meu filho (?:mora|estuda)"
    r"|somos|resido|saindo|estou saindo|mudando|vindo)(?: (?:atualmente|hoje|perto))? (?:de|"
    r"em|no|na|aqui em|do|da|dai de|la de)"
)


_SWAPPED = Phrase(
    r"(?:troco|permuto|troca|permuta|dou|aceito troca|dar)(?: \w+)? (?:por|com|um|uma|meu|"
    r"minha)(?: um| uma| meu| minha| outr[oa])? (?!\d)\w+(?: (?:na|como|de) (?:troca|"
    r"entrada|parte|pagamento))?"
)


def set_asides_aside(reading: Reading) -> None:
    """Take amounts that are no price away."""
    for phrase in (_AMOUNTS, _PAID_NOW, _SWAPPED):
        for match in reading.matches(phrase):
            if "," not in match.group().split(" ")[0]:
                reading.take(match.start(), match.end())


def tells_of_home(reading: Reading, start: int) -> bool:
    """Whether the place starting here is where the person lives or works, not where they look."""
    return _HOME.ends(reading.text[:start].rstrip()) is not None
