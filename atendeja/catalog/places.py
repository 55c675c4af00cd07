"""Where a property is: Brazilian states and postal codes."""

import re

from atendeja.catalog.money import shown
from atendeja.catalog.problems import BadCell
from atendeja.catalog.words import fold

STATES = {
    "AC": "Acre", "AL": "Alagoas", "AP": "Amapá", "AM": "Amazonas", "BA": "Bahia", "CE": "Ceará",
    "DF": "Distrito Federal", "ES": "Espírito Santo", "GO": "Goiás", "MA": "Maranhão", "MT": "Mato Grosso",
    "MS": "Mato Grosso do Sul", "MG": "Minas Gerais", "PA": "Pará", "PB": "Paraíba", "PR": "Paraná",
    "PE": "Pernambuco", "PI": "Piauí", "RJ": "Rio de Janeiro", "RN": "Rio Grande do Norte",
    "RS": "Rio Grande do Sul", "RO": "Rondônia", "RR": "Roraima", "SC": "Santa Catarina",
    "SP": "São Paulo", "SE": "Sergipe", "TO": "Tocantins",
}  # fmt: skip
_BY_WORD = {fold(word): uf for uf, name in STATES.items() for word in (uf, name)}


def state(text: str) -> str | None:
    """The state's two letters, from them or from its name; None when empty. Raises BadCell."""
    if not text:
        return None
    uf = _BY_WORD.get(fold(text))
    if uf is None:
        raise BadCell(f"Não conheço o estado “{shown(text)}”. Escreva a sigla, por exemplo SP.")
    return uf


def postal_code(text: str) -> str | None:
    """Eight digits; None when empty. Spreadsheets drop the first zero, so seven are completed.

    Raises BadCell.
    """
    if not text:
        return None
    digits = re.sub(r"[\s.-]", "", text)
    if not re.fullmatch(r"[0-9]{7,8}", digits):
        raise BadCell(f"O CEP “{shown(text)}” não tem oito números. Escreva, por exemplo, 11060-002.")
    return digits.zfill(8)
