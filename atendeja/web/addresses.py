"""Row ids in addresses: what no database can hold does not exist."""

import re
from functools import lru_cache
from typing import Any

from flask import Flask, request, url_for
from werkzeug.routing import IntegerConverter, Map

LARGEST = 2**63 - 1
REMEMBERED = 4096  # addresses; a page has a hundred, most of them also on the page before
# What an address of the inbox says of itself alone; all other plain words are the list's and go along.
KEPT = re.compile(r"[a-z]{1,20}", re.ASCII)
PASSING = frozenset({
    "aberta", "after", "antes", "desde", "dia", "endpoint", "imovel", "janela", "procura", "responder",
    "texto",
})  # fmt: skip


class RowId(IntegerConverter):
    """`<int:…>` in every route: beyond a database's largest id the address is not found."""

    def __init__(self, url_map: Map, *args: Any, **options: Any) -> None:
        super().__init__(url_map, *args, **{"max": LARGEST} | options)


def init_app(app: Flask) -> None:
    app.url_map.converters["int"] = RowId
    app.jinja_env.globals.update(kept=kept, url_for=address)


def kept() -> dict[str, Any]:
    """The list's queue and filters, to be put into every address that leads on through the inbox."""
    asked = request.args.lists()
    return {key: tuple(values) for key, values in asked if KEPT.fullmatch(key) and key not in PASSING}


def address(endpoint: str, **values: Any) -> str:
    """Flask's `url_for` for templates; what was built once is remembered."""
    if "_external" in values:  # depends on the host
        return url_for(endpoint, **values)
    try:
        return _built(request.script_root, endpoint, **values)
    except TypeError:  # a value that cannot be remembered
        return url_for(endpoint, **values)


@lru_cache(maxsize=REMEMBERED, typed=True)
def _built(_root: str, endpoint: str, /, **values: Any) -> str:
    return url_for(endpoint, **values)


def row_id(text: str) -> int:
    """For `request.args.get(…, type=row_id)`. ValueError where there can be no such row."""
    number = int(text)
    if not 0 < number <= LARGEST:
        raise ValueError(text)
    return number
