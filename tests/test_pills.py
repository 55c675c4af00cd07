"""What happened is told to people in words: every event that is written has its sentence."""

import re
from pathlib import Path

from atendeja.web.filters import EVENTS, REASONS

ROOT = Path(__file__).parent.parent / "atendeja"
WRITTEN = [
    found
    for path in (ROOT / "actions").glob("*.py")
    for found in re.findall(r'"([a-z]+\.[a-z_]+)"', re.sub(r'log\.\w+\(\s*"[^"]+"', "", path.read_text()))
]


def test_every_event_that_an_action_writes_has_a_sentence() -> None:
    assert set(WRITTEN) - set(EVENTS) - {"wamid.id"} == set()


def test_every_reason_of_a_handover_has_words() -> None:
    sources = [*(ROOT / "assistant").glob("*.py"), *(ROOT / "actions").glob("*.py")]
    given = re.compile(r'(?:HandOver|ask_for_agent)\((?:conversation, )?"([a-z_]+)"')
    reasons = [found for path in sources for found in given.findall(path.read_text())]
    assert reasons
    assert set(reasons) <= set(REASONS)
