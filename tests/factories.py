"""Rows for tests: `make_*(…)` adds one with sensible values and flushes it; the rest is up to the test."""

from datetime import UTC, datetime
from functools import cache
from itertools import count
from typing import Any

from atendeja.actions.accounts import HASHER
from atendeja.actions.property_index import index_property
from atendeja.extensions import db
from atendeja.models import (
    Contact,
    Conversation,
    ConversationEvent,
    Lead,
    Message,
    Property,
    PropertyImage,
    Tenant,
    User,
)
from atendeja.models.contact import match_key
from atendeja.models.lead import index_wish
from atendeja.models.property import code_key
from atendeja.models.search import folded

from .browser import PASSWORD

OUR_NUMBER, OTHER_NUMBER = "100000000000000", "200000000000000"
_numbers = count(1)


@cache
def password_hash() -> str:
    return HASHER.hash(PASSWORD)


def make_tenant(**values: Any) -> Tenant:
    n = next(_numbers)
    return _added(Tenant(**{"slug": f"imobiliaria-{n}", "name": f"Imobiliária {n}"} | values))


def make_user(tenant: Tenant, **values: Any) -> User:
    person = {"email": f"pessoa{next(_numbers)}@exemplo.com.br", "name": "Pessoa Teste", "role": "agent"}
    return _added(User(**person | {"tenant_id": tenant.id, "password_hash": password_hash()} | values))


def make_contact(tenant: Tenant, **values: Any) -> Contact:
    wa_id = values.pop("wa_id", f"55139{next(_numbers):08}")
    person = {"tenant_id": tenant.id, "wa_id": wa_id, "match_key": match_key(wa_id)}
    return _added(Contact(**person | {"profile_name": "Carla Dias"} | values))


def make_conversation(tenant: Tenant, contact: Contact | None = None, **values: Any) -> Conversation:
    """With a contact of its own unless one is given; the customer has just written."""
    contact = contact or make_contact(tenant)
    start = {"last_customer_at": datetime.now(UTC), "state": {}}
    return _added(Conversation(tenant_id=tenant.id, contact_id=contact.id, **start | values))


def make_message(conversation: Conversation, text: str = "Olá", **values: Any) -> Message:
    """A customer's message already dealt with; `direction="out"` makes it one of the assistant's, sent."""
    now, n = datetime.now(UTC), next(_numbers)
    own = {"tenant_id": conversation.tenant_id, "conversation_id": conversation.id, "text": text}
    times = {"occurred_at": now, "created_at": now, "changed_at": now}
    outgoing = {"author": "bot", "status": "sent", "payload": {"kind": "text", "text": text}}
    incoming = {"author": "customer", "status": "received", "handled_at": now}
    side = outgoing if values.get("direction") == "out" else incoming
    start = {"direction": "in", "kind": "text", "wamid": f"wamid.T{n}"}
    return _added(Message(**own | times | start | side | values))


def make_event(
    conversation: Conversation, kind: str = "handoff.requested", **values: Any
) -> ConversationEvent:
    own = {"tenant_id": conversation.tenant_id, "conversation_id": conversation.id, "kind": kind}
    return _added(ConversationEvent(**own | values))


def make_lead(conversation: Conversation | None = None, **values: Any) -> Lead:
    """The lead of this conversation's contact, new; its wish as SQL compares it."""
    talk = conversation or make_conversation(values.pop("tenant"))
    own = {"tenant_id": talk.tenant_id, "contact_id": talk.contact_id, "wish": {}}
    lead = Lead(**own | values)
    index_wish(lead)
    _added(lead)
    db.session.expire(talk, ["lead"])
    return lead


def make_property(tenant: Tenant, **values: Any) -> Property:
    """An apartment for sale in Santos with one photo; `photos=()` for none."""
    photos = values.pop("photos", ("/static/demo/sala-clara.jpg",))
    flat = {
        "code": f"AP-{next(_numbers)}",
        "title": "Apartamento claro",
        "type": "apartment",
        "for_sale": True,
    }
    flat |= {"sale_price_cents": 450_000_00, "city": "Santos", "state": "SP", "district": "Gonzaga"}
    flat |= {"bedrooms": 2, "parking": 1, "area_m2": 72} | values
    keys = {"code_key": code_key(flat["code"]), "city_key": folded(flat["city"])}
    made = Property(tenant_id=tenant.id, district_key=folded(flat["district"]), **keys, **flat)
    made.images = [PropertyImage(tenant_id=tenant.id, url=url, position=i) for i, url in enumerate(photos)]
    index_property(made)
    return _added(made)


def make_people_and_noise() -> None:
    """Our owner and team-mate; the stranger, whose agency's rows no test of ours may ever see."""
    quiet = {"roleta": False}  # whom it chooses depends on the hour: tests that mean it turn it on
    ours = make_tenant(
        slug="default", name="Imobiliária Teste", phone_number_id=OUR_NUMBER, preferences=quiet
    )
    make_user(ours, email="dona@nossa.example", name="Dona Olga", role="admin")
    make_user(ours, email="colega@nossa.example", name="Caio Colega")
    theirs = make_tenant(slug="outra", name="Outra Casa", phone_number_id=OTHER_NUMBER)
    stranger = make_user(theirs, email="estranha@outra.example", name="Ester Estranha", role="admin")
    make_property(theirs, code="AP-1", title="Segredo da concorrência")
    for status in ("bot", "waiting", "agent", "closed"):
        agent = stranger.id if status == "agent" else None
        noise = make_conversation(theirs, status=status, agent_id=agent)
        make_message(noise, "Conversa da outra imobiliária")
        make_message(noise, "Resposta da outra imobiliária", direction="out")
        make_event(noise, "lead.created")


def _added(row: Any) -> Any:
    db.session.add(row)
    db.session.flush()
    return row
