"""What the customer is told of a visit that an agent dealt with, as plain messages. Pure."""

from dataclasses import dataclass
from datetime import datetime, timedelta
from typing import Any

from . import wording
from .remarks import folded
from .turn import Choice, buttons, text
from .visiting import CONFIRM

COMING: Choice = ("vou", "Estarei lá")
MOVING: Choice = ("remarcar", "Preciso remarcar")
FEEDBACK = {"liked": "Gostei", "unsure": "Mais ou menos", "disliked": "Não gostei"}

CHANGES = " Se precisar mudar, é só me avisar por aqui."
CONFIRMED = "Visita confirmada! {code}, {place}: *{when}*.{more}" + CHANGES
MOVED = "Sua visita mudou de horário. {code}, {place}: agora é *{when}*.{more}" + CHANGES
PROPOSED = "Sobre a visita ao {code}, {place}: podemos marcar para *{when}*?{more}"
CANCELLED = "A visita ao {code} ({when}) foi cancelada.{reason} Se quiser marcar outra, é só me chamar."
CANCELLED_OPEN = "A visita ao {code} foi cancelada.{reason} Se quiser marcar outra, é só me chamar."
REMINDER = "{hello} Passando para lembrar da sua visita ao {code}, {place}: *{when}*.{more}"
ASKED = "{hello} O que você achou do {code}, {place}?"
THANKS = {
    "liked": "Que bom que gostou do {code}! Um corretor fala com você por aqui sobre o próximo passo.",
    "unsure": "Obrigado por contar! Se quiser, me diga o que faltou e eu procuro outras opções.",
    "disliked": "Obrigado pela sinceridade! Me diga o que não agradou e eu procuro opções mais parecidas.",
}
_SAID = {
    "liked": "gostei|gostei sim|gostei muito|adorei|amei|muito bom|gostamos|adoramos",
    "unsure": "mais ou menos|gostei mais ou menos|razoavel",
    "disliked": "nao gostei|nao gostei nao|nao gostei muito|nao gostamos|detestei|nao agradou",
}
_FEEDBACK = {words: answer for answer, said in _SAID.items() for words in said.split("|")}


@dataclass(frozen=True, slots=True)
class Arranged:
    """A visit as the customer knows it. `at` is local; `address` only where it may be told."""

    code: str
    place: str
    at: datetime | None
    address: str = ""
    agent: str = ""
    name: str = ""


def confirmed(visit: Arranged) -> dict[str, Any]:
    return text(CONFIRMED.format(**_blanks(visit)))


def moved(visit: Arranged) -> dict[str, Any]:
    return text(MOVED.format(**_blanks(visit)))


def proposed(visit: Arranged) -> dict[str, Any]:
    """With the buttons with which the assistant asks for a yes itself."""
    return buttons(PROPOSED.format(**_blanks(visit)), *CONFIRM)


def cancelled(visit: Arranged, reason: str) -> dict[str, Any]:
    sentence = CANCELLED if visit.at else CANCELLED_OPEN
    return text(sentence.format(**_blanks(visit), reason=f" {_ended(reason)}" if reason else ""))


def reminder(visit: Arranged, now: datetime) -> dict[str, Any]:
    words = REMINDER.format(**_blanks(visit) | {"when": soon(visit.at, now) if visit.at else ""})
    return buttons(words, COMING, MOVING)


def asked(visit: Arranged, visit_id: int) -> dict[str, Any]:
    """How was it? One of three."""
    return buttons(
        ASKED.format(**_blanks(visit)), *((f"nota:{visit_id}:{key}", said) for key, said in FEEDBACK.items())
    )


def thanks(visit: Arranged, answer: str) -> dict[str, Any]:
    return text(THANKS[answer].format(code=visit.code))


def feedback_of(tap: str) -> tuple[int, str] | None:
    """nota:12:liked → (12, liked); None for any other button."""
    name, _, rest = tap.partition(":")
    number, _, answer = rest.partition(":")
    sound = name == "nota" and number.isascii() and number.isdecimal() and len(number) < 18
    return (int(number), answer) if sound and answer in FEEDBACK else None


def typed_feedback(words: str) -> str | None:
    """The answer in one's own words, when they say nothing else."""
    plain = " ".join(folded(words).replace("!", " ").replace(".", " ").replace(",", " ").split())
    return _FEEDBACK.get(plain)


def when(at: datetime) -> str:
    """sábado, 14/03, às 10h"""
    return wording.moment({"at": f"{at:%Y-%m-%dT%H:%M}"})


def soon(at: datetime, now: datetime) -> str:
    """hoje, às 14h · amanhã, às 10h · sábado, 14/03, às 10h"""
    hour = wording.hour(f"{at:%H:%M}")
    days = {now.date(): "hoje", now.date() + timedelta(days=1): "amanhã"}
    return f"{days[at.date()]}, {hour}" if at.date() in days else when(at)


def _blanks(visit: Arranged) -> dict[str, str]:
    address = f" Endereço: {visit.address}." if visit.address else ""
    agent = f" Quem recebe você: {visit.agent}." if visit.agent else ""
    return {
        "code": visit.code,
        "place": visit.place,
        "when": when(visit.at) if visit.at else "",
        "more": address + agent,
        "hello": f"Oi, {visit.name}!" if visit.name else "Oi!",
    }


def _ended(sentence: str) -> str:
    return sentence if sentence[-1] in ".!?…" else f"{sentence}."
