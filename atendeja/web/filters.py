"""How times, money and states read in Brazilian Portuguese."""

import re
from collections.abc import Mapping
from datetime import UTC, datetime, timedelta
from typing import Any
from zoneinfo import ZoneInfo

from flask import Flask
from flask_login import current_user
from markupsafe import Markup, escape

from atendeja.catalog import FEATURE_NAMES
from atendeja.catalog.kinds import TYPE_NAMES
from atendeja.models import ConversationEvent, Message
from atendeja.whatsapp.errors import NO_CONNECTION, NOT_CONFIRMED, trouble

from .lead_words import LEAD_STATUS
from .pills import words

PURPOSE_WORDS = {"sale": "venda", "rent": "aluguel"}
WEEKDAYS = ("segunda", "terça", "quarta", "quinta", "sexta", "sábado", "domingo")
STATUS = {
    "bot": "com o assistente",
    "waiting": "aguardando",
    "agent": "em atendimento",
    "closed": "encerrada",
}
TICKS = {
    "queued": "na fila", "sending": "enviando", "sent": "enviada", "delivered": "entregue", "read": "lida",
    "played": "ouvida", "failed": "não enviada", "unknown": "não confirmada",
}  # fmt: skip
KINDS = {
    "image": "📷 Foto", "photo": "📷 Foto", "audio": "🎤 Áudio", "video": "🎬 Vídeo",
    "document": "📄 Documento",
    "sticker": "Figurinha", "location": "📍 Localização", "contacts": "👤 Contato", "contact": "👤 Contato",
    "reaction": "Reação", "carousel": "Imóveis",
}  # fmt: skip
EVENTS = {
    "agent.took_over": "{user} assumiu o atendimento",
    "agent.handed_back": "{user} devolveu ao assistente",
    "conversation.closed": "{user} encerrou a conversa",
    "handoff.requested": "Aguardando um corretor",
    "lead.created": "Novo lead",
    "lead.moved": "Lead: {moved}",
    "lead.changed": "{user} mudou {changed}",
    "conversation.reopened": "{user} reabriu a conversa",
    "conversation.assigned": "{assigned}",
    "assignment.pooled": "{pooled}",
    "assignment.warned": "Aviso para {agent}: o cliente ainda espera",
    "assignment.returned": "{agent} não respondeu a tempo",
    "handling.undone": "{user} desfez {what}",
    "note.written": "{user} escreveu uma nota",
    "note.removed": "{user} apagou uma nota",
    "note.restored": "{user} recuperou uma nota",
    "inquiry.created": "Interesse {about}",
    "visit.requested": "Pediu uma visita{when}{property}",
    "visit.confirmed": "{user} confirmou a visita{when}{property}",
    "visit.proposed": "{user} propôs visita{when}{property}",
    "visit.agreed": "O cliente aceitou a visita{when}{property}",
    "visit.moved": "{user} remarcou a visita{when}{property}",
    "visit.called_off": "{user} cancelou a visita{when}{property}",
    "visit.done": "Visita feita{when}{property}",
    "visit.no_show": "O cliente não veio à visita{when}{property}",
    "visit.rated": "Avaliou a visita: {feedback}{property}",
    "visit.cancelled": "Desistiu da visita{property}",
    "consent.granted": "Aceitou receber novidades",
    "consent.refused": "Não quer receber mais mensagens",
    "privacy.requested": "Pediu os próprios dados (LGPD)",
    "agent.answered_by_phone": "A equipe respondeu pelo celular",
    "channel.standby": "O assistente da Meta está respondendo; o AtendeJá ficou de fora",
    "contact.ids_changed": "O cliente mudou de número ou identificação no WhatsApp",
    "contact.number_lost": "O número deste cliente passou a outra pessoa",
    "contact.merged": "Duas conversas do mesmo cliente foram reunidas",
    "contact.merge_undone": "A reunião de duas conversas foi desfeita",
    "marketing.stopped": "O cliente parou as mensagens de divulgação no WhatsApp",
    "marketing.resumed": "O cliente voltou a aceitar mensagens de divulgação",
    "question.passed_on": "Pergunta sem resposta no cadastro: responda ao cliente",
    "message.resent": "{user} reenviou uma mensagem",
    "customer.reminded": "O assistente lembrou o cliente",
    "message.late": "Mensagem chegou com atraso; o assistente não respondeu",
}
REASONS = {
    "asked": "o cliente pediu uma pessoa",
    "visit": "o cliente quer visitar",
    "complaint": "o cliente está insatisfeito",
    "sell_or_list": "proprietário quer anunciar",
    "late": "mensagem atrasada",
    "not_understood": "o assistente não entendeu",
}
SOURCES = {
    "organic": "Direto no WhatsApp", "ad": "Anúncio", "code": "Código do imóvel", "portal": "Portal",
    "manual": "Cadastro manual", "import": "Importação",
}  # fmt: skip


def init_app(app: Flask) -> None:
    app.jinja_env.filters.update(
        ahead=ahead,
        clock=clock,
        ago=ago,
        day=day,
        waiting=waiting,
        whatsapp=whatsapp,
        pill=pill,
        preview=preview,
    )
    app.jinja_env.filters.update(day_key=day_key, initials=initials, failure=failure, wanted=wanted)
    app.jinja_env.globals.update(STATUS=STATUS, TICKS=TICKS, KINDS=KINDS, REASONS=REASONS)
    app.jinja_env.globals.update(PURPOSE_WORDS=PURPOSE_WORDS, SOURCES=SOURCES, LEAD_STATUS=LEAD_STATUS)


