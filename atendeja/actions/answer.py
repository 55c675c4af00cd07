"""The assistant's turn: what was heard goes in, what it wants done is carried out."""

from collections import deque
from collections.abc import Sequence
from datetime import datetime, timedelta

from sqlalchemy import select, update

from atendeja.assistant.dialogue import advance
from atendeja.assistant.events import (
    Effect,
    Event,
    Found,
    HandOver,
    Heard,
    LookedUp,
    LookUp,
    SaveWish,
    Say,
    Search,
)
from atendeja.assistant.state import Offer, State
from atendeja.assistant.understanding import understand
from atendeja.extensions import db
from atendeja.models import Conversation, Message, Property
from atendeja.queries import properties

from .handling import ask_for_agent
from .history import record
from .leads import save_wish
from .messages import queue_message
from .vocabulary import places_of

LATE = timedelta(hours=3)  # a message this old when it arrives is for a person, not for the assistant
STEPS = 12  # events one turn may take; the dialogue needs three


def answer(conversation: Conversation, now: datetime) -> None:
    """Take all messages not yet dealt with, understand them together and answer them once.

    The conversation is locked by the caller. With an agent in charge the messages are only marked.
    """
    messages = _take_unhandled(conversation, now)
    if not messages or conversation.status != "bot":
        return
    if max(message.occurred_at for message in messages) < now - LATE:
        record(conversation, "message.late")
        ask_for_agent(conversation, "late", "Mensagem que chegou com horas de atraso.", now)
        return
    state = State.load(conversation.state)
    events: deque[Event] = deque([_heard(conversation, messages, state, now)])
    for _ in range(STEPS):
        if not events:
            break
        state, effects = advance(state, events.popleft())
        for effect in effects:
            events.extend(_carry_out(conversation, effect, now))
    conversation.state = state.dump()
    conversation.changed_at = now


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


def _heard(conversation: Conversation, messages: Sequence[Message], state: State, now: datetime) -> Heard:
    local = now.astimezone(conversation.tenant.zone)
    words = "\n".join(
        message.text for message in messages if message.text and "tapped" not in message.payload
    )
    taps = tuple(str(m.payload["tapped"]) for m in messages if "tapped" in m.payload)
    places = places_of(conversation.tenant_id, now)
    return Heard(
        facts=understand(words, asked=state.asked, now=local, places=places),
        now=local,
        agency=conversation.tenant.name,
        taps=taps,
        kinds=tuple(message.kind for message in messages),
        customer=conversation.contact.name,
    )


def _carry_out(conversation: Conversation, effect: Effect, now: datetime) -> list[Event]:
    """Do one thing that the assistant wants; what it learns from it comes back as an event."""
    if isinstance(effect, Say):
        queue_message(conversation, effect.message, author="bot", now=now)
    elif isinstance(effect, SaveWish):
        save_wish(conversation, effect.wish, effect.property_id, now)
    elif isinstance(effect, HandOver):
        ask_for_agent(conversation, effect.reason, effect.summary, now)
    elif isinstance(effect, Search):
        wish = properties.Wish.of(effect.wish)
        found = properties.matching(conversation.tenant_id, wish, without=effect.without)
        return [Found(tuple(_offer(one) for one in found))]
    elif isinstance(effect, LookUp):
        return [_looked_up(conversation.tenant_id, effect)]
    return []


def _looked_up(tenant_id: int, effect: LookUp) -> LookedUp:
    if effect.property_id is not None:
        found = properties.by_id(tenant_id, effect.property_id)
    else:
        found = properties.by_code(tenant_id, effect.ref or "")
    return LookedUp(_offer(found) if found else None, effect.ref)


def _offer(found: Property) -> Offer:
    return Offer(
        id=found.id,
        code=found.code,
        title=found.title,
        type=found.type,
        city=found.city,
        district=found.district,
        sale_cents=found.sale_price_cents,
        rent_cents=found.rent_price_cents,
        for_sale=found.for_sale,
        for_rent=found.for_rent,
        condo_cents=found.condo_fee_cents,
        iptu_cents=found.iptu_cents,
        bedrooms=found.bedrooms,
        suites=found.suites,
        bathrooms=found.bathrooms,
        parking=found.parking,
        area_m2=found.area_m2,
        features=tuple(found.features),
        description=found.description,
        photo=found.images[0].url if found.images else None,
    )
