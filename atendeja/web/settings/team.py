"""Who is available, and what each person is given by the roleta."""

from dataclasses import dataclass
from typing import Any

import structlog
from flask import abort, request, url_for
from flask_login import login_required
from werkzeug.wrappers import Response as BaseResponse

from atendeja.actions.agency import set_available, set_serves
from atendeja.models import User
from atendeja.models.user import SERVES
from atendeja.queries.handling import team as mates
from atendeja.queries.handling import team_mate
from atendeja.queue import commit_then
from atendeja.tasks import give_out
from atendeja.web.addresses import row_id
from atendeja.web.htmx import done, render

from .blueprint import bp, editor_or_404

log = structlog.get_logger()
SERVED = {"sale": "Venda", "rent": "Aluguel", "both": "Ambos", "none": "Não participa"}
ROLES = {"admin": "Administração", "manager": "Gerência", "agent": "Corretagem"}
ANSWERS = {"sim": True, "nao": False}


@dataclass(frozen=True, slots=True)
class Change:
    """What was done to this person a moment ago (roleta or disponivel), and how it was before."""

    user_id: int
    what: str
    before: str

    @classmethod
    def read(cls) -> "Change | None":
        """From the address that a change leads to; None if it makes no sense."""
        what, _, before = request.args.get("antes", "").partition("-")
        known = {"roleta": SERVES, "disponivel": tuple(ANSWERS)}.get(what, ())
        try:
            return cls(row_id(request.args.get("pessoa", "")), what, before) if before in known else None
        except ValueError:
            return None


@bp.get("/configuracoes/equipe")
@login_required
def team() -> BaseResponse:
    return render("settings/team.html", "settings/_team.html", **_shown(editor_or_404(), Change.read()))


@bp.post("/configuracoes/equipe/<int:user_id>/roleta")
@login_required
def serve(user_id: int) -> BaseResponse:
    editor, person = _editor_and_person(user_id)
    wanted, before = request.form.get("recebe", ""), person.serves
    if wanted not in SERVES:
        return _refused(editor, user_id)
    set_serves(person, wanted)
    return _changed(editor, person, Change(user_id, "roleta", before), wanted != before)


@bp.post("/configuracoes/equipe/<int:user_id>/disponivel")
@login_required
def make_available(user_id: int) -> BaseResponse:
    editor, person = _editor_and_person(user_id)
    wanted, before = ANSWERS.get(request.form.get("disponivel", "")), person.available
    if wanted is None:
        return _refused(editor, user_id)
    set_available(person, wanted)
    return _changed(
        editor, person, Change(user_id, "disponivel", "sim" if before else "nao"), wanted != before
    )


def _editor_and_person(user_id: int) -> tuple[User, User]:
    editor = editor_or_404()
    return editor, team_mate(editor.tenant_id, user_id) or abort(404)


def _changed(editor: User, person: User, change: Change, new: bool) -> BaseResponse:
    """Whoever waits in the pool may have somebody to go to now."""
    tenant_id, fields = editor.tenant_id, ["serves" if change.what == "roleta" else "available"]
    who = {"tenant_id": tenant_id, "user_id": editor.id, "person_id": person.id}
    commit_then(*([(give_out, tenant_id)] if new else []))
    if not new:
        return done(url_for("settings.team"), "settings/_changed.html", **_shown(editor))
    log.info("settings.changed", fields=fields, **who)
    address = url_for("settings.team", pessoa=change.user_id, antes=f"{change.what}-{change.before}")
    return done(f"{address}#person-{change.user_id}", "settings/_changed.html", **_shown(editor, change))


def _refused(editor: User, user_id: int) -> BaseResponse:
    values = _shown(editor) | {"refused": user_id}
    return render("settings/team.html", "settings/_team.html", 422, **values)


def _shown(editor: User, change: Change | None = None) -> dict[str, Any]:
    people = mates(editor.tenant_id)
    turns = [mate for mate in people if mate.user.serves != "none"]
    there = [mate for mate in turns if mate.user.available]
    return {
        "people": people,
        "turns": turns,
        "there": there,
        "change": change,
        "prefers": editor.tenant.prefers,
        "served": SERVED,
        "roles": ROLES,
    }
