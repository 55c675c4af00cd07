"""The scripts of a page share one scope: what two of them name alike breaks both, silently."""

import re
from collections import Counter
from pathlib import Path

SCRIPTS = sorted(Path("static/js").glob("*.js"))
ENCLOSED = re.compile(r"^\(\(\) => \{$.*^\}\)\(\);$", re.MULTILINE | re.DOTALL)
INNER = re.compile(r"\"[^\"]*\"|'[^']*'|`[^`]*`|/\[[^/]*/\w*|\([^()]*\)|\[[^\[\]]*\]|\{[^{}]*\}")


def top_level_names(source: str) -> list[str]:
    """What a classic script adds to the scope that it shares with the others."""
    source = ENCLOSED.sub("", source)
    names = re.findall(r"^(?:async )?(?:function|class)\*? +([$\w]+)", source, re.MULTILINE)
    for line in re.findall(r"^(?:const|let|var) +(.*)", source, re.MULTILINE):
        while line != (line := INNER.sub("", line)):
            pass
        names += [
            name[1]
            for part in line.split(",")
            if (name := re.match(r" *([$\w]+)\s*(?:=(?!>)|;|$)", part + ";"))
        ]
    return names


def test_names_are_found_wherever_they_are_declared():
    source = (
        "const $ = (a, b) => a;\nlet failures = 0, timer;\nasync function go() {\n  const inner = 1;\n}\n"
    )
    assert top_level_names(source) == ["go", "$", "failures", "timer"]
    assert top_level_names("(() => {\nconst mine = 1;\n})();\n") == []


def test_no_two_scripts_name_something_alike():
    assert len(SCRIPTS) > 8
    named = Counter(name for script in SCRIPTS for name in set(top_level_names(script.read_text())))
    assert [name for name, times in named.items() if times > 1] == []
