"""Slips of the finger in the words that matter most: "apartameto", "churasqueira", "dormitóros"."""

from rapidfuzz.distance import DamerauLevenshtein

# Words worth mending: long enough that one wrong letter leaves no other word.
_MENDED = (
    "apartamento", "apartamentos", "sobrado", "sobrados", "kitnet", "terreno", "terrenos", "cobertura",
    "chacara", "fazenda", "galpao", "comercial", "condominio", "fechado", "alugar", "aluguel", "locacao",
    "comprar", "financiar", "financiamento", "quartos", "dormitorio", "dormitorios", "suites", "banheiro",
    "banheiros", "garagem", "piscina", "churrasqueira", "mobiliado", "mobiliada", "elevador", "academia",
    "varanda", "sacada", "cachorro", "visitar", "agendar", "remarcar", "cancelar", "corretor", "atendente",
    "obrigado", "obrigada", "procuro", "procurando", "preciso", "milhao", "milhoes", "quinhentos",
    "duzentos", "trezentos", "quatrocentos", "seiscentos", "amanha", "sabado", "domingo", "segunda",
    "quinta", "sexta", "imovel", "imoveis", "bairro", "disponivel", "interesse", "proprietario",
)  # fmt: skip
# Real words one slip away from the ones above, which must stay what they are.
_REAL = frozenset(
    ["academias", "academic", "academica", "academicas", "academico", "afastamento", "agenda", "agendada", "agendado", "agendas", "agendo", "alagar", "alargamento", "alegar", "aluga", "alugada", "alugado", "alugam", "alugo", "alugue", "aluguei", "amanda", "amanhecer", "apagamento", "apanha", "apontamento", "apontamentos", "apuramento", "aranha", "ascendente", "atende", "atendendo", "atendentes", "atendesse", "ateniense", "bairros", "bandeiras", "banheira", "banheiras", "banho", "banqueiro", "banqueiros", "barbeiros", "barreiros", "cachoeiro", "cachorra", "cachorrao", "cachorros", "cancela", "cancelada", "cancelado", "cancelaram", "cancelo", "casada", "cascada", "chacaras", "chamara", "chanceler", "cinquenta", "coberta", "cobertas", "coberturas", "comerciais", "comercios", "comparar", "comportar", "compra", "comprado", "comprador", "compram", "compraram", "comprarei", "comprarem", "compraria", "compras", "comprei", "compro", "comprovar", "condominios", "corredor", "corredora", "correto", "corretora", "corretores", "corretos", "disponiveis", "domingao", "domingos", "dominio", "domino", "duzentas", "elevado", "elevadores", "elevados", "fazendas", "fazendo", "fechada", "fechados", "fechando", "financeira", "financia", "financiada", "financiado", "financiador", "financial", "financiam", "financiamentos", "financiaram", "financio", "financiou", "galeao", "galpoes", "galvao", "imoveis", "interessa", "interessada", "interessado", "interessam", "interessar", "interessei", "interesses", "interesso", "interessou", "kitnets", "locado", "locadora", "locucao", "lotacao", "manha", "mexilhoes", "milhar", "milhares", "milhas", "minha", "mobilia", "mobiliados", "mobiliario", "mobilidade", "mobilizada", "mobilizadas", "mobilizado", "mobilizados", "mobilizando", "obrigacao", "obrigadas", "obrigados", "obrigando", "obrigaram", "obrigaria", "obrigava", "piscinas", "precioso", "preciosos", "precisa", "precisado", "precisamos", "precisao", "precisar", "precise", "precisos", "precisou", "preocupando", "procura", "procuracao", "procurada", "procurado", "procurador", "procurados", "procuramos", "procurar", "procure", "procurou", "proprietaria", "proprietarias", "proprietarios", "quanta", "quantos", "quarta", "quartas", "quarto", "quatro", "quatrocentas", "quieta", "quinhentas", "quintal", "quintas", "quinto", "remarca", "remarco", "sabados", "sabido", "sacadas", "sacado", "sacana", "safada", "safado", "salada", "sanada", "sarada", "sarado", "seguida", "segundas", "segundo", "segundona", "setecentos", "sextas", "sexto", "soberanos", "sobrando", "suite", "terenos", "terrea", "terreas", "terreiros", "terrena", "terrenos", "terreo", "trezentas", "varandas", "visita", "visitam", "visitara", "visitaram", "visitarem", "visitas", "vista"]
)
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
