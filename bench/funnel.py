"""Fifty thousand leads at every stage, written by the database itself in seconds."""

import psycopg

from atendeja.extensions import db

from . import crowd, stock

LEADS = crowd.CONVERSATIONS
PEOPLE = """
    TRUNCATE re_leads CASCADE;
    INSERT INTO re_leads (tenant_id, contact_id, status, owner, source, wish, visit, property_id, agent_id,
        status_at, value_cents, next_step, next_step_at, lost_reason, tags, tags_key, wants_purpose,
        wants_types_key, wants_city_key, wants_districts_key, wants_features_key, wants_max_cents,
        wants_bedrooms, created_at, updated_at)
    SELECT 1, id, status, false, (ARRAY['organic', 'ad', 'code', 'portal'])[1 + n %% 4],
        CASE WHEN known THEN jsonb_build_object('purpose', purpose, 'city', city, 'types',
        jsonb_build_array('apartment'), 'bedrooms_min', 1 + n %% 4, 'price_max', price,
        'neighborhoods', jsonb_build_array('Gonzaga')) ELSE '{}' END, '{}',
        CASE WHEN n %% 2 = 0 THEN 1 + n %% 60 END,
        CASE WHEN n %% 7 < 5 THEN 2 + n * 31 %% %(agents)s END, at, CASE WHEN known THEN price * 100 END,
        CASE WHEN n %% 9 = 0 THEN 'Ligar e mandar opções' END,
        CASE WHEN n %% 9 = 0 THEN now() + (n %% 400 - 200) * interval '1 hour' END,
        CASE status WHEN 'lost' THEN 'Desistiu da busca' END,
        CASE WHEN n %% 11 = 0 THEN '["investidor"]'::jsonb ELSE '[]' END,
        CASE WHEN n %% 11 = 0 THEN '|investidor|' ELSE '|' END, CASE WHEN known THEN purpose END,
        CASE WHEN known THEN '|apartment|' ELSE '|' END, CASE WHEN known THEN lower(city) END,
        CASE WHEN known THEN '|gonzaga|' ELSE '|' END, '|', CASE WHEN known THEN price * 100 END,
        CASE WHEN known THEN 1 + n %% 4 END, at - interval '3 days', at
    FROM (SELECT id, n, n %% 6 > 0 AS known, now() - (n * 7919 %% 600000) * interval '1 minute' AS at,
        CASE WHEN n %% 3 = 0 THEN 'rent' ELSE 'sale' END AS purpose,
        CASE WHEN n %% 3 = 0 THEN 1500 + n %% 50 * 100 ELSE 200000 + n %% 80 * 10000 END AS price,
        (ARRAY['Santos', 'Santos', 'Praia Grande', 'Guarujá'])[1 + n / 5 %% 4] AS city,
        (ARRAY['new', 'new', 'new', 'qualified', 'qualified', 'visit_requested', 'visit_scheduled',
        'proposal', 'won', 'lost', 'lost', 'lost', 'no_property', 'no_answer', 'no_answer', 'no_answer'])
        [1 + n * 17 %% 16] AS status
        FROM (SELECT id, row_number() OVER (ORDER BY id) AS n FROM contacts WHERE tenant_id = 1) AS counted
    ) AS made
"""


def fill(agents: list[int]) -> None:
    """Into an agency with id 1 that has nobody yet: contacts, conversations, and a lead of each."""
    stock.fill(1, 60, agents)
    size = {"conversations": LEADS, "agents": crowd.AGENTS}
    words = {"first": crowd.FIRST, "last": crowd.LAST, "name": crowd.NAME}
    raw = db.engine.raw_connection()
    cursor = psycopg.ClientCursor(raw.driver_connection)  # type: ignore[arg-type]
    for statement in (crowd.PEOPLE, crowd.TALKS, PEOPLE):
        cursor.execute(statement, size | words)  # type: ignore[call-overload]
    raw.commit()
    raw.close()
    with db.engine.connect().execution_options(isolation_level="AUTOCOMMIT") as connection:
        connection.exec_driver_sql("VACUUM ANALYZE")
