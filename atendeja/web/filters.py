"""How times, money and states read in Brazilian Portuguese."""

import re
from datetime import UTC, datetime, timedelta
from zoneinfo import ZoneInfo

from flask import Flask
from flask_login import current_user
from markupsafe import Markup, escape

from atendeja.models import ConversationEvent, Message

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
    "image": "📷 Foto", "audio": "🎤 Áudio", "video": "🎬 Vídeo", "document": "📄 Documento", "sticker": "Figurinha",
    "location": "📍 Localização", "contacts": "👤 Contato", "reaction": "Reação", "carousel": "Imóveis",
}  # fmt: skip
EVENTS = {
    "agent.took_over": "{user} assumiu o atendimento",
    "agent.handed_back": "{user} devolveu ao assistente",
    "conversation.closed": "{user} encerrou a conversa",
    "handoff.requested": "Aguardando um corretor",
    "lead.created": "Novo lead",
    "inquiry.created": "Interesse em um imóvel",
    "message.late": "Mensagem chegou com atraso; o assistente não respondeu",
}
REASONS = {
    "asked": "o cliente pediu uma pessoa",
    "visit": "o cliente quer visitar",
    "complaint": "o cliente está insatisfeito",
    "sell_or_list": "proprietário quer anunciar",
    "late": "mensagem atrasada",
}


def init_app(app: Flask) -> None:
    app.jinja_env.filters.update(
        clock=clock, ago=ago, day=day, waiting=waiting, whatsapp=whatsapp, pill=pill, preview=preview
    )
    app.jinja_env.globals.update(STATUS=STATUS, TICKS=TICKS, KINDS=KINDS, REASONS=REASONS)


def _zone() -> ZoneInfo:
    zone: ZoneInfo = (
        current_user.tenant.zone if current_user.is_authenticated else ZoneInfo("America/Sao_Paulo")
    )
    return zone


def _today() -> datetime:
    return datetime.now(UTC).astimezone(_zone())


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


def pill(event: ConversationEvent) -> str:
    """An event as the sentence in the thread."""
    sentence = EVENTS.get(event.kind, event.kind)
    reason = REASONS.get(str(event.detail.get("reason")))
    user = event.user.first_name if event.user else "Alguém"
    return sentence.format(user=user) + (f": {reason}" if reason else "")


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
