"""What is asked about a property, and what is answered from its data: nothing is invented."""

import re
import unicodedata
from collections.abc import Callable

from . import wording
from .state import Offer

# topic → words that ask for it, in folded text (lower case, no accents)
TOPICS: dict[str, str] = {
    "condo": r"condominio|taxa",
    "iptu": r"iptu",
    "parking": r"vagas?|garagem|estacionamento|parking",
    "pets": r"pets?|cachorr\w*|gat[oa]s?|anima\w*|bicho\w*|dogs?|cats?",
    "furnished": r"mobilia\w*|moveis|furnish\w*",
    "bedrooms": r"quartos?|dorm\w*|bedrooms?",
    "suites": r"suites?",
    "bathrooms": r"banheiros?|lavabo|wc|bathrooms?",
    "area": r"metragem|metros?|m2|tamanho|area util|quantos m|qual a area|big",
    "address": r"enderec\w*|rua|avenida|fica onde|onde fica|localiza\w*|address|bairro",
    "price": r"valor|preco|quanto|custa|price|how much",
    "available": r"disponivel|ainda tem|available|ainda ta|ainda esta",
    "pool": r"piscina|pool",
    "barbecue": r"churrasqueira|varanda gourmet",
    "elevator": r"elevador|elevator",
    "gym": r"academia|gym",
    "balcony": r"varanda|sacada|balcony|terraco",
    "gated": r"condominio fechado|portaria|seguranca 24",
    "near_metro": r"metro\b",
    "floor": r"andar|floor",
    "sun": r"sol|face|nascente|poente|ventila\w*",
    "age": r"idade|ano de construcao|quantos anos|reforma\w*|novo",
    "terms": r"permuta|aceita carro|contrato|caucao|fiador|seguro fianca|deposito",
}
_ASKED = {topic: re.compile(rf"\b(?:{words})") for topic, words in TOPICS.items()}
_INDIFFERENT = re.compile(
    r"\b(tanto faz|qualquer( um| uma)?|indiferente|nao importa|sem preferencia|o que tiver|pode me mostrar|"
    r"pode mandar|voce (escolhe|decide)|any(thing)?|whatever|nao faz diferenca|nao tenho preferencia|"
    r"todos?|todas?)\b"
)
_DEMAND = re.compile(r"\b(apag\w+|exclu\w+|remov\w+|delet\w+|elimin\w+|quais dados|que dados|lgpd)")
_CHEAPER = re.compile(
    r"\bmais (barat\w+|em conta|acessive\w+)|\bmenor (valor|preco)|\bmenos car\w+|\bcheaper"
)
_BIGGER = re.compile(r"\b(maior(es)?|mais (espacos\w+|ampl\w+|grande)|bigger|larger)\b(?! (valor|preco))")


def folded(text: str) -> str:
    """Lower case without accents; only the beginning, which is where a question stands."""
    plain = unicodedata.normalize("NFKD", text[:2000].lower())
    return "".join(c for c in plain if not unicodedata.combining(c))


def topics_of(text: str) -> tuple[str, ...]:
    """Which facts about a property the words ask for; "condomínio fechado" is not the fee."""
    plain = folded(text)
    found = [topic for topic, asked in _ASKED.items() if asked.search(plain)]
    if "condo" in found and "gated" in found:
        found.remove("condo")
    if len(found) > 1 and "price" in found and re.search(r"quant[oa]s?\b", plain):
        found.remove("price")  # "quantas vagas", "quanto é o condomínio": the other thing is asked
    return tuple(found)


def indifferent(text: str) -> bool:
    """Is it “tanto faz” or its like? That is an answer, not a place and not a miss."""
    return bool(_INDIFFERENT.search(folded(text)))


def demands_data(text: str) -> bool:
    """Wants own data shown or erased, besides whatever else is said."""
    return bool(_DEMAND.search(folded(text)))


def wants_cheaper(text: str) -> bool:
    return bool(_CHEAPER.search(folded(text)))


def wants_bigger(text: str) -> bool:
    return bool(_BIGGER.search(folded(text)))


def answers(offer: Offer, topics: tuple[str, ...], purpose: str | None) -> tuple[list[str], list[str]]:
    """(sentences that the data give, topics that it does not answer)."""
    said: list[str] = []
    unknown: list[str] = []
    for topic in topics:
        sentence = _ANSWERS[topic](offer, purpose) if topic in _ANSWERS else _feature(offer, topic)
        (said if sentence else unknown).append(sentence or topic)
    return said, unknown


def _feature(offer: Offer, topic: str) -> str | None:
    """A feature that is listed is there; one that is not listed is not known."""
    if topic in offer.features:
        return _HAS.get(topic)
    return None


_HAS = {
    "pets": "Sim, aceita pet.",
    "furnished": "Sim, é mobiliado.",
    "pool": "Sim, tem piscina.",
    "barbecue": "Sim, tem churrasqueira.",
    "elevator": "Sim, tem elevador.",
    "gym": "Sim, tem academia.",
    "balcony": "Sim, tem varanda.",
    "gated": "Sim, fica em condomínio fechado.",
    "near_metro": "Sim, fica perto do metrô.",
}


def _count(number: int | None, one: str, many: str, none: str) -> str | None:
    if number == 0:
        return none
    return f"Tem {wording.counted(number, one, many)}." if number else None


def _condo(offer: Offer, _: str | None) -> str | None:
    if offer.condo_cents == 0:
        return "Não tem taxa de condomínio."
    return f"O condomínio é de {wording.money(offer.condo_cents)} por mês." if offer.condo_cents else None


def _iptu(offer: Offer, _: str | None) -> str | None:
    if offer.iptu_cents == 0:
        return "É isento de IPTU."
    return f"O IPTU é de {wording.money(offer.iptu_cents)} por ano." if offer.iptu_cents else None


_ANSWERS: dict[str, Callable[[Offer, str | None], str | None]] = {
    "condo": _condo,
    "iptu": _iptu,
    "parking": lambda o, _: _count(o.parking, "vaga", "vagas", "Não tem vaga de garagem."),
    "bedrooms": lambda o, _: _count(o.bedrooms, "quarto", "quartos", "Não tem quarto separado."),
    "suites": lambda o, _: _count(o.suites, "suíte", "suítes", "Não tem suíte."),
    "bathrooms": lambda o, _: _count(o.bathrooms, "banheiro", "banheiros", "Não tem banheiro."),
    "area": lambda o, _: f"São {o.area_m2} m²." if o.area_m2 else None,
    "address": lambda o, _: f"Fica em {wording.place(o)}. O endereço completo o corretor passa na visita.",
    "price": lambda o, p: f"O valor é {wording.price(o, p)}." if o.sale_cents or o.rent_cents else None,
    "available": lambda o, _: "Sim, está disponível!",
}
