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
ADJECTIVES = {
    "furnished": ("mobiliado", "mobiliada"),
    "pets": ("que aceita pet", "que aceita pet"),
    "near_metro": ("perto do metrô", "perto do metrô"),
    "gated": ("em condomínio fechado", "em condomínio fechado"),
}
REQUIRED = {
    "pets": "que aceite pet",
    "furnished": "mobília",
    "pool": "piscina",
    "barbecue": "churrasqueira",
    "elevator": "elevador",
    "gym": "academia",
    "balcony": "varanda",
    "gated": "condomínio fechado",
    "near_metro": "metrô perto",
}
FEMININE = frozenset({"house", "condo_house", "penthouse"})
# How a place's first word is spoken of: no Jardim …, na Vila …; any other is “no bairro …”.
ARTICLES = {
    "no": "jardim parque centro setor alto morro conjunto residencial loteamento canto campo recanto bosque",
    "na": "vila praia ponta asa cidade barra chácara lagoa ilha zona granja",
}
SPOKEN_CITIES = {"Rio de Janeiro": "no", "Guarujá": "no", "Recife": "no", "Distrito Federal": "no"}
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
    "type": "outro tipo",
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
    """Like “apartamento à venda com 2 quartos em Santos, até R$ 500 mil”: what is looked for, in words."""
    names = [name for name in wish.get("types", ()) if name in TYPES]
    feminine = bool(names) and all(name in FEMININE for name in names)
    adjectives = [ADJECTIVES[name][feminine] for name in wish.get("features", ()) if name in ADJECTIVES]
    limits = _limits(wish)
    parts = [
        " ou ".join(TYPES[name][0] for name in names) or "imóvel",
        joined(adjectives) if adjectives else None,
        {"sale": "à venda", "rent": "para alugar"}.get(wish.get("purpose") or ""),
        _with(wish),
        where(wish),
    ]
    return " ".join(part for part in parts if part) + (f", {limits}" if limits else "")


def _with(wish: dict[str, Any]) -> str | None:
    parts = [
        counted(wish.get("bedrooms_min"), "quarto", "quartos"),
        counted(wish.get("suites_min"), "suíte", "suítes"),
        counted(wish.get("bathrooms_min"), "banheiro", "banheiros"),
        counted(wish.get("parking_min"), "vaga", "vagas"),
        f"{wish['area_min']} m² ou mais" if wish.get("area_min") else None,
        *(FEATURES[name] for name in wish.get("features", ()) if name in FEATURES and name not in ADJECTIVES),
    ]
    said = [part for part in parts if part]
    return "com " + joined(said) if said else None


def _limits(wish: dict[str, Any]) -> str | None:
    low, high, about = wish.get("price_min"), wish.get("price_max"), wish.get("price_about")
    monthly = "/mês" if wish.get("purpose") == "rent" else ""
    if low and high:
        return f"de {money(low * 100)} a {money(high * 100)}{monthly}"
    if high:
        return f"até {money(high * 100)}{monthly}"
    if about:
        return f"por volta de {money(about * 100)}{monthly}"
    return f"a partir de {money(low * 100)}{monthly}" if low else None


def where(wish: dict[str, Any]) -> str:
    """no bairro Gonzaga, em Santos · na Vila Mariana · em Santos."""
    districts, city = wish.get("neighborhoods", ()), wish.get("city")
    parts = [" ou ".join(in_district(name) for name in districts)]
    if city:
        parts.append(f"{SPOKEN_CITIES.get(city, 'em')} {city}")
    return ", ".join(part for part in parts if part)


def in_district(name: str) -> str:
    head = name.split()[0].lower() if name.split() else ""
    article = next((article for article, heads in ARTICLES.items() if head in heads.split()), None)
    return f"{article} {name}" if article else f"no bairro {name}"


def joined(parts: list[str]) -> str:
    return parts[0] if len(parts) == 1 else ", ".join(parts[:-1]) + " e " + parts[-1]


def moment(visit: dict[str, Any]) -> str:
    """sábado, 14/03, às 10h · quarta, 11/03, de manhã."""
    if visit.get("at"):
        at = datetime.fromisoformat(visit["at"])
        return f"{_day(at)}, {hour(visit['at'][11:])}"
    parts = []
    if visit.get("date"):
        parts.append(_day(date.fromisoformat(visit["date"])))
    if visit.get("hour"):
        parts.append(hour(visit["hour"]))
    elif visit.get("period"):
        parts.append(PERIODS.get(visit["period"], ""))
    return ", ".join(parts)


def _day(on: date) -> str:
    return f"{WEEKDAYS[on.weekday()]}, {on:%d/%m}"


def hour(clock: str) -> str:
    """14:00 → às 14h, 13:30 → às 13h30, 01:00 → à 1h."""
    hours, minutes = int(clock[:2]), clock[3:5]
    return f"{'à' if hours == 1 else 'às'} {hours}h{'' if minutes == '00' else minutes}"


def opening(at: datetime, now: datetime) -> str:
    """When people answer again: hoje a partir das 9h · amanhã … · na segunda …"""
    days = (at.date() - now.date()).days
    day = "hoje" if days == 0 else "amanhã" if days == 1 else f"{_ON[at.weekday()]} {WEEKDAYS[at.weekday()]}"
    return f"{day} a partir {'da' if at.hour == 1 else 'das'} {clock(at.hour * 60 + at.minute)}"


def clock(minutes: int) -> str:
    """Minutes since midnight: 540 → 9h, 570 → 9h30."""
    hours, rest = divmod(minutes, 60)
    return f"{hours}h{rest:02d}" if rest else f"{hours}h"


def written_clock(minutes: int) -> str:
    """Minutes since midnight as the state keeps them: 570 → 09:30."""
    return f"{minutes // 60:02d}:{minutes % 60:02d}"


_ON = ("na", "na", "na", "na", "na", "no", "no")
