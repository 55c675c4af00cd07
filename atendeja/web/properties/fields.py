"""The editor's fields: how each is read from what was typed, and written for typing on.

Their names are the property file's columns where it has one, so that both speak of the same thing.
"""

import re
from collections.abc import Callable
from dataclasses import dataclass
from datetime import UTC, datetime
from typing import Any

from atendeja.catalog import LABELS, LIMITS, TYPE_NAMES
from atendeja.catalog.kinds import property_type
from atendeja.catalog.money import cents, count, price_cents, shown, square_metres
from atendeja.catalog.places import postal_code, state
from atendeja.catalog.problems import BadCell
from atendeja.catalog.words import clean, fold, one_line

VISIBILITIES = {"full": "Endereço completo", "street": "Só a rua", "district": "Só o bairro"}
HIGHEST_FLOOR, OLDEST = 200, 1500


@dataclass(frozen=True, slots=True)
class Field:
    """One field: its column in the table, what people call it, and both ways between text and value."""

    attribute: str
    label: str
    read: Callable[[str], Any]
    write: Callable[[Any], str] = lambda value: "" if value is None else str(value)


def money(amount: int | None) -> str:
    """62000050 → 620.000,50; whole reais without cents."""
    if amount is None:
        return ""
    whole = f"{amount // 100:,}".replace(",", ".")
    return f"{whole},{amount % 100:02d}" if amount % 100 else whole


def _line(most: int, needed: str = "") -> Callable[[str], str]:
    def read(text: str) -> str:
        line = one_line(text)
        if needed and not line:
            raise BadCell(needed)
        if len(line) > most:
            raise BadCell(f"O texto tem {len(line)} letras; cabem {most}.")
        return line

    return read


def _text(most: int) -> Callable[[str], str]:
    def read(text: str) -> str:
        if len(text) > most:
            raise BadCell(f"O texto tem {len(text)} letras; cabem {most}.")
        return text

    return read


def _or_none(read: Callable[[str], str]) -> Callable[[str], str | None]:
    return lambda text: read(text) or None


def _code(text: str) -> str:
    code = _line(LIMITS["codigo"], "Dê um código ao imóvel, por exemplo AP1023.")(text).upper()
    if not fold(code):
        raise BadCell("O código precisa ter letras ou números.")
    return code


def _floor(text: str) -> int | None:
    """Térreo is 0; garages and basements are below."""
    plain = fold(text)
    if plain in ("", "terreo"):
        return 0 if plain else None
    number = re.fullmatch(r"(-?[0-9]{1,3})(?: ?(?:º|°|o|a|ª))?(?: andar)?", text.strip().lower())
    if number is None or not -5 <= int(number[1]) <= HIGHEST_FLOOR:
        raise BadCell(f"Esperava o andar e veio “{shown(text)}”. Escreva o número, ou térreo.")
    return int(number[1])


def _year(text: str) -> int | None:
    if not text:
        return None
    latest = datetime.now(UTC).year + 10  # sold on paper
    if not re.fullmatch(r"[0-9]{4}", text) or not OLDEST <= int(text) <= latest:
        raise BadCell(f"Esperava o ano da construção e veio “{shown(text)}”. Escreva, por exemplo, 2012.")
    return int(text)


def _phone(text: str) -> str | None:
    if text and not 8 <= len(re.sub(r"\D", "", text)) <= 15:
        raise BadCell("O telefone não parece completo. Escreva com o DDD, por exemplo (13) 99999-0000.")
    return _line(32)(text) or None


def _email(text: str) -> str | None:
    if text and not re.fullmatch(r"[^@\s]{1,64}@[^@\s]+\.[^@\s]{2,}", text):
        raise BadCell(f"“{shown(text)}” não parece um e-mail.")
    return _line(254)(text) or None


def _visibility(text: str) -> str:
    return text if text in VISIBILITIES else "district"


def _postal(value: str | None) -> str:
    return f"{value[:5]}-{value[5:]}" if value else ""


FIELDS: dict[str, Field] = {
    "codigo": Field("code", "Código", _code),
    "titulo": Field("title", "Título", _line(LIMITS["titulo"])),
    "tipo": Field("type", "Tipo", property_type, lambda value: TYPE_NAMES.get(value, value)),
    "preco_venda": Field("sale_price_cents", LABELS["preco_venda"], price_cents, money),
    "preco_aluguel": Field("rent_price_cents", LABELS["preco_aluguel"], price_cents, money),
    "condominio": Field("condo_fee_cents", "Condomínio", cents, money),
    "iptu": Field("iptu_cents", "IPTU", cents, money),
    "cidade": Field("city", "Cidade", _line(LIMITS["cidade"], "Em que cidade fica?")),
    "uf": Field("state", "UF", state),
    "bairro": Field("district", "Bairro", _line(LIMITS["bairro"])),
    "endereco": Field("street", "Rua", _or_none(_line(LIMITS["endereco"]))),
    "numero": Field("number", "Número", _or_none(_line(LIMITS["numero"]))),
    "cep": Field("postal_code", "CEP", postal_code, _postal),
    "endereco_visivel": Field("address_visibility", "O que o cliente vê do endereço", _visibility),
    "quartos": Field("bedrooms", "Quartos", count),
    "suites": Field("suites", "Suítes", count),
    "banheiros": Field("bathrooms", "Banheiros", count),
    "vagas": Field("parking", "Vagas", count),
    "area_util": Field("area_m2", "Área útil", square_metres),
    "area_total": Field("total_area_m2", "Área total", square_metres),
    "andar": Field("floor", "Andar", _floor),
    "ano": Field("year_built", "Ano da construção", _year),
    "descricao": Field("description", "Descrição", _text(LIMITS["descricao"])),
    "proprietario": Field("owner_name", "Nome do proprietário", _or_none(_line(120))),
    "proprietario_telefone": Field("owner_phone", "Telefone do proprietário", _phone),
    "proprietario_email": Field("owner_email", "E-mail do proprietário", _email),
    "notas": Field("notes", "Notas para a equipe", _text(4000)),
}


def typed(name: str, value: str) -> str:
    """What came from a browser without what no database takes."""
    plain = clean(value)
    return plain if name in ("descricao", "notas") else plain.strip()
