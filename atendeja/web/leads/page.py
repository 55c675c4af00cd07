"""One lead: who, what is wanted, what fits, what happened."""

from flask import Response
from flask_login import login_required

from atendeja.web.access import lead_or_404
from atendeja.web.htmx import render

from .blueprint import bp


@bp.get("/leads/<int:lead_id>")
@login_required
def lead(lead_id: int) -> Response:
    found = lead_or_404(lead_id)
    return render("leads/lead.html", "leads/lead.html", lead=found)
