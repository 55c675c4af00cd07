"""Telling a customer something: a message while the window is open, else a template, else somebody calls."""

from collections.abc import Mapping
from dataclasses import dataclass, field
from datetime import datetime
from typing import Any, Literal

from sqlalchemy import select

from atendeja.extensions import db
from atendeja.models import Contact, Conversation, Lead, Todo, User
from atendeja.models.base import insert_new
from atendeja.queries.purposes import filled, lacks, template_for

from .delivery import Rules, window_open
from .handling import used
from .messages import queue_message

Told = Literal["message", "template", "todo", "nothing"]
TITLE = 200


@dataclass(frozen=True, slots=True)
class News:
    """Something to tell. `content` is the free message (see whatsapp.outbound), `purpose` and `values` make
    the template (queries.purposes; `replies` the ids of its quick replies), `call` says in a few words what
    an agent says on the phone. `token`, at most 48 characters, makes it told once. `asked_for`: it belongs
    to what the person wanted, so somebody who wants no messages is told it too.
    """

    content: dict[str, Any]
    purpose: str
    call: str
    token: str
    values: Mapping[str, str] = field(default_factory=dict)
    replies: tuple[str, ...] = ()
    asked_for: bool = True
    agent_id: int | None = None
    visit_id: int | None = None
    property_id: int | None = None


def tell(
    conversation: Conversation, news: News, now: datetime, rules: Rules, agent: User | None = None
) -> Told:
    """Tell it in the best way there is now; with an `agent` it is their message, else the assistant's.

    The conversation is locked by the caller. "nothing": told before, or not wanted by the person.
    """
    if told_before(conversation, news.token) or (conversation.contact.opted_out_at and not news.asked_for):
        return "nothing"
    author = "agent" if agent else "bot"
    content, way = _written(conversation, news, now, rules)
    if content is None:
        return call_instead(conversation.contact, conversation.lead, news, now, conversation.agent_id)
    made = queue_message(conversation, content, author=author, user=agent, client_token=news.token, now=now)
    return way if made is not None else "nothing"


def told_before(conversation: Conversation, token: str) -> bool:
    """As a message or as something to do: the same news is told once, whichever way was open."""
    query = select(Todo.id).where(Todo.tenant_id == conversation.tenant_id)
    key = _key(conversation.contact_id, token)
    return used(conversation, token) or db.session.scalar(query.where(Todo.key == key)) is not None


def call_instead(
    contact: Contact, lead: Lead | None, news: News, now: datetime, agent_id: int | None = None
) -> Told:
    """An agent is to call: on the list of things to do, once."""
    title = f"Ligar para {contact.display_name}: {news.call}"
    row = {
        "tenant_id": contact.tenant_id,
        "user_id": news.agent_id or agent_id or (lead.agent_id if lead else None),
        "lead_id": lead.id if lead else None,
        "visit_id": news.visit_id,
        "property_id": news.property_id,
        "kind": "call",
        "title": title if len(title) <= TITLE else title[: TITLE - 1] + "…",
        "detail": {"purpose": news.purpose},
        "key": _key(contact.id, news.token),
        "due_at": now,
        "created_at": now,
    }
    return "todo" if insert_new(Todo, [row], Todo.id) else "nothing"


def first_name(contact: Contact, nobody: str = "cliente") -> str:
    """How the customer is greeted; a number is no name, then `nobody`."""
    name = contact.name or contact.profile_name or ""
    return next((word for word in name.split() if word[0].isalpha()), nobody)


def _written(
    conversation: Conversation, news: News, now: datetime, rules: Rules
) -> tuple[dict[str, Any] | None, Literal["message", "template"]]:
    if window_open(conversation.last_customer_at, rules, now):
        return news.content, "message"
    template = template_for(conversation.tenant, news.purpose)
    contact = conversation.contact
    values = {"nome": first_name(contact), "imobiliaria": conversation.tenant.name, **news.values}
    if template is None or contact.opted_out_at is not None or lacks(template, values):
        return None, "template"
    return filled(template, values, news.replies), "template"


def _key(contact_id: int, token: str) -> str:
    return f"tell:{contact_id}:{token}"
