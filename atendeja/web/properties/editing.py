"""Creating and changing a property by hand."""

from datetime import UTC, datetime
from typing import Any

from flask import Response, make_response, redirect, render_template, request, url_for
from flask_login import login_required
from werkzeug.wrappers import Response as BaseResponse

from atendeja.actions.offers import as_shown
from atendeja.actions.properties import CodeTaken, Stale, change_property, create_property
from atendeja.catalog import FEATURE_NAMES, TYPE_NAMES
from atendeja.catalog.places import STATES
from atendeja.models import Property, PropertyImage
from atendeja.queries.people import team
from atendeja.queries.property_page import newest_change, next_code
from atendeja.queue import commit_then
from atendeja.web.access import property_or_404, signed_in_user
from atendeja.web.addresses import row_id
from atendeja.web.errors import page

from .blueprint import bp
from .conflict import Conflict, meet
from .fields import FIELDS, VISIBILITIES
from .form import PropertyForm, blank, opened, read
from .read_only import SENTENCE, TITLE, harmless, read_only

EMPTY: dict[str, Any] = {
    "title": "", "description": "", "city": "", "district": "", "type": "apartment", "for_sale": True,
    "for_rent": False, "features": [], "other_features": [], "address_visibility": "district",
}  # fmt: skip
TAKEN = "Este código já é de outro imóvel. Escolha outro."


@bp.get("/novo")
@login_required
def new() -> Response:
    """An empty form; with `?de=` a property's id, a copy of it under a new code."""
    user, source = signed_in_user(), request.args.get("de", type=row_id)
    if source is None:
        return _page(blank(next_code(user.tenant_id), user.id), None)
    copied = property_or_404(source)
    form = opened(copied)
    form.texts["codigo"] = next_code(user.tenant_id, copied.code_key.rstrip("0123456789") or "AP")
    return _page(form, None)


@bp.post("/novo")
@login_required
def create() -> BaseResponse:
    form, user = _sent(), signed_in_user()
    if form.errors:
        return _page(form, None, 422)
    try:
        made = create_property(user.tenant_id, form.values, user, datetime.now(UTC))
    except CodeTaken:
        form.errors["codigo"] = TAKEN
        return _page(form, None, 422)
    commit_then()
    return redirect(url_for("properties.shown", property_id=made.id, feito="cadastrado"), 303)


@bp.get("/<int:property_id>/editar")
@login_required
def edit(property_id: int) -> Response:
    one = property_or_404(property_id)
    return _page(opened(one, newest_change(one)), one)


@bp.post("/<int:property_id>/editar")
@login_required
def change(property_id: int) -> BaseResponse:
    """Save; who is later than somebody else is shown what changed, with everything typed kept."""
    one, form, user = property_or_404(property_id), _sent(), signed_in_user()
    conflict = meet(one, form, request.form, _names())
    if conflict:
        return _page(form, one, 409, conflict)
    if form.errors:
        return _page(form, one, 422)
    try:
        change_property(one, form.values, one.version, user, datetime.now(UTC))
    except CodeTaken:
        form.errors["codigo"] = TAKEN
        return _page(form, one, 422)
    except Stale:  # in this very moment: the next try shows what it was
        return _page(form, one, 409)
    commit_then()
    return redirect(url_for("properties.shown", property_id=one.id, feito="salvo"), 303)


@bp.post("/previa")
@login_required
@harmless
def preview() -> str:
    """How the assistant would show what has been typed so far; nothing is saved."""
    source = request.form.get("imovel", type=row_id)
    one = property_or_404(source) if source else None
    return render_template("properties/_preview.html", **_seen(_sent(), one))


def _sent() -> PropertyForm:
    return read(request.form, _names())


def _names() -> dict[int, str]:
    return {person.id: person.name for person in team(signed_in_user().tenant_id)}


def _page(
    form: PropertyForm, one: Property | None, status: int = 200, conflict: Conflict | None = None
) -> Response:
    if read_only():
        return page(403, TITLE, SENTENCE)
    values = {"form": form, "property": one, "conflict": conflict, "fields": FIELDS, "team": _names()}
    choices = {"types": TYPE_NAMES, "features": FEATURE_NAMES, "states": STATES, "visibilities": VISIBILITIES}
    drawn = render_template("properties/edit.html", **values, **choices, **_seen(form, one))
    return make_response(drawn, status)


def _seen(form: PropertyForm, one: Property | None) -> dict[str, Any]:
    """A property that was never saved, for the partials that draw messages."""
    imagined = Property(id=0, **EMPTY | {"code": form.texts["codigo"]} | form.values)
    imagined.images = [PropertyImage(url=image.url) for image in one.images] if one else []
    made = as_shown(imagined)
    seen = {
        "id": "previa",
        "kind": made["kind"],
        "from_customer": False,
        "author": "bot",
        "text": made["text"],
    }
    return {"seen": seen | {"payload": made}, "edited": one}
