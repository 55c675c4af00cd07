"""Everything that one webhook says, taken in."""

from collections.abc import Sequence
from dataclasses import dataclass, field
from datetime import datetime
from typing import TypeVar

from atendeja.whatsapp.values import (
    ChannelChanged,
    Echoed,
    PreferenceChanged,
    Received,
    StatusChanged,
    TemplateChanged,
    Unusable,
    Update,
)

from .channel import change_channel, change_template
from .people import Place
from .preferences import prefer
from .receive import Arrivals, receive, receive_echoes
from .statuses import settle_statuses

Kind = TypeVar("Kind")


@dataclass(slots=True)
class Taken:
    """`answer`: conversations for the assistant; `changed`: all that look different; `files`: to fetch.

    Conversations are (tenant id, conversation id). `unusable` is for the caller to keep.
    """

    answer: set[Place] = field(default_factory=set)
    changed: set[Place] = field(default_factory=set)
    files: list[int] = field(default_factory=list)
    unusable: list[Unusable] = field(default_factory=list)


def take_in(updates: Sequence[Update], now: datetime) -> Taken:
    """Store and act upon all of them, messages before the statuses about them."""
    messages, echoes = _of(Received, updates), _of(Echoed, updates)
    arrivals = receive(messages, now) if messages else Arrivals()
    if echoes:
        arrivals.add(receive_echoes(echoes, now))
    taken = Taken(arrivals.conversations, arrivals.changed, arrivals.files, arrivals.nowhere)
    if statuses := _of(StatusChanged, updates):
        settled = settle_statuses(statuses, now)
        taken.changed |= settled.changed
        taken.unusable += settled.unknown
    if preferences := _of(PreferenceChanged, updates):
        changed, unknown = prefer(preferences, now)
        taken.changed |= changed
        taken.unusable += unknown
    for template in _of(TemplateChanged, updates):
        taken.unusable += change_template(template, now)
    for channel in _of(ChannelChanged, updates):
        taken.unusable += change_channel(channel)
    taken.unusable += _of(Unusable, updates)
    return taken


def _of(kind: type[Kind], updates: Sequence[Update]) -> list[Kind]:
    return [update for update in updates if isinstance(update, kind)]
