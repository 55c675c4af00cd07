"""The list of leads: rows in some order, page by page, what was just done to many."""

from typing import Any

from flask import Response, request, url_for
from werkzeug.datastructures import MultiDict

from atendeja.models import User
from atendeja.queries.leads_filter import LeadFilter
from atendeja.queries.leads_list import MOST_COUNTED, page
from atendeja.web.htmx import render, wants_fragment

from .narrowing import ORDERS, query_of, read_order, read_place, written

DONE = {
    "atribuidos": ("lead tem agora outro corretor", "leads têm agora outro corretor"),
    "movidos": ("lead mudou de situação", "leads mudaram de situação"),
    "etiquetados": ("lead ganhou a etiqueta", "leads ganharam a etiqueta"),
}


def listed(user: User, wanted: LeadFilter, around: dict[str, Any]) -> Response:
    """The list's page, its results, or the rows that follow."""
    sent = request.args
    order, after = read_order(sent), read_place(sent.get("depois", ""))
    here = query_of(sent, "ordem") | {"visao": "lista"}
    values: dict[str, Any] = {
        "listing": page(user, wanted, ORDERS[order], after),
        "after": after,
        "order": order,
        "here": here,
        "here_text": written(here),
        "most": MOST_COUNTED,
        "done": _done(sent),
    }
    fragment = "leads/board/_more_rows.html" if after else "leads/board/_results.html"
    response = render("leads/board/list.html", fragment, **values, **around)
    if wants_fragment() and not after:
        response.headers["HX-Push-Url"] = url_for("leads.index", **here)
    return response


def _done(sent: MultiDict[str, str]) -> str | None:
    """What has just been done to many."""
    word, number = sent.get("feito", ""), sent.get("quantos", type=int)
    if word not in DONE or number is None:
        return None
    return f"{number} {DONE[word][number != 1]}."
