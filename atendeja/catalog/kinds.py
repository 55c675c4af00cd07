"""Kinds of property, what it is offered for, and yes or no: the words of a file → canonical values."""

from atendeja.catalog.money import shown
from atendeja.catalog.problems import BadCell
from atendeja.catalog.words import fold, word_set

TYPE_NAMES = {
    "apartment": "apartamento",
    "house": "casa",
    "townhouse": "sobrado",
    "condo_house": "casa em condomínio",
    "studio": "studio",
    "penthouse": "cobertura",
    "land": "terreno",
    "farm": "sítio",
    "commercial": "sala comercial",
    "warehouse": "galpão",
}
"""How each type is written in a property file."""
PURPOSE_NAMES = {(True, False): "venda", (False, True): "aluguel", (True, True): "ambos"}
"""(for sale, for rent) → how it is written."""

# In this order: "terreno comercial" is land, "casa comercial" is commercial, "cobertura duplex" a penthouse.
_TYPE_WORDS = {
    "land": "terreno terrenos lote lotes gleba loteamento land",
    "farm": "sitio chacara fazenda haras rancho estancia farm",
    "warehouse": "galpao galpoes barracao deposito armazem pavilhao warehouse industrial",
    "penthouse": "cobertura penthouse",
    "studio": "kitnet kitnete kitinete quitinete kit studio estudio loft flat",
    "commercial": "comercial sala salas loja lojas ponto conjunto escritorio consultorio predio salao andar "
    "laje commercial office",
    "townhouse": "sobrado sobrados townhouse",
    "apartment": "apartamento apartamentos apto aptos apt ap duplex triplex garden apartment",
    "house": "casa casas edicula village bangalo house home",
}
_SALE = word_set("venda vendas vender vende v compra comprar sale sell")
_RENT = word_set("aluguel alugueis alugar aluga locacao locacoes locar l a rent rental")
_BOTH = frozenset(("ambos", "ambas", "os dois", "as duas", "todos", "both"))
_SIDE = word_set("e ou para p de o a")
_YES = word_set("sim s 1 true t verdadeiro v yes y x ativo ativa publicado publicada disponivel ok on")
_NO = word_set(
    "nao n 0 false f falso no inativo inativa despublicado indisponivel suspenso vendido vendida alugado "
    "alugada locado locada off desativado desativada arquivado"
)


def property_type(text: str) -> str:
    """The canonical type. Raises BadCell when the word is not a type that we know."""
    words = fold(text).split()
    if "condominio" in words and {"casa", "casas", "sobrado"} & set(words):
        return "condo_house"
    for kind, known in _TYPE_WORDS.items():
        if set(known.split()) & set(words):
            return kind
    choices = ", ".join(TYPE_NAMES.values())
    problem = f"Não conheço o tipo “{shown(text)}”" if words else "Falta o tipo do imóvel"
    raise BadCell(f"{problem}. Use um destes: {choices}.")


def purpose(text: str) -> tuple[bool, bool] | None:
    """(for sale, for rent); None when the cell is empty. Raises BadCell."""
    folded = fold(text)
    if not folded:
        return None
    if folded in _BOTH:
        return True, True
    words = set(folded.split())
    sale, rent = bool(words & _SALE), bool(words & (_RENT if len(words) == 1 else _RENT - {"a"}))
    if not (sale or rent) or words - _SALE - _RENT - _SIDE:
        raise BadCell(f"Não entendi a finalidade “{shown(text)}”. Escreva venda, aluguel ou ambos.")
    return sale, rent


def yes(text: str) -> bool:
    """Yes or no; an empty cell is a yes, since a property is listed to be shown. Raises BadCell."""
    folded = fold(text)
    if not folded or folded in _YES:
        return True
    if folded in _NO:
        return False
    raise BadCell(f"Não entendi “{shown(text)}”. Escreva sim ou não.")