def _zone() -> ZoneInfo:
    user = current_user._get_current_object()  # each look through the proxy costs, and a thread has hundreds
    zone: ZoneInfo = user.tenant.zone if user.is_authenticated else ZoneInfo("America/Sao_Paulo")
    return zone


def _today() -> datetime:
    return datetime.now(UTC).astimezone(_zone())


def ahead(moment: datetime) -> bool:
    return moment > datetime.now(UTC)


def clock(moment: datetime) -> str:
    """14:05, in the agency's zone."""
    return moment.astimezone(_zone()).strftime("%H:%M")


def day(moment: datetime) -> str:
    """hoje, ontem, terça (this week), 12/03, 12/03/2025."""
    local, today = moment.astimezone(_zone()), _today()
    days = (today.date() - local.date()).days
    if days in (0, 1):
        return ("hoje", "ontem")[days]
    if 1 < days < 7:
        return WEEKDAYS[local.weekday()]
    return local.strftime("%d/%m" if local.year == today.year else "%d/%m/%Y")


def day_key(moment: datetime) -> str:
    """2026-03-12, the agency's day: what a day's separator is known by."""
    return moment.astimezone(_zone()).strftime("%Y-%m-%d")


def ago(moment: datetime) -> str:
    """For the list: 14:05 today, else the day."""
    return clock(moment) if day(moment) == "hoje" else day(moment)


def waiting(since: datetime) -> str:
    """How long somebody waits: agora, 12 min, 3 h, 2 dias."""
    waited = max(datetime.now(UTC) - since, timedelta())
    minutes = int(waited.total_seconds() // 60)
    if minutes < 1:
        return "agora"
    if minutes < 60:
        return f"{minutes} min"
    hours = minutes // 60
    return f"{hours} h" if hours < 48 else f"{hours // 24} dias"


def whatsapp(text: str) -> Markup:
    """WhatsApp's own marks (*bold*, _italic_, ~struck~) and line breaks, everything else escaped."""
    safe = str(escape(text))
    for mark, tag in (("*", "strong"), ("_", "em"), ("~", "s")):
        m = re.escape(mark)
        safe = re.sub(rf"(?<!\w){m}(?=\S)([^{m}\n]{{1,500}}?)(?<=\S){m}(?!\w)", rf"<{tag}>\1</{tag}>", safe)
    return Markup(safe.replace("\n", "<br>"))  # noqa: S704 — escaped above, only our own tags are added


def pill(event: ConversationEvent, by: str | None = None) -> str:
    """An event as the sentence in the thread; `by` replaces the name of who did it."""
    sentence = EVENTS.get(event.kind, event.kind)
    reason = REASONS.get(str(event.detail.get("reason")))
    return sentence.format(**words(event, by)) + (f": {reason}" if reason else "")


def preview(message: Message | None) -> str:
    """The newest message in one line of the list."""
    if message is None:
        return ""
    words = " ".join((message.text or "").replace("*", "").split())
    kind = KINDS.get(message.kind, "")
    said = f"{kind} {words}".strip() if kind else words
    prefix = {"bot": "Assistente: ", "agent": "Você: ", "phone": "Pelo celular: "}.get(message.author, "")
    if message.author == "agent" and message.user_id != getattr(current_user, "id", None):
        prefix = f"{message.user.first_name}: " if message.user else "Equipe: "
    return (prefix + (said or "Mensagem"))[:160]


def initials(name: str) -> str:
    """Two letters for the round picture: first and last name; none for a telephone number."""
    words = [word for word in name.split() if word[0].isalpha()]
    return (words[0][0] + (words[-1][0] if len(words) > 1 else "")).upper() if words else ""


def failure(message: Message) -> str:
    """Why a message did not leave, in words an agent can use."""
    if message.status == "unknown":
        return NOT_CONFIRMED
    if message.error_code is None:
        return NO_CONNECTION
    return trouble(message.error_code).sentence


def wanted(wish: Mapping[str, Any]) -> list[tuple[str, str]]:
    """What the customer looks for, as label and value, without what was not said."""
    kinds = [TYPE_NAMES.get(name, name) for name in wish.get("types", ())]
    places = [*wish.get("neighborhoods", ()), wish.get("city")]
    rooms, price = wish.get("bedrooms_min"), wish.get("price_max") or wish.get("price_about")
    least = wish.get("price_min")
    facts = {
        "Finalidade": PURPOSE_WORDS.get(wish.get("purpose") or "", ""),
        "Tipo": " ou ".join(kinds),
        "Quartos": str(rooms or ""),
        "Onde": ", ".join(place for place in places if place),
        "A partir de": reais(least) if least else "",
        "Até": reais(price) if price else "",
        "Vagas": str(wish.get("parking_min") or ""),
        "Precisa ter": ", ".join(FEATURE_NAMES.get(name, name) for name in wish.get("features", ())),
    }
    return [(label, value) for label, value in facts.items() if value]


def reais(amount: int) -> str:
    """R$ 450.000"""
    return f"R$ {amount:,}".replace(",", ".")
