"""An old agency's inbox: conversations by the ten thousand, written by the database itself in seconds."""

import psycopg

CONVERSATIONS, MESSAGES, AGENTS = 50_000, 500_000, 20
RARE, COMMON, NAME = "heliponto", "apartamento", "Quitéria"

FIRST = (
    "Ana,Bruno,Carla,Daniel,Elisa,Fábio,Gabriela,Heitor,Inês,João,Karina,Lucas,Maria,Natália,Otávio,Paula,"
    "Rafael,Sônia,Tiago,Vera,José,Antônio,Letícia,Márcia"
)
LAST = (
    "Souza,Lima,Ribeiro,Castro,Dias,Moraes,Pereira,Alves,Nunes,Barros,Teixeira,Cardoso,Araújo,Conceição,"
    "Magalhães,Siqueira,Prado,Furtado"
)
# One in four says the common word; the last one is said a dozen times among half a million.
SAID = (
    "oi procuro apartamento de dois quartos em Santos|pode ser até quinhentos mil reais|tem vaga na garagem|"
    "quero visitar amanhã à tarde|aceita animais de estimação|qual o valor do condomínio|"
    "gostei deste apartamento no Gonzaga|manda as fotos por favor"
)

PEOPLE = """
    INSERT INTO users (tenant_id, email, name, password_hash, role, active, preferences, created_at)
    SELECT 1, 'corretor' || n || '@horizonte.example', 'Corretor ' || n, '-', 'agent', true, '{}',
        now() - interval '500 days' FROM generate_series(1, %(agents)s) n;
    UPDATE users SET created_at = now() - interval '500 days';
    INSERT INTO contacts (tenant_id, wa_id, match_key, profile_name, created_at, search)
    SELECT 1, wa_id, '5513' || right(wa_id, 8), name, now() - interval '400 days',
        array_to_tsvector(array_cat(string_to_array(lower(translate(name,
            'áàâãéêíóôõúçÁÀÂÃÉÊÍÓÔÕÚÇ', 'aaaaeeiooouçAAAAEEIOOOUÇ')), ' '), ARRAY[wa_id, right(wa_id, 11),
            right(wa_id, 9), right(wa_id, 8), right(wa_id, 4), '55' || '13' || right(wa_id, 8)]))
    FROM (SELECT '55139' || (70000000 + n * 37) AS wa_id, CASE WHEN n %% 10000 = 7 THEN %(name)s ELSE
        (string_to_array(%(first)s, ','))[1 + n %% 24] END || ' ' || (string_to_array(%(last)s, ','))
        [1 + (n / 24) %% 18] AS name FROM generate_series(1::bigint, %(conversations)s) n) AS made
"""
TALKS = """
    INSERT INTO conversations (tenant_id, contact_id, agent_id, status, state, last_customer_at,
        last_message_at, waiting_since, changed_at, created_at)
    SELECT 1, id, CASE WHEN kind IN ('agent', 'given') THEN 1 + id %% %(agents)s END,
        CASE kind WHEN 'given' THEN 'waiting' ELSE kind END, jsonb_build_object('wish',
        jsonb_build_object('purpose', CASE WHEN id %% 3 = 0 THEN 'rent' ELSE 'sale' END)), at, at,
        CASE WHEN kind IN ('waiting', 'given') THEN at END, at, at - interval '2 days'
    FROM (SELECT id, now() - (id::bigint * 11 %% %(conversations)s) * interval '10 minutes' AS at,
        CASE WHEN id %% 500 = 3 THEN 'waiting' WHEN id %% 1000 = 5 THEN 'given' WHEN id %% 50 = 7 THEN 'agent'
        WHEN id %% 3 = 0 THEN 'bot' ELSE 'closed' END AS kind
        FROM contacts WHERE tenant_id = 1 AND search IS NOT NULL) AS made;
    INSERT INTO re_leads (tenant_id, contact_id, status, owner, source, wish, visit, property_id, status_at,
        tags, tags_key, wants_types_key, wants_districts_key, wants_features_key, created_at, updated_at)
    SELECT 1, id, 'new', false, (ARRAY['organic', 'ad', 'code', 'portal'])[1 + id %% 4], '{}', '{}',
        CASE WHEN id %% 2 = 0 THEN 1 + id %% 60 END, now(), '[]', '|', '|', '|', '|', now(), now()
        FROM contacts WHERE id %% 5 < 3
"""
WORDS = """
    INSERT INTO message_audit (tenant_id, conversation_id, direction, author, kind, text, search, payload,
        wamid, status, attempts, occurred_at, created_at, changed_at, handled_at, sent_at)
    SELECT 1, talk, way, CASE way WHEN 'in' THEN 'customer' ELSE 'bot' END, 'text', text,
        array_to_tsvector(array_remove(string_to_array(lower(translate(text, 'áàâãéêíóôõúç',
        'aaaaeeiooouc')), ' '), '')), jsonb_build_object('kind', 'text', 'text', text), 'wamid.B' || n,
        CASE way WHEN 'in' THEN 'received' ELSE 'read' END, 0, at, at, at, at, at
    FROM (SELECT n, 1 + (n * 7919) %% %(conversations)s AS talk, now() - (%(messages)s - n) *
        interval '1 minute' AS at, CASE WHEN n %% 2 = 0 THEN 'in' ELSE 'out' END AS way,
        (string_to_array(%(said)s, '|'))[1 + (n / 3) %% 8] || ' palavra' || (n * 31) %% 20000 ||
        CASE WHEN n %% 40000 = 11 THEN ' ' || %(rare)s ELSE '' END AS text
        FROM generate_series(1::bigint, %(messages)s) n) AS made
"""


HAPPENED = """
    INSERT INTO conversation_events (tenant_id, conversation_id, kind, detail, created_at)
    SELECT 1, 1 + n %% %(conversations)s, (ARRAY['lead.created', 'handoff.requested', 'agent.took_over',
        'conversation.closed'])[1 + n %% 4], '{}', now() - (%(conversations)s * 3 - n) * interval '4 minutes'
    FROM generate_series(1::bigint, %(conversations)s * 3) n
"""


def fill(address: str) -> None:
    """Into an empty demonstration agency, with the statistics that a running database would have."""
    size = {"conversations": CONVERSATIONS, "messages": MESSAGES, "agents": AGENTS}
    words = {"first": FIRST, "last": LAST, "said": SAID, "rare": RARE, "name": NAME}
    with psycopg.connect(address, autocommit=True, cursor_factory=psycopg.ClientCursor) as connection:
        for statement in (PEOPLE, TALKS, WORDS, HAPPENED):
            connection.execute(statement, size | words)
        connection.execute("VACUUM ANALYZE")
