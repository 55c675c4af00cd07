"""The assistant's turn: what was heard goes in, what it wants done is carried out."""

from collections import deque
from collections.abc import Sequence
from datetime import datetime, timedelta

from sqlalchemy import select, update

from atendeja.assistant.dialogue import advance
from atendeja.assistant.events import Event, Heard
from atendeja.assistant.hearing import listen
from atendeja.assistant.origins import origin
from atendeja.assistant.remarks import code_candidates
from atendeja.assistant.state import Agency, State
from atendeja.extensions import db
from atendeja.models import Conversation, Message, Tenant
from atendeja.queries.properties import codes_among

from .assignment import find_agent
from .effects import carry_out
from .handling import ask_for_agent
from .history import record
from .leads import heard_again, note_origin
from .visit_news import OWN_REPLIES
from .visit_replies import take_replies
from .vocabulary import places_of

LATE = timedelta(hours=3)  # a message this old when it arrives is for a person, not for the assistant
STEPS = 12  # events one turn may take; the dialogue needs three


def answer(conversation: Conversation, now: datetime) -> None:
    """Take all messages not yet dealt with, understand them together and answer them once.

    The conversation is locked by the caller. With an agent in charge the messages are only marked; while
    one is awaited the assistant keeps the facts and the wishes that cannot wait (stop, privacy). Whoever
    begins to wait for a person in this turn is given to an agent.
    """
    before = _answered_before(conversation)
    messages = _take_unhandled(conversation, now)
    if not messages:
        return
    heard_again(conversation, now)
    messages = take_replies(conversation, messages, now)
    if not messages or conversation.status not in ("bot", "waiting"):
        return
    waited = (conversation.status, conversation.waiting_since)
    _take_turn(conversation, messages, before, now)
    if waited != (conversation.status, conversation.waiting_since):
        find_agent(conversation, now)


def _take_turn(
    conversation: Conversation, messages: Sequence[Message], before: datetime | None, now: datetime
) -> None:
    if max(message.occurred_at for message in messages) < now - LATE:
        record(conversation, "message.late")
        ask_for_agent(conversation, "late", "Mensagem que chegou com horas de atraso.", now)
        return
    state = State.load(conversation.state)
    heard = _heard(conversation, messages, state, before, now)
    events: deque[Event] = deque([heard])
    for _ in range(STEPS):
        if not events:
            break
        state, effects = advance(state, events.popleft())
        for effect in effects:
            events.extend(carry_out(conversation, effect, now))
    if before is None:
        note_origin(conversation, origin(heard.text, heard.facts.ref))
    conversation.state = state.dump() | {"at": now.isoformat()}
    conversation.changed_at = now


def _answered_before(conversation: Conversation) -> datetime | None:
    """When the assistant last took a turn here: its memory was written then."""
    stamp = conversation.state.get("at") if conversation.state else None
    return datetime.fromisoformat(stamp) if stamp else None


def _take_unhandled(conversation: Conversation, now: datetime) -> Sequence[Message]:
    """Oldest first by WhatsApp's own time, then by arrival."""
    query = select(Message).where(
        Message.conversation_id == conversation.id, Message.direction == "in", Message.handled_at.is_(None)
    )
    messages = db.session.scalars(query.order_by(Message.occurred_at, Message.id)).all()
    if messages:
        db.session.execute(
            update(Message)
            .where(Message.id.in_([message.id for message in messages]))
            .values(handled_at=now)
            .execution_options(synchronize_session=False)
        )
    return messages


def _heard(
    conversation: Conversation,
    messages: Sequence[Message],
    state: State,
    before: datetime | None,
    now: datetime,
) -> Heard:
    local = now.astimezone(conversation.tenant.zone)
    words = "\n".join(m.text for m in messages if m.text and not _touched(m))
    tenant_id = conversation.tenant_id
    codes = codes_among(tenant_id, code_candidates(words))
    said = listen(words, state=state, now=local, places=places_of(tenant_id, now), own_codes=codes)
    return Heard(
        facts=said.facts,
        moment=said.moment,
        mentions=said.mentions,
        unwanted=said.unwanted,
        now=local,
        agency=_agency(conversation.tenant, local),
        text=words,
        taps=tuple(str(m.payload["tapped"]) for m in messages if _touched(m)),
        kinds=tuple(message.kind for message in messages),
        customer=conversation.contact.name,
        silent_hours=(now - before).total_seconds() / 3600 if before else 0.0,
        waiting=conversation.status == "waiting",
    )


def _agency(tenant: Tenant, local: datetime) -> Agency:
    """With its own hours: of visits, and when people answer again."""
    prefers = tenant.prefers
    opens, closes = prefers.visits
    back = prefers.opens_at(local)
    return Agency(tenant.name, tenant.privacy_url, opens, closes, None if back == local else back)


def _touched(message: Message) -> bool:
    """Something that the assistant itself offered; a button of another template says its words."""
    tapped = message.payload.get("tapped")
    return tapped is not None and (message.kind != "button" or tapped in OWN_REPLIES)
