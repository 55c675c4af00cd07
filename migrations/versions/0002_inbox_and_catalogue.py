"""The inbox (readings, mentions, quick replies, assignment, search) and the catalogue (editing, imports)."""

import re
import unicodedata

import sqlalchemy as sa
from alembic import op
from sqlalchemy.dialects import postgresql

revision = '0002'
down_revision = '0001'
branch_labels = None
depends_on = None


WISHES = [
    "tenant_id", "active", "updated_at", "id", "for_sale", "for_rent", "sale_price_cents", "rent_price_cents",
    "city_key", "district_key", "type", "bedrooms", "suites", "bathrooms", "parking", "area_m2",
    "features_key", "state",
]
FACTS = [
    "tenant_id", "active", "type", "city_key", "district_key", "for_sale", "for_rent", "sale_price_cents",
    "rent_price_cents", "bedrooms", "parking", "agent_id", "source", "missing_key", "features_key", "id",
]
WORDS = {
    "contacts": ("name", "profile_name", "username", "wa_id"),
    "message_audit": ("text",),
    "re_properties": ("code", "code_key", "title", "city", "district", "street", "description"),
}


def words(*texts: str | None) -> str:
    """As models.search.words when this was written: folded, each once."""
    plain = unicodedata.normalize("NFKD", " ".join(text for text in texts if text).casefold())
    bare = "".join(c for c in plain if not unicodedata.combining(c))
    return " ".join(dict.fromkeys(word[:40] for word in re.findall(r"[^\W_]+", bare)))


def number_forms(wa_id: str | None) -> list[str]:
    """As models.contact.number_forms when this was written: how a number is typed."""
    local = re.fullmatch(r"55(\d\d)(\d{8,9})", wa_id or "")
    if local is None:
        return [wa_id, wa_id[-4:]] if wa_id else []
    area, number = local.groups()
    mobile = re.fullmatch(r"9?[6-9]\d{7}|9\d{8}", number)
    both = [f"9{number[-8:]}", number[-8:]] if mobile else [number]
    return [f"{before}{one}" for before in (f"55{area}", area, "") for one in both] + [number[-4:]]


def words_of(table: str, values: tuple[str | None, ...]) -> str:
    """A contact's last column is its number."""
    return words(*values[:-1], *number_forms(values[-1])) if table == "contacts" else words(*values)


def fill(table: str, columns: tuple[str, ...]) -> None:
    """Give the rows that are there their words, a thousand at a time."""
    connection, last = op.get_bind(), 0
    value = "array_to_tsvector(string_to_array(CAST(:words AS TEXT), ' '))" if on_postgres() else "' ' || :words"
    look = sa.text(f"SELECT id, {', '.join(columns)} FROM {table} WHERE id > :last ORDER BY id LIMIT 1000")
    change = sa.text(f"UPDATE {table} SET search = {value} WHERE id = :id")
    while rows := connection.execute(look, {"last": last}).all():
        connection.execute(change, [{"id": row[0], "words": words_of(table, row[1:])} for row in rows])
        last = rows[-1][0]


def on_postgres() -> bool:
    return bool(op.get_bind().dialect.name == "postgresql")


