"""The catalogue from a file, and into one."""

from collections.abc import Iterator
from datetime import UTC, datetime
from pathlib import Path

import click
from flask import current_app

from atendeja.actions.exporting import exported_page
from atendeja.actions.file_codes import FileCodes
from atendeja.actions.importing import Imported, import_in_batches
from atendeja.actions.reindexing import reindex_properties
from atendeja.catalog import PropertyRow, UnreadableFile, property_file, read
from atendeja.extensions import db
from atendeja.models import Tenant
from atendeja.queries.catalogue import Filter
from atendeja.queries.people import tenant_by_slug

TENANT = click.option("--tenant", "slug", help="The agency's slug (DEFAULT_TENANT_ID if not given).")


@click.command("import-properties")
@click.argument("file", type=click.Path(exists=True, dir_okay=False, path_type=Path))
@click.option("--dry-run", is_flag=True, help="Only say what would change.")
@TENANT
def import_command(file: Path, dry_run: bool, slug: str | None) -> None:
    """Bring the catalogue to what the CSV FILE says. Bad rows are listed and stop nobody."""
    tenant = _tenant(slug)
    try:
        report(import_file(tenant.id, file, write=not dry_run))
    except UnreadableFile as error:
        raise click.ClickException(str(error)) from error


@click.command("export-properties")
@click.option("--file", type=click.Path(dir_okay=False, writable=True, path_type=Path), help="Else: stdout.")
@TENANT
def export_command(file: Path | None, slug: str | None) -> None:
    """Write the catalogue as a CSV file that import-properties takes back."""
    pieces = property_file(_rows(_tenant(slug).id))
    with click.open_file(str(file or "-"), "wb") as out:
        for piece in pieces:
            out.write(piece)


@click.command("reindex-properties")
def reindex_command() -> None:
    """Make anew what properties are looked up by, after an upgrade. May be repeated."""
    count = 0
    for done in reindex_properties():
        count += done
        db.session.commit()
    click.echo(f"{count} properties can be found by what they say")


def import_file(tenant_id: int, file: Path, write: bool = True) -> Imported:
    """Each batch is committed: a long import keeps nobody waiting, and repeating it does the rest."""
    result = Imported()
    with file.open("rb") as opened:
        sheet = read(opened)
        _say_ignored(sheet.ignored)
        repeated = {} if sheet.missing else {one[0]: one[1:] for one in FileCodes(sheet).repeated()}
        for line, (code, next_) in repeated.items():
            click.echo(f"line {line}, codigo: {code} stands again in line {next_}, which counts", err=True)
        rows = (row for row in sheet if not isinstance(row, PropertyRow) or row.line not in repeated)
        for _ in import_in_batches(tenant_id, rows, datetime.now(UTC), sheet.columns, result, write):
            db.session.commit()
    return result


def report(result: Imported) -> None:
    for row in result.refused:
        for problem in row.problems:
            click.echo(f"line {row.line}, {problem.column or 'row'}: {problem.reason}", err=True)
    counts = (result.new, result.changed, result.unchanged, len(result.refused))
    click.echo("{} new, {} changed, {} unchanged, {} refused".format(*counts))


def _rows(tenant_id: int) -> Iterator[PropertyRow]:
    """Page by page; nothing stays open while one is written."""
    after: int | None = 0
    while after is not None:
        page, after = exported_page(tenant_id, Filter(), after)
        db.session.rollback()
        yield from page


def _tenant(slug: str | None) -> Tenant:
    tenant = tenant_by_slug(slug or current_app.config["SETTINGS"].default_tenant_id)
    if tenant is None:
        raise click.ClickException("No such agency: run `flask --app wsgi setup` first.")
    return tenant


def _say_ignored(headers: tuple[str, ...]) -> None:
    if headers:
        click.echo(f"columns not read: {', '.join(headers)}", err=True)
