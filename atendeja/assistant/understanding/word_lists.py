"""Long lists of words, kept as text beside the code and read once at import."""

from importlib.resources import files

_FOLDER = files(__package__).joinpath("data", "words")


def word_list(name: str) -> frozenset[str]:
    """The folded words of a list: separated by spaces, or a quoted name of several words on its own line."""
    words: set[str] = set()
    for line in _FOLDER.joinpath(f"{name}.txt").read_text(encoding="utf-8").splitlines():
        if line.startswith('"'):
            words.add(line.strip('"'))
        elif not line.startswith("#"):
            words.update(line.split())
    return frozenset(words)
