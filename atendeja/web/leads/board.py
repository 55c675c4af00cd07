"""/leads: the board, or with `?visao=lista` the list; both with the same filters."""

from typing import Any

from flask import Response, current_app, make_response, render_template, request, url_for
from flask_login import login_required

from atendeja.actions.vocabulary import place_names
from atendeja.models import User
from atendeja.models.base import utcnow
from atendeja.queries.leads_board import Column, board, column
from atendeja.queries.leads_filter import LeadFilter
from atendeja.queries.people import team
from atendeja.queries.saved_filters import saved_filters
from atendeja.web.access import signed_in_user
from atendeja.web.htmx import render, wants_fragment

from .blueprint import bp
from .listing import listed
from .narrowing import (
    NOBODYS,
    ORIGINS,
    STATUSES,
    query_of,
    read_filter,
    read_place,
    write_place,
    written,
)
from .undoing import just_moved

SCREEN = "leads"
FIRST = "new"

bp.add_app_template_filter(write_place, "lead_place")


@bp.get("/leads")
@login_required
def index() -> Response:
    """The page; for htmx what a changed filter shows, or (`?depois=`) only the cards or rows that follow."""
    user, sent = signed_in_user(), request.args
    wanted = read_filter(sent, user.tenant.zone)
    if sent.get("visao") == "lista":
        return listed(user, wanted, _around(user, wanted))
    status, after = STATUSES.get(sent.get("coluna", ""), FIRST), read_place(sent.get("depois", ""))
    if after and wants_fragment():
        return _following(column(user, wanted, status, after))
    columns = board(user, wanted, (status, after) if after else None)
    values: dict[str, Any] = {"columns": columns, "shown": _shown(columns), "moved": just_moved(user, sent)}
    response = render("leads/board/board.html", "leads/board/_board.html", **values, **_around(user, wanted))
    if wants_fragment():
        response.headers["HX-Push-Url"] = url_for("leads.index", **query_of(sent, "coluna"))
    return response


def _shown(columns: list[Column]) -> str:
    """The column that a phone shows: what the address says, else the first one with somebody in it."""
    asked = STATUSES.get(request.args.get("coluna", ""))
    peopled = [one.status for one in columns if one.status == asked or (asked is None and one.count)]
    return (peopled or [columns[0].status])[0]


def _following(one: Column) -> Response:
    return make_response(
        render_template("leads/board/_more_cards.html", column=one, query=query_of(request.args))
    )


def _around(user: User, wanted: LeadFilter) -> dict[str, Any]:
    """What stands around board and list: the filter, what it offers, the saved ones."""
    query = query_of(request.args)
    values = {"wanted": wanted, "query": query, "query_text": written(query), "team": team(user.tenant_id)}
    if wants_fragment():
        return values
    places = place_names(user.tenant_id, utcnow())
    return values | {
        "cities": sorted({city for city, _, _ in places}),
        "saved": saved_filters(user.id, SCREEN),
        "origins": ORIGINS,
        "statuses": STATUSES,
        "nobodys": NOBODYS,
    }


@bp.app_template_global()
def leads_are_made() -> bool:
    """May people write a lead down by hand?"""
    return "leads.new" in current_app.view_functions