def upgrade() -> None:
    op.create_table('push_subscriptions',
    sa.Column('id', sa.BigInteger().with_variant(sa.Integer(), 'sqlite'), nullable=False),
    sa.Column('tenant_id', sa.BigInteger().with_variant(sa.Integer(), 'sqlite'), nullable=False),
    sa.Column('user_id', sa.BigInteger().with_variant(sa.Integer(), 'sqlite'), nullable=False),
    sa.Column('endpoint', sa.String(length=1000), nullable=False),
    sa.Column('p256dh', sa.String(length=120), nullable=False),
    sa.Column('auth', sa.String(length=40), nullable=False),
    sa.Column('device', sa.String(length=60), nullable=False),
    sa.Column('created_at', sa.DateTime(timezone=True), nullable=False),
    sa.Column('asked_at', sa.DateTime(timezone=True), nullable=True),
    sa.Column('sent_at', sa.DateTime(timezone=True), nullable=True),
    sa.Column('failed_at', sa.DateTime(timezone=True), nullable=True),
    sa.Column('problem', sa.String(length=20), nullable=True),
    sa.ForeignKeyConstraint(['tenant_id'], ['tenants.id'], name=op.f('fk_push_subscriptions_tenant_id')),
    sa.ForeignKeyConstraint(['user_id'], ['users.id'], name=op.f('fk_push_subscriptions_user_id')),
    sa.PrimaryKeyConstraint('id', name=op.f('pk_push_subscriptions')),
    sa.UniqueConstraint('endpoint', name=op.f('uq_push_subscriptions_endpoint'))
    )
    with op.batch_alter_table('push_subscriptions', schema=None) as batch_op:
        batch_op.create_index(batch_op.f('ix_push_subscriptions_user_id'), ['user_id'], unique=False)

    op.create_table('quick_replies',
    sa.Column('id', sa.BigInteger().with_variant(sa.Integer(), 'sqlite'), nullable=False),
    sa.Column('tenant_id', sa.BigInteger().with_variant(sa.Integer(), 'sqlite'), nullable=False),
    sa.Column('shortcut', sa.String(length=30), nullable=False),
    sa.Column('text', sa.Text(), nullable=False),
    sa.Column('user_id', sa.BigInteger().with_variant(sa.Integer(), 'sqlite'), nullable=True),
    sa.Column('created_at', sa.DateTime(timezone=True), nullable=False),
    sa.Column('updated_at', sa.DateTime(timezone=True), nullable=False),
    sa.Column('deleted_at', sa.DateTime(timezone=True), nullable=True),
    sa.ForeignKeyConstraint(['tenant_id'], ['tenants.id'], name=op.f('fk_quick_replies_tenant_id')),
    sa.ForeignKeyConstraint(['user_id'], ['users.id'], name=op.f('fk_quick_replies_user_id')),
    sa.PrimaryKeyConstraint('id', name=op.f('pk_quick_replies'))
    )
    with op.batch_alter_table('quick_replies', schema=None) as batch_op:
        batch_op.create_index('uq_quick_replies_tenant_id_shortcut', ['tenant_id', 'shortcut'], unique=True, sqlite_where=sa.text('deleted_at IS NULL'), postgresql_where=sa.text('deleted_at IS NULL'))

    op.create_table('re_imports',
    sa.Column('id', sa.BigInteger().with_variant(sa.Integer(), 'sqlite'), nullable=False),
    sa.Column('tenant_id', sa.BigInteger().with_variant(sa.Integer(), 'sqlite'), nullable=False),
    sa.Column('user_id', sa.BigInteger().with_variant(sa.Integer(), 'sqlite'), nullable=True),
    sa.Column('filename', sa.String(length=200), nullable=False),
    sa.Column('stored_name', sa.String(length=80), nullable=True),
    sa.Column('status', sa.String(length=12), nullable=False),
    sa.Column('mapping', sa.JSON(none_as_null=True).with_variant(postgresql.JSONB(none_as_null=True), "postgresql"), nullable=False),
    sa.Column('counts', sa.JSON(none_as_null=True).with_variant(postgresql.JSONB(none_as_null=True), "postgresql"), nullable=False),
    sa.Column('position', sa.Integer(), nullable=False),
    sa.Column('total', sa.Integer(), nullable=False),
    sa.Column('error', sa.String(length=300), nullable=True),
    sa.Column('created_at', sa.DateTime(timezone=True), nullable=False),
    sa.Column('updated_at', sa.DateTime(timezone=True), nullable=False),
    sa.Column('finished_at', sa.DateTime(timezone=True), nullable=True),
    sa.ForeignKeyConstraint(['tenant_id'], ['tenants.id'], name=op.f('fk_re_imports_tenant_id')),
    sa.ForeignKeyConstraint(['user_id'], ['users.id'], name=op.f('fk_re_imports_user_id')),
    sa.PrimaryKeyConstraint('id', name=op.f('pk_re_imports'))
    )
    with op.batch_alter_table('re_imports', schema=None) as batch_op:
        batch_op.create_index(batch_op.f('ix_re_imports_status'), ['status'], unique=False)
        batch_op.create_index('ix_re_imports_tenant_id_id', ['tenant_id', 'id'], unique=False)

    op.create_table('saved_filters',
    sa.Column('id', sa.BigInteger().with_variant(sa.Integer(), 'sqlite'), nullable=False),
    sa.Column('tenant_id', sa.BigInteger().with_variant(sa.Integer(), 'sqlite'), nullable=False),
    sa.Column('user_id', sa.BigInteger().with_variant(sa.Integer(), 'sqlite'), nullable=False),
    sa.Column('screen', sa.String(length=20), nullable=False),
    sa.Column('name', sa.String(length=60), nullable=False),
    sa.Column('query', sa.String(length=1000), nullable=False),
    sa.Column('created_at', sa.DateTime(timezone=True), nullable=False),
    sa.ForeignKeyConstraint(['tenant_id'], ['tenants.id'], name=op.f('fk_saved_filters_tenant_id')),
    sa.ForeignKeyConstraint(['user_id'], ['users.id'], name=op.f('fk_saved_filters_user_id')),
    sa.PrimaryKeyConstraint('id', name=op.f('pk_saved_filters'))
    )
    with op.batch_alter_table('saved_filters', schema=None) as batch_op:
        batch_op.create_index('uq_saved_filters_user_id_screen_name', ['user_id', 'screen', 'name'], unique=True)

    op.create_table('conversation_readings',
    sa.Column('conversation_id', sa.BigInteger().with_variant(sa.Integer(), 'sqlite'), nullable=False),
    sa.Column('user_id', sa.BigInteger().with_variant(sa.Integer(), 'sqlite'), nullable=False),
    sa.Column('tenant_id', sa.BigInteger().with_variant(sa.Integer(), 'sqlite'), nullable=False),
    sa.Column('last_id', sa.BigInteger(), nullable=False),
    sa.Column('read_at', sa.DateTime(timezone=True), nullable=False),
    sa.ForeignKeyConstraint(['conversation_id'], ['conversations.id'], name=op.f('fk_conversation_readings_conversation_id')),
    sa.ForeignKeyConstraint(['tenant_id'], ['tenants.id'], name=op.f('fk_conversation_readings_tenant_id')),
    sa.ForeignKeyConstraint(['user_id'], ['users.id'], name=op.f('fk_conversation_readings_user_id')),
    sa.PrimaryKeyConstraint('conversation_id', 'user_id', name=op.f('pk_conversation_readings'))
    )
    with op.batch_alter_table('conversation_readings', schema=None) as batch_op:
        batch_op.create_index(batch_op.f('ix_conversation_readings_user_id'), ['user_id'], unique=False)

    op.create_table('re_import_lines',
    sa.Column('id', sa.BigInteger().with_variant(sa.Integer(), 'sqlite'), nullable=False),
    sa.Column('tenant_id', sa.BigInteger().with_variant(sa.Integer(), 'sqlite'), nullable=False),
    sa.Column('import_id', sa.BigInteger().with_variant(sa.Integer(), 'sqlite'), nullable=False),
    sa.Column('line', sa.Integer(), nullable=False),
    sa.Column('kind', sa.String(length=10), nullable=False),
    sa.Column('code', sa.String(length=40), nullable=False),
    sa.Column('detail', sa.JSON(none_as_null=True).with_variant(postgresql.JSONB(none_as_null=True), "postgresql"), nullable=False),
    sa.ForeignKeyConstraint(['import_id'], ['re_imports.id'], name=op.f('fk_re_import_lines_import_id')),
    sa.ForeignKeyConstraint(['tenant_id'], ['tenants.id'], name=op.f('fk_re_import_lines_tenant_id')),
    sa.PrimaryKeyConstraint('id', name=op.f('pk_re_import_lines'))
    )
    with op.batch_alter_table('re_import_lines', schema=None) as batch_op:
        batch_op.create_index('ix_re_import_lines_import_id_kind_id', ['import_id', 'kind', 'id'], unique=False)

    op.create_table('re_property_changes',
    sa.Column('id', sa.BigInteger().with_variant(sa.Integer(), 'sqlite'), nullable=False),
    sa.Column('tenant_id', sa.BigInteger().with_variant(sa.Integer(), 'sqlite'), nullable=False),
    sa.Column('property_id', sa.BigInteger().with_variant(sa.Integer(), 'sqlite'), nullable=False),
    sa.Column('user_id', sa.BigInteger().with_variant(sa.Integer(), 'sqlite'), nullable=True),
    sa.Column('import_id', sa.BigInteger().with_variant(sa.Integer(), 'sqlite'), nullable=True),
    sa.Column('kind', sa.String(length=20), nullable=False),
    sa.Column('changes', sa.JSON(none_as_null=True).with_variant(postgresql.JSONB(none_as_null=True), "postgresql"), nullable=False),
    sa.Column('created_at', sa.DateTime(timezone=True), nullable=False),
    sa.ForeignKeyConstraint(['import_id'], ['re_imports.id'], name=op.f('fk_re_property_changes_import_id')),
    sa.ForeignKeyConstraint(['property_id'], ['re_properties.id'], name=op.f('fk_re_property_changes_property_id')),
    sa.ForeignKeyConstraint(['tenant_id'], ['tenants.id'], name=op.f('fk_re_property_changes_tenant_id')),
    sa.ForeignKeyConstraint(['user_id'], ['users.id'], name=op.f('fk_re_property_changes_user_id')),
    sa.PrimaryKeyConstraint('id', name=op.f('pk_re_property_changes'))
    )
    with op.batch_alter_table('re_property_changes', schema=None) as batch_op:
        batch_op.create_index('ix_re_property_changes_property_id_id', ['property_id', 'id'], unique=False)

    op.create_table('conversation_mentions',
    sa.Column('id', sa.BigInteger().with_variant(sa.Integer(), 'sqlite'), nullable=False),
    sa.Column('tenant_id', sa.BigInteger().with_variant(sa.Integer(), 'sqlite'), nullable=False),
    sa.Column('conversation_id', sa.BigInteger().with_variant(sa.Integer(), 'sqlite'), nullable=False),
    sa.Column('event_id', sa.BigInteger().with_variant(sa.Integer(), 'sqlite'), nullable=False),
    sa.Column('user_id', sa.BigInteger().with_variant(sa.Integer(), 'sqlite'), nullable=False),
    sa.Column('seen_at', sa.DateTime(timezone=True), nullable=True),
    sa.Column('created_at', sa.DateTime(timezone=True), nullable=False),
    sa.ForeignKeyConstraint(['conversation_id'], ['conversations.id'], name=op.f('fk_conversation_mentions_conversation_id')),
    sa.ForeignKeyConstraint(['event_id'], ['conversation_events.id'], name=op.f('fk_conversation_mentions_event_id'), ondelete='CASCADE'),
    sa.ForeignKeyConstraint(['tenant_id'], ['tenants.id'], name=op.f('fk_conversation_mentions_tenant_id')),
    sa.ForeignKeyConstraint(['user_id'], ['users.id'], name=op.f('fk_conversation_mentions_user_id')),
    sa.PrimaryKeyConstraint('id', name=op.f('pk_conversation_mentions'))
    )
    with op.batch_alter_table('conversation_mentions', schema=None) as batch_op:
        batch_op.create_index(batch_op.f('ix_conversation_mentions_conversation_id'), ['conversation_id'], unique=False)
        batch_op.create_index('ix_conversation_mentions_user_id_seen_at', ['user_id', 'seen_at'], unique=False)

    with op.batch_alter_table('contacts', schema=None) as batch_op:
        batch_op.add_column(sa.Column('search', sa.Text().with_variant(postgresql.TSVECTOR(), "postgresql"), nullable=False, server_default=""))

    with op.batch_alter_table('conversations', schema=None) as batch_op:
        batch_op.add_column(sa.Column('assigned_at', sa.DateTime(timezone=True), nullable=True))
        batch_op.add_column(sa.Column('answer_due_at', sa.DateTime(timezone=True), nullable=True))
        batch_op.add_column(sa.Column('warned_at', sa.DateTime(timezone=True), nullable=True))
        batch_op.add_column(sa.Column('returns', sa.Integer(), nullable=False, server_default="0"))
        batch_op.drop_index('ix_conversations_tenant_id_status_last_message_at')
        batch_op.create_index('ix_conversations_queue', ['tenant_id', 'status', 'waiting_since', sa.text('last_message_at DESC')], unique=False)
        batch_op.create_index('ix_conversations_open', ['tenant_id', 'waiting_since', sa.text('last_message_at DESC')], unique=False, sqlite_where=sa.text("status != 'closed'"), postgresql_where=sa.text("status != 'closed'"))
        batch_op.create_index('ix_conversations_answer_due_at', ['tenant_id', 'answer_due_at'], unique=False, sqlite_where=sa.text('answer_due_at IS NOT NULL'), postgresql_where=sa.text('answer_due_at IS NOT NULL'))

    with op.batch_alter_table('message_audit', schema=None) as batch_op:
        batch_op.add_column(sa.Column('search', sa.Text().with_variant(postgresql.TSVECTOR(), "postgresql"), nullable=False, server_default=""))

    with op.batch_alter_table('re_properties', schema=None) as batch_op:
        batch_op.add_column(sa.Column('agent_id', sa.BigInteger().with_variant(sa.Integer(), 'sqlite'), nullable=True))
        batch_op.add_column(sa.Column('address_visibility', sa.String(length=10), nullable=False, server_default="district"))
        batch_op.add_column(sa.Column('floor', sa.Integer(), nullable=True))
        batch_op.add_column(sa.Column('year_built', sa.Integer(), nullable=True))
        batch_op.add_column(sa.Column('owner_name', sa.String(length=120), nullable=True))
        batch_op.add_column(sa.Column('owner_phone', sa.String(length=32), nullable=True))
        batch_op.add_column(sa.Column('owner_email', sa.String(length=254), nullable=True))
        batch_op.add_column(sa.Column('notes', sa.Text(), nullable=False, server_default=""))
        batch_op.add_column(sa.Column('source', sa.String(length=20), nullable=False, server_default="import"))
        batch_op.add_column(sa.Column('missing_key', sa.String(length=200), nullable=False, server_default="|"))
        batch_op.add_column(sa.Column('version', sa.Integer(), nullable=False, server_default="1"))
        batch_op.add_column(sa.Column('search', sa.Text().with_variant(postgresql.TSVECTOR(), "postgresql"), nullable=False, server_default=""))
        batch_op.create_index(batch_op.f('ix_re_properties_agent_id'), ['agent_id'], unique=False)
        batch_op.create_index('ix_re_properties_tenant_id_updated_at_id', ['tenant_id', 'updated_at', 'id'], unique=False)
        batch_op.create_index('ix_re_properties_tenant_id_sale_price_cents_id', ['tenant_id', 'sale_price_cents', 'id'], unique=False)
        batch_op.create_index('ix_re_properties_tenant_id_rent_price_cents_id', ['tenant_id', 'rent_price_cents', 'id'], unique=False)
        batch_op.create_index('ix_re_properties_facts', FACTS, unique=False)
        batch_op.create_index('ix_re_properties_wishes', WISHES, unique=False)
        batch_op.create_foreign_key(batch_op.f('fk_re_properties_agent_id'), 'users', ['agent_id'], ['id'])

    with op.batch_alter_table('re_property_images', schema=None) as batch_op:
        batch_op.add_column(sa.Column('status', sa.String(length=10), nullable=False, server_default="linked"))
        batch_op.add_column(sa.Column('source_url', sa.String(length=1000), nullable=True))
        batch_op.add_column(sa.Column('stored_name', sa.String(length=80), nullable=True))
        batch_op.add_column(sa.Column('thumb_name', sa.String(length=80), nullable=True))
        batch_op.add_column(sa.Column('width', sa.Integer(), nullable=True))
        batch_op.add_column(sa.Column('height', sa.Integer(), nullable=True))
        batch_op.add_column(sa.Column('size', sa.Integer(), nullable=True))
        batch_op.add_column(sa.Column('sha256', sa.String(length=64), nullable=True))
        batch_op.add_column(sa.Column('error', sa.String(length=40), nullable=True))
        batch_op.add_column(sa.Column('attempts', sa.Integer(), nullable=False, server_default="0"))
        batch_op.add_column(sa.Column('wa_media_id', sa.String(length=200), nullable=True))
        batch_op.add_column(sa.Column('wa_uploaded_at', sa.DateTime(timezone=True), nullable=True))
        batch_op.create_index(batch_op.f('ix_re_property_images_stored_name'), ['stored_name'], unique=False)
        batch_op.create_index('ix_re_property_images_pending', ['tenant_id', 'position', 'id'], unique=False, sqlite_where=sa.text("status = 'pending'"), postgresql_where=sa.text("status = 'pending'"))

    with op.batch_alter_table('tenants', schema=None) as batch_op:
        batch_op.add_column(sa.Column('preferences', sa.JSON(none_as_null=True).with_variant(postgresql.JSONB(none_as_null=True), "postgresql"), nullable=False, server_default="{}"))

    with op.batch_alter_table('users', schema=None) as batch_op:
        batch_op.add_column(sa.Column('available', sa.Boolean(), nullable=False, server_default=sa.true()))
        batch_op.add_column(sa.Column('serves', sa.String(length=10), nullable=False, server_default="both"))
        batch_op.add_column(sa.Column('assigned_at', sa.DateTime(timezone=True), nullable=True))
        batch_op.add_column(sa.Column('preferences', sa.JSON(none_as_null=True).with_variant(postgresql.JSONB(none_as_null=True), "postgresql"), nullable=False, server_default="{}"))
    op.execute("UPDATE users SET serves = 'none' WHERE role = 'admin'")  # who wants turns asks for them

    with op.batch_alter_table('re_leads', schema=None) as batch_op:
        batch_op.create_index('ix_re_leads_tenant_id_source', ['tenant_id', 'source'], unique=False)
        batch_op.create_index(batch_op.f('ix_re_leads_property_id'), ['property_id'], unique=False)

    for table, columns in WORDS.items():
        fill(table, columns)
        if on_postgres():  # indexes of words; SQLite looks through the text
            op.create_index(f"ix_{table}_search", table, ["search"], postgresql_using="gin")


