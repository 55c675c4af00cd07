"""Slips of the finger in the words that matter most: "apartameto", "churasqueira", "dormitóros"."""

from rapidfuzz.distance import DamerauLevenshtein

from atendeja.assistant.understanding.data.spelling_lists import REAL
from atendeja.assistant.understanding.word_lists import word_list

# Words worth mending: long enough that one wrong letter leaves no other word.
_MENDED = (
    "apartamento",
    "apartamentos",
    "sobrado",
    "sobrados",
    "kitnet",
    "terreno",
    "terrenos",
    "cobertura",
    "chacara",
    "fazenda",
    "galpao",
    "comercial",
    "condominio",
    "fechado",
    "alugar",
    "aluguel",
    "locacao",
    "comprar",
    "financiar",
    "financiamento",
    "quartos",
    "dormitorio",
    "dormitorios",
    "suites",
    "banheiro",
    "banheiros",
    "garagem",
    "piscina",
    "churrasqueira",
    "mobiliado",
    "mobiliada",
    "elevador",
    "academia",
    "varanda",
    "sacada",
    "cachorro",
    "visitar",
    "agendar",
    "remarcar",
    "cancelar",
    "corretor",
    "atendente",
    "obrigado",
    "obrigada",
    "procuro",
    "procurando",
    "preciso",
    "milhao",
    "milhoes",
    "quinhentos",
    "duzentos",
    "trezentos",
    "quatrocentos",
    "seiscentos",
    "amanha",
    "sabado",
    "domingo",
    "segunda",
    "quinta",
    "sexta",
    "imovel",
    "imoveis",
    "bairro",
    "disponivel",
    "interesse",
    "proprietario",
)
# Real words one slip away from the ones above, which must stay what they are.
_REAL = word_list(REAL)
_BY_INITIAL = {
    initial: tuple(word for word in _MENDED if word[0] == initial)
    for initial in {word[0] for word in _MENDED}
}


def corrected(word: str) -> str:
    """The word that was meant, when it is one slip away (two in a word of nine letters or more)."""
    if len(word) < 6 or word in _REAL:
        return word
    slips = 2 if len(word) >= 9 else 1
    for candidate in _BY_INITIAL.get(word[0], ()):
        if abs(len(candidate) - len(word)) > slips:
            continue
        if DamerauLevenshtein.distance(word, candidate, score_cutoff=slips) <= slips:
            return candidate
    return word
