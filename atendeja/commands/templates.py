"""The message templates of an agency, read again from Meta."""

import click
from flask import current_app

from atendeja.queries.blanks import problem
from atendeja.queries.people import tenant_by_slug
from atendeja.queries.templates import last_read, templates_of
from atendeja.tasks import sync_templates


@click.command("sync-templates")
@click.option("--tenant", "slug", default=None, help="The agency's slug (DEFAULT_TENANT_ID if not given).")
def sync_templates_command(slug: str | None) -> None:
    """Bring the message templates to what Meta lists, and show them."""
    tenant = tenant_by_slug(slug or current_app.config["SETTINGS"].default_tenant_id)
    if tenant is None:
        raise click.ClickException("No such agency: run `flask --app wsgi setup` first.")
    tenant_id, before = tenant.id, last_read(tenant.id)
    sync_templates.function(tenant_id)
    if last_read(tenant_id) == before:
        raise click.ClickException("Nothing was read: see the log line templates_not_read, if any.")
    for row in templates_of(tenant_id):
        click.echo(f"{row.name} ({row.language}): {problem(row) or 'ready'}")
