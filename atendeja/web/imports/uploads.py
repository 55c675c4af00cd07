"""The list of imports, and where a new one begins."""

from contextlib import closing
from datetime import UTC, datetime
from typing import Any, BinaryIO, cast

from flask import render_template, request, url_for
from flask_login import login_required
from werkzeug.datastructures import FileStorage
from werkzeug.wrappers import Response as BaseResponse

from atendeja.actions import imports as decisions
from atendeja.catalog import Sheet, UnreadableFile, read
from atendeja.models import PropertyImport
from atendeja.queries.imports import newest_imports, remembered_columns, running
from atendeja.queue import commit_then
from atendeja.web.access import signed_in_user
from atendeja.web.htmx import moved
from atendeja.web.uploads import harmless_name

from .blueprint import BUSY, LARGEST, bp
from .columns import ColumnsForm
from .files import kept


@bp.get("")
@login_required
def index() -> str:
    return render_template("imports/index.html", **_listed())


@bp.post("")
@login_required
def upload() -> BaseResponse | tuple[str, int]:
    """Keep the file and ask for its columns; what is no property file is not kept."""
    file = request.files.get("arquivo")
    if file is None or not file.filename:
        return _refused_file("Escolha o arquivo CSV do seu computador ou celular.")
    if running(signed_in_user().tenant_id):
        return _refused_file(BUSY, 409)
    with closing(file):
        try:
            sheet = read(cast(BinaryIO, file.stream))
            sheet.check()
        except UnreadableFile as error:
            return _refused_file(str(error))
        one = _received(file, sheet)
    commit_then()
    return moved(url_for("imports.show", import_id=one.id))


def _received(file: FileStorage, sheet: Sheet) -> PropertyImport:
    """Stored, with the columns as they were mapped the last time."""
    user, name = signed_in_user(), harmless_name(file.filename)
    mapping = ColumnsForm.proposed(sheet.headers, remembered_columns(user.tenant_id)).mapping
    return decisions.receive(user, name, kept(file), sheet, mapping, datetime.now(UTC))


def _refused_file(sentence: str, status: int = 422) -> tuple[str, int]:
    return render_template("imports/index.html", **_listed(), wrong=sentence), status


def _listed() -> dict[str, Any]:
    before = request.args.get("antes", type=int)
    rows = newest_imports(signed_in_user().tenant_id, before, limit=21)
    return {"imports": rows[:20], "more": rows[19].id if len(rows) > 20 else None, "largest": LARGEST}
