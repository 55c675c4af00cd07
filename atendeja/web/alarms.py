from datetime import UTC, datetime

from flask import Blueprint, Flask, abort, current_app, redirect, request, url_for
from flask_login import current_user, login_required
from werkzeug.wrappers import Response

from atendeja import queue
from atendeja.actions.outcomes import resume_channel
from atendeja.queries import alarms as read
from atendeja.queue import commit_then
from atendeja.tasks import pump

from .access import own_page, signed_in_user

bp = Blueprint("alarms", __name__)


def init_app(app: Flask) -> None:
    app.jinja_env.globals["alarms"] = alarms


def alarms() -> list[read.Alarm]:
    """For the banner on every page; costs no statement, the agency is loaded with the user."""
    if not current_user.is_authenticated:
        return []
    connected = not current_app.config["SETTINGS"].simulated
    now, alive = datetime.now(UTC), queue.worker_alive()
    return read.alarms(signed_in_user().tenant, now, worker_alive=alive, connected=connected)


@bp.post("/canal/retomar")
@login_required
def resume() -> Response:
    """An admin has mended what stopped the channel: everything that waits may leave."""
    user = signed_in_user()
    if user.role != "admin":
        abort(403)
    resume_channel(user.tenant, datetime.now(UTC))
    commit_then((pump, user.tenant_id))
    return redirect(own_page(request.form.get("volta")) or url_for("home"), 303)
