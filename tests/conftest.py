"""The application is built and migrated once; each test runs in a transaction that is rolled back.

TEST_BACKEND=sqlite (default): a file in a temporary folder and the queue in a file.
TEST_BACKEND=postgres: a real PostgreSQL and a real Redis, see tests/services.py.
"""

import logging
import os
import secrets
from collections.abc import Callable, Iterator
from contextlib import AbstractContextManager, contextmanager
from typing import Any

import pytest
from flask import Flask
from sqlalchemy import Engine, event, select

import config
from atendeja import queue
from atendeja.actions.vocabulary import forget_places
from atendeja.app import create_app
from atendeja.extensions import db
from atendeja.models import Tenant, User
from atendeja.queue import huey
from atendeja.whatsapp import inbound

from . import factories
from .backend import own_postgres, own_redis
from .browser import Browser
from .customer import Customer
from .guards import Troubles, refuse_network

BACKEND = os.environ.get("TEST_BACKEND", "sqlite")
NOW_AND_THEN = {"SAVEPOINT", "RELEASE", "ROLLBACK", "BEGIN"}


refuse_network()


def pytest_collection_modifyitems(config: pytest.Config, items: list[pytest.Item]) -> None:
    """Against PostgreSQL run only what touches a database: the rest would be the same again."""
    if BACKEND != "postgres":
        return
    wanted = {"app", "built_app", "empty_database"}
    touching = [item for item in items if wanted & set(getattr(item, "fixturenames", ()))]
    config.hook.pytest_deselected(items=[item for item in items if item not in set(touching)])
    items[:] = touching


def pytest_sessionfinish(session: pytest.Session) -> None:
    """In CI nothing may be skipped."""
    reporter = session.config.pluginmanager.get_plugin("terminalreporter")
    if os.environ.get("CI") and reporter and reporter.stats.get("skipped") and session.exitstatus == 0:
        session.exitstatus = 1


# --- the application, once -----------------------------------------------------------------------


@pytest.fixture(scope="session")
def services() -> Iterator[dict[str, str]]:
    """The addresses of the chosen backend; an empty database of our own."""
    if BACKEND == "sqlite":
        yield {}
        return
    with own_postgres() as database_url, own_redis() as redis_url:
        yield {"DATABASE_URL": database_url, "REDIS_URL": redis_url}


@pytest.fixture(scope="session")
def settings(services: dict[str, str], tmp_path_factory: pytest.TempPathFactory) -> config.Settings:
    folder = tmp_path_factory.mktemp("var")
    files = {"DATABASE_URL": f"sqlite:///{folder}/test.db", "QUEUE_FILE": f"{folder}/queue.db"}
    fixed = {
        "APP_ENV": "test",
        "ANSWER_PAUSE_MS": "0",
        "WA_RATE_LIMIT_PER_CONTACT_SECONDS": "0",
        "WA_RATE_LIMIT_GLOBAL_PER_MINUTE": "0",
        "AUTH_JWT_SECRET": secrets.token_hex(32),
        "STORAGE_FOLDER": f"{folder}/storage",
    }
    return config.load(fixed | files | services)


@pytest.fixture(scope="session")
def built_app(settings: config.Settings) -> Iterator[Flask]:
    app = create_app(settings)
    queue.recovery.sweep = None  # no timers: tests sweep themselves
    migrated = app.test_cli_runner().invoke(args=["db", "upgrade"])
    assert migrated.exit_code == 0, migrated.output
    db.session.session_factory.configure(join_transaction_mode="create_savepoint")
    with app.app_context():
        factories.make_people_and_noise()
        db.session.commit()
        yield app
        db.session.remove()
        db.engine.dispose()


# --- each test -----------------------------------------------------------------------------------


@pytest.fixture
def troubles() -> Iterator[list[str]]:
    """What the application logs as errors. A test that expects one clears the list; any other fails."""
    collecting = Troubles()
    logging.getLogger().addHandler(collecting)
    yield collecting.seen
    logging.getLogger().removeHandler(collecting)
    assert not collecting.seen


