from flask import Blueprint, abort, request
from flask_login import current_user

from atendeja.models import PropertyImport
from atendeja.queries.imports import import_of
from atendeja.web.access import signed_in_user

bp = Blueprint("imports", __name__, url_prefix="/importacoes")
LARGEST = 60_000_000  # bytes of a file
FORM = 100_000  # bytes around it
BUSY = "Já há uma importação em andamento. Espere ela terminar ou cancele-a."
GONE = "O arquivo não está mais guardado aqui. Envie-o de novo."


@bp.before_app_request
def _room_for_a_file() -> None:
    """Before the form is read for its CSRF field: who is signed in may send a large file here."""
    if request.endpoint == "imports.upload" and current_user.is_authenticated:
        request.max_content_length = LARGEST + FORM


def import_or_404(import_id: int, *statuses: str) -> PropertyImport:
    """This agency's import; 409 when it is not (or no longer) in one of these states."""
    one = import_of(signed_in_user().tenant_id, import_id)
    if one is None:
        abort(404)
    if statuses and one.status not in statuses:
        abort(409)
    return one
