"""Leads with their board, things to do, visits with reminders, broadcasts, and the record of erasures."""

import unicodedata
from datetime import date
from typing import Any

import sqlalchemy as sa
from alembic import op
from sqlalchemy.dialects import postgresql

revision = '0003'
down_revision = '0002'
branch_labels = None
depends_on = None


def folded(text: str) -> str:
    """As models.search.folded when this was written."""
    plain = unicodedata.normalize("NFKD", text.casefold())
    return " ".join("".join(c for c in plain if not unicodedata.combining(c)).split())


def key(names: list[str]) -> str:
    return "|" + "".join(f"{name}|" for name in sorted(names))


def fill_wishes() -> None:
    """Give the leads that are there their wish as SQL compares it."""
    leads = sa.table(
        "re_leads", sa.column("id"), sa.column("wish", sa.JSON()), *(sa.column(name) for name in WANTS)
    )
    connection = op.get_bind()
    for lead_id, wish in connection.execute(sa.select(leads.c.id, leads.c.wish)).all():
        values = wanted(wish or {})
        connection.execute(sa.update(leads).where(leads.c.id == lead_id).values(**values))


# Meta's card for Brazil in reais, per delivered message, from 1 July 2026; service messages from 1 October.
SOURCE = "Meta, tabela do Brasil em reais, julho de 2026"
RATES = [
    ("marketing", "2026-07-01", 3217),
    ("utility", "2026-07-01", 350),
    ("authentication", "2026-07-01", 350),
    ("service", "2026-07-01", 0),
    ("service", "2026-10-01", 350),
]
WANTS = (
    "wants_purpose", "wants_types_key", "wants_city_key", "wants_districts_key", "wants_features_key",
    "wants_min_cents", "wants_max_cents", "wants_bedrooms", "wants_parking",
)  # fmt: skip


def wanted(wish: dict[str, Any]) -> dict[str, Any]:
    top, least = wish.get("price_max") or wish.get("price_about"), wish.get("price_min")
    return {
        "wants_purpose": wish.get("purpose"),
        "wants_types_key": key(wish.get("types", [])),
        "wants_city_key": folded(wish["city"])[:100] if wish.get("city") else None,
        "wants_districts_key": key([folded(name) for name in wish.get("neighborhoods", [])])[:500],
        "wants_features_key": key(wish.get("features", [])),
        "wants_min_cents": least * 100 if least else None,
        "wants_max_cents": top * 100 if top else None,
        "wants_bedrooms": wish.get("bedrooms_min"),
        "wants_parking": wish.get("parking_min"),
    }


