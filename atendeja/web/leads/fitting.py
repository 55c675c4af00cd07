"""Why a property fits a wish, in a few words; and how much only nearly."""

from collections.abc import Mapping
from typing import Any

from atendeja.catalog import FEATURE_NAMES, TYPE_NAMES
from atendeja.models import Property
from atendeja.models.search import folded
from atendeja.queries.lead_page import Fit
from atendeja.web import filters

from .blueprint import bp


@bp.app_template_filter()
def reasons(fit: Fit, wish: Mapping[str, Any]) -> list[str]:
    """“2 quartos”, “no Gonzaga”, “R$ 50.000 abaixo do limite”; what differs is not among them."""
    one = fit.property
    return [
        words
        for words in (_rooms(one, wish), _place(one, wish), _price(one, wish), *_has(one, wish))
        if words
    ]


@bp.app_template_filter()
def shortfall(fit: Fit, wish: Mapping[str, Any]) -> str:
    """What is not as wished: “R$ 30.000 acima”, “1 quarto a menos”, “em outro bairro”."""
    one, most = fit.property, wish.get("price_max")
    price, rooms = _asked(one, wish), wish.get("bedrooms_min") or 0
    if fit.differs == "price" and price and most:
        return f"{reais(price - most)} acima do limite"
    if fit.differs == "bedrooms" and one.bedrooms is not None:
        less = one.bedrooms < rooms
        return f"{abs(rooms - one.bedrooms)} quarto a {'menos' if less else 'mais'}"
    kind = TYPE_NAMES.get(one.type, one.type)
    return {"district": f"em outro bairro: {one.district}", "type": f"é {kind}"}.get(fit.differs or "", "")


def reais(amount: int) -> str:
    """In one piece, wherever the line ends."""
    return filters.reais(amount).replace(" ", "\u00a0")


def _asked(one: Property, wish: Mapping[str, Any]) -> int | None:
    """In whole BRL, for what is wanted."""
    rent = wish.get("purpose") == "rent" or not one.for_sale
    cents = one.rent_price_cents if rent else one.sale_price_cents
    return cents // 100 if cents else None


def _rooms(one: Property, wish: Mapping[str, Any]) -> str:
    enough = wish.get("bedrooms_min") and (one.bedrooms or 0) >= wish["bedrooms_min"]
    return f"{one.bedrooms} {'quarto' if one.bedrooms == 1 else 'quartos'}" if enough else ""


def _place(one: Property, wish: Mapping[str, Any]) -> str:
    districts = {folded(name) for name in wish.get("neighborhoods", ())}
    if one.district and folded(one.district) in districts:
        return f"no bairro {one.district}"
    return f"em {one.city}" if wish.get("city") and folded(one.city) == folded(wish["city"]) else ""


def _price(one: Property, wish: Mapping[str, Any]) -> str:
    price, most = _asked(one, wish), wish.get("price_max")
    if not price or not most or price > most:
        return ""
    return "no limite do preço" if price == most else f"{reais(most - price)} abaixo do limite"


def _has(one: Property, wish: Mapping[str, Any]) -> list[str]:
    return [FEATURE_NAMES.get(name, name) for name in wish.get("features", ()) if name in one.features]
