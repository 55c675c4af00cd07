from flask import Blueprint, abort, render_template
from flask_login import login_required

from atendeja.models import User
from atendeja.web.access import signed_in_user

bp = Blueprint("settings", __name__)
EDITORS = ("admin", "manager")
# Endpoint, icon, title, what is there.
SECTIONS = [
    ("settings.service", "clock", "Atendimento", "Quem vê o quê, roleta, horários da equipe e das visitas."),
    ("settings.team", "contact", "Equipe e roleta", "Quem está disponível e o que cada um recebe."),
    ("settings.following", "bell", "Acompanhamento", "O que acontece quando um cliente para de responder."),
    ("settings.catalogue", "camera", "Imóveis e fotos", "Onde ficam as fotos dos imóveis importados."),
    ("settings.templates", "send", "Modelos de avisos", "Com que modelo cada aviso de visita sai."),
    ("settings.privacy", "lock", "Privacidade", "Aviso, por quanto tempo guardar, o que foi apagado."),
]


def editor_or_404() -> User:
    """The signed-in person, if they may change settings: for others there are none."""
    user = signed_in_user()
    return user if user.role in EDITORS else abort(404)


@bp.get("/configuracoes")
@login_required
def index() -> str:
    editor_or_404()
    return render_template("settings/index.html", sections=SECTIONS)
