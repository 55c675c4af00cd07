"""What was just moved, so that it can be taken back."""

from dataclasses import dataclass
from datetime import UTC, datetime

from werkzeug.datastructures import MultiDict

from atendeja.actions import lead_moves
from atendeja.models import ConversationEvent, Lead, User
from atendeja.queries.lead_moves import move_of
from atendeja.web.addresses import row_id


@dataclass(frozen=True, slots=True)
class Moved:
    """A lead and the event of its move; `undoable` by who looks; `trouble` where it was refused."""

    lead: Lead
    event: ConversationEvent | None = None
    undoable: bool = False
    trouble: str | None = None


def just_moved(user: User, sent: MultiDict[str, str]) -> Moved | None:
    """`?movido=` names the event of a move that was made without script."""
    event_id = sent.get("movido", type=row_id)
    found = move_of(user, event_id) if event_id else None
    return Moved(*found, undoable=may_undo(user, found[1])) if found else None


def may_undo(user: User, event: ConversationEvent) -> bool:
    """As far as the event alone can tell."""
    fresh = datetime.now(UTC) - event.created_at < lead_moves.PATIENCE
    return fresh and event.user_id == user.id and "stood" in event.detail
