"""The leads of a filter as a file that Excel in Portuguese opens; streamed."""

from collections.abc import Iterator
from datetime import UTC, datetime
from zoneinfo import ZoneInfo

import structlog
from flask import Flask, Response, request
from flask_login import login_required

from atendeja.catalog import table
from atendeja.extensions import db
from atendeja.models import Lead, User
from atendeja.queries.leads_filter import LeadFilter
from atendeja.queries.leads_list import following
from atendeja.web.access import signed_in_user
from atendeja.web.filters import PURPOSE_WORDS, SOURCES
from atendeja.web.imports.files import csv_file, this_app
from atendeja.web.lead_words import LEAD_STATUS

from .blueprint import bp
from .narrowing import read_filter
from .wording import in_short

ROWS = 500  # read at once
HEADER = (
    "nome", "telefone", "situacao", "desde", "motivo_perda", "origem", "corretor", "finalidade", "procura",
    "cidade", "imovel", "valor", "proximo_passo", "proximo_passo_em", "etiquetas", "criado_em",
)  # fmt: skip

log = structlog.get_logger()


@bp.get("/leads/exportar.csv")
@login_required
def export() -> Response:
    """The filter is the list's own, from the address."""
    user = signed_in_user()
    wanted = read_filter(request.args, user.tenant.zone)
    log.info("leads.exported", tenant_id=user.tenant_id, user_id=user.id)
    name = f"leads-{datetime.now(UTC).astimezone(user.tenant.zone):%Y-%m-%d}.csv"
    return csv_file(table(HEADER, _rows(this_app(), user.id, wanted)), name)


def _rows(app: Flask, user_id: int, wanted: LeadFilter) -> Iterator[list[str]]:
    """Page by page, each read in a context of its own: the answer is sent after the request's has ended."""
    after, full = 0, True
    while full:
        with app.app_context():
            user = db.session.get_one(User, user_id)
            leads = following(user, wanted, after, ROWS)
            page = [cells(lead, user.tenant.zone) for lead in leads]
            after, full = (leads[-1].id if leads else after), len(leads) == ROWS
        yield from page


def cells(lead: Lead, zone: ZoneInfo) -> list[str]:
    """One lead as the cells of HEADER; moments in the agency's zone."""
    value = f"{lead.value_cents // 100},{lead.value_cents % 100:02}" if lead.value_cents else ""
    return [
        lead.contact.display_name,
        lead.contact.phone or "",
        LEAD_STATUS[lead.status],
        _moment(lead.status_at, zone),
        lead.lost_reason or "",
        SOURCES.get(lead.source, lead.source),
        lead.agent.name if lead.agent else "",
        PURPOSE_WORDS.get(lead.wants_purpose or "", ""),
        in_short(lead.wish),
        lead.wish.get("city") or "",
        lead.property.code if lead.property else "",
        value,
        lead.next_step or "",
        _moment(lead.next_step_at, zone),
        ", ".join(lead.tags),
        _moment(lead.created_at, zone),
    ]


def _moment(moment: datetime | None, zone: ZoneInfo) -> str:
    return f"{moment.astimezone(zone):%d/%m/%Y %H:%M}" if moment else ""
