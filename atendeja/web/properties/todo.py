"""What a property's advertisement lacks, in words, with the way to where it is mended."""

from dataclasses import dataclass

from flask import url_for

from atendeja.catalog.completeness import ENOUGH_PHOTOS
from atendeja.models import Property

from .blueprint import bp


@dataclass(frozen=True, slots=True)
class ToDo:
    """`short` stands on cards (“faltam fotos”), `sentence` in the list; `field` is the editor's."""

    short: str
    sentence: str
    field: str


TO_DO = {
    "photos": ToDo("fotos", f"Pelo menos {ENOUGH_PHOTOS} fotos: anúncio sem foto quase ninguém abre.", ""),
    "price": ToDo("preço", "O preço. Sem ele o cliente lê “Consulte”.", "preco_venda"),
    "description": ToDo("descrição", "Uma descrição com o que o imóvel tem de melhor.", "descricao"),
    "bedrooms": ToDo("quartos", "O número de quartos: é o que mais se procura.", "quartos"),
    "bathrooms": ToDo("banheiros", "O número de banheiros.", "banheiros"),
    "area": ToDo("área", "A área em m².", "area_util"),
    "district": ToDo("bairro", "O bairro: sem ele o imóvel não aparece nas buscas por lugar.", "bairro"),
    "address": ToDo("endereço", "A rua, nem que seja só para a equipe.", "endereco"),
    "condo": ToDo("condomínio", "O valor do condomínio, ou “isento”.", "condominio"),
}


@bp.app_template_filter("to_do")
def to_do(one: Property) -> list[ToDo]:
    return [TO_DO[name] for name in one.missing_key.split("|") if name in TO_DO]


@bp.app_template_global()
def mending(one: Property, what: ToDo) -> str:
    """Where it is mended: the field in the editor, or the photos."""
    if not what.field:
        return url_for("properties.shown", property_id=one.id, _anchor="fotos")
    field = what.field
    if field == "preco_venda" and (not one.for_sale or one.sale_price_cents is not None):
        field = "preco_aluguel"
    return url_for("properties.edit", property_id=one.id, _anchor=f"f-{field}")