@pytest.fixture
def app(built_app: Flask, troubles: list[str]) -> Iterator[Flask]:
    """The application inside one transaction that ends with the test: commits become savepoints."""
    _empty_queue()
    engine = db.engine
    with engine.connect() as connection, connection.begin() as transaction:
        db.engines[None] = connection  # type: ignore[assignment]
        try:
            yield built_app
        finally:
            db.session.remove()
            db.engines[None] = engine
            transaction.rollback()
            for tenant_id in db.session.scalars(select(Tenant.id)):
                forget_places(tenant_id)
            db.session.remove()


def _empty_queue() -> None:
    huey.storage.flush_queue()
    huey.storage.flush_schedule()
    queue.gathering.forget()  # what waits for a moment waits in memory


@pytest.fixture
def tenant(app: Flask) -> Tenant:
    return db.session.scalars(select(Tenant).where(Tenant.slug == "default")).one()


@pytest.fixture
def other_tenant(app: Flask) -> Tenant:
    return db.session.scalars(select(Tenant).where(Tenant.slug == "outra")).one()


def _person(email: str) -> User:
    return db.session.scalars(select(User).where(User.email == email)).one()


@pytest.fixture
def owner(app: Flask) -> User:
    return _person("dona@nossa.example")


@pytest.fixture
def mate(app: Flask) -> User:
    return _person("colega@nossa.example")


@pytest.fixture
def stranger(app: Flask) -> User:
    return _person("estranha@outra.example")


@pytest.fixture
def new_browser(app: Flask) -> Callable[[], Browser]:
    return lambda: Browser(app, app.response_class, use_cookies=True)


@pytest.fixture
def client(new_browser: Callable[[], Browser]) -> Browser:
    """Somebody who is not signed in."""
    return new_browser()


@pytest.fixture
def owner_client(new_browser: Callable[[], Browser], owner: User) -> Browser:
    return _signed_in(new_browser(), owner)


@pytest.fixture
def mate_client(new_browser: Callable[[], Browser], mate: User) -> Browser:
    return _signed_in(new_browser(), mate)


@pytest.fixture
def stranger_client(new_browser: Callable[[], Browser], stranger: User) -> Browser:
    return _signed_in(new_browser(), stranger)


def _signed_in(browser: Browser, person: User) -> Browser:
    assert browser.sign_in(person.email).status_code == 303
    return browser


# --- WhatsApp, the queue, the database -----------------------------------------------------------


@pytest.fixture
def sent(app: Flask) -> Any:
    """What the simulated WhatsApp was asked to send, oldest first."""
    gateway = app.extensions["gateway"]
    gateway.sent.clear()
    return gateway.sent


@pytest.fixture
def post_webhook(client: Browser, settings: config.Settings) -> Callable[..., Any]:
    """Deliver a body as Meta does: signed over its bytes. `signature=` replaces the right one."""

    def post(body: bytes, signature: str | None = "right", path: str = "/webhook/whatsapp") -> Any:
        right = inbound.sign(body, settings.wa_webhook_secret or "")
        given = {"X-Hub-Signature-256": right if signature == "right" else signature}
        headers = {name: value for name, value in given.items() if value is not None}
        return client.post(path, data=body, headers=headers, content_type="application/json")

    return post


@pytest.fixture
def run_tasks(app: Flask) -> Callable[[], int]:
    """Run what is queued until nothing is left; says how many tasks that were."""

    def run() -> int:
        db.session.commit()
        return queue.run_all()

    return run


@pytest.fixture
def say(post_webhook: Callable[..., Any], run_tasks: Callable[[], int]) -> Customer:
    """`say("oi")` is a customer's whole turn and returns what was answered; see Customer."""
    return Customer(post_webhook, run_tasks)


@pytest.fixture
def statements(app: Flask) -> Callable[[], AbstractContextManager[list[str]]]:
    """`with statements() as sql:` collects the SQL that runs inside; transactions' own words do not count."""

    @contextmanager
    def counting() -> Iterator[list[str]]:
        db.session.commit()
        seen: list[str] = []

        def note(_connection: Any, _cursor: Any, statement: str, *_: Any) -> None:
            if statement.split(None, 1)[0].upper() not in NOW_AND_THEN:
                seen.append(statement)

        event.listen(Engine, "before_cursor_execute", note)
        try:
            yield seen
        finally:
            event.remove(Engine, "before_cursor_execute", note)

    return counting
