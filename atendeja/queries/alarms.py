"""What a person of the agency must know now: something is broken, and what to do about it."""

from dataclasses import dataclass
from datetime import datetime, timedelta

from atendeja.models import Tenant
from atendeja.whatsapp.errors import trouble

SILENCE = timedelta(hours=4)
OPEN_DAYS, OPEN_HOURS = range(6), range(9, 18)  # Monday to Saturday, local: when silence is unusual
WORKER = "O robô de envios parou. O serviço reinicia sozinho; se não voltar, avise o suporte."
ACCOUNT = "A Meta avisou sobre a conta: {}. Veja no painel da Meta o que fazer."
SILENT = "Nenhuma mensagem chegou do WhatsApp há horas. Confira o webhook no painel da Meta."


@dataclass(frozen=True, slots=True)
class Alarm:
    """`kind` channel, worker or webhook; what happened and what to do, in Portuguese."""

    kind: str
    sentence: str


def alarms(tenant: Tenant, now: datetime, *, worker_alive: bool, connected: bool) -> list[Alarm]:
    """The agency's alarms, worst first. `connected`: a real WhatsApp number is in use."""
    found = []
    if tenant.channel_problem is not None:
        sentence = f"Envios parados. {trouble(tenant.channel_problem).sentence} As mensagens esperam na fila."
        found.append(Alarm("channel", sentence))
    if not worker_alive:
        found.append(Alarm("worker", WORKER))
    if tenant.account_alert:
        found.append(Alarm("account", ACCOUNT.format(tenant.account_alert)))
    if connected and _unusually_silent(tenant, now):
        found.append(Alarm("webhook", SILENT))
    return found


def _unusually_silent(tenant: Tenant, now: datetime) -> bool:
    local = now.astimezone(tenant.zone)
    if local.weekday() not in OPEN_DAYS or local.hour not in OPEN_HOURS:
        return False
    return tenant.last_webhook_at is not None and tenant.last_webhook_at < now - SILENCE
