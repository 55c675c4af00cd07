"""Notes of the team about a conversation. They never reach WhatsApp and answer nobody."""

import re
from collections.abc import Iterable, Sequence
from datetime import datetime, timedelta

from sqlalchemy import delete, select

from atendeja.extensions import db
from atendeja.models import Conversation, ConversationEvent, Mention, Tenant, User
from atendeja.models.search import folded

from .history import record

PATIENCE = timedelta(minutes=5)  # in which a removed note can be brought back
LOOK_BACK = timedelta(days=7)  # how long ago a note may have been removed that still has its words
WORDS = {"text", "called", "mentions"}
TAPS = 20  # of the author's newest notes, among which a repeated token is looked for
CALLED = re.compile(r"(?<![\w@])@(\w[\w'’.-]*(?: \w[\w'’.-]*){0,7})")


class NotYours(ValueError):
    """Only who wrote a note may remove it or bring it back, and only while it makes sense."""


def write_note(
    conversation: Conversation,
    author: User,
    text: str,
    client_token: str,
    team: Sequence[User],
    now: datetime,
) -> ConversationEvent | None:
    """For the team's eyes. Who of `team` is called as @Name is told; a repeated token writes nothing.

    The conversation must be locked: that makes a double tap one note.
    """
    if _repeated(conversation, author, client_token):
        return None
    called = mentions(text, team)
    people = sorted({user.id for found in called.values() for user in found} - {author.id})
    note = record(
        conversation,
        "note.written",
        author,
        at=now,
        text=text,
        mentions=people,
        called=list(called),
        token=client_token,
    )
    db.session.flush()
    _mention(conversation, note, people, now)
    conversation.changed_at = now
    return note


def remove_note(conversation: Conversation, note: ConversationEvent, author: User, now: datetime) -> None:
    """Nobody reads it any more, nobody is called by it. Removing it twice changes nothing."""
    _check(note, author)
    if note.detail.get("removed"):
        return
    note.detail = note.detail | {"removed": now.isoformat()}
    db.session.execute(delete(Mention).where(Mention.event_id == note.id))
    conversation.changed_at = now
    record(conversation, "note.removed", author, at=now, note_id=note.id)


def restore_note(conversation: Conversation, note: ConversationEvent, author: User, now: datetime) -> None:
    """A removed note again as it was. Raises NotYours when it is too late."""
    _check(note, author)
    removed = note.detail.get("removed")
    if removed is None:
        return
    if now - datetime.fromisoformat(removed) > PATIENCE:
        raise NotYours("Passaram mais de 5 minutos: não dá mais para recuperar a nota.")
    note.detail = {key: value for key, value in note.detail.items() if key != "removed"}
    _mention(conversation, note, note.detail["mentions"], now)
    conversation.changed_at = now
    same = {key: note.detail[key] for key in ("text", "mentions", "called")}
    record(conversation, "note.restored", author, at=now, note_id=note.id, **same)


def forget_removed(now: datetime) -> int:
    """The words of notes that can no longer be brought back, gone for good. How many notes they were."""
    removals = select(ConversationEvent.conversation_id, ConversationEvent.detail).where(
        ConversationEvent.tenant_id.in_(select(Tenant.id)),
        ConversationEvent.kind == "note.removed",
        ConversationEvent.created_at.between(now - LOOK_BACK, now - PATIENCE),
    )
    gone = 0
    for conversation_id, detail in db.session.execute(removals).all():
        gone += _forget(conversation_id, detail["note_id"], now)
    return gone


def _forget(conversation_id: int, note_id: int, now: datetime) -> bool:
    """Unless it was brought back, or removed again a moment ago. Its returns repeat its words."""
    note = db.session.get(ConversationEvent, note_id)
    removed = note and note.detail.get("removed")
    if not note or not removed or "text" not in note.detail:
        return False
    if now - datetime.fromisoformat(removed) < PATIENCE:
        return False
    later = select(ConversationEvent).where(
        ConversationEvent.conversation_id == conversation_id,
        ConversationEvent.id > note_id,
        ConversationEvent.kind == "note.restored",
    )
    returns = [one for one in db.session.scalars(later) if one.detail.get("note_id") == note_id]
    for event in [note, *returns]:
        event.detail = {key: value for key, value in event.detail.items() if key not in WORDS}
    return True


def mentions(text: str, team: Iterable[User]) -> dict[str, list[User]]:
    """Who is called, by the words after each @ as they were typed: a whole name, or a first name."""
    names: dict[str, list[User]] = {}
    for user in team:
        for name in {folded(user.name), folded(user.first_name)}:
            names.setdefault(name, []).append(user)
    found = {}
    for match in CALLED.finditer(text):
        words = match[1].split(" ")
        tries = (" ".join(words[:count]).rstrip(".-'’") for count in range(len(words), 0, -1))
        called = next((one for one in tries if folded(one) in names), None)
        if called is not None:
            found[called] = names[folded(called)]
    return found


def _mention(
    conversation: Conversation, note: ConversationEvent, people: Iterable[int], now: datetime
) -> None:
    own = {"tenant_id": conversation.tenant_id, "conversation_id": conversation.id, "event_id": note.id}
    db.session.add_all([Mention(**own, user_id=user_id, created_at=now) for user_id in people])


def _repeated(conversation: Conversation, author: User, client_token: str) -> bool:
    query = select(ConversationEvent.detail).where(
        ConversationEvent.conversation_id == conversation.id,
        ConversationEvent.kind == "note.written",
        ConversationEvent.user_id == author.id,
    )
    newest = db.session.scalars(query.order_by(ConversationEvent.id.desc()).limit(TAPS))
    return any(detail.get("token") == client_token for detail in newest)


def _check(note: ConversationEvent, author: User) -> None:
    if note.kind != "note.written" or note.user_id != author.id:
        raise NotYours("Só quem escreveu a nota pode apagá-la.")
