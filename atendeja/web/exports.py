"""What is filtered in the list of properties, as a file: streamed, and taken back by the importer."""

from collections.abc import Iterator
from datetime import UTC, datetime

import structlog
from flask import Blueprint, Flask, Response, request
from flask_login import login_required

from atendeja.actions.exporting import exported_page
from atendeja.catalog import PropertyRow, property_file
from atendeja.queries.catalogue import Filter

from .access import signed_in_user
from .imports.files import csv_file, this_app
from .properties.filtering import read_filter

log = structlog.get_logger()
bp = Blueprint("exports", __name__, url_prefix="/imoveis")


@bp.get("/exportar")
@login_required
def properties() -> Response:
    """The filter is the list's own, from the address."""
    user, wanted = signed_in_user(), read_filter(request.args)
    log.info("properties.exported", tenant_id=user.tenant_id, user_id=user.id)
    name = f"imoveis-{datetime.now(UTC):%Y-%m-%d}.csv"
    return csv_file(property_file(_rows(this_app(), user.tenant_id, wanted)), name)


def _rows(app: Flask, tenant_id: int, wanted: Filter) -> Iterator[PropertyRow]:
    """Page by page, each read in a context of its own: the answer is sent after the request's has ended."""
    after: int | None = 0
    while after is not None:
        with app.app_context():
            page, after = exported_page(tenant_id, wanted, after)
        yield from page
