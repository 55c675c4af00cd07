"""Row ids in addresses: what no database can hold does not exist."""

from typing import Any

from flask import Flask
from werkzeug.routing import IntegerConverter, Map

LARGEST = 2**63 - 1


class RowId(IntegerConverter):
    """`<int:…>` in every route: beyond a database's largest id the address is not found."""

    def __init__(self, url_map: Map, *args: Any, **options: Any) -> None:
        super().__init__(url_map, *args, **{"max": LARGEST} | options)


def init_app(app: Flask) -> None:
    app.url_map.converters["int"] = RowId


def row_id(text: str) -> int:
    """For `request.args.get(…, type=row_id)`. ValueError where there can be no such row."""
    number = int(text)
    if not 0 < number <= LARGEST:
        raise ValueError(text)
    return number
