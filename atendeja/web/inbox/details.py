"""The pane about the customer: words for what it shows."""

from typing import Any

from atendeja.models import Visit
from atendeja.queries.details import about
from atendeja.web.access import signed_in_user
from atendeja.web.pills import moment_words

from .blueprint import bp

VISITS = {
    "requested": "pedida", "proposed": "proposta", "confirmed": "confirmada", "cancelled": "cancelada",
    "done": "feita", "no_show": "não veio",
}  # fmt: skip
CHANGED_BY = (
    "handoff.requested",
    "inquiry.created",
    "lead.created",
    "note.written",
    "note.removed",
    "note.restored",
    "visit.requested",
    "visit.confirmed",
    "visit.proposed",
    "visit.agreed",
    "visit.moved",
    "visit.called_off",
    "visit.done",
    "visit.no_show",
    "visit.cancelled",
)  # what brings something new into the pane
bp.add_app_template_global(about)


@bp.app_context_processor
def _words() -> dict[str, Any]:
    return {"VISITS": VISITS, "CHANGED_BY": CHANGED_BY}


@bp.app_template_filter()
def visit_moment(visit: Visit) -> str:
    """sáb, 28/11, às 14:00 — or as much of it as is known."""
    starts = visit.starts_at.astimezone(signed_in_user().tenant.zone) if visit.starts_at else None
    at = starts.replace(tzinfo=None).isoformat() if starts else None
    return moment_words({"at": at, "date": visit.day, "period": visit.period}) or "a combinar"
