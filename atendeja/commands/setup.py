"""Setting up: database, agency, first people, and the catalogue from a file."""

from datetime import UTC, datetime

import click
from flask import current_app
from flask_migrate import upgrade

import config
from atendeja.actions.accounts import ensure_tenant, ensure_user
from atendeja.actions.quick_replies import ensure_replies
from atendeja.extensions import db
from atendeja.models import Tenant
from atendeja.queries.properties import known_places
from atendeja.tasks import sync_templates

from .demo_catalogue import make_lived_in
from .properties import import_file, report

DEMO_FILE = config.ROOT / "demo" / "imoveis.csv"
DEMO_PASSWORD = "horizonte-2026"  # noqa: S105 — printed on the screen, for the demonstration only
DEMO_PEOPLE = (
    ("ana@horizonte.example", "Ana Ribeiro", "admin"),
    ("bruno@horizonte.example", "Bruno Castro", "agent"),
    ("carla@horizonte.example", "Carla Nunes", "agent"),
)
DEMO_REPLIES = (
    ("oi", "{saudacao}, {primeiro_nome}! Aqui é {corretor}, da {imobiliaria}. Como posso ajudar?"),
    ("visita", "Que bom que gostou do {imovel}! Qual dia e horário ficam bons para você visitar?"),
    (
        "documentos",
        "Para a proposta preciso de RG, CPF e comprovantes de renda e de residência.",
    ),
    (
        "endereco",
        "Assim que confirmarmos a visita ao {imovel} eu mando a localização certinha.",
    ),
    ("retorno", "{primeiro_nome}, já estou verificando com o proprietário e te respondo ainda hoje."),
    ("obrigado", "Obrigado pelo contato, {primeiro_nome}! Se precisar de algo, é só chamar por aqui."),
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
    ensure_replies(tenant, DEMO_REPLIES, datetime.now(UTC))
    tenant_id = tenant.id
    if not known_places(tenant_id):
        report(import_file(tenant_id, DEMO_FILE))
        make_lived_in(tenant_id)
