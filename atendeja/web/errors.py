"""What people read when something is wrong: a page for a browser, a line for htmx and machines."""

import structlog
from flask import Flask, Response, make_response, render_template, request
from flask_wtf.csrf import CSRFError
from sqlalchemy.exc import OperationalError
from werkzeug.exceptions import HTTPException, InternalServerError

from atendeja.storage import Unavailable

log = structlog.get_logger()
SENTENCES = {
    400: ("Não entendi este pedido", "O endereço ou os dados enviados não estão completos."),
    401: ("Entre para continuar", "Sua sessão terminou. Entre de novo."),
    403: ("Sem permissão", "Sua conta não pode fazer isto."),
    404: ("Não encontrado", "Esta página não existe ou não é da sua imobiliária."),
    405: ("Não entendi este pedido", "Volte e tente de novo pelo botão da página."),
    409: ("Mudou enquanto você olhava", "Atualize a página para ver como está agora."),
    413: ("Grande demais", "Passa do tamanho permitido e nada foi enviado. Tente com menos de cada vez."),
    429: ("Calma um pouquinho", "Foram muitas tentativas seguidas. Espere um minuto."),
    503: ("Já volto", "O banco de dados não respondeu. Tente de novo em alguns segundos."),
}
TROUBLE = ("Algo deu errado aqui", "Já foi registrado. Tente de novo em instantes.")


def init_app(app: Flask) -> None:
    app.register_error_handler(HTTPException, _said)
    app.register_error_handler(CSRFError, _stale_form)
    app.register_error_handler(OperationalError, _no_database)
    app.register_error_handler(Unavailable, _no_storage)


def _stale_form(error: CSRFError) -> Response:
    return page(400, "Esta página ficou velha", "Volte, atualize a página e tente de novo.")


def _no_database(error: OperationalError) -> Response:
    log.error("database_unreachable", reason=type(error.orig).__name__)
    return page(503, *SENTENCES[503])


def _no_storage(error: Unavailable) -> Response:
    log.error("storage_unreachable", reason=str(error))
    return page(503, "Já volto", "O lugar onde os arquivos ficam não respondeu. Tente de novo em instantes.")


def _said(error: HTTPException) -> Response:
    if error.response is not None:
        return make_response(error.response)
    if isinstance(error, InternalServerError):
        log.exception("http_request_failed", exc_info=error.original_exception or error)
    status = error.code or 500
    return page(status, *SENTENCES.get(status, TROUBLE))


def page(status: int, title: str, sentence: str) -> Response:
    """What went wrong, as a whole page, as a line for htmx, or as a number for machines."""
    if request.path.startswith("/webhook") or not request.accept_mimetypes.accept_html:
        return Response(f"{status}\n", status, mimetype="text/plain")
    if request.headers.get("HX-Request") == "true":
        return make_response(render_template("errors/_line.html", title=title, sentence=sentence), status)
    return make_response(render_template("errors/page.html", title=title, sentence=sentence), status)
