"""Commands whose output other programs read keep stdout to themselves; the logs go to stderr."""

import json
import os
import subprocess
import sys
from pathlib import Path

ROOT = Path(__file__).parent.parent
DIALOGS = ROOT / "tests" / "assistant" / "dialogs" / "dev.jsonl"


def run(folder: Path, *command: str, said: str = "") -> list[dict[str, object]]:
    """Each line of stdout as JSON; anything else on it is a failure."""
    addresses = {"DATABASE_URL": f"sqlite:///{folder}/at.db", "QUEUE_FILE": f"{folder}/queue.db"}
    ended = {"WA_API_BASE": "https://graph.facebook.com/v20.0"}  # warned of in the log
    done = subprocess.run(
        [sys.executable, "-m", "flask", "--app", "wsgi", *command],
        env={"PATH": os.environ["PATH"], **addresses, **ended},
        cwd=ROOT,
        input=said,
        capture_output=True,
        text=True,
        check=True,
    )
    assert '"event"' in done.stderr
    return [json.loads(line) for line in done.stdout.splitlines()]


def test_understand_writes_one_line_a_message(tmp_path: Path) -> None:
    lines = [{"id": n, "text": text} for n, text in enumerate(["oi", "ap de 2 quartos em Santos"])]
    answers = run(tmp_path, "understand", said="\n".join(json.dumps(line) for line in lines))
    assert [answer["id"] for answer in answers] == [0, 1]
    assert answers[1]["city"] == "Santos"


def test_rehearse_writes_one_line_a_turn(tmp_path: Path) -> None:
    first = DIALOGS.read_text(encoding="utf-8").splitlines()[0]
    (tmp_path / "one.jsonl").write_text(first, encoding="utf-8")
    turns = run(tmp_path, "rehearse", "--json", str(tmp_path / "one.jsonl"))
    assert [turn["turn"] for turn in turns] == list(range(len(json.loads(first)["turns"])))
    assert all(set(turn) == {"dialog", "turn", "replies", "lead", "state", "flags"} for turn in turns)
