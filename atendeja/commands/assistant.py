"""What the assistant understands, and what it knows of a person: the maintainers' tools."""

import json
import sys
from datetime import datetime

import click
from flask import current_app

from atendeja.assistant.understanding import explain
from atendeja.queries.leads import conversations_with, known_of
from atendeja.queries.people import tenant_by_slug

NOW_WHEN_SILENT = "2026-03-10T10:00:00-03:00"


@click.command("understand")
@click.option("--explain", "explained", is_flag=True, help="Show which words gave which fact.")
def understand_command(explained: bool) -> None:
    """Read JSON lines {"id", "text", "context", "now"} and write what each message means."""
    for line in sys.stdin:
        if line.strip():
            _understand(json.loads(line), explained)


def _understand(message: dict[str, str], explained: bool) -> None:
    now = datetime.fromisoformat(message.get("now") or NOW_WHEN_SILENT)
    facts, findings = explain(str(message.get("text", "")), asked=message.get("context"), now=now)
    click.echo(json.dumps({"id": message.get("id"), **facts.known()}, ensure_ascii=False))
    for found in findings if explained else ():
        click.echo(f"    {found.key} = {found.value!r}  from {found.words!r}  ({found.rule})", err=True)


@click.command("lead")
@click.argument("phone")
@click.option("--tenant", "slug", default=None, help="The agency's slug (DEFAULT_TENANT_ID if not given).")
def lead_command(phone: str, slug: str | None) -> None:
    """What the assistant knows of the person with this PHONE, as JSON: lead, state and flags."""
    tenant = tenant_by_slug(slug or current_app.config["SETTINGS"].default_tenant_id)
    found = conversations_with(tenant.id, phone) if tenant else []
    if not found:
        raise click.ClickException("Nobody with this number has written.")
    for conversation in found:
        click.echo(json.dumps(known_of(conversation), ensure_ascii=False))