def upgrade() -> None:
    rates = op.create_table('message_rates',
    sa.Column('id', sa.BigInteger().with_variant(sa.Integer(), 'sqlite'), nullable=False),
    sa.Column('category', sa.String(length=20), nullable=False),
    sa.Column('starts_on', sa.Date(), nullable=False),
    sa.Column('ten_thousandths', sa.Integer(), nullable=False),
    sa.Column('source', sa.String(length=200), nullable=False),
    sa.PrimaryKeyConstraint('id', name=op.f('pk_message_rates'))
    )
    op.create_index('uq_message_rates_category_starts_on', 'message_rates', ['category', 'starts_on'], unique=True)
    op.bulk_insert(rates, [
        {'category': category, 'starts_on': date.fromisoformat(day), 'ten_thousandths': price, 'source': SOURCE}
        for category, day, price in RATES
    ])

    op.create_table('erasures',
    sa.Column('id', sa.BigInteger().with_variant(sa.Integer(), 'sqlite'), nullable=False),
    sa.Column('tenant_id', sa.BigInteger().with_variant(sa.Integer(), 'sqlite'), nullable=False),
    sa.Column('user_id', sa.BigInteger().with_variant(sa.Integer(), 'sqlite'), nullable=True),
    sa.Column('reason', sa.String(length=20), nullable=False),
    sa.Column('files', sa.JSON(none_as_null=True).with_variant(postgresql.JSONB(none_as_null=True), "postgresql"), nullable=False),
    sa.Column('pending', sa.Boolean(), nullable=False),
    sa.Column('counts', sa.JSON(none_as_null=True).with_variant(postgresql.JSONB(none_as_null=True), "postgresql"), nullable=False),
    sa.Column('created_at', sa.DateTime(timezone=True), nullable=False),
    sa.ForeignKeyConstraint(['tenant_id'], ['tenants.id'], name=op.f('fk_erasures_tenant_id')),
    sa.ForeignKeyConstraint(['user_id'], ['users.id'], name=op.f('fk_erasures_user_id')),
    sa.PrimaryKeyConstraint('id', name=op.f('pk_erasures'))
    )
    with op.batch_alter_table('erasures', schema=None) as batch_op:
        batch_op.create_index(batch_op.f('ix_erasures_pending'), ['pending'], unique=False)
        batch_op.create_index(batch_op.f('ix_erasures_tenant_id'), ['tenant_id'], unique=False)

    op.create_table('broadcasts',
    sa.Column('id', sa.BigInteger().with_variant(sa.Integer(), 'sqlite'), nullable=False),
    sa.Column('tenant_id', sa.BigInteger().with_variant(sa.Integer(), 'sqlite'), nullable=False),
    sa.Column('user_id', sa.BigInteger().with_variant(sa.Integer(), 'sqlite'), nullable=False),
    sa.Column('property_id', sa.BigInteger().with_variant(sa.Integer(), 'sqlite'), nullable=False),
    sa.Column('template_id', sa.BigInteger().with_variant(sa.Integer(), 'sqlite'), nullable=True),
    sa.Column('parameters', sa.JSON(none_as_null=True).with_variant(postgresql.JSONB(none_as_null=True), "postgresql"), nullable=False),
    sa.Column('status', sa.String(length=10), nullable=False),
    sa.Column('cost_cents', sa.Integer(), nullable=False),
    sa.Column('created_at', sa.DateTime(timezone=True), nullable=False),
    sa.Column('finished_at', sa.DateTime(timezone=True), nullable=True),
    sa.ForeignKeyConstraint(['property_id'], ['re_properties.id'], name=op.f('fk_broadcasts_property_id')),
    sa.ForeignKeyConstraint(['template_id'], ['wa_templates.id'], name=op.f('fk_broadcasts_template_id')),
    sa.ForeignKeyConstraint(['tenant_id'], ['tenants.id'], name=op.f('fk_broadcasts_tenant_id')),
    sa.ForeignKeyConstraint(['user_id'], ['users.id'], name=op.f('fk_broadcasts_user_id')),
    sa.PrimaryKeyConstraint('id', name=op.f('pk_broadcasts'))
    )
    with op.batch_alter_table('broadcasts', schema=None) as batch_op:
        batch_op.create_index(batch_op.f('ix_broadcasts_property_id'), ['property_id'], unique=False)
        batch_op.create_index('ix_broadcasts_tenant_id_id', ['tenant_id', 'id'], unique=False)

    op.create_table('broadcast_recipients',
    sa.Column('id', sa.BigInteger().with_variant(sa.Integer(), 'sqlite'), nullable=False),
    sa.Column('tenant_id', sa.BigInteger().with_variant(sa.Integer(), 'sqlite'), nullable=False),
    sa.Column('broadcast_id', sa.BigInteger().with_variant(sa.Integer(), 'sqlite'), nullable=False),
    sa.Column('lead_id', sa.BigInteger().with_variant(sa.Integer(), 'sqlite'), nullable=False),
    sa.Column('message_id', sa.BigInteger().with_variant(sa.Integer(), 'sqlite'), nullable=True),
    sa.Column('status', sa.String(length=10), nullable=False),
    sa.Column('reason', sa.String(length=30), nullable=True),
    sa.Column('created_at', sa.DateTime(timezone=True), nullable=False),
    sa.ForeignKeyConstraint(['broadcast_id'], ['broadcasts.id'], name=op.f('fk_broadcast_recipients_broadcast_id')),
    sa.ForeignKeyConstraint(['lead_id'], ['re_leads.id'], name=op.f('fk_broadcast_recipients_lead_id')),
    sa.ForeignKeyConstraint(['message_id'], ['message_audit.id'], name=op.f('fk_broadcast_recipients_message_id')),
    sa.ForeignKeyConstraint(['tenant_id'], ['tenants.id'], name=op.f('fk_broadcast_recipients_tenant_id')),
    sa.PrimaryKeyConstraint('id', name=op.f('pk_broadcast_recipients'))
    )
    with op.batch_alter_table('broadcast_recipients', schema=None) as batch_op:
        batch_op.create_index(batch_op.f('ix_broadcast_recipients_lead_id'), ['lead_id'], unique=False)
        batch_op.create_index('uq_broadcast_recipients_broadcast_id_lead_id', ['broadcast_id', 'lead_id'], unique=True)

    op.create_table('todos',
    sa.Column('id', sa.BigInteger().with_variant(sa.Integer(), 'sqlite'), nullable=False),
    sa.Column('tenant_id', sa.BigInteger().with_variant(sa.Integer(), 'sqlite'), nullable=False),
    sa.Column('user_id', sa.BigInteger().with_variant(sa.Integer(), 'sqlite'), nullable=True),
    sa.Column('lead_id', sa.BigInteger().with_variant(sa.Integer(), 'sqlite'), nullable=True),
    sa.Column('visit_id', sa.BigInteger().with_variant(sa.Integer(), 'sqlite'), nullable=True),
    sa.Column('property_id', sa.BigInteger().with_variant(sa.Integer(), 'sqlite'), nullable=True),
    sa.Column('kind', sa.String(length=20), nullable=False),
    sa.Column('title', sa.String(length=200), nullable=False),
    sa.Column('detail', sa.JSON(none_as_null=True).with_variant(postgresql.JSONB(none_as_null=True), "postgresql"), nullable=False),
    sa.Column('key', sa.String(length=80), nullable=True),
    sa.Column('due_at', sa.DateTime(timezone=True), nullable=False),
    sa.Column('done_at', sa.DateTime(timezone=True), nullable=True),
    sa.Column('done_by', sa.BigInteger().with_variant(sa.Integer(), 'sqlite'), nullable=True),
    sa.Column('created_at', sa.DateTime(timezone=True), nullable=False),
    sa.ForeignKeyConstraint(['done_by'], ['users.id'], name=op.f('fk_todos_done_by')),
    sa.ForeignKeyConstraint(['lead_id'], ['re_leads.id'], name=op.f('fk_todos_lead_id')),
    sa.ForeignKeyConstraint(['property_id'], ['re_properties.id'], name=op.f('fk_todos_property_id')),
    sa.ForeignKeyConstraint(['tenant_id'], ['tenants.id'], name=op.f('fk_todos_tenant_id')),
    sa.ForeignKeyConstraint(['user_id'], ['users.id'], name=op.f('fk_todos_user_id')),
    sa.ForeignKeyConstraint(['visit_id'], ['re_visits.id'], name=op.f('fk_todos_visit_id')),
    sa.PrimaryKeyConstraint('id', name=op.f('pk_todos'))
    )
    with op.batch_alter_table('todos', schema=None) as batch_op:
        batch_op.create_index(batch_op.f('ix_todos_lead_id'), ['lead_id'], unique=False)
        batch_op.create_index('ix_todos_open', ['tenant_id', 'user_id', 'due_at'], unique=False, sqlite_where=sa.text('done_at IS NULL'), postgresql_where=sa.text('done_at IS NULL'))
        batch_op.create_index(batch_op.f('ix_todos_visit_id'), ['visit_id'], unique=False)
        batch_op.create_index('uq_todos_tenant_id_key', ['tenant_id', 'key'], unique=True)

    with op.batch_alter_table('re_leads', schema=None) as batch_op:
        batch_op.add_column(sa.Column('status_at', sa.DateTime(timezone=True), nullable=True))
        batch_op.add_column(sa.Column('status_before', sa.String(length=20), nullable=True))
        batch_op.add_column(sa.Column('lost_reason', sa.String(length=200), nullable=True))
        batch_op.add_column(sa.Column('value_cents', sa.BigInteger(), nullable=True))
        batch_op.add_column(sa.Column('next_step', sa.String(length=200), nullable=True))
        batch_op.add_column(sa.Column('next_step_at', sa.DateTime(timezone=True), nullable=True))
        batch_op.add_column(sa.Column('tags', sa.JSON(none_as_null=True).with_variant(postgresql.JSONB(none_as_null=True), "postgresql"), nullable=False, server_default="[]"))
        batch_op.add_column(sa.Column('tags_key', sa.String(length=300), nullable=False, server_default="|"))
        batch_op.add_column(sa.Column('wants_purpose', sa.String(length=10), nullable=True))
        batch_op.add_column(sa.Column('wants_types_key', sa.String(length=200), nullable=False, server_default="|"))
        batch_op.add_column(sa.Column('wants_city_key', sa.String(length=100), nullable=True))
        batch_op.add_column(sa.Column('wants_districts_key', sa.String(length=500), nullable=False, server_default="|"))
        batch_op.add_column(sa.Column('wants_features_key', sa.String(length=200), nullable=False, server_default="|"))
        batch_op.add_column(sa.Column('wants_min_cents', sa.BigInteger(), nullable=True))
        batch_op.add_column(sa.Column('wants_max_cents', sa.BigInteger(), nullable=True))
        batch_op.add_column(sa.Column('wants_bedrooms', sa.Integer(), nullable=True))
        batch_op.add_column(sa.Column('wants_parking', sa.Integer(), nullable=True))
        batch_op.create_index('ix_re_leads_tenant_id_agent_id_status', ['tenant_id', 'agent_id', 'status'], unique=False)
        batch_op.create_index('ix_re_leads_tenant_id_status_status_at_id', ['tenant_id', 'status', 'status_at', 'id'], unique=False)
        batch_op.create_index('ix_re_leads_wants', ['tenant_id', 'wants_purpose', 'wants_city_key', 'wants_max_cents'], unique=False)
        batch_op.create_index('ix_re_leads_tenant_id_created_at_id', ['tenant_id', 'created_at', 'id'], unique=False)
        batch_op.create_index('ix_re_leads_tenant_id_status_at_id', ['tenant_id', 'status_at', 'id'], unique=False)
        batch_op.create_index('ix_re_leads_stakes', ['tenant_id', 'status', 'wants_purpose', 'value_cents'], unique=False)
        batch_op.create_index('ix_re_leads_steps', ['tenant_id', 'next_step_at', 'id'], unique=False, sqlite_where=sa.text('next_step_at IS NOT NULL'), postgresql_where=sa.text('next_step_at IS NOT NULL'))
        batch_op.create_index('ix_re_leads_board_steps', ['tenant_id', 'status', 'next_step_at', 'id'], unique=False, sqlite_where=sa.text('next_step_at IS NOT NULL'), postgresql_where=sa.text('next_step_at IS NOT NULL'))
        batch_op.create_index('ix_re_leads_values', ['tenant_id', 'value_cents', 'id'], unique=False, sqlite_where=sa.text('value_cents IS NOT NULL'), postgresql_where=sa.text('value_cents IS NOT NULL'))

    with op.batch_alter_table('re_visits', schema=None) as batch_op:
        batch_op.add_column(sa.Column('minutes', sa.Integer(), nullable=False, server_default="60"))
        batch_op.add_column(sa.Column('remind_at', sa.DateTime(timezone=True), nullable=True))
        batch_op.add_column(sa.Column('reminders', sa.JSON(none_as_null=True).with_variant(postgresql.JSONB(none_as_null=True), "postgresql"), nullable=False, server_default="[]"))
        batch_op.add_column(sa.Column('notes', sa.Text(), nullable=False, server_default=""))
        batch_op.add_column(sa.Column('outcome', sa.String(length=500), nullable=True))
        batch_op.add_column(sa.Column('feedback', sa.String(length=20), nullable=True))
        batch_op.add_column(sa.Column('asked_feedback_at', sa.DateTime(timezone=True), nullable=True))
        batch_op.add_column(sa.Column('created_by', sa.BigInteger().with_variant(sa.Integer(), 'sqlite'), nullable=True))
        batch_op.create_index('ix_re_visits_agent_id_starts_at', ['agent_id', 'starts_at'], unique=False)
        batch_op.create_index('ix_re_visits_property_id_starts_at', ['property_id', 'starts_at'], unique=False)
        batch_op.create_index('ix_re_visits_remind_at', ['remind_at'], unique=False, sqlite_where=sa.text('remind_at IS NOT NULL'), postgresql_where=sa.text('remind_at IS NOT NULL'))
        batch_op.create_foreign_key(batch_op.f('fk_re_visits_created_by'), 'users', ['created_by'], ['id'])

    with op.batch_alter_table('conversations', schema=None) as batch_op:
        batch_op.add_column(sa.Column('nudged_at', sa.DateTime(timezone=True), nullable=True))

    with op.batch_alter_table('tenants', schema=None) as batch_op:
        batch_op.add_column(sa.Column('matched_change_id', sa.BigInteger(), nullable=False, server_default="0"))
        batch_op.add_column(sa.Column('pruned_message_id', sa.BigInteger(), nullable=False, server_default="0"))

    with op.batch_alter_table('users', schema=None) as batch_op:
        batch_op.add_column(sa.Column('calendar_token', sa.String(length=64), nullable=True))
        batch_op.create_unique_constraint(batch_op.f('uq_users_calendar_token'), ['calendar_token'])

    op.execute("UPDATE re_leads SET status_at = created_at")
    with op.batch_alter_table("re_leads", schema=None) as batch_op:
        batch_op.alter_column("status_at", nullable=False)
    fill_wishes()


