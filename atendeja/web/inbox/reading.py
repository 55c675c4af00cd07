"""What was put on somebody's screen counts as read."""

from datetime import UTC, datetime

from atendeja.actions.readings import note_read
from atendeja.models import Conversation
from atendeja.queries.thread import Thread
from atendeja.queue import commit_then
from atendeja.web.access import signed_in_user


def read(found: Conversation, thread: Thread) -> None:
    """Call it when the page is made: the commit lets go of everything that was loaded for it."""
    if note_read(found.tenant_id, found.id, signed_in_user().id, thread.cursor.last_id, datetime.now(UTC)):
        commit_then()
