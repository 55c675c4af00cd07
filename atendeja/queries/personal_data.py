"""Everything that is held on a person, in words the person understands (LGPD, art. 18 II and V)."""

from collections.abc import Sequence
from datetime import datetime
from typing import Any

from sqlalchemy import Select, select
from sqlalchemy.orm import joinedload

from atendeja.extensions import db
from atendeja.models import (
    BroadcastRecipient,
    Consent,
    Contact,
    Conversation,
    ConversationEvent,
    Erasure,
    Inquiry,
    Lead,
    Media,
    Message,
    Tenant,
    Todo,
    Visit,
)

Section = list[dict[str, Any]]
AUTHORS = {"customer": "cliente", "bot": "assistente", "agent": "corretor", "phone": "corretor, pelo celular"}


def held_on(contact: Contact) -> dict[str, Section]:
    """{section: rows}; each row is {label: value} with times as ISO 8601 in the agency's zone."""
    conversation = db.session.scalar(select(Conversation).where(Conversation.contact_id == contact.id))
    lead = db.session.scalar(select(Lead).where(Lead.contact_id == contact.id))
    found = {"Cadastro": [_person(contact)], "Consentimentos": _consents(contact)}
    if lead is not None:
        found |= {"Interesse": [_interest(lead)], "Buscas": _inquiries(lead), "Visitas": _visits(lead)}
        found |= {"Tarefas da equipe": _todos(lead), "Divulgações": _broadcasts(lead)}
    if conversation is not None:
        found |= {"Mensagens": _messages(conversation), "Arquivos": _files(conversation)}
        found |= {"Histórico do atendimento": _events(conversation)}
    return {section: rows for section, rows in found.items() if rows}


def _person(contact: Contact) -> dict[str, Any]:
    return _said({
        "Nome": contact.name,
        "Nome no WhatsApp": contact.profile_name,
        "Usuário no WhatsApp": contact.username,
        "Telefone": contact.phone,
        "Número no WhatsApp": contact.wa_id,
        "Identificador da Meta": contact.user_id,
        "Conhecido desde": contact.created_at,
        "Pediu para não receber mensagens em": contact.opted_out_at,
        "Parou divulgações em": contact.marketing_stopped_at,
    })  # fmt: skip


def _interest(lead: Lead) -> dict[str, Any]:
    return _said({
        "O que procura": lead.wish,
        "Visita combinada": lead.visit,
        "Situação": lead.status,
        "Origem": lead.source,
        "Anúncio": lead.referral,
        "Quer anunciar um imóvel": lead.owner or None,
        "Imóvel de interesse": lead.property.code if lead.property else None,
        "Etiquetas": lead.tags,
        "Próximo passo": lead.next_step,
        "Motivo da perda": lead.lost_reason,
        "Criado em": lead.created_at,
    })  # fmt: skip


def _consents(contact: Contact) -> Section:
    query = select(Consent).where(Consent.tenant_id == contact.tenant_id, Consent.contact_id == contact.id)
    return [
        _said({
            "Sobre": one.kind,
            "Resposta": "sim" if one.granted else "não",
            "Palavras": one.words,
            "Canal": one.channel,
            "Quando": one.created_at,
        })
        for one in _all(query.order_by(Consent.id))
    ]  # fmt: skip


def _inquiries(lead: Lead) -> Section:
    query = select(Inquiry).where(Inquiry.tenant_id == lead.tenant_id, Inquiry.lead_id == lead.id)
    return [
        _said({
            "Tipo": {"search": "busca", "property": "imóvel"}.get(one.kind, one.kind),
            "Critérios": one.wish,
            "Imóvel": one.property_id,
            "Encontrados": one.found,
            "Quando": one.created_at,
        })
        for one in _all(query.order_by(Inquiry.id))
    ]  # fmt: skip


