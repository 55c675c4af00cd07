from flask import Blueprint, abort

from atendeja.models import Visit
from atendeja.queries import visits
from atendeja.web.access import signed_in_user

bp = Blueprint("visits", __name__)


def visit_or_404(visit_id: int) -> Visit:
    """The visit, if this person may see it."""
    found = visits.visit(signed_in_user(), visit_id)
    return found if found is not None else abort(404)
