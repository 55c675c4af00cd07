"""States on their own: "interior de SP", "no Paraná"; and "em sp", the city."""

from atendeja.assistant.understanding.nicknames import STATES, UFS
from atendeja.assistant.understanding.phrases import Phrase
from atendeja.assistant.understanding.reading import Reading

_STATE_BEFORE = Phrase(r"(?:estado d[eoa]|interior d[eoa]|litoral d[eoa]|todo o|em|no|na|do|da|de|,|-|/)")
_STATE_ONLY = Phrase(r"(?:estado d[eoa]|interior d[eoa]|litoral d[eoa])")
_STATE_NAMES = Phrase("|".join(sorted(STATES, key=len, reverse=True)))


def read_states(reading: Reading) -> None:
    """A state on its own: "interior de SP" is the state, "em sp" the city of that name."""
    tokens = reading.line.tokens
    for position, token in enumerate(tokens):
        if reading.is_taken(position) or (token.raw.upper() not in ("SP", "RJ") and not token.raw.isupper()):
            continue
        state = token.raw.upper()
        start = reading.line.starts[position]
        before = reading.text[:start]
        if state not in UFS or not (
            _STATE_BEFORE.ends(before) or reading.has("neighborhoods", "city") or reading.asked == "ask_city"
        ):
            continue
        is_city = state in ("SP", "RJ") and not _STATE_ONLY.ends(before) and not _is_placed(reading)
        value = {"SP": "São Paulo", "RJ": "Rio de Janeiro"}.get(state) if is_city else state
        reading.add("city" if is_city else "state", value, start, start + len(token.fold), "state alone")
    _read_state_names(reading)


def _is_placed(reading: Reading) -> bool:
    """Whether a city, or a district that belongs to one, was named (a zone or a center tells no city)."""
    return any(f.key == "city" or f.rule in ("known district", "new district") for f in reading.findings)


def _read_state_names(reading: Reading) -> None:
    for match in reading.matches(_STATE_NAMES):
        before = reading.text[: match.start()]
        typed = reading.line.typed(match.start(), match.end())
        if not _STATE_BEFORE.ends(before) or (match.group() == "para" and typed.lower() != "pará"):
            continue
        reading.add("state", STATES[match.group()], match.start(), match.end(), "state name")
