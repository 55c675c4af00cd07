"""Is the service alive, and can it work?"""

from atendeja.queue import huey


def test_health_touches_neither_database_nor_queue(client, statements):
    with statements() as sql:
        answer = client.get("/health")
    assert (answer.status_code, answer.json, sql) == (200, {"status": "ok"}, [])


def test_ready_asks_the_database_and_the_queue(client, statements):
    with statements() as sql:
        answer = client.get("/ready")
    assert (answer.status_code, answer.json) == (200, {"database": "ok", "queue": "ok"})
    assert len(sql) == 1


def test_every_answer_carries_a_correlation_id_and_takes_a_given_one(client):
    given = {"X-Request-ID": "abcd-1234-efgh"}
    assert client.get("/health", headers=given).headers["X-Correlation-ID"] == "abcd-1234-efgh"
    assert len(client.get("/health").headers["X-Correlation-ID"]) == 16
    assert client.get("/health", headers={"X-Request-ID": "a b"}).headers["X-Correlation-ID"] != "a b"


def test_pages_forbid_inline_code_and_caching(client):
    headers = client.get("/entrar").headers
    assert "script-src 'self'" in headers["Content-Security-Policy"]
    assert "unsafe-inline" not in headers["Content-Security-Policy"]
    assert "frame-ancestors 'none'" in headers["Content-Security-Policy"]
    assert headers["X-Content-Type-Options"] == "nosniff"
    assert headers["Cache-Control"] == "no-store"
    assert "HX-Request" in headers["Vary"]


def test_files_with_a_fingerprint_are_kept_for_ever(client):
    page = client.get("/entrar").get_data(as_text=True)
    address = next(part for part in page.split('"') if part.startswith("/static/") and "?v=" in part)
    assert "immutable" in client.get(address).headers["Cache-Control"]
    assert "immutable" not in client.get(address.split("?")[0]).headers["Cache-Control"]


def test_a_page_that_does_not_exist_says_so_in_portuguese(client):
    answer = client.get("/nada")
    assert answer.status_code == 404
    assert "Não encontrado" in answer.get_data(as_text=True)


def test_a_form_without_its_token_is_refused_politely(client):
    answer = client.post("/entrar", data={"email": "a@b.c", "senha": "x"})
    assert answer.status_code == 400
    assert "ficou velha" in answer.get_data(as_text=True)
    assert answer.headers["X-Correlation-ID"]


def test_tasks_in_the_queue_are_signed(app):
    assert type(huey.serializer).__name__ == "SignedSerializer"