def downgrade() -> None:
    with op.batch_alter_table('re_leads', schema=None) as batch_op:
        batch_op.drop_index(batch_op.f('ix_re_leads_property_id'))
        batch_op.drop_index('ix_re_leads_tenant_id_source')

    with op.batch_alter_table('users', schema=None) as batch_op:
        batch_op.drop_column('preferences')
        batch_op.drop_column('assigned_at')
        batch_op.drop_column('serves')
        batch_op.drop_column('available')

    with op.batch_alter_table('tenants', schema=None) as batch_op:
        batch_op.drop_column('preferences')

    with op.batch_alter_table('re_property_images', schema=None) as batch_op:
        batch_op.drop_index('ix_re_property_images_pending', sqlite_where=sa.text("status = 'pending'"), postgresql_where=sa.text("status = 'pending'"))
        batch_op.drop_index(batch_op.f('ix_re_property_images_stored_name'))
        batch_op.drop_column('wa_uploaded_at')
        batch_op.drop_column('wa_media_id')
        batch_op.drop_column('attempts')
        batch_op.drop_column('error')
        batch_op.drop_column('sha256')
        batch_op.drop_column('size')
        batch_op.drop_column('height')
        batch_op.drop_column('width')
        batch_op.drop_column('thumb_name')
        batch_op.drop_column('stored_name')
        batch_op.drop_column('source_url')
        batch_op.drop_column('status')

    with op.batch_alter_table('re_properties', schema=None) as batch_op:
        batch_op.drop_constraint(batch_op.f('fk_re_properties_agent_id'), type_='foreignkey')
        batch_op.drop_index('ix_re_properties_wishes')
        batch_op.drop_index('ix_re_properties_facts')
        batch_op.drop_index('ix_re_properties_tenant_id_rent_price_cents_id')
        batch_op.drop_index('ix_re_properties_tenant_id_sale_price_cents_id')
        batch_op.drop_index('ix_re_properties_tenant_id_updated_at_id')
        batch_op.drop_index(batch_op.f('ix_re_properties_agent_id'))
        batch_op.drop_column('search')
        batch_op.drop_column('version')
        batch_op.drop_column('missing_key')
        batch_op.drop_column('source')
        batch_op.drop_column('notes')
        batch_op.drop_column('owner_email')
        batch_op.drop_column('owner_phone')
        batch_op.drop_column('owner_name')
        batch_op.drop_column('year_built')
        batch_op.drop_column('floor')
        batch_op.drop_column('address_visibility')
        batch_op.drop_column('agent_id')

    with op.batch_alter_table('message_audit', schema=None) as batch_op:
        batch_op.drop_column('search')

    with op.batch_alter_table('conversations', schema=None) as batch_op:
        batch_op.drop_index('ix_conversations_open', sqlite_where=sa.text("status != 'closed'"), postgresql_where=sa.text("status != 'closed'"))
        batch_op.drop_index('ix_conversations_queue')
        batch_op.create_index('ix_conversations_tenant_id_status_last_message_at', ['tenant_id', 'status', 'last_message_at'], unique=False)
        batch_op.drop_index('ix_conversations_answer_due_at', sqlite_where=sa.text('answer_due_at IS NOT NULL'), postgresql_where=sa.text('answer_due_at IS NOT NULL'))
        batch_op.drop_column('returns')
        batch_op.drop_column('warned_at')
        batch_op.drop_column('answer_due_at')
        batch_op.drop_column('assigned_at')

    with op.batch_alter_table('contacts', schema=None) as batch_op:
        batch_op.drop_column('search')

    with op.batch_alter_table('conversation_mentions', schema=None) as batch_op:
        batch_op.drop_index('ix_conversation_mentions_user_id_seen_at')
        batch_op.drop_index(batch_op.f('ix_conversation_mentions_conversation_id'))

    op.drop_table('conversation_mentions')
    with op.batch_alter_table('re_property_changes', schema=None) as batch_op:
        batch_op.drop_index('ix_re_property_changes_property_id_id')

    op.drop_table('re_property_changes')
    with op.batch_alter_table('re_import_lines', schema=None) as batch_op:
        batch_op.drop_index('ix_re_import_lines_import_id_kind_id')

    op.drop_table('re_import_lines')
    with op.batch_alter_table('conversation_readings', schema=None) as batch_op:
        batch_op.drop_index(batch_op.f('ix_conversation_readings_user_id'))

    op.drop_table('conversation_readings')
    with op.batch_alter_table('saved_filters', schema=None) as batch_op:
        batch_op.drop_index('uq_saved_filters_user_id_screen_name')

    op.drop_table('saved_filters')
    with op.batch_alter_table('re_imports', schema=None) as batch_op:
        batch_op.drop_index('ix_re_imports_tenant_id_id')
        batch_op.drop_index(batch_op.f('ix_re_imports_status'))

    op.drop_table('re_imports')
    with op.batch_alter_table('quick_replies', schema=None) as batch_op:
        batch_op.drop_index('uq_quick_replies_tenant_id_shortcut', sqlite_where=sa.text('deleted_at IS NULL'), postgresql_where=sa.text('deleted_at IS NULL'))

    op.drop_table('quick_replies')
    with op.batch_alter_table('push_subscriptions', schema=None) as batch_op:
        batch_op.drop_index(batch_op.f('ix_push_subscriptions_user_id'))

    op.drop_table('push_subscriptions')
