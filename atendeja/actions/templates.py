"""Message templates: brought to what Meta lists, and sent by an agent."""

import re
from collections.abc import Mapping, Sequence
from datetime import datetime

from sqlalchemy import select

from atendeja.extensions import db
from atendeja.models import Conversation, Template, Tenant, User
from atendeja.models.base import insert_new
from atendeja.queries.blanks import Blank, blanks, content, problem
from atendeja.queries.templates import picture
from atendeja.whatsapp.values import ListedTemplate

from .handling import answered
from .messages import queue_message

LONGEST = {"text": 1024, "title": 60}  # what the customer reads, with the values in it
ADDRESS = 2000
FIELDS = ("meta_id", "category", "status", "rejected_reason", "parameter_format", "components")


class NotUsable(ValueError):
    """This template may not be sent to this customer now; the message says why."""


def sync_templates(tenant: Tenant, listed: Sequence[ListedTemplate], now: datetime) -> None:
    """Bring the agency's templates to Meta's list: new, changed, back again, or gone from it."""
    of_meta = {(one.name, one.language): one for one in listed}
    known = {(row.name, row.language): row for row in _rows(tenant.id)}
    new = [one for key, one in of_meta.items() if key not in known]
    if new:
        insert_new(Template, [_row(tenant.id, one, now) for one in new], Template.id)
    for key, row in known.items():
        if key in of_meta:
            for name in FIELDS:
                setattr(row, name, getattr(of_meta[key], name))
            row.gone_at, row.updated_at = None, now
        elif row.gone_at is None:
            row.gone_at, row.updated_at = now, now


def _rows(tenant_id: int) -> Sequence[Template]:
    """Held until the commit: two who refresh at once wait for each other."""
    query = select(Template).where(Template.tenant_id == tenant_id).order_by(Template.id)
    return db.session.scalars(query.with_for_update()).all()


def _row(tenant_id: int, one: ListedTemplate, now: datetime) -> dict[str, object]:
    same = {name: getattr(one, name) for name in ("name", "language", *FIELDS)}
    return same | {"tenant_id": tenant_id, "gone_at": None, "updated_at": now}


def wrong(template: Template, typed: Mapping[str, str]) -> dict[str, str]:
    """What is wrong with the filled-in values, as a sentence per Blank.key; nothing when all is well."""
    asked = blanks(template)
    found = {one.key: _fault(template, one, typed.get(one.key, "")) for one in asked}
    errors = {key: sentence for key, sentence in found.items() if sentence}
    return errors or _too_long(template, asked, typed)


def _fault(template: Template, blank: Blank, value: str) -> str | None:
    """Meta refuses empty values, line breaks, tabs, and more than four spaces in a row (132018)."""
    if not value.strip():
        return "Preencha este campo."
    if re.search(r"[\n\r\t\v\f\u2028\u2029]", value):
        return "Escreva em uma linha só, sem tabulação."
    if re.search(r" {5}", value):
        return "Tire os espaços repetidos: o WhatsApp aceita no máximo quatro seguidos."
    if blank.part == "media":
        return _fault_of_file(template, blank, value)
    if blank.name == "url" and (re.search(r"\s", value) or len(value) > ADDRESS):
        return "Só o final do endereço, sem espaços."
    return None


def _fault_of_file(template: Template, blank: Blank, value: str) -> str | None:
    found = picture(template.tenant_id, value)
    if found is None and blank.name == "photo":
        return (
            "Não achei um imóvel com este código e com foto. Confira, ou cole o endereço da foto (https://…)."
        )
    if found is None or re.search(r"\s", found) or len(found) > ADDRESS:
        return "Cole o endereço do arquivo (https://…)."
    return None


def _too_long(template: Template, asked: list[Blank], typed: Mapping[str, str]) -> dict[str, str]:
    made = content(template, typed)
    for field, part in (("text", "body"), ("title", "header")):
        too_many = len(made.get(field, "").encode("utf-16-le")) // 2 - LONGEST[field]
        filled = [one.key for one in asked if one.part == part]
        if too_many > 0 and filled:
            longest = max(filled, key=lambda key: len(typed[key]))
            return {longest: f"A mensagem ficou comprida demais: tire {too_many} letras."}
    return {}


def resolved(template: Template, typed: Mapping[str, str]) -> dict[str, str]:
    """What was typed, with a property's code replaced by its photo's address."""
    values = {key: value.strip() for key, value in typed.items()}
    return values | {"midia": picture(template.tenant_id, values.get("midia", "")) or ""}


def send_template(
    conversation: Conversation,
    agent: User,
    template: Template,
    typed: Mapping[str, str],
    client_token: str,
    now: datetime,
) -> dict[str, str]:
    """Queue the filled-in template; the agent takes over. Returns what is wrong instead, per Blank.key.

    Raises NotUsable when the template cannot be sent at all, or not to this customer.
    """
    refused = problem(template) or objection(conversation, template)
    if refused:
        raise NotUsable(refused)
    errors = wrong(template, typed)
    if errors:
        return errors
    message = content(template, resolved(template, typed))
    queued = queue_message(
        conversation, message, author="agent", user=agent, client_token=client_token, now=now
    )
    if queued:
        answered(conversation, agent, now)
    return {}


def objection(conversation: Conversation, template: Template) -> str | None:
    """Who asked not to be written to is not written to first; marketing has a no of its own."""
    contact = conversation.contact
    if contact.opted_out_at is not None:
        return "O cliente pediu para não receber mensagens. Espere ele escrever."
    if template.category == "MARKETING" and contact.marketing_stopped_at is not None:
        return "O cliente pediu para não receber divulgação. Escolha um modelo de utilidade."
    return None