def _visits(lead: Lead) -> Section:
    query = select(Visit).where(Visit.tenant_id == lead.tenant_id, Visit.lead_id == lead.id)
    return [
        _said({
            "Situação": one.status,
            "Dia e hora": one.starts_at or one.day,
            "Período": one.period,
            "Imóvel": one.property_id,
            "Anotações": one.notes,
            "Resultado": one.outcome,
            "Opinião": one.feedback,
        })
        for one in _all(query.order_by(Visit.id))
    ]  # fmt: skip


def _todos(lead: Lead) -> Section:
    query = select(Todo).where(Todo.tenant_id == lead.tenant_id, Todo.lead_id == lead.id)
    return [_said({"Tarefa": one.title, "Até": one.due_at}) for one in _all(query.order_by(Todo.id))]


def _broadcasts(lead: Lead) -> Section:
    query = select(BroadcastRecipient).where(BroadcastRecipient.lead_id == lead.id)
    return [_said({"Quando": one.created_at, "Situação": one.status}) for one in _all(query)]


def _messages(conversation: Conversation) -> Section:
    own = (Message.tenant_id == conversation.tenant_id, Message.conversation_id == conversation.id)
    return [
        _said({
            "Quando": one.occurred_at,
            "De": AUTHORS.get(one.author, one.author),
            "Tipo": one.kind,
            "Texto": one.text,
            "Conteúdo": one.payload,
            "Reação": one.reaction,
            "Situação": one.status,
        })
        for one in _all(select(Message).where(*own).order_by(Message.id))
    ]  # fmt: skip


def _files(conversation: Conversation) -> Section:
    own = select(Message.id).where(Message.conversation_id == conversation.id)
    query = select(Media).where(Media.tenant_id == conversation.tenant_id, Media.message_id.in_(own))
    return [
        _said({"Nome": one.filename, "Tipo": one.mime_type, "Bytes": one.size, "Quando": one.created_at})
        for one in _all(query.order_by(Media.id))
    ]


def _events(conversation: Conversation) -> Section:
    query = select(ConversationEvent).where(
        ConversationEvent.tenant_id == conversation.tenant_id,
        ConversationEvent.conversation_id == conversation.id,
    )
    query = query.options(joinedload(ConversationEvent.user)).order_by(ConversationEvent.id)
    return [
        _said({
            "Quando": one.created_at,
            "O quê": one.kind,
            "Por": one.user.name if one.user else None,
            "Detalhes": one.detail,
        })
        for one in _all(query)
    ]  # fmt: skip


def _all(query: Select[Any]) -> Sequence[Any]:
    return db.session.scalars(query).all()


def _said(row: dict[str, Any]) -> dict[str, Any]:
    """Without what is unknown; times as text."""
    known = {label: value for label, value in row.items() if value not in (None, "", [], {})}
    return {label: v.isoformat() if isinstance(v, datetime) else v for label, v in known.items()}


def contact(tenant_id: int, contact_id: int) -> Contact | None:
    return db.session.scalar(select(Contact).where(Contact.tenant_id == tenant_id, Contact.id == contact_id))


def conversation_id_of(contact: Contact) -> int | None:
    own = (Conversation.tenant_id == contact.tenant_id, Conversation.contact_id == contact.id)
    return db.session.scalar(select(Conversation.id).where(*own))


def erasures_with_files() -> list[int]:
    """Records whose files are still to be removed from the storage."""
    return list(db.session.scalars(select(Erasure.id).where(Erasure.pending).order_by(Erasure.id)))


def forgetful_tenants() -> list[int]:
    """Agencies that keep words for a time only."""
    every = db.session.scalars(select(Tenant))
    return [tenant.id for tenant in every if tenant.prefers.keep_months]


def newest_erasures(tenant_id: int, most: int = 20) -> Sequence[Erasure]:
    query = select(Erasure).where(Erasure.tenant_id == tenant_id).order_by(Erasure.id.desc())
    return db.session.scalars(query.limit(most)).all()
