"""Setting up: database, agency, first people, and the catalogue from a file."""

from datetime import UTC, datetime
from pathlib import Path

import click
from flask import current_app
from flask_migrate import upgrade

import config
from atendeja.actions.accounts import ensure_tenant, ensure_user
from atendeja.actions.importing import Imported, import_properties
from atendeja.catalog import UnreadableFile, read
from atendeja.extensions import db
from atendeja.models import Tenant
from atendeja.queries.people import tenant_by_slug
from atendeja.queries.properties import known_places
from atendeja.tasks import sync_templates

DEMO_FILE = config.ROOT / "demo" / "imoveis.csv"
DEMO_PASSWORD = "horizonte-2026"  # noqa: S105 — printed on the screen, for the demonstration only
DEMO_PEOPLE = (
    ("ana@horizonte.example", "Ana Ribeiro", "admin"),
    ("bruno@horizonte.example", "Bruno Castro", "agent"),
)


@click.command("setup")
@click.option("--demo", is_flag=True, help="Also load a demonstration agency.")
def setup(demo: bool) -> None:
    """Migrate the database, make the agency and the first admin. Repeating it changes nothing."""
    settings = current_app.config["SETTINGS"]
    upgrade()
    name = "Imobiliária Horizonte" if demo else "Minha imobiliária"
    tenant = ensure_tenant(settings.default_tenant_id, name, settings.wa_phone_number_id)
    if settings.auth_seed_admin_email:
        ensure_user(
            tenant,
            settings.auth_seed_admin_email,
            "Administrador",
            settings.auth_seed_admin_password,
            "admin",
        )
    if demo:
        _load_demo(tenant)
    ready = f"Ready: {tenant.name} ({tenant.slug})."
    tenant_id = tenant.id
    db.session.commit()
    if demo and settings.simulated:
        sync_templates.function(tenant_id)
    click.echo(ready)


def _load_demo(tenant: Tenant) -> None:
    for email, name, role in DEMO_PEOPLE:
        ensure_user(tenant, email, name, DEMO_PASSWORD, role)
    tenant_id = tenant.id
    if not known_places(tenant_id):
        _report(_import(tenant_id, DEMO_FILE))


@click.command("import-properties")
@click.argument("file", type=click.Path(exists=True, dir_okay=False, path_type=Path))
@click.option("--tenant", "slug", default=None, help="The agency's slug (DEFAULT_TENANT_ID if not given).")
def import_command(file: Path, slug: str | None) -> None:
    """Bring the catalogue to what the CSV FILE says. Bad rows are listed and stop nobody."""
    tenant = tenant_by_slug(slug or current_app.config["SETTINGS"].default_tenant_id)
    if tenant is None:
        raise click.ClickException("No such agency: run `flask --app wsgi setup` first.")
    try:
        result = _import(tenant.id, file)
    except UnreadableFile as error:
        raise click.ClickException(str(error)) from error
    db.session.commit()
    _report(result)


def _import(tenant_id: int, file: Path) -> Imported:
    with file.open("rb") as opened:
        sheet = read(opened)
        return import_properties(tenant_id, sheet, datetime.now(UTC), sheet.mapping.values())


def _report(result: Imported) -> None:
    for row in result.refused:
        for problem in row.problems:
            click.echo(f"line {row.line}, {problem.column or 'row'}: {problem.reason}", err=True)
    counts = (result.new, result.changed, result.unchanged, len(result.refused))
    click.echo("{} new, {} changed, {} unchanged, {} refused".format(*counts))
