"""Every sentence the assistant says, in Brazilian Portuguese, and how it writes money and properties."""

from datetime import datetime
from typing import Any

from .state import Offer

TYPES = {
    "apartment": ("apartamento", "apartamentos"),
    "house": ("casa", "casas"),
    "townhouse": ("sobrado", "sobrados"),
    "condo_house": ("casa em condomínio", "casas em condomínio"),
    "studio": ("studio/kitnet", "studios e kitnets"),
    "penthouse": ("cobertura", "coberturas"),
    "land": ("terreno", "terrenos"),
    "farm": ("sítio/chácara", "sítios e chácaras"),
    "commercial": ("imóvel comercial", "imóveis comerciais"),
    "warehouse": ("galpão", "galpões"),
}
FEATURES = {
    "pets": "aceita pet",
    "furnished": "mobiliado",
    "pool": "piscina",
    "barbecue": "churrasqueira",
    "elevator": "elevador",
    "gym": "academia",
    "balcony": "varanda",
    "gated": "condomínio fechado",
    "near_metro": "perto do metrô",
}

ASK_PURPOSE = "Você quer comprar ou alugar?"
ASK_PLACE = "Em qual cidade ou bairro você procura?"
ASK_TYPE = "Que tipo de imóvel você procura, e com quantos quartos?"
ASK_AGAIN = "Desculpe, não entendi bem. "
ANY_LABEL, BUY_LABEL, RENT_LABEL = "Tanto faz", "Comprar", "Alugar"
PERSON_LABEL, VISIT_LABEL, MORE_LABEL = "Falar com corretor", "Quero visitar", "Ver mais opções"
DETAILS_LABEL, OTHER_SEARCH_LABEL = "Ver detalhes", "Mudar a busca"
HANDED_OVER = "Combinado! Já chamei um corretor da {agency}. Ele continua por aqui com você, já sabendo o que conversamos."
VISIT_WANTED = "Ótima escolha! Já avisei um corretor da {agency}: ele combina o melhor dia e horário da visita ao {code} com você por aqui."
NOT_FOUND = "Ainda não tenho {wish}. Quer mudar algum item da busca ou falar com um corretor?"
NO_MORE = "Por enquanto, estas são todas as opções de {wish}. Quer mudar algum item da busca ou falar com um corretor?"
CODE_UNKNOWN = "Não encontrei o imóvel {ref} disponível agora. Quer me contar o que você procura?"
VOICE = "Ainda não consigo ouvir áudios por aqui. Pode me escrever? Se preferir, chamo um corretor."
RECEIVED = "Recebi, obrigado! Um corretor também vai ver. Enquanto isso, posso ajudar a procurar um imóvel."
THANKS = "Por nada! Se precisar, é só chamar por aqui."
PICK = "Encontrei {count} de {wish}. Toque para ver os detalhes:"
PICK_ONE = "Encontrei esta opção de {wish}:"


def greeting(now: datetime, agency: str, customer: str | None) -> str:
    """By the agency's clock: bom dia until noon, boa tarde until six."""
    part = "Bom dia" if 5 <= now.hour < 12 else "Boa tarde" if 12 <= now.hour < 18 else "Boa noite"
    name = f", {customer}" if customer else ""
    return f"{part}{name}! Sou o assistente da {agency}. "


def money(cents: int) -> str:
    """R$ 450 mil, R$ 1,25 milhão, R$ 2.300, R$ 2.300,50."""
    whole, rest = divmod(cents, 100)
    if whole >= 1_000_000 and whole % 10_000 == 0 and not rest:
        value = f"{whole / 1_000_000:.2f}".rstrip("0").rstrip(".").replace(".", ",")
        return f"R$ {value} {'milhão' if whole < 2_000_000 else 'milhões'}"
    if whole >= 10_000 and whole % 1000 == 0 and not rest:
        return f"R$ {whole // 1000} mil"
    grouped = f"{whole:,}".replace(",", ".")
    return f"R$ {grouped},{rest:02d}" if rest else f"R$ {grouped}"


def price(offer: Offer, purpose: str | None) -> str:
    """The price for the wanted purpose, both when both are open and none was named."""
    parts = []
    if offer.for_sale and purpose != "rent":
        parts.append(money(offer.sale_cents) if offer.sale_cents else "Consulte o valor")
    if offer.for_rent and purpose != "sale":
        parts.append(f"{money(offer.rent_cents)}/mês" if offer.rent_cents else "Consulte o aluguel")
    return " · ".join(parts) or "Consulte o valor"


def counted(number: int | None, one: str, many: str) -> str | None:
    return f"{number} {one if number == 1 else many}" if number else None


def features_line(offer: Offer) -> str:
    parts = [
        counted(offer.bedrooms, "quarto", "quartos"),
        counted(offer.suites, "suíte", "suítes"),
        counted(offer.parking, "vaga", "vagas"),
        f"{offer.area_m2} m²" if offer.area_m2 else None,
    ]
    return " · ".join(part for part in parts if part)


def place(offer: Offer) -> str:
    return f"{offer.district}, {offer.city}" if offer.district else offer.city


def card(offer: Offer, purpose: str | None) -> str:
    """Three short lines for a carousel: price, what it is, where and code."""
    what = features_line(offer) or TYPES[offer.type][0].capitalize()
    return f"*{price(offer, purpose)}*\n{what}\n{place(offer)} · {offer.code}"


def details(offer: Offer, purpose: str | None) -> str:
    """The caption below one property's photo: facts first, then the description's beginning."""
    fees = [
        f"Condomínio {money(offer.condo_cents)}" if offer.condo_cents else None,
        f"IPTU {money(offer.iptu_cents)}/ano" if offer.iptu_cents else None,
    ]
    extras = ", ".join(FEATURES[name] for name in offer.features if name in FEATURES)
    lines = [
        f"*{offer.title}* ({offer.code})",
        f"*{price(offer, purpose)}*",
        features_line(offer),
        place(offer),
        " · ".join(fee for fee in fees if fee),
        extras.capitalize(),
        f"\n{offer.description}" if offer.description else "",
    ]
    return "\n".join(line for line in lines if line)


def wish(wanted: dict[str, Any]) -> str:
    """Like “apartamento à venda com 2 quartos em Santos até R$ 500 mil”: what is being looked for, in words."""
    kinds = [TYPES[name][0] for name in wanted.get("types", ()) if name in TYPES]
    purpose = {"sale": "à venda", "rent": "para alugar"}.get(wanted.get("purpose", ""))
    rooms = counted(wanted.get("bedrooms_min"), "quarto", "quartos")
    limit = wanted.get("price_max") or wanted.get("price_about")
    parts = [
        " ou ".join(kinds) or "imóvel",
        purpose,
        f"com {rooms}" if rooms else None,
        f"em {_where(wanted)}" if _where(wanted) else None,
        f"até {money(limit * 100)}" if limit else None,
    ]
    return " ".join(part for part in parts if part)


def summary(wanted: dict[str, Any], focus: Offer | None) -> str:
    """For the agent who takes over: what is wanted and what is being looked at."""
    looking = f"\nDe olho no {focus.code}" if focus else ""
    return f"Procura: {wish(wanted)}{looking}" if wanted else f"Ainda não disse o que procura.{looking}"


def _where(wanted: dict[str, Any]) -> str:
    districts = " ou ".join(wanted.get("neighborhoods", ()))
    return ", ".join(part for part in (districts, wanted.get("city")) if part)
