"""A property's figures as people read them."""

import re

from flask.blueprints import BlueprintSetupState

from atendeja.catalog import FEATURE_NAMES, TYPE_NAMES
from atendeja.models import Property

from .blueprint import bp
from .history import cents_in_words


@bp.app_template_filter("prices")
def prices(one: Property) -> list[tuple[str, str]]:
    """(sale or rent, “R$ 620.000” or “R$ 2.300/mês”) of each side that is offered."""
    found = []
    if one.for_sale:
        found.append(("sale", cents_in_words(one.sale_price_cents) if one.sale_price_cents else "Consulte"))
    if one.for_rent:
        rent = f"{cents_in_words(one.rent_price_cents)}/mês" if one.rent_price_cents else "Consulte"
        found.append(("rent", rent))
    return found


@bp.app_template_filter("figures")
def figures(one: Property) -> str:
    """2 quartos · 1 vaga · 68 m²"""
    area = one.area_m2 or one.total_area_m2
    parts = [
        _counted(one.bedrooms, "quarto", "quartos"),
        _counted(one.parking, "vaga", "vagas"),
        f"{area:,} m²".replace(",", ".") if area else "",
    ]
    return " · ".join(part for part in parts if part)


@bp.app_template_filter("in_reais")
def in_reais(cents: int | None) -> str:
    return "" if cents is None else cents_in_words(cents)


@bp.app_template_filter("full_address")
def full_address(one: Property) -> str:
    """For the team: Rua Marcílio Dias, 85 · 11060-210."""
    street = ", ".join(part for part in (one.street, one.number) if part)
    postal = f"{one.postal_code[:5]}-{one.postal_code[5:]}" if one.postal_code else ""
    return " · ".join(part for part in (street, postal) if part)


@bp.app_template_filter("dial")
def dial(phone: str) -> str:
    """A telephone as people write it → what a link dials."""
    return re.sub(r"[^0-9+]", "", phone)


def _counted(number: int | None, one: str, many: str) -> str:
    return f"{number} {one if number == 1 else many}" if number else ""


@bp.record_once
def _names(state: BlueprintSetupState) -> None:
    state.app.jinja_env.globals.update(TYPE_NAMES=TYPE_NAMES, FEATURE_NAMES=FEATURE_NAMES)
