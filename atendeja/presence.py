"""Who looks at a conversation, and who types in it, right now: from the polls alone, in memory.

Best effort by nature: each process knows the polls that came to it, and a restart forgets. Whoever has not
been let into a conversation by its real getter (`admit`) is neither noted nor told anything.
"""

import threading
import time
from collections import OrderedDict
from collections.abc import Callable
from dataclasses import dataclass

STAYS = 8.0  # seconds after the last poll: four beats of the page's clock
MOST = 10_000  # conversations somebody was let into
Place = tuple[int, int]  # tenant id, conversation id


@dataclass(frozen=True, slots=True)
class Viewer:
    """A person in front of a conversation; `name` is the first name."""

    user_id: int
    name: str
    typing: bool = False


class Presence:
    """People by conversation. `clock` gives seconds that only grow."""

    def __init__(self, clock: Callable[[], float] = time.monotonic) -> None:
        self._clock = clock
        self._lock = threading.Lock()
        self._here: dict[Place, dict[int, tuple[Viewer, float]]] = {}
        self._admitted: OrderedDict[tuple[Place, int], None] = OrderedDict()

    def admit(self, place: Place, user_id: int) -> None:
        """The real getter has shown this conversation to this person."""
        with self._lock:
            self._admitted[place, user_id] = None
            self._admitted.move_to_end((place, user_id))
            if len(self._admitted) > MOST:
                self._admitted.popitem(last=False)

    def admitted(self, place: Place, user_id: int) -> bool:
        return (place, user_id) in self._admitted

    def expel(self, place: Place, user_id: int) -> None:
        """The real getter has refused this conversation to this person."""
        with self._lock:
            self._admitted.pop((place, user_id), None)
            self._here.get(place, {}).pop(user_id, None)

    def forget(self, tenant_id: int) -> None:
        """What people of this agency may see has changed: the real getter decides anew."""
        with self._lock:
            for key in [key for key in self._admitted if key[0][0] == tenant_id]:
                del self._admitted[key]
            for place in [place for place in self._here if place[0] == tenant_id]:
                del self._here[place]

    def note(self, place: Place, viewer: Viewer) -> None:
        """Somebody admitted is looking, as of now."""
        with self._lock:
            self._here.setdefault(place, {})[viewer.user_id] = (viewer, self._clock() + STAYS)

    def viewers(self, place: Place, without: int | None = None) -> list[Viewer]:
        """Who is there, by name; `without` leaves out the person who asks."""
        now = self._clock()
        with self._lock:
            people = self._here.get(place, {})
            for user_id in [user_id for user_id, (_, until) in people.items() if until <= now]:
                del people[user_id]
            if not people:
                self._here.pop(place, None)
            found = [viewer for user_id, (viewer, _) in people.items() if user_id != without]
        return sorted(found, key=lambda viewer: (viewer.name, viewer.user_id))

    def watching(self, place: Place, user_id: int) -> bool:
        return any(viewer.user_id == user_id for viewer in self.viewers(place))


def signature(viewers: list[Viewer]) -> str:
    """What a page shows, short enough to send along with each poll: "3.7t" (7 types)."""
    return ".".join(f"{viewer.user_id}{'t' if viewer.typing else ''}" for viewer in viewers)


presence = Presence()
