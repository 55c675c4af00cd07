"""The agency's quick replies, and their variables as they stand for one conversation."""

import re
from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from datetime import datetime

from sqlalchemy import Select, select

from atendeja.extensions import db
from atendeja.models import Conversation, QuickReply, User

MOST = 200  # an agency's
VARIABLE = re.compile(r"\{([^{}\s]{1,30})\}")
VARIABLES = {
    "nome": "nome do cliente",
    "primeiro_nome": "primeiro nome do cliente",
    "corretor": "seu primeiro nome",
    "imobiliaria": "nome da imobiliária",
    "imovel": "código e título do imóvel de interesse",
    "saudacao": "bom dia, boa tarde ou boa noite, pela hora",
}


@dataclass(frozen=True, slots=True)
class Filled:
    """A reply with its variables in words; `missing` are those left as they were, as {imovel}."""

    reply: QuickReply
    text: str
    missing: tuple[str, ...]


def quick_replies(tenant_id: int) -> Sequence[QuickReply]:
    return db.session.scalars(_of(tenant_id).order_by(QuickReply.shortcut).limit(MOST)).all()


def quick_reply(tenant_id: int, reply_id: int) -> QuickReply | None:
    return db.session.scalar(_of(tenant_id).where(QuickReply.id == reply_id))


def deleted_reply(tenant_id: int, reply_id: int) -> QuickReply | None:
    query = select(QuickReply).where(QuickReply.tenant_id == tenant_id, QuickReply.id == reply_id)
    return db.session.scalar(query.where(QuickReply.deleted_at.is_not(None)))


def filled(reply: QuickReply, values: Mapping[str, str]) -> Filled:
    """What is not known stays visible, so that nobody sends a hole unseen."""
    text = VARIABLE.sub(lambda found: _words(found, values), reply.text)
    missing = [found[0] for found in VARIABLE.finditer(reply.text) if not values.get(found[1].lower())]
    return Filled(reply, text, tuple(dict.fromkeys(missing)))


def _words(found: re.Match[str], values: Mapping[str, str]) -> str:
    """At the beginning of a sentence with a capital: “{saudacao}, Rita” is “Boa tarde, Rita”."""
    value = values.get(found[1].lower()) or found[0]
    starts = re.search(r"(?:^|[.!?\n]\s*)$", found.string[: found.start()]) is not None
    return value[:1].upper() + value[1:] if starts else value


def values_for(conversation: Conversation, agent: User, now: datetime) -> dict[str, str]:
    """The variables by name; a telephone number is no name."""
    name = conversation.contact.name or conversation.contact.profile_name or ""
    name = name if any(letter.isalpha() for letter in name) else ""
    lead = conversation.lead
    wanted = lead.property if lead else None
    return {
        "nome": name,
        "primeiro_nome": name.split()[0] if name else "",
        "corretor": agent.first_name,
        "imobiliaria": agent.tenant.name,
        "imovel": f"{wanted.code} ({wanted.title})" if wanted else "",
        "saudacao": greeting(now.astimezone(agent.tenant.zone).hour),
    }


def greeting(hour: int) -> str:
    """By the agency's clock."""
    if 5 <= hour < 12:
        return "bom dia"
    return "boa tarde" if 12 <= hour < 18 else "boa noite"


def _of(tenant_id: int) -> Select[QuickReply]:
    return select(QuickReply).where(QuickReply.tenant_id == tenant_id, QuickReply.deleted_at.is_(None))
