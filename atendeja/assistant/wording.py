"""How the assistant writes money, places, dates and properties, in Brazilian Portuguese."""

from datetime import date, datetime
from typing import Any

from .state import Offer

TYPES = {
    "apartment": ("apartamento", "apartamentos"),
    "house": ("casa", "casas"),
    "townhouse": ("sobrado", "sobrados"),
    "condo_house": ("casa em condomínio", "casas em condomínio"),
    "studio": ("studio", "studios"),
    "penthouse": ("cobertura", "coberturas"),
    "land": ("terreno", "terrenos"),
    "farm": ("sítio ou chácara", "sítios e chácaras"),
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
WEEKDAYS = ("segunda", "terça", "quarta", "quinta", "sexta", "sábado", "domingo")
PERIODS = {"morning": "de manhã", "afternoon": "à tarde", "evening": "no fim do dia"}


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
    if offer.for_sale and (purpose != "rent" or not offer.for_rent):
        parts.append(money(offer.sale_cents) if offer.sale_cents else "Consulte o valor")
    if offer.for_rent and (purpose != "sale" or not offer.for_sale):
        parts.append(f"{money(offer.rent_cents)}/mês" if offer.rent_cents else "Consulte o aluguel")
    return " · ".join(parts) or "Consulte o valor"


def counted(number: int | None, one: str, many: str) -> str | None:
    return f"{number} {one if number == 1 else many}" if number else None


def rooms(offer: Offer) -> str:
    parts = [
        counted(offer.bedrooms, "quarto", "quartos"),
        counted(offer.suites, "suíte", "suítes"),
        counted(offer.parking, "vaga", "vagas"),
        f"{offer.area_m2} m²" if offer.area_m2 else None,
    ]
    return " · ".join(part for part in parts if part)


def place(offer: Offer) -> str:
    return f"{offer.district}, {offer.city}" if offer.district else offer.city


DIFFERENCES = {
    "price": "um pouco acima do valor",
    "bedrooms": "outro número de quartos",
    "district": "outro bairro",
}


def card(offer: Offer, purpose: str | None) -> str:
    """Three short lines for a carousel: price, what it is, where and code."""
    what = rooms(offer) or TYPES[offer.type][0].capitalize()
    note = f" ({DIFFERENCES[offer.differs]})" if offer.differs else ""
    return f"*{price(offer, purpose)}*{note}\n{what}\n{place(offer)} · {offer.code}"


def details(offer: Offer, purpose: str | None) -> str:
    """The text beside one property's photo: facts first, then the description's beginning."""
    fees = [
        f"Condomínio {money(offer.condo_cents)}" if offer.condo_cents else None,
        f"IPTU {money(offer.iptu_cents)}/ano" if offer.iptu_cents else None,
    ]
    extras = ", ".join(FEATURES[name] for name in offer.features if name in FEATURES)
    lines = [
        f"*{offer.title}* ({offer.code})",
        f"*{price(offer, purpose)}*",
        rooms(offer),
        place(offer),
        " · ".join(fee for fee in fees if fee),
        extras.capitalize(),
        f"\n{offer.description[:500]}" if offer.description else "",
    ]
    return "\n".join(line for line in lines if line)


def wished(wish: dict[str, Any]) -> str:
    """Like “apartamento à venda com 2 quartos em Santos até R$ 500 mil”: what is looked for, in words."""
    kinds = [TYPES[name][0] for name in wish.get("types", ()) if name in TYPES]
    parts = [
        " ou ".join(kinds) or "imóvel",
        {"sale": "à venda", "rent": "para alugar"}.get(wish.get("purpose") or ""),
        _with(wish),
        f"em {where(wish)}" if where(wish) else None,
        _limits(wish),
    ]
    return " ".join(part for part in parts if part)


def _with(wish: dict[str, Any]) -> str | None:
    parts = [
        counted(wish.get("bedrooms_min"), "quarto", "quartos"),
        counted(wish.get("suites_min"), "suíte", "suítes"),
        counted(wish.get("parking_min"), "vaga", "vagas"),
        f"{wish['area_min']} m² ou mais" if wish.get("area_min") else None,
        *(FEATURES[name] for name in wish.get("features", ()) if name in FEATURES),
    ]
    said = [part for part in parts if part]
    return "com " + joined(said) if said else None


def _limits(wish: dict[str, Any]) -> str | None:
    low, high, about = wish.get("price_min"), wish.get("price_max"), wish.get("price_about")
    if low and high:
        return f"de {money(low * 100)} a {money(high * 100)}"
    if high:
        return f"até {money(high * 100)}"
    if about:
        return f"por volta de {money(about * 100)}"
    return f"a partir de {money(low * 100)}" if low else None


def where(wish: dict[str, Any]) -> str:
    districts = " ou ".join(wish.get("neighborhoods", ()))
    return ", ".join(part for part in (districts, wish.get("city")) if part)


def joined(parts: list[str]) -> str:
    return parts[0] if len(parts) == 1 else ", ".join(parts[:-1]) + " e " + parts[-1]


def moment(visit: dict[str, Any]) -> str:
    """sábado, 14/03, às 10h · quarta, 11/03, de manhã."""
    if visit.get("at"):
        at = datetime.fromisoformat(visit["at"])
        minutes = f"{at.minute:02d}" if at.minute else ""
        return f"{WEEKDAYS[at.weekday()]}, {at:%d/%m}, às {at.hour}h{minutes}"
    parts = []
    if visit.get("date"):
        on = date.fromisoformat(visit["date"])
        parts.append(f"{WEEKDAYS[on.weekday()]}, {on:%d/%m}")
    if visit.get("period"):
        parts.append(PERIODS.get(visit["period"], ""))
    return ", ".join(parts)
