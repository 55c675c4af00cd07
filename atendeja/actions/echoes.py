"""Somebody else speaks in the conversation: an agent on the phone app, or another assistant."""

from collections.abc import Collection
from datetime import datetime, timedelta

from sqlalchemy import select

from atendeja.extensions import db
from atendeja.models import Conversation, ConversationEvent

from .history import record
from .people import Place

AGAIN = timedelta(hours=12)  # after which another assistant's being there is worth saying again


def note_echoes(places: Collection[Place], now: datetime) -> None:
    """Somebody answered on the phone app: it is theirs now, and nobody waits any more."""
    for place in sorted(places):
        conversation = db.session.get_one(Conversation, place[1], populate_existing=True)
        if conversation.status != "agent":
            conversation.status, conversation.agent_id = "agent", None
            record(conversation, "agent.answered_by_phone", at=now)
        conversation.waiting_since = None
        conversation.last_message_at = conversation.changed_at = now


def note_standby(places: Collection[Place], now: datetime) -> None:
    """Another assistant has this conversation: ours stays out, and the agency is told."""
    for place in sorted(places):
        told = select(ConversationEvent.id).where(
            ConversationEvent.conversation_id == place[1],
            ConversationEvent.kind == "channel.standby",
            ConversationEvent.created_at > now - AGAIN,
        )
        if db.session.scalar(told.limit(1)) is None:
            record(db.session.get_one(Conversation, place[1]), "channel.standby", at=now)
