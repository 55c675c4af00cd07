import hmac
from datetime import UTC, datetime

from flask import Blueprint, Response, abort, current_app, request

from atendeja.actions.intake import take_in
from atendeja.actions.parked import park
from atendeja.extensions import csrf
from atendeja.queue import commit_then
from atendeja.tasks import answer, fetch_file
from atendeja.whatsapp import inbound
from atendeja.whatsapp.values import Update

bp = Blueprint("webhook", __name__)


@bp.get("/webhook/whatsapp", strict_slashes=False)
def verify() -> Response:
    """Meta asks whether this address is ours: the right word is answered with the challenge."""
    word = current_app.config["SETTINGS"].wa_verify_token or ""
    given = request.args.get("hub.verify_token", "")
    right = hmac.compare_digest(given.encode("utf-8", "replace"), word.encode())
    if not word or not right or request.args.get("hub.mode") != "subscribe":
        abort(403)
    return Response(request.args.get("hub.challenge", ""), mimetype="text/plain")


@csrf.exempt
@bp.post("/webhook/whatsapp", strict_slashes=False)
def take() -> Response:
    """Check the signature over the raw bytes, store everything once, wake the assistant; nothing else."""
    updates, now = _parsed(_authentic_body()), datetime.now(UTC)
    taken = take_in(updates, now)
    park(taken.unusable, now)
    jobs = [(answer, conversation_id) for _, conversation_id in sorted(taken.answer)]
    commit_then(*jobs, *((fetch_file, row) for row in taken.files), changed=taken.changed | taken.answer)
    return Response("", mimetype="text/plain")


def _authentic_body() -> bytes:
    settings = current_app.config["SETTINGS"]
    request.max_content_length = inbound.LARGEST_BODY
    raw = request.get_data(cache=True)
    if settings.wa_webhook_secret:
        if not inbound.signed(raw, request.headers.get("X-Hub-Signature-256"), settings.wa_webhook_secret):
            abort(401)
    elif not settings.wa_accept_unsigned:
        abort(403)
    return raw


def _parsed(raw: bytes) -> list[Update]:
    try:
        return inbound.parse(raw)
    except inbound.Nonsense:
        abort(400)
