"""RE_READ_ONLY=true: the catalogue comes from imports alone. The pages say so; it is kept here."""

from collections.abc import Callable
from typing import TypeVar

from flask import Blueprint, Response, current_app, request

from atendeja.web.errors import page

View = TypeVar("View", bound=Callable[..., object])
SENTENCE = "Para mudar um imóvel, mude no sistema de origem e importe o arquivo de novo."
TITLE = "O cadastro vem da importação"


def read_only() -> bool:
    return bool(current_app.config["SETTINGS"].re_read_only)


def guard(bp: Blueprint) -> None:
    """Every POST of this blueprint is refused while the catalogue is read-only, unless it is `harmless`."""
    bp.before_request(_refuse)
    bp.add_app_template_global(read_only, "catalogue_read_only")


def harmless(view: View) -> View:
    """Marks a POST that does not touch the catalogue: a preview, a person's own filter."""
    view.harmless = True  # type: ignore[attr-defined]
    return view


def _refuse() -> Response | None:
    view = current_app.view_functions[request.endpoint or ""]
    if request.method in {"GET", "HEAD", "OPTIONS"} or getattr(view, "harmless", False) or not read_only():
        return None
    return page(403, TITLE, SENTENCE)
