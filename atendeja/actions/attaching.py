"""Reactions, edits and deletions: they change the message they are about and have no bubble of their own."""

from collections.abc import Sequence
from datetime import datetime

from sqlalchemy import select, update

from atendeja.extensions import db
from atendeja.models import Message
from atendeja.models.message import ATTACHED
from atendeja.whatsapp.values import Received

from .people import Place


def attach(messages: Sequence[tuple[Received, Place]], now: datetime) -> None:
    """Let each take effect on its target, oldest first. One without a target we know stays visible itself."""
    about = [(message, place) for message, place in messages if message.about]
    for message, place in sorted(about, key=lambda one: one[0].occurred_at):
        target = _message(place, message.about)
        if target is None:
            continue
        _APPLY[message.kind](target, message, now)
        target.changed_at = now
        db.session.execute(
            update(Message)
            .where(Message.tenant_id == place[0], Message.wamid == message.wamid)
            .values(status=ATTACHED, reply_to=message.about)
            .execution_options(synchronize_session=False)
        )


def _react(target: Message, reaction: Received, now: datetime) -> None:
    """The newest reaction by the customer's own time; no emoji takes it away."""
    emoji = reaction.content["reaction"].get("emoji")
    newer = select(Message.id).where(
        Message.tenant_id == target.tenant_id,
        Message.conversation_id == target.conversation_id,
        Message.kind == "reaction",
        Message.reply_to == target.wamid,
        Message.occurred_at > reaction.occurred_at,
    )
    if db.session.scalar(newer.limit(1)) is None:
        target.reaction = emoji[:16] if isinstance(emoji, str) and emoji else None


def _edit(target: Message, edit: Received, now: datetime) -> None:
    """The new words; the earlier ones stay readable below `before`."""
    before = [*target.payload.get("before", []), {"text": target.text, "until": edit.occurred_at.isoformat()}]
    target.payload = target.payload | {"before": before[-20:]}
    target.text = edit.text
    target.edited_at = edit.occurred_at


def _revoke(target: Message, revocation: Received, now: datetime) -> None:
    target.revoked_at = revocation.occurred_at


def _message(place: Place, wamid: str | None) -> Message | None:
    """Only in the same conversation: nobody changes somebody else's message."""
    query = select(Message).where(Message.tenant_id == place[0], Message.wamid == wamid)
    return db.session.scalar(query.where(Message.conversation_id == place[1]))


_APPLY = {"reaction": _react, "edit": _edit, "revoke": _revoke}