def downgrade() -> None:
    op.drop_table('message_rates')
    with op.batch_alter_table('conversations', schema=None) as batch_op:
        batch_op.drop_column('nudged_at')

    with op.batch_alter_table('tenants', schema=None) as batch_op:
        batch_op.drop_column('pruned_message_id')
        batch_op.drop_column('matched_change_id')

    with op.batch_alter_table('users', schema=None) as batch_op:
        batch_op.drop_constraint(batch_op.f('uq_users_calendar_token'), type_='unique')
        batch_op.drop_column('calendar_token')

    with op.batch_alter_table('re_visits', schema=None) as batch_op:
        batch_op.drop_constraint(batch_op.f('fk_re_visits_created_by'), type_='foreignkey')
        batch_op.drop_index('ix_re_visits_remind_at', sqlite_where=sa.text('remind_at IS NOT NULL'), postgresql_where=sa.text('remind_at IS NOT NULL'))
        batch_op.drop_index('ix_re_visits_property_id_starts_at')
        batch_op.drop_index('ix_re_visits_agent_id_starts_at')
        batch_op.drop_column('created_by')
        batch_op.drop_column('asked_feedback_at')
        batch_op.drop_column('feedback')
        batch_op.drop_column('outcome')
        batch_op.drop_column('notes')
        batch_op.drop_column('reminders')
        batch_op.drop_column('remind_at')
        batch_op.drop_column('minutes')

    with op.batch_alter_table('re_leads', schema=None) as batch_op:
        batch_op.drop_index('ix_re_leads_values', sqlite_where=sa.text('value_cents IS NOT NULL'), postgresql_where=sa.text('value_cents IS NOT NULL'))
        batch_op.drop_index('ix_re_leads_board_steps', sqlite_where=sa.text('next_step_at IS NOT NULL'), postgresql_where=sa.text('next_step_at IS NOT NULL'))
        batch_op.drop_index('ix_re_leads_steps', sqlite_where=sa.text('next_step_at IS NOT NULL'), postgresql_where=sa.text('next_step_at IS NOT NULL'))
        batch_op.drop_index('ix_re_leads_stakes')
        batch_op.drop_index('ix_re_leads_tenant_id_status_at_id')
        batch_op.drop_index('ix_re_leads_tenant_id_created_at_id')
        batch_op.drop_index('ix_re_leads_wants')
        batch_op.drop_index('ix_re_leads_tenant_id_status_status_at_id')
        batch_op.drop_index('ix_re_leads_tenant_id_agent_id_status')
        batch_op.drop_column('wants_parking')
        batch_op.drop_column('wants_bedrooms')
        batch_op.drop_column('wants_max_cents')
        batch_op.drop_column('wants_min_cents')
        batch_op.drop_column('wants_features_key')
        batch_op.drop_column('wants_districts_key')
        batch_op.drop_column('wants_city_key')
        batch_op.drop_column('wants_types_key')
        batch_op.drop_column('wants_purpose')
        batch_op.drop_column('tags_key')
        batch_op.drop_column('tags')
        batch_op.drop_column('next_step_at')
        batch_op.drop_column('next_step')
        batch_op.drop_column('value_cents')
        batch_op.drop_column('lost_reason')
        batch_op.drop_column('status_before')
        batch_op.drop_column('status_at')

    with op.batch_alter_table('todos', schema=None) as batch_op:
        batch_op.drop_index('uq_todos_tenant_id_key')
        batch_op.drop_index(batch_op.f('ix_todos_visit_id'))
        batch_op.drop_index('ix_todos_open', sqlite_where=sa.text('done_at IS NULL'), postgresql_where=sa.text('done_at IS NULL'))
        batch_op.drop_index(batch_op.f('ix_todos_lead_id'))

    op.drop_table('todos')
    with op.batch_alter_table('broadcast_recipients', schema=None) as batch_op:
        batch_op.drop_index('uq_broadcast_recipients_broadcast_id_lead_id')
        batch_op.drop_index(batch_op.f('ix_broadcast_recipients_lead_id'))

    op.drop_table('broadcast_recipients')
    with op.batch_alter_table('broadcasts', schema=None) as batch_op:
        batch_op.drop_index('ix_broadcasts_tenant_id_id')
        batch_op.drop_index(batch_op.f('ix_broadcasts_property_id'))

    op.drop_table('broadcasts')
    with op.batch_alter_table('erasures', schema=None) as batch_op:
        batch_op.drop_index(batch_op.f('ix_erasures_pending'))
        batch_op.drop_index(batch_op.f('ix_erasures_tenant_id'))

    op.drop_table('erasures')
