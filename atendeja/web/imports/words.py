"""How an import's findings read: fields, values before and after, states, counts."""

from typing import Any

from atendeja.actions.comparing import FIELDS
from atendeja.catalog import FEATURE_NAMES, LABELS, TYPE_NAMES
from atendeja.catalog.money import written
from atendeja.models import PropertyImport

from .blueprint import bp

NAMES = {name: LABELS[column] for column, names in reversed(FIELDS.items()) for name in names} | {
    "for_sale": "Para venda",
    "for_rent": "Para aluguel",
    "sale_price_cents": LABELS["preco_venda"],
    "rent_price_cents": LABELS["preco_aluguel"],
    "other_features": "Outras características",
}
STATES = {
    "mapping": ("Confirmar colunas", "wait"),
    "checking": ("Conferindo", ""),
    "checked": ("Falta aplicar", "wait"),
    "applying": ("Gravando", ""),
    "done": ("Concluída", "done"),
    "cancelled": ("Cancelada", ""),
    "failed": ("Não deu certo", "danger"),
}
COUNTED = {
    "new": ("novo", "novos"),
    "changed": ("alterado", "alterados"),
    "unchanged": ("sem mudança", "sem mudança"),
    "missing": ("fora do arquivo", "fora do arquivo"),
    "refused": ("recusado", "recusados"),
    "repeated": ("repetido", "repetidos"),
    "deactivated": ("desativado", "desativados"),
}


@bp.app_template_filter()
def field_name(name: str) -> str:
    return NAMES.get(name, name)


@bp.app_template_filter()
def column_name(column: str) -> str:
    return LABELS.get(column, column) or "A linha"


@bp.app_template_filter()
def field_value(value: Any, name: str) -> str:
    """“R$ 620.000,50”, “72 m²”, “sim”; a dash for nothing."""
    if value is None or value == "" or value == []:
        return "—"
    if isinstance(value, bool):
        return "sim" if value else "não"
    if name.endswith("_cents"):
        whole, _, rest = written(value).partition(",")
        return f"R$\xa0{int(whole):,}".replace(",", ".") + ("" if rest == "00" else f",{rest}")
    if isinstance(value, list):
        return ", ".join(FEATURE_NAMES.get(str(item), str(item)) for item in value)
    unit = {"area_m2": " m²", "total_area_m2": " m²", "photos": " foto" if value == 1 else " fotos"}
    return TYPE_NAMES.get(value, value) if name == "type" else f"{value}{unit.get(name, '')}"


@bp.app_template_filter()
def thousands(count: int) -> str:
    """12.500"""
    return f"{count:,}".replace(",", ".")


@bp.app_template_filter()
def counted(count: int, kind: str) -> str:
    """“1 novo”, “12.500 alterados”."""
    return _counted(count, kind)


@bp.app_template_filter()
def counted_all(counts: dict[str, Any]) -> str:
    """“3 novos · 12 alterados”: all that is not zero; empty when nothing was counted."""
    return " · ".join([_counted(counts[kind], kind) for kind in COUNTED if counts.get(kind)])


def _counted(count: int, kind: str) -> str:
    words = f"{count:,}".replace(",", ".")
    return f"{words} {COUNTED[kind][count != 1]}"


@bp.app_template_global()
def import_state(one: PropertyImport) -> tuple[str, str]:
    """(words, tone) of where an import stands."""
    return STATES[one.status]


@bp.app_template_global()
def import_percent(one: PropertyImport) -> int:
    return min(99, one.position * 100 // max(one.total, 1))
