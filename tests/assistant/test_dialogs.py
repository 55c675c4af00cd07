"""Whole conversations, played against the real assistant, actions and database: every turn as expected.

The dialogs' format and the rules of judging are those of the maintainers' `flask rehearse`.
"""

import json
from collections.abc import Iterator
from pathlib import Path

import pytest
from flask import Flask

from atendeja.commands.rehearsal import rehearse
from atendeja.extensions import db

FOLDER = Path(__file__).parent / "dialogs"
DIALOGS = [
    pytest.param(json.loads(line), id=f"{path.stem}-{json.loads(line)['id']}")
    for path in sorted(FOLDER.glob("*.jsonl"))
    for line in path.read_text(encoding="utf-8").splitlines()
    if line.strip()
]


@pytest.fixture
def elsewhere(built_app: Flask) -> Iterator[None]:
    """A rehearsal brings its own database; ours comes back afterwards."""
    engine = db.engine
    try:
        yield
    finally:
        db.session.remove()
        db.engines[None] = engine


@pytest.mark.usefixtures("elsewhere")
@pytest.mark.parametrize("dialog", DIALOGS)
def test_every_turn_of_the_dialog_is_as_expected(dialog):
    results = list(rehearse(dialog))
    assert [result.transcript() for result in results if result.problems] == []
    assert max(result.most_at_once for result in results) <= 1, "one message a turn"


def test_there_are_dialogs_enough_to_mean_something():
    assert len(DIALOGS) >= 75
    assert len({parameters.id for parameters in DIALOGS}) == len(DIALOGS)
