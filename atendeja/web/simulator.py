"""A phone with WhatsApp for fictitious customers. What it writes arrives as a real, signed webhook."""

from collections.abc import Iterable
from dataclasses import dataclass
from datetime import UTC, datetime
from typing import Any

from flask import Blueprint, Response, abort, current_app, make_response, render_template, request, url_for
from werkzeug.wrappers import Response as BaseResponse

from atendeja.extensions import db
from atendeja.live import Cursor, changes, cursor, stamp
from atendeja.models import Conversation, Message, Tenant
from atendeja.queries.conversations import conversation_of
from atendeja.queries.media import sent_file
from atendeja.queries.people import tenant_by_slug
from atendeja.queries.thread import newest_items
from atendeja.whatsapp import inbound, simulator

from .htmx import done
from .media import handed_over

bp = Blueprint("simulator", __name__, url_prefix="/simulador")


@dataclass(frozen=True, slots=True)
class Customer:
    wa_id: str
    name: str
    about: str


CUSTOMERS = (
    Customer("5513991110001", "Ana Souza", "procura apartamento em Santos"),
    Customer("5511992220002", "João Pedro Lima", "quer alugar em São Paulo"),
    Customer("5541993330003", "Lia Nakamura", "família, casa em Curitiba"),
    Customer("554884440004", "Marcos Schneider", "número antigo, sem o 9"),
    Customer("5511995550005", "Maria Aparecida dos Santos Albuquerque", "nome comprido"),
)
SPECIAL: dict[str, dict[str, Any]] = {
    "foto": {"type": "image", "image": {"id": "sim-foto", "mime_type": "image/jpeg"}},
    "audio": {"type": "audio", "audio": {"id": "sim-audio", "mime_type": "audio/wav", "voice": True}},
    "local": {
        "type": "location",
        "location": {"latitude": -23.9608, "longitude": -46.3336, "name": "Santos"},
    },
    "figurinha": {"type": "sticker", "sticker": {"id": "sim-figurinha", "mime_type": "image/webp"}},
}


@bp.get("")
def home() -> str:
    return render_template("simulator/page.html", customers=CUSTOMERS, customer=None)


@bp.get("/<wa_id>")
def phone(wa_id: str) -> str:
    """The phone of one customer. Looking at it delivers and reads what arrived, as a real phone does."""
    customer, tenant = _customer(wa_id), _tenant()
    _read_everything(tenant, customer)
    return render_template("simulator/page.html", customers=CUSTOMERS, customer=customer, **_chat(customer))


@bp.get("/<wa_id>/novas")
def phone_poll(wa_id: str) -> Response:
    customer, tenant = _customer(wa_id), _tenant()
    if changes.quiet(cursor(request.args.get("after")), "tenant", tenant.id):
        return make_response("", 204)
    _read_everything(tenant, customer)
    return make_response(render_template("simulator/_chat.html", customer=customer, **_chat(customer)))


@bp.get("/<wa_id>/arquivos/<int:media_id>")
def file(wa_id: str, media_id: int) -> Response:
    """What the agency sent this customer."""
    theirs = conversation_of(_tenant().id, _customer(wa_id).wa_id)
    found = sent_file(theirs.id, media_id) if theirs else None
    return handed_over(found) if found else abort(404)


@bp.post("/<wa_id>/mensagens")
def write(wa_id: str) -> BaseResponse:
    """Text (`texto`), a tap (`toque` id, `rotulo` label, `em` buttons|list) or something special (`tipo`)."""
    customer, number = _customer(wa_id), _tenant().phone_number_id or ""
    raw = _webhook(number, customer)
    if raw is not None:
        _deliver(raw)
    address = url_for("simulator.phone", wa_id=wa_id)
    return done(address, "simulator/_composer.html", customer=customer)


def _webhook(number: str, customer: Customer) -> bytes | None:
    form, who, now = request.form, (number, customer.wa_id, customer.name), datetime.now(UTC)
    text = form.get("texto", "").strip()
    db.session.rollback()  # the webhook below is a request of its own: hold no lock against it
    if form.get("toque"):
        tap = {"id": form["toque"], "title": form.get("rotulo", ""), "in": form.get("em", "buttons")}
        return simulator.tap_webhook(*who, tap, now)
    if form.get("tipo") in SPECIAL:
        return simulator.message_webhook(*who, SPECIAL[form["tipo"]], now)
    return simulator.text_webhook(*who, text, now) if text else None


def _deliver(raw: bytes) -> None:
    """Through the front door: signed, parsed, stored like any webhook of Meta's."""
    secret = current_app.config["SETTINGS"].wa_webhook_secret or ""
    headers = {"X-Hub-Signature-256": inbound.sign(raw, secret), "Content-Type": "application/json"}
    current_app.test_client().post("/webhook/whatsapp", data=raw, headers=headers)


def _read_everything(tenant: Tenant, customer: Customer) -> None:
    found = conversation_of(tenant.id, customer.wa_id)
    arrived = (
        [] if found is None else [m.wamid for m in _messages(found) if m.status in {"sent", "delivered"}]
    )
    number = tenant.phone_number_id or ""
    db.session.rollback()
    if arrived:
        pairs = [(wamid, status) for wamid in arrived if wamid for status in ("delivered", "read")]
        _deliver(simulator.status_webhook(number, customer.wa_id, pairs, datetime.now(UTC)))


def _chat(customer: Customer) -> dict[str, Any]:
    seen = Cursor(stamp())
    tenant = _tenant()
    found = conversation_of(tenant.id, customer.wa_id)
    messages = [] if found is None else list(_messages(found))
    return {"messages": messages, "cursor": seen, "agency": tenant.name, "conversation": found}


def _messages(conversation: Conversation) -> Iterable[Message]:
    """What is on the phone: all that the customer wrote, and what WhatsApp took from us."""
    for item in newest_items(conversation).items:
        if isinstance(item, Message) and (item.from_customer or item.wamid):
            yield item


def _customer(wa_id: str) -> Customer:
    for customer in CUSTOMERS:
        if customer.wa_id == wa_id:
            return customer
    abort(404)


def _tenant() -> Tenant:
    tenant = tenant_by_slug(current_app.config["SETTINGS"].default_tenant_id)
    return tenant if tenant is not None else abort(404)
