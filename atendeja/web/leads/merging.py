"""Two leads that are one person: find the other, see what would stay, join them, take it back."""

from datetime import UTC, datetime

from flask import Response, abort, request, url_for
from flask_login import login_required
from werkzeug.wrappers import Response as BaseResponse

from atendeja.actions import lead_merging
from atendeja.models import Lead
from atendeja.queries.lead_page import merge_of
from atendeja.queries.lead_twins import named, twins
from atendeja.queue import commit_then
from atendeja.web.access import lead_or_404, signed_in_user
from atendeja.web.htmx import moved, render

from .blueprint import bp


@bp.get("/leads/<int:lead_id>/reunir")
@login_required
def pick_twin(lead_id: int) -> Response:
    """Whom to join with: likely ones first, `?procura=` finds others by name or number."""
    found, asked = lead_or_404(lead_id), request.args.get("procura", "").strip()[:100]
    user = signed_in_user()
    others = named(user, found, asked) if asked else twins(user, found)
    return render("leads/twins.html", "leads/twins.html", lead=found, others=others, asked=asked)


@bp.get("/leads/<int:lead_id>/reunir/<int:other_id>")
@login_required
def compare(lead_id: int, other_id: int) -> Response:
    kept, gone = _both(lead_id, other_id)
    joined = lead_merging.preview(kept, gone)
    return render("leads/merge.html", "leads/merge.html", kept=kept, gone=gone, joined=joined)


@bp.post("/leads/<int:lead_id>/reunir/<int:other_id>")
@login_required
def merge(lead_id: int, other_id: int) -> BaseResponse:
    kept, gone = _both(lead_id, other_id)
    place = (kept.tenant_id, kept.conversation.id)
    if lead_merging.merge_leads(kept, gone, signed_in_user(), datetime.now(UTC)) is None:
        abort(404)
    commit_then(changed=[place])
    return moved(url_for("leads.lead", lead_id=lead_id))


@bp.post("/leads/<int:lead_id>/separar/<int:merge_id>")
@login_required
def part(lead_id: int, merge_id: int) -> BaseResponse:
    """Two again; what was changed since stays with the one that was kept."""
    found = lead_or_404(lead_id)
    done = merge_of(found, merge_id) or abort(404)
    place = (found.tenant_id, found.conversation.id)
    lead_merging.undo(done, signed_in_user(), datetime.now(UTC))
    commit_then(changed=[place])
    return moved(url_for("leads.lead", lead_id=lead_id))


def _both(kept_id: int, gone_id: int) -> tuple[Lead, Lead]:
    if kept_id == gone_id:
        abort(404)
    return lead_or_404(kept_id), lead_or_404(gone_id)
