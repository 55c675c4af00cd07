"""The commands a maintainer runs, in a process of their own, on an empty database."""

import os
import subprocess
import sys

import pytest
import sqlalchemy as sa

import config

from .backend import own_postgres
from .conftest import BACKEND

TABLES = ("tenants", "users", "re_properties", "re_property_images")


@pytest.fixture(scope="module")
def empty_database(tmp_path_factory):
    if BACKEND == "postgres":
        with own_postgres() as url:
            yield url
    else:
        yield f"sqlite:///{tmp_path_factory.mktemp('setup')}/new.db"


@pytest.fixture(scope="module")
def flask(empty_database, tmp_path_factory):
    """Run a command as a shell does; gives what it said."""
    own = {"DATABASE_URL": empty_database, "QUEUE_FILE": f"{tmp_path_factory.mktemp('queue')}/q.db"}
    environ = {"PATH": os.environ["PATH"], "APP_ENV": "test", "LOG_LEVEL": "error"} | own

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


def test_a_wrong_setting_stops_every_command_with_a_sentence(flask):
    environ = {"PATH": os.environ["PATH"], "WORKER_THREADS": "many"}
    asked = [sys.executable, "-m", "flask", "--app", "wsgi", "routes"]
    done = subprocess.run(asked, cwd=config.ROOT, env=environ, capture_output=True, text=True, timeout=60)
    assert done.returncode != 0
    assert "WORKER_THREADS must be a whole number from 1 to 16" in done.stdout + done.stderr
    assert "Traceback" not in done.stdout + done.stderr
