"""What can be wrong with a file or with one of its cells, said in a sentence for the agency."""


class UnreadableFile(ValueError):
    """The file as a whole cannot be used; the message is a Portuguese sentence for the person."""


class BadCell(ValueError):
    """One cell that does not say what its column needs; the message is a Portuguese sentence."""

    def __init__(self, reason: str) -> None:
        super().__init__(reason)
        self.reason = reason
