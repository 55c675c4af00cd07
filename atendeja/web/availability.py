"""“Disponível”: each person's own switch for being given conversations."""

from flask import Blueprint, request, url_for
from flask_login import login_required
from werkzeug.wrappers import Response as BaseResponse

from atendeja.actions.agency import set_available
from atendeja.queue import commit_then
from atendeja.tasks import give_out

from .access import own_page, signed_in_user
from .htmx import done

bp = Blueprint("availability", __name__)


@bp.post("/disponivel")
@login_required
def switch() -> BaseResponse:
    """Switched on, whoever waits in the pool may be given away."""
    user, wanted = signed_in_user(), request.form.get("disponivel") == "sim"
    set_available(user, wanted)
    commit_then(*([(give_out, user.tenant_id)] if wanted else []))
    back = own_page(request.form.get("volta")) or url_for("home")
    answer = done(back, "layout/_availability.html", back=back)
    answer.headers["HX-Trigger"] = "availability"  # for the page that shows the team
    return answer
