"""What an agent sends besides words: properties as the assistant shows them, files, places."""

from collections.abc import Sequence
from dataclasses import dataclass, replace
from datetime import datetime
from typing import Any

from sqlalchemy import select, update

from atendeja.assistant.events import Say
from atendeja.assistant.searching import present
from atendeja.assistant.state import State
from atendeja.extensions import db
from atendeja.models import Conversation, Media, Property, User
from atendeja.whatsapp.values import Outgoing

from .delivery import Claim, still_ours
from .effects import offer
from .handling import reply

AT_MOST = 10  # properties in one message


@dataclass(frozen=True, slots=True)
class Stored:
    """A file in the storage. `media_id` is WhatsApp's, once it was uploaded."""

    name: str
    mime_type: str
    filename: str
    size: int
    sha256: str
    media_id: str | None = None


def properties_message(
    conversation: Conversation, found: Sequence[Property], words: str
) -> tuple[State, dict[str, Any]]:
    """One card, a carousel, or a list where a photo is missing; and the assistant's memory of it.

    So the customer's “a segunda” and taps are understood when the assistant has the conversation again.
    """
    offers = tuple(offer(one) for one in found)
    said = words or _introduction(len(offers))
    state, effects = present(State.load(conversation.state or {}), offers, said)
    return state, next(effect.message for effect in effects if isinstance(effect, Say))


def share_properties(
    conversation: Conversation, agent: User, found: Sequence[Property], words: str, token: str, now: datetime
) -> int | None:
    """Send 1 to 10 properties in one message. The message's id, None if the token was used."""
    state, message = properties_message(conversation, found, words)
    made = reply(conversation, agent, message, token, now)
    if made is not None:
        conversation.state = (conversation.state or {}) | state.dump()
    return made


def share_file(
    conversation: Conversation, agent: User, file: Stored, caption: str, token: str, now: datetime
) -> int | None:
    """Send a stored file: a picture as a photo, anything else as a document."""
    photo = file.mime_type.startswith("image/")
    content: dict[str, Any] = {"kind": "photo" if photo else "document", "file": True}
    content |= {"text": caption} if caption else {}
    content |= {} if photo else {"filename": file.filename}
    made = reply(conversation, agent, content, token, now)
    if made is not None:
        keep_file(conversation.tenant_id, made, file, now)
    return made


def keep_file(tenant_id: int, message_id: int, file: Stored, now: datetime) -> None:
    """Note where a message's file is."""
    place = {"stored_name": file.name, "mime_type": file.mime_type, "filename": file.filename}
    about = {"size": file.size, "sha256": file.sha256, "status": "stored", "created_at": now}
    db.session.add(Media(tenant_id=tenant_id, message_id=message_id, **place, **about))


def file_of(message_id: int) -> Stored | None:
    """The file that this message shows."""
    found = db.session.scalar(select(Media).where(Media.message_id == message_id))
    if found is None or not found.stored_name:
        return None
    named = found.filename or "arquivo"
    about = (found.stored_name, found.mime_type or "", named, found.size or 0, found.sha256 or "")
    return Stored(*about, media_id=found.media_id)


def note_upload(claimed: Claim, media_id: str, now: datetime) -> bool:
    """Remember WhatsApp's id, and that the send goes on; False when it was given up meanwhile."""
    file = update(Media).where(Media.message_id == claimed.message_id).values(media_id=media_id)
    db.session.execute(file.execution_options(synchronize_session=False))
    return still_ours(claimed, now)


def with_file(outgoing: Outgoing, media_id: str) -> Outgoing:
    return replace(outgoing, message=outgoing.message | {"media_id": media_id})


def _introduction(count: int) -> str:
    return "" if count == 1 else f"Separei {count} imóveis para você:"
