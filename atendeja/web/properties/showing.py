"""One property, as an agent needs it at the door."""

from typing import Any

from flask import render_template, request
from flask_login import login_required

from atendeja.models import Property
from atendeja.queries.people import team
from atendeja.queries.property_page import asked_counts, changes_of, interested
from atendeja.web.access import property_or_404

from . import history
from .blueprint import bp


@bp.get("/<int:property_id>")
@login_required
def shown(property_id: int) -> str:
    return render_template("properties/property.html", **seen(property_or_404(property_id)))


def seen(one: Property) -> dict[str, Any]:
    """Everything the page says."""
    changes = changes_of(one)
    names = {person.id: person.name for person in team(one.tenant_id)}
    return {
        "property": one,
        "changes": [
            (row, history.KINDS.get(row.kind, "mudou"), history.lines(row.changes, names)) for row in changes
        ],
        "prices": history.prices(changes),
        "interested": interested(one),
        "asked": asked_counts(one),
        "done": request.args.get("feito"),
    }
