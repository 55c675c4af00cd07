"""Which column of the file is which: what is proposed, what was chosen, and what is wrong with the choice."""

from collections import Counter
from collections.abc import Mapping, Sequence
from dataclasses import dataclass, field

from atendeja.catalog import COLUMNS, LABELS, REQUIRED
from atendeja.catalog.columns import PRICE, SEVERAL, chosen

UNUSED = ""
OPTIONS = [(column, LABELS[column]) for column in COLUMNS if column != PRICE]
OPTIONS.insert(5, (PRICE, "Preço (venda ou aluguel, conforme a finalidade)"))


@dataclass(frozen=True, slots=True)
class ColumnsForm:
    """For each header, by its place, the canonical column or nothing; `errors` by place, -1 for all."""

    headers: tuple[str, ...]
    picked: tuple[str, ...]
    errors: dict[int, str] = field(default_factory=dict)

    @classmethod
    def proposed(cls, headers: Sequence[str], remembered: Mapping[str, str]) -> "ColumnsForm":
        """By what people chose before, completed by name."""
        found = chosen(headers, remembered)
        first = [header not in headers[:place] for place, header in enumerate(headers)]
        picked = (
            found.get(header, UNUSED) if new else UNUSED for header, new in zip(headers, first, strict=True)
        )
        return cls(tuple(headers), tuple(picked))

    @classmethod
    def read(cls, headers: Sequence[str], values: Mapping[str, str]) -> "ColumnsForm":
        asked = (values.get(f"coluna-{place}", UNUSED) for place in range(len(headers)))
        picked = tuple(column if column in COLUMNS else UNUSED for column in asked)
        return cls(tuple(headers), picked, _errors(headers, picked))

    @property
    def mapping(self) -> dict[str, str]:
        """Header → column, the unused ones too, to be remembered. Of two headers alike the first counts."""
        pairs = zip(self.headers, self.picked, strict=True)
        return {header: column for header, column in reversed(list(pairs)) if header}

    @property
    def required(self) -> list[tuple[str, bool]]:
        """(label, is it there?) of the columns without which nothing can be imported."""
        return [(LABELS[column], column in self.picked) for column in REQUIRED]


def _errors(headers: Sequence[str], picked: Sequence[str]) -> dict[int, str]:
    errors: dict[int, str] = {}
    lacking = [LABELS[column] for column in REQUIRED if column not in picked]
    if lacking:
        errors[-1] = f"Diga qual coluna do arquivo é: {', '.join(lacking)}."
    counted = Counter(column for column in picked if column and column not in SEVERAL)
    for place, column in enumerate(picked):
        if counted[column] > 1 and column in picked[:place]:
            errors[place] = f"{LABELS[column]} já está em outra coluna."
        elif column and headers[place] in headers[:place]:
            errors[place] = "Duas colunas do arquivo têm este nome; só a primeira pode ser usada."
    return errors
