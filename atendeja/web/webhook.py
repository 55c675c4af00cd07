import hmac
from datetime import UTC, datetime

from flask import Blueprint, Response, abort, current_app, request

from atendeja.actions.receive import park, receive
from atendeja.actions.statuses import settle_statuses
from atendeja.extensions import csrf
from atendeja.queue import commit_then
from atendeja.tasks import answer
from atendeja.whatsapp import inbound
from atendeja.whatsapp.values import Received, StatusChanged, Unusable

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
    updates = _parsed(_authentic_body())
    now = datetime.now(UTC)
    statuses = [update for update in updates if isinstance(update, StatusChanged)]
    messages = [update for update in updates if isinstance(update, Received)]
    park([update for update in updates if isinstance(update, Unusable)], now)
    changed = settle_statuses(statuses, now) if statuses else set()
    arrived = receive(messages, now).conversations if messages else set()
    jobs = [(answer, conversation_id) for _, conversation_id in sorted(arrived)]
    commit_then(*jobs, changed=changed | arrived)
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


def _parsed(raw: bytes) -> list[Received | StatusChanged | Unusable]:
    try:
        return inbound.parse(raw)
    except inbound.Nonsense:
        abort(400)
