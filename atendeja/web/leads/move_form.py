"""“Mover para…” as it is sent: with the reason of a loss, the value of a gain."""

from collections.abc import Mapping
from dataclasses import dataclass, replace

from atendeja.catalog.money import price_cents
from atendeja.catalog.problems import BadCell
from atendeja.catalog.words import clean, one_line

from .narrowing import STATUSES

REASONS = (
    "Comprou ou alugou com outra pessoa",
    "Desistiu da busca",
    "Preço acima do que pode pagar",
    "Financiamento ou cadastro não aprovado",
    "Não respondeu mais",
)
WHY = "Diga por que foi perdido: ajuda a vender melhor depois."
HOW_MUCH = "Diga o valor do negócio, por exemplo 480 mil."


@dataclass(frozen=True, slots=True)
class MoveForm:
    """Where to, why it was lost, what it is worth (`cents`); `error` stands beside the field `wrong`."""

    to: str
    reason: str = ""
    value: str = ""
    cents: int | None = None
    wrong: str | None = None
    error: str | None = None

    @classmethod
    def read(cls, sent: Mapping[str, str]) -> "MoveForm | None":
        """None for a column that does not exist."""
        to = STATUSES.get(sent.get("para", ""))
        if to is None:
            return None
        said = _line(sent, "motivo_texto") or _line(sent, "motivo")
        form = cls(to, said[:200] if to == "lost" else "", _line(sent, "valor")[:40])
        if to == "lost" and not form.reason:
            return replace(form, wrong="motivo", error=WHY)
        return form._worth() if to == "won" else form

    def _worth(self) -> "MoveForm":
        try:
            cents = price_cents(self.value)
        except BadCell as refusal:
            return replace(self, wrong="valor", error=str(refusal))
        return replace(self, cents=cents) if cents else replace(self, wrong="valor", error=HOW_MUCH)


def _line(sent: Mapping[str, str], name: str) -> str:
    return one_line(clean(sent.get(name, "")))
