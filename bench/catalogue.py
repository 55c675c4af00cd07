"""A catalogue of 100,000 properties: its list, its search, and which indexes answer."""

import re
import statistics
import time
from collections.abc import Callable, Iterable, Iterator
from contextlib import contextmanager
from contextvars import Context
from pathlib import Path
from tempfile import TemporaryDirectory

from flask import Flask
from flask.testing import FlaskClient
from flask_migrate import upgrade
from sqlalchemy import Engine, event, select, text
from werkzeug.test import TestResponse

import config
from atendeja.actions.accounts import ensure_tenant, ensure_user
from atendeja.app import create_app
from atendeja.extensions import db
from atendeja.models import User

from . import stock
from .ground import fresh_database
from .report import Figure, Line, Note
from .wishes import searches

MANY, FEW = 100_000, 10_000
PASSWORD = "horizonte-2026"
LIST = {
    "newest": "",
    "sale, city, 3 bedrooms, up to 500 mil": "finalidade=venda&cidade=Santos&quartos=3&preco_ate=500+mil",
    "cheapest": "ordem=menor-preco",
    "dearest to let": "finalidade=aluguel&ordem=maior-preco",
    "recently changed, two districts": "ordem=atualizados&bairro=Gonzaga,Tombo",
    "by code, one agent": "ordem=codigo&corretor=2",
    "a dozen among all": "tipo=terreno&quartos=5&vagas=3&caracteristica=pool&caracteristica=gym",
    "nothing": "tipo=galpão&quartos=4",
    "incomplete, as a table": "falta=preco&ver=tabela",
}
WORDS = {
    "a code": "AP50000",
    "a rare word": "77777",
    "a common word": "apartamento",
    "one letter": "a",
    "district and feature": "gonzaga piscina",
    "three common beginnings": "vist mar acad",
    "street and number": "marcilio dias 85",
    "no such word": "inexistente",
}


def catalogue() -> Iterable[Line]:
    """On PostgreSQL with 100,000 properties, on SQLite with 10,000; server time of whole pages."""
    with fresh_database() as address, application(address) as app:
        yield from _filled(app, MANY)
        yield from _pages(app, "", 40, 50)
        yield from _plans(app)
        yield from searches(_tenant_id(), MANY, "")
    with TemporaryDirectory() as folder, application(f"sqlite:///{folder}/bench.db") as app:
        yield from _filled(app, FEW)
        yield from _pages(app, f"SQLite, {FEW:,}: ", 40, 50)
        yield from searches(_tenant_id(), FEW, f"SQLite, {FEW:,}: ")


@contextmanager
def application(address: str) -> Iterator[Flask]:
    """The application in this process, so that nothing but the server's own time is measured."""
    with TemporaryDirectory() as folder:
        files = {"QUEUE_FILE": f"{folder}/queue.db", "STORAGE_FOLDER": f"{folder}/storage"}
        fixed = {"APP_ENV": "test", "AUTH_JWT_SECRET": "x" * 64, "LOG_LEVEL": "error"}
        app = create_app(config.load(fixed | files | {"DATABASE_URL": address}))
        with app.app_context():
            upgrade(str(Path(app.root_path).parent / "migrations"))
            yield app
            db.session.remove()
            db.engine.dispose()


def _filled(app: Flask, count: int) -> Iterator[Line]:
    tenant = ensure_tenant("default", "Imobiliária Grande", None)
    for n in range(5):
        ensure_user(tenant, f"p{n}@grande.example", f"Pessoa {n}", PASSWORD, "agent")
    db.session.commit()
    stock.fill(tenant.id, count, list(db.session.scalars(select(User.id))))
    with db.engine.connect().execution_options(isolation_level="AUTOCOMMIT") as connection:
        connection.execute(text("VACUUM ANALYZE" if _postgres() else "ANALYZE"))
    yield Note(f"{count:,} properties with three photos each on {db.engine.dialect.name}.")


def _pages(app: Flask, prefix: str, page: float, words: float) -> Iterator[Line]:
    client = app.test_client()
    _sign_in(client)
    for name, query in LIST.items():
        yield Figure(f"{prefix}list, {name}: median", _median(client, f"/imoveis?{query}"), "ms", page)
    for name, asked in WORDS.items():
        took = _median(client, f"/imoveis?q={asked.replace(' ', '+')}")
        yield Figure(f"{prefix}free text, {name}: median", took, "ms", words)


def _ask(client: FlaskClient, address: str, **form: str) -> TestResponse:
    """As a server would be asked: with nothing of this process's own context."""
    accept = {"Accept": "text/html"}
    if form:
        return Context().run(client.post, address, data=form, headers=accept)
    return Context().run(client.get, address, headers=accept)


def _sign_in(client: FlaskClient) -> None:
    page = _ask(client, "/entrar").get_data(as_text=True)
    token = re.search(r'name="csrf_token"[^>]*value="([^"]+)"', page)
    assert token, "the sign-in page has no form"
    answer = _ask(client, "/entrar", csrf_token=token[1], email="p0@grande.example", senha=PASSWORD)
    assert answer.status_code == 303


def _median(client: FlaskClient, address: str, times: int = 9) -> float:
    took = []
    for _ in range(times + 2):
        started = time.perf_counter()
        assert _ask(client, address).status_code == 200, address
        took.append((time.perf_counter() - started) * 1000)
    return statistics.median(took[2:])  # the first ones fill caches


def _plans(app: Flask) -> Iterator[Line]:
    """The indexes that the database chose for each page."""
    client = app.test_client()
    _sign_in(client)
    for name, query in {**LIST, **{name: f"q={asked}" for name, asked in WORDS.items()}}.items():
        address = f"/imoveis?{query}"
        used = indexes(lambda address=address: _ask(client, address))  # type: ignore[misc]
        yield Note(f"Indexes for “{name}”: {', '.join(used) or 'none'}.")


def indexes(act: Callable[[], object]) -> list[str]:
    """Names of the indexes of properties in the plans of every SELECT that runs inside."""
    seen: list[tuple[str, object]] = []

    def note(connection: object, cursor: object, statement: str, parameters: object, *_: object) -> None:
        if "re_properties" in statement and statement.lstrip().startswith("SELECT"):
            seen.append((statement, parameters))

    engine: Engine = db.engine
    event.listen(engine, "before_cursor_execute", note)
    try:
        act()
    finally:
        event.remove(engine, "before_cursor_execute", note)
    plans = "\n".join(_plan(engine, statement, parameters) for statement, parameters in seen)
    return sorted(set(re.findall(r"\b((?:ix|uq|pk)_re_properties\w*)", plans)))


def _plan(engine: Engine, statement: str, parameters: object) -> str:
    with engine.connect() as connection:
        rows = connection.exec_driver_sql(f"EXPLAIN {statement}", parameters)  # type: ignore[arg-type]
        return "\n".join(str(row[0]) for row in rows)


def _tenant_id() -> int:
    return db.session.scalars(select(User.tenant_id)).first() or 0


def _postgres() -> bool:
    return db.engine.dialect.name == "postgresql"
