"""What is asked about a property, and what is answered from its data: nothing is invented."""

import re
from collections.abc import Callable

from . import wording
from .remarks import folded
from .state import Offer

# topic → words that ask for it, in folded text (lower case, no accents)
TOPICS: dict[str, str] = {
    "condo": r"condominio|taxa|condo fee|hoa",
    "iptu": r"iptu",
    "parking": r"vagas?|garagem|estacionamento|parking",
    "pets": r"pets?|cachorr\w*|gat[oa]s?|anima\w*|bicho\w*|dogs?|cats?",
    "furnished": r"mobilia\w*|moveis|furnish\w*",
    "bedrooms": r"quartos?|dorm\w*|bedrooms?",
    "suites": r"suites?",
    "bathrooms": r"banheiros?|lavabo|wc|bathrooms?",
    "area": r"metragem|metros?|m2|tamanho|area util|quantos m|qual a area|big",
    "address": r"enderec\w*|rua|avenida|fica onde|onde (e|fica|esta)|localiza\w*|address|bairro|where",
    "price": r"valor|preco|quanto|custa|price|how much|aluguel",
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
    "age": r"idade|ano de construcao|quantos anos|novo",
    "renovation": r"reforma\w*",
    "terms": r"permuta|aceita(m)? carro|contrato|caucao|fiador|seguro fianca|deposito|garantia",
    "discount": r"desconto|negocia\w*|proposta|contraproposta|a vista|melhora\w* o (preco|valor)",
    "around": r"perto d[eoa]|proximo|escolas?|mercado|praia|onibus|comercio",
    "deed": r"escritura|documenta\w*|matricula|registro|quitado|habite-?se",
    "internet": r"internet|gas encanado|agua inclus\w*|luz inclus\w*",
}
_LINK = re.compile(r"\b(?:https?://|www\.)\S+")
_OWN_PRICE = re.compile(r"\b(preco|price)\b|valor d[oae] (imovel|aluguel|venda|casa|ap\w*)")
_ASKED = {topic: re.compile(rf"\b(?:{words})\b") for topic, words in TOPICS.items()}
# how an agent reads what was asked
NAMES = {
    "condo": "condomínio", "iptu": "IPTU", "parking": "vaga", "pets": "aceita pet", "furnished": "mobília",
    "bedrooms": "quartos", "suites": "suítes", "bathrooms": "banheiros", "area": "metragem",
    "address": "endereço", "price": "valor", "pool": "piscina", "barbecue": "churrasqueira",
    "elevator": "elevador", "gym": "academia", "balcony": "varanda", "gated": "condomínio fechado",
    "near_metro": "metrô", "floor": "andar", "sun": "sol", "age": "idade", "renovation": "reforma",
    "terms": "condições", "discount": "desconto ou proposta", "around": "o que há por perto",
    "deed": "documentação", "internet": "internet e gás",
}  # fmt: skip


def named(topic: str) -> str:
    return NAMES.get(topic, "ver a mensagem")


def topics_of(text: str) -> tuple[str, ...]:
    """Which facts about a property the words ask for; "condomínio fechado" is not the fee."""
    plain = folded(_LINK.sub(" ", text))
    found = [topic for topic, asked in _ASKED.items() if asked.search(plain)]
    if "condo" in found and "gated" in found:
        found.remove("condo")
    if len(found) > 1 and "price" in found and not _OWN_PRICE.search(plain):
        found.remove("price")  # "quantas vagas", "qual o valor do condomínio": the other thing is asked
    if "near_metro" in found and "around" in found:
        found.remove("around")
    return tuple(found)


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
    asked = _ASKED.get(topic)
    listed = [name for name in offer.other_features if asked and asked.search(folded(name))]
    return f"Na ficha consta: {listed[0]}." if listed else None


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


def _address(offer: Offer, _: str | None) -> str:
    """As far as the agency shows it: the rest is for the visit."""
    if not offer.street:
        return f"Fica em {wording.place(offer)}. O endereço completo o corretor passa na visita."
    if not offer.number:
        return f"O endereço é {offer.street}, {wording.place(offer)}. O número o corretor passa na visita."
    return f"O endereço é {offer.street}, {offer.number}, {wording.place(offer)}."


def _floor(offer: Offer, _: str | None) -> str | None:
    if offer.floor is None:
        return None
    return "É térreo." if offer.floor == 0 else f"Fica no {offer.floor}º andar."


_ANSWERS: dict[str, Callable[[Offer, str | None], str | None]] = {
    "condo": _condo,
    "iptu": _iptu,
    "parking": lambda o, _: _count(o.parking, "vaga", "vagas", "Não tem vaga de garagem."),
    "bedrooms": lambda o, _: _count(o.bedrooms, "quarto", "quartos", "Não tem quarto separado."),
    "suites": lambda o, _: _count(o.suites, "suíte", "suítes", "Não tem suíte."),
    "bathrooms": lambda o, _: _count(o.bathrooms, "banheiro", "banheiros", "Não tem banheiro."),
    "area": lambda o, _: f"São {o.area_m2} m²." if o.area_m2 else None,
    "address": _address,
    "floor": _floor,
    "age": lambda o, _: f"Foi construído em {o.year_built}." if o.year_built else None,
    "price": lambda o, p: f"O valor é {wording.price(o, p)}." if o.sale_cents or o.rent_cents else None,
    "available": lambda o, _: "Sim, está disponível!",
}
