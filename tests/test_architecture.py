"""The rules of the house, kept by our code, and seen failing on small violations."""

from pathlib import Path
from statistics import median

import pytest

from .rules import (
    DOORS,
    Check,
    broad_excepts,
    commits,
    cycles,
    doors,
    flaskless,
    import_graph,
    inner_imports,
    lengths,
    names,
    pure,
    room,
    sends,
    sizes,
    template_sizes,
)

ROOT = Path(__file__).resolve().parent.parent
SOURCES = [*sorted((ROOT / "atendeja").rglob("*.py")), ROOT / "config.py", ROOT / "wsgi.py"]
TEMPLATES = sorted((ROOT / "templates").rglob("*.html"))
LONG_FUNCTION, LONG_SHARE, MEDIAN_FUNCTION = 25, 0.05, 8


def _read(paths: list[Path]) -> dict[str, str]:
    return {str(path.relative_to(ROOT)): path.read_text() for path in paths}


def _named(value: object) -> str:
    return getattr(value, "__name__", "")


CHECKS: list[Check] = [
    doors, flaskless, pure, commits, sends, inner_imports, broad_excepts, sizes, names,
]  # fmt: skip


@pytest.mark.parametrize("check", CHECKS, ids=lambda check: check.__name__)
def test_our_code_keeps_the_rule(check):
    assert [fault for path, source in _read(SOURCES).items() for fault in check(path, source)] == []


def test_every_room_has_its_doors_written_down():
    assert {room(path) for path in _read(SOURCES)} - {"__init__", "app", "wsgi"} == set(DOORS)


def test_templates_are_short():
    assert [
        fault for path, source in _read(TEMPLATES).items() for fault in template_sizes(path, source)
    ] == []


def test_no_module_imports_itself_through_others():
    assert list(cycles(import_graph(_read(SOURCES)))) == []


def test_most_functions_are_short():
    all_lengths = [length for source in _read(SOURCES).values() for length in lengths(source)]
    assert median(all_lengths) <= MEDIAN_FUNCTION
    assert sum(length > LONG_FUNCTION for length in all_lengths) <= len(all_lengths) * LONG_SHARE


# --- the checks see what they are for --------------------------------------------------------------

VIOLATIONS: list[tuple[Check, str, str]] = [
    (doors, "atendeja/queries/a.py", "from atendeja.actions.leads import save_wish"),
    (doors, "atendeja/actions/a.py", "from ..tasks import deliver"),
    (doors, "atendeja/actions/a.py", "from atendeja.queue import commit_then"),
    (doors, "atendeja/actions/a.py", "from atendeja.whatsapp.cloud import Cloud"),
    (doors, "atendeja/actions/a.py", "from atendeja.whatsapp import cloud"),
    (doors, "atendeja/actions/a.py", "import atendeja.web.inbox"),
    (doors, "atendeja/models/a.py", "from atendeja.queries import people"),
    (doors, "atendeja/whatsapp/a.py", "from atendeja.models import Message"),
    (doors, "atendeja/catalog/a.py", "from ..assistant import facts"),
    (doors, "atendeja/assistant/understanding/a.py", "from ...models import Property"),
    (doors, "atendeja/web/inbox.py", "from atendeja.whatsapp import inbound"),
    (doors, "atendeja/web/webhook.py", "from atendeja.whatsapp import simulator"),
    (doors, "atendeja/web/a.py", "from atendeja.assistant import texts"),
    (doors, "atendeja/queries/a.py", "import config"),
    (doors, "atendeja/newcomer.py", "from atendeja.models import User"),
    (doors, "atendeja/web/a.py", "from tests.factories import make_user"),
    (flaskless, "atendeja/queries/a.py", "from flask import current_app"),
    (flaskless, "atendeja/actions/a.py", "import werkzeug.exceptions"),
    (flaskless, "atendeja/actions/a.py", "from flask_login import current_user"),
    (pure, "atendeja/assistant/a.py", "import sqlalchemy"),
    (pure, "atendeja/assistant/a.py", "import requests"),
    (pure, "atendeja/assistant/a.py", "from pathlib import Path"),
    (pure, "atendeja/assistant/a.py", "from datetime import datetime\nhere = datetime.now()"),
    (pure, "atendeja/assistant/a.py", "import datetime\nhere = datetime.date.today()"),
    (pure, "atendeja/assistant/a.py", "def f(clock):\n    return clock.time()"),
    (pure, "atendeja/assistant/a.py", "words = open('words.txt')"),
    (commits, "atendeja/actions/a.py", "def f(db):\n    db.session.commit()"),
    (commits, "atendeja/queries/a.py", "def f(session):\n    session.commit()"),
    (sends, "atendeja/actions/a.py", "def f(gateway):\n    gateway.send(1)"),
    (sends, "atendeja/web/a.py", "def f(gateway):\n    gateway.send(1)"),
    (inner_imports, "atendeja/web/a.py", "def f():\n    import json"),
    (inner_imports, "atendeja/web/a.py", "class C:\n    def f(self):\n        from json import loads"),
    (broad_excepts, "atendeja/web/a.py", "try:\n    f()\nexcept Exception:\n    pass"),
    (broad_excepts, "atendeja/web/a.py", "try:\n    f()\nexcept:  # noqa: E722\n    pass"),
    (broad_excepts, "atendeja/web/a.py", "try:\n    f()\nexcept (OSError, BaseException):\n    pass"),
    (sizes, "atendeja/web/a.py", "def f():\n" + "    x = 1\n" * 40),
    (sizes, "atendeja/web/a.py", "x = 1\n" * 251),
    (names, "atendeja/web/utils.py", ""),
    (names, "atendeja/services/mail.py", ""),
    (template_sizes, "templates/a/_row.html", "<p></p>\n" * 31),
    (template_sizes, "templates/a/page.html", "<p></p>\n" * 61),
]


@pytest.mark.parametrize(
    ("check", "path", "source"), VIOLATIONS, ids=lambda value: getattr(value, "__name__", "")
)
def test_a_violation_is_seen(check, path, source):
    assert list(check(path, source))


ALLOWED: list[tuple[Check, str, str]] = [
    (doors, "atendeja/actions/a.py", "from atendeja.whatsapp.values import Received"),
    (doors, "atendeja/web/simulator.py", "from atendeja.whatsapp import inbound, simulator"),
    (doors, "atendeja/web/webhook.py", "from atendeja.whatsapp import inbound"),
    (doors, "atendeja/assistant/understanding/a.py", "from ..facts import Facts"),
    (
        broad_excepts,
        "atendeja/queue.py",
        "try:\n    f()\nexcept Exception:  # so that it survives\n    x",
    ),
    (commits, "atendeja/web/a.py", "def f(db):\n    db.session.commit()"),
    (sends, "atendeja/tasks.py", "def f(gateway):\n    gateway.send(1)"),
    (sizes, "atendeja/web/a.py", "def f():\n" + "    x = 1\n" * 39),
]


@pytest.mark.parametrize(
    ("check", "path", "source"), ALLOWED, ids=lambda value: getattr(value, "__name__", "")
)
def test_what_is_right_is_let_through(check, path, source):
    assert list(check(path, source)) == []


def test_a_ring_of_imports_is_seen():
    sources = {"atendeja/a.py": "from .b import x", "atendeja/b.py": "from atendeja import c"}
    assert list(cycles(import_graph(sources | {"atendeja/c.py": "x = 1"}))) == []
    assert list(cycles(import_graph(sources | {"atendeja/c.py": "import atendeja.a"}))) == [
        "atendeja.a → atendeja.b → atendeja.c → atendeja.a"
    ]
