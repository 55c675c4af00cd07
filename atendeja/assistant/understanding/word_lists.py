"""Lists of words kept as text in data/."""


def word_list(text: str) -> frozenset[str]:
    """The words of a list: separated by spaces, or a name of several words on a line that begins with "="."""
    words: set[str] = set()
    for line in text.splitlines():
        words.update([line.removeprefix("= ")] if line.startswith("= ") else line.split())
    return frozenset(words)
