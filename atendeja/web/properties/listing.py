"""The list of properties: filters, search, order, saved filters."""

from datetime import UTC, datetime
from typing import Any

from flask import Response, current_app, request, url_for
from flask_login import login_required
from werkzeug.datastructures import MultiDict

from atendeja.actions.vocabulary import place_names
from atendeja.catalog import FEATURE_NAMES, TYPE_NAMES
from atendeja.catalog.completeness import LACKS
from atendeja.queries import catalogue
from atendeja.queries.people import team
from atendeja.queries.saved_filters import saved_filters
from atendeja.web.access import signed_in_user
from atendeja.web.htmx import render, wants_fragment

from .blueprint import bp
from .filtering import (
    ACTIVE,
    ORDERS,
    VIEWS,
    query_of,
    read_filter,
    read_order,
    read_place,
    write_place,
    written,
)
from .todo import TO_DO

SCREEN = "properties"
DONE = {
    "ativados": "ativados",
    "desativados": "desativados",
    "atribuidos": "com novo corretor",
    "devolvidos": "com o corretor de antes",
    "demais": "com marca: exporte até 100 por vez, ou filtre e exporte todos",
}
OPPOSITE = {"ativados": "desativar", "desativados": "ativar", "atribuidos": "devolver"}


@bp.get("")
@login_required
def listed() -> Response:
    """The page; for htmx the results of a changed filter, or (`?depois=`) only the rows that follow."""
    values = found()
    fragment = "properties/_more.html" if values["after"] else "properties/_results.html"
    response = render("properties/list.html", fragment, **values, **({} if wants_fragment() else _choices()))
    if wants_fragment() and not values["after"]:
        response.headers["HX-Push-Url"] = url_for("properties.listed", **values["here"])
    return response


def found() -> dict[str, Any]:
    """One page of what the address asks for."""
    user, sent = signed_in_user(), request.args
    wanted, order = read_filter(sent), read_order(sent)
    after = read_place(sent.get("depois", ""))
    page = catalogue.page(user.tenant_id, wanted, ORDERS[order], after)
    query, here = query_of(sent), query_of(sent, "ordem", "ver")
    return {
        "listing": page,
        "covers": catalogue.covers(page.rows),
        "after": after,
        "next": write_place(page.next) if page.next else None,
        "wanted": wanted,
        "order": order,
        "view": sent.get("ver") if sent.get("ver") in VIEWS else VIEWS[0],
        "query": query,
        "query_text": written(query),
        "here": here,
        "here_text": written(here),
        "states": ACTIVE,
        "most": catalogue.MOST_COUNTED,
        "saved": saved_filters(user.id, SCREEN),
        "team": team(user.tenant_id),
        "done": _done(sent),
    }


def _choices() -> dict[str, Any]:
    """What the filter offers; the places are those of the catalogue."""
    places = place_names(signed_in_user().tenant_id, datetime.now(UTC))
    return {
        "cities": sorted({city for city, _, _ in places}),
        "districts": sorted({district for _, _, district in places if district}),
        "types": TYPE_NAMES,
        "features": FEATURE_NAMES,
        "lacks": {name: TO_DO[name].short for name in LACKS},
    }


def _done(sent: MultiDict[str, str]) -> dict[str, Any] | None:
    """What has just been done to many, and to which, so that it can be undone."""
    word, number = sent.get("feito", ""), sent.get("quantos", type=int)
    if word not in DONE or number is None:
        return None
    ids = [one for one in sent.getlist("mudou") if one.replace(".", "", 1).isdecimal()][:100]
    return {"sentence": DONE[word], "number": number, "ids": ids, "opposite": OPPOSITE.get(word)}


@bp.app_template_global()
def exports_exist() -> bool:
    """The list can be taken along as a file."""
    return any(rule.rule == "/imoveis/exportar" for rule in current_app.url_map.iter_rules())
