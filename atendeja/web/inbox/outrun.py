"""Two agents at once: what the slower one is told."""

from dataclasses import dataclass

from flask import Response

from atendeja.models import Conversation
from atendeja.queries.handling import newest_change
from atendeja.web.filters import clock, pill
from atendeja.web.htmx import render

from .thread import opened


@dataclass(frozen=True, slots=True)
class Outrun:
    """Why nothing was done, and the same act once more (`action`, `fields`) for who still wants it."""

    sentence: str
    again: str = ""
    action: str = ""
    fields: tuple[tuple[str, str], ...] = ()


def outrun(found: Conversation, refusal: Outrun) -> Response:
    """409 with the current state."""
    return render("inbox/conversation.html", "inbox/_handled.html", 409, outrun=refusal, **opened(found))


def who_was_faster(found: Conversation) -> str:
    """Bia assumiu o atendimento às 14:02."""
    event = newest_change(found)
    return (
        f"{pill(event)} às {clock(event.created_at)}." if event else "A conversa mudou enquanto você olhava."
    )
