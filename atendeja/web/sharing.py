"""What an agent types into the pickers of the 📎 menu, checked, with the sentence for what is wrong."""

from collections.abc import Sequence
from dataclasses import dataclass, field
from typing import Any
from urllib.parse import quote

from werkzeug.datastructures import MultiDict

from atendeja.actions.sharing import AT_MOST

from .addresses import row_id
from .forms import ReplyForm
from .places import coordinates

LONGEST_WORDS, LONGEST_PLACE = 600, 120
MAP = "https://www.google.com/maps/search/?api=1&query="


@dataclass(frozen=True, slots=True)
class PropertiesForm:
    """Which properties, in the order they were ticked, and words before them."""

    ids: Sequence[int]
    words: str
    token: str
    error: str | None = None

    @classmethod
    def read(cls, values: MultiDict[str, str]) -> "PropertiesForm":
        ids = list(dict.fromkeys(_ids(values.getlist("imovel"))))
        words, error = _words(values, "texto"), None
        if not ids:
            error = "Escolha pelo menos um imóvel."
        elif len(ids) > AT_MOST:
            error = f"Escolha até {AT_MOST} imóveis; você marcou {len(ids)}."
        elif len(words) > LONGEST_WORDS:
            error = f"O texto tem {len(words)} caracteres; o limite é {LONGEST_WORDS}."
        return cls(ids, words, ReplyForm.read(values).token, error)


@dataclass(frozen=True, slots=True)
class PlaceForm:
    """A place on the map with its name and address."""

    where: str = ""
    name: str = ""
    address: str = ""
    token: str = field(default_factory=lambda: ReplyForm.empty().token)
    at: tuple[float, float] | None = None
    error: str | None = None

    @classmethod
    def read(cls, values: MultiDict[str, str]) -> "PlaceForm":
        where, name, address = (_words(values, key) for key in ("onde", "nome", "endereco"))
        at, error = coordinates(where), None
        if not where and not address:
            error = "Diga onde fica: coordenadas, o link do mapa ou o endereço."
        elif not where:
            error = None
        elif at is None and "goo.gl/" in where:
            error = "Este link é encurtado. Abra-o no mapa e copie o endereço completo ou as coordenadas."
        elif at is None:
            error = "Não encontrei coordenadas aqui. Exemplo: -23.9608, -46.3336"
        return cls(
            where, name[:LONGEST_PLACE], address[:LONGEST_PLACE], ReplyForm.read(values).token, at, error
        )

    def content(self) -> dict[str, Any]:
        """A point on the map; without coordinates the address in words, and a button that looks it up."""
        called = {"name": self.name} if self.name else {}
        if self.at is not None:
            spoken = called | ({"address": self.address} if self.address else {})
            return {"kind": "location", "latitude": self.at[0], "longitude": self.at[1], **spoken}
        words = f"*{self.name}*\n{self.address}" if self.name else self.address
        return {"kind": "link", "text": words, "button": "Abrir no mapa", "url": MAP + quote(self.address)}


def _words(values: MultiDict[str, str], key: str) -> str:
    return values.get(key, "").replace("\r\n", "\n").replace("\x00", "").strip()


def _ids(values: Sequence[str]) -> list[int]:
    """Only what can be a row's id: anything else was not on the page."""
    found = []
    for value in values[:100]:
        try:
            found.append(row_id(value))
        except ValueError:
            continue
    return found
