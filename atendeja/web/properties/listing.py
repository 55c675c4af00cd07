"""The list of properties: filters, search, order, saved filters."""

from flask import render_template
from flask_login import login_required

from .blueprint import bp


@bp.get("")
@login_required
def listed() -> str:
    return render_template("properties/list.html")
