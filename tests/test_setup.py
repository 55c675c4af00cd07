"""The commands a maintainer runs, in a process of their own, on an empty database."""

import os
import subprocess
import sys
from contextlib import contextmanager
from datetime import UTC, datetime

import pytest
import sqlalchemy as sa

import config

from .backend import own_postgres
from .conftest import BACKEND

TABLES = ("tenants", "users", "re_properties", "re_property_images")


@contextmanager
def new_database(folder):
    if BACKEND == "postgres":
        with own_postgres() as url:
            yield url
    else:
        yield f"sqlite:///{folder}/new.db"


@pytest.fixture(scope="module")
def empty_database(tmp_path_factory):
    with new_database(tmp_path_factory.mktemp("setup")) as url:
        yield url


@pytest.fixture(scope="module")
def flask(empty_database, tmp_path_factory):
    return shell(empty_database, tmp_path_factory.mktemp("queue"))


def shell(database_url, folder, **settings):
    """Run a command as a shell does; gives what it said."""
    own = {"DATABASE_URL": database_url, "QUEUE_FILE": f"{folder}/q.db"}
    environ = {"PATH": os.environ["PATH"], "APP_ENV": "test", "LOG_LEVEL": "error"} | own | settings

    def run(*command, code=0):
        asked = [sys.executable, "-m", "flask", "--app", "wsgi", *command]
        done = subprocess.run(
            asked, cwd=config.ROOT, env=environ, capture_output=True, text=True, timeout=120
        )
        assert done.returncode == code, done.stdout + done.stderr
        return done.stdout + done.stderr

    return run


@pytest.fixture(scope="module")
def ready(flask):
    """Set up with the demonstration: what it said."""
    return flask("setup", "--demo")


def counts(url):
    engine = sa.create_engine(url)
    with engine.connect() as connection:
        counted = {name: connection.scalar(sa.text(f"SELECT count(*) FROM {name}")) for name in TABLES}
    engine.dispose()
    return counted


def test_setup_makes_the_agency_its_people_and_its_properties(ready, empty_database):
    assert "Ready: Imobiliária Horizonte" in ready
    made = counts(empty_database)
    assert (made["tenants"], made["users"]) == (1, 3)
    assert made["re_properties"] >= 50


def test_repeating_setup_changes_nothing(ready, flask, empty_database):
    before = counts(empty_database)
    flask("setup", "--demo")
    assert counts(empty_database) == before


def test_importing_the_same_file_again_changes_nothing(ready, flask):
    said = flask("import-properties", "demo/imoveis.csv")
    assert "0 new, 0 changed" in said
    assert said.strip().endswith("0 refused")


def test_what_cannot_be_read_is_said_in_a_sentence(ready, flask):
    assert "Error: " in flask("import-properties", "static/demo/sala-clara.jpg", code=1)
    assert "No such agency" in flask("import-properties", "demo/imoveis.csv", "--tenant", "nada", code=1)


def test_the_migrations_make_exactly_the_tables_of_the_models(ready, flask):
    assert "No new upgrade operations detected" in flask("db", "check")


@pytest.mark.usefixtures("empty_database")  # also on PostgreSQL
def test_admins_who_were_there_before_the_roleta_take_no_turns_until_somebody_wants_it(tmp_path):
    with new_database(tmp_path) as url:
        flask = shell(url, tmp_path)
        flask("db", "upgrade", "0001")
        engine = sa.create_engine(url)
        now, tables = datetime.now(UTC), sa.MetaData()
        tables.reflect(engine, only=["tenants", "users"])
        tenant, people = tables.tables["tenants"], tables.tables["users"]
        own = {"tenant_id": 1, "name": "Alguém", "password_hash": "x", "active": True, "created_at": now}
        with engine.begin() as connection:
            known = {
                "id": 1,
                "slug": "casa",
                "name": "Casa",
                "timezone": "America/Sao_Paulo",
                "created_at": now,
            }
            connection.execute(tenant.insert().values({k: v for k, v in known.items() if k in tenant.c}))
            for role in ("admin", "manager", "agent"):
                connection.execute(people.insert().values(email=f"{role}@casa.example", role=role, **own))
        flask("db", "upgrade")
        with engine.connect() as connection:
            found = connection.execute(sa.text("SELECT role, serves FROM users ORDER BY id")).all()
        engine.dispose()
    assert [tuple(one) for one in found] == [("admin", "none"), ("manager", "both"), ("agent", "both")]


def test_a_wrong_setting_stops_every_command_with_a_sentence(flask):
    environ = {"PATH": os.environ["PATH"], "WORKER_THREADS": "many"}
    asked = [sys.executable, "-m", "flask", "--app", "wsgi", "routes"]
    done = subprocess.run(asked, cwd=config.ROOT, env=environ, capture_output=True, text=True, timeout=60)
    assert done.returncode != 0
    assert "WORKER_THREADS must be a whole number from 1 to 16" in done.stdout + done.stderr
    assert "Traceback" not in done.stdout + done.stderr
