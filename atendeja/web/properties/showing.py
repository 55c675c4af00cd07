"""One property, as an agent needs it at the door."""

from flask import render_template
from flask_login import login_required

from atendeja.web.access import property_or_404

from .blueprint import bp


@bp.get("/<int:property_id>")
@login_required
def shown(property_id: int) -> str:
    found = property_or_404(property_id)
    return render_template("properties/property.html", property=found)
