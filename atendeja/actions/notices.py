"""Who is told of what on their devices, in which words, and each thing once."""

import json
from collections import OrderedDict
from collections.abc import Callable, Iterable, Mapping, Sequence
from dataclasses import dataclass
from datetime import datetime, timedelta
from typing import Any

from sqlalchemy import delete, exists, select

from atendeja.extensions import db
from atendeja.models import Conversation, Message, PushSubscription, User
from atendeja.models.base import insert_new
from atendeja.queries.notices import Notice, notices_of

KINDS = ("message", "waiting", "assigned", "warned", "mention", "test")
TITLES = {
    "message": "Nova mensagem de cliente",
    "waiting": "Cliente aguardando atendimento",
    "assigned": "Uma conversa é sua agora",
    "warned": "Um cliente espera sua resposta",
    "mention": "Chamaram você em uma nota",
    "test": "Aviso de teste",
}
TEST = KINDS.index("test")
TEST_WORDS = "Os avisos chegam neste aparelho."
WORDS = 120  # characters of a message on a lock screen, where its owner wants them
DEVICES = 10  # of one person; the oldest makes room
REMEMBERED = 5000
FRESH = timedelta(minutes=5)  # another process may have subscribed somebody meanwhile

_told: OrderedDict[tuple[int, str], None] = OrderedDict()
_subscribed: dict[int, tuple[datetime, bool]] = {}


@dataclass(frozen=True, slots=True)
class Telling:
    """This device is to be told this, about this conversation (ids and a kind's place in KINDS)."""

    subscription_id: int
    conversation_id: int
    kind: int


def anybody_subscribed(tenant_id: int, now: datetime) -> bool:
    """Has anybody of this agency a device? One SELECT per agency and five minutes."""
    kept = _subscribed.get(tenant_id)
    if kept is None or not kept[0] <= now < kept[0] + FRESH:
        query = select(exists().where(PushSubscription.tenant_id == tenant_id))
        kept = _subscribed[tenant_id] = (now, bool(db.session.scalar(query)))
    return kept[1]


def forget_subscribed(tenant_id: int) -> None:
    """Somebody subscribed or left."""
    _subscribed.pop(tenant_id, None)


def forget_all() -> None:
    """As after a restart."""
    _told.clear()
    _subscribed.clear()


def to_tell(
    conversation_id: int, now: datetime, looking: Callable[[tuple[int, int], int], bool]
) -> list[Telling]:
    """What must be told about this conversation, to whom and on which devices; remembered as told.

    Nothing to whoever is `looking` at it (tenant and conversation id; user id), nothing in somebody's quiet
    hours: those see it when they come back, so it is not told later either.
    """
    found = db.session.get(Conversation, conversation_id)
    if found is None:
        return []
    tellings = []
    for user, devices in _subscribers(found.tenant_id):
        fresh = [notice for notice in notices_of(user, now, conversation_id) if _first(user, notice)]
        quiet = user.prefers.quiet_at(now.astimezone(user.tenant.zone).time())
        if (
            fresh
            and not quiet
            and not looking((found.tenant_id, found.id), user.id)
            and _concerns(user, fresh[-1])
        ):
            kind = KINDS.index(fresh[-1].kind)
            tellings += [Telling(device, conversation_id, kind) for device in devices]
    return tellings


def content(user_id: int, telling: Telling, now: datetime) -> bytes | None:
    """The note as JSON; without a word or a name of the customer unless the person chose so.

    None where there is nothing to say any more.
    """
    user, kind = db.session.get_one(User, user_id), KINDS[telling.kind]
    if kind == "test":
        return _json(TITLES[kind], TEST_WORDS, "/avisos", "teste")
    if not user.active:
        return None
    found = next(
        (n for n in reversed(notices_of(user, now, telling.conversation_id)) if n.kind == kind), None
    )
    if found is None:
        return None
    title, body = said(found, user, now)
    return _json(title, body, f"/conversas/{found.conversation_id}", f"c-{found.conversation_id}")


