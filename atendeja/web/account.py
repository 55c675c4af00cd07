from flask import Blueprint, redirect, render_template, request, url_for
from flask_login import current_user
from werkzeug.wrappers import Response

from atendeja.actions.accounts import authenticated

from . import access

bp = Blueprint("account", __name__)


@bp.get("/entrar")
def sign_in() -> str | Response:
    if current_user.is_authenticated:
        return redirect(url_for("home"))
    return render_template("account/sign_in.html", email="", wrong=False)


@bp.post("/entrar")
def sign_in_now() -> tuple[str, int] | Response:
    email, password = request.form.get("email", ""), request.form.get("senha", "")
    user = authenticated(email[:254], password[:200])
    if user is None:
        return render_template("account/sign_in.html", email=email[:254], wrong=True), 422
    access.sign_in(user, keep=request.form.get("manter") == "sim")
    return redirect(access.own_page(request.args.get("next")) or url_for("home"), 303)


@bp.post("/sair")
def sign_out() -> Response:
    access.sign_out()
    return redirect(url_for("account.sign_in"), 303)