def said(notice: Notice, user: User, now: datetime) -> tuple[str, str]:
    """Title and text; with the customer's name and words only where the person wants them."""
    body = f"Há {_minutes(now - notice.since)}" if now - notice.since >= timedelta(minutes=1) else "Agora"
    if not user.prefers.push_words:
        return TITLES[notice.kind], body
    words = _newest_words(notice.conversation_id) if notice.kind == "message" else TITLES[notice.kind]
    return notice.name, words or body


def subscribe(user: User, endpoint: str, p256dh: str, auth: str, device: str, now: datetime) -> None:
    """This browser is the user's from now on, whoever used it before; at most DEVICES of one person."""
    db.session.execute(delete(PushSubscription).where(PushSubscription.endpoint == endpoint))
    own = {"tenant_id": user.tenant_id, "user_id": user.id, "device": device, "created_at": now}
    insert_new(
        PushSubscription, [own | {"endpoint": endpoint, "p256dh": p256dh, "auth": auth}], PushSubscription.id
    )
    kept = select(PushSubscription.id).where(PushSubscription.user_id == user.id)
    newest = db.session.scalars(kept.order_by(PushSubscription.id.desc()).limit(DEVICES)).all()
    too_many = PushSubscription.id.not_in(newest)
    db.session.execute(delete(PushSubscription).where(PushSubscription.user_id == user.id, too_many))
    forget_subscribed(user.tenant_id)


def unsubscribe(device: PushSubscription) -> None:
    db.session.delete(device)
    forget_subscribed(device.tenant_id)


def ask_for_test(device: PushSubscription, now: datetime) -> None:
    device.asked_at, device.problem = now, None


def prefer(user: User, values: Mapping[str, Any]) -> None:
    """Keep these of the person's preferences (see UserPreferences) and leave the others."""
    user.preferences = {**(user.preferences or {}), **values}


def settle(subscription_id: int, outcome: str, now: datetime) -> None:
    """Keep how it ended (see push.sender): what is gone is removed."""
    device = db.session.get(PushSubscription, subscription_id)
    if device is None:
        return
    if outcome == "gone":
        unsubscribe(device)
    elif outcome == "sent":
        device.sent_at, device.problem = now, None
    else:
        device.failed_at, device.problem = now, outcome


def _subscribers(tenant_id: int) -> Iterable[tuple[User, Sequence[int]]]:
    query = (
        select(User, PushSubscription.id)
        .join(PushSubscription, PushSubscription.user_id == User.id)
        .where(PushSubscription.tenant_id == tenant_id, User.active.is_(True))
        .order_by(User.id, PushSubscription.id)
    )
    devices: dict[User, list[int]] = {}
    for user, subscription_id in db.session.execute(query):
        devices.setdefault(user, []).append(subscription_id)
    return devices.items()


def _concerns(user: User, notice: Notice) -> bool:
    """The pool calls those who are available; what is one's own calls always."""
    return notice.kind != "waiting" or user.available


def _first(user: User, notice: Notice) -> bool:
    """Not told before, as far as this process remembers; the device replaces a repeated note by its tag."""
    key = (user.id, notice.key)
    if key in _told:
        return False
    _told[key] = None
    while len(_told) > REMEMBERED:
        _told.popitem(last=False)
    return True


def _newest_words(conversation_id: int) -> str:
    query = select(Message.text).where(
        Message.conversation_id == conversation_id, Message.author == "customer"
    )
    words = " ".join((db.session.scalar(query.order_by(Message.id.desc()).limit(1)) or "").split())
    return words if len(words) <= WORDS else words[: WORDS - 1] + "…"


def _minutes(waited: timedelta) -> str:
    minutes = int(waited.total_seconds() // 60)
    hours = minutes // 60
    if hours >= 48:
        return f"{hours // 24} dias"
    return f"{minutes} min" if hours < 1 else f"{hours} h"


def _json(title: str, body: str, url: str, tag: str) -> bytes:
    return json.dumps({"title": title, "body": body, "url": url, "tag": tag}, ensure_ascii=False).encode()
