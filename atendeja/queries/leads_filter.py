"""What the board and the list of leads are narrowed to, as SQL."""

import re
from collections.abc import Iterator
from dataclasses import dataclass, replace
from datetime import datetime

from sqlalchemy import ColumnElement, false, or_, select

from atendeja.extensions import db
from atendeja.models import Contact, Conversation, Lead, User
from atendeja.models.lead_status import OPEN
from atendeja.models.lead_temperature import ADVANCED, COLD, DAY
from atendeja.models.search import folded, has_words, words

from .visibility import leads_visible_to

FEW = (
    1000  # so many hits are found first and put in order then; of more an index in the order gives some soon
)
NOBODY = 0  # as an agent's id: leads that no agent has


@dataclass(frozen=True, slots=True, kw_only=True)
class LeadFilter:
    """Empty means all. `agent_id` may be NOBODY; `hot` and `late` are now: leads that are
    hot by then, whose next step was due before. `created_until` is the first moment that is too late.
    """

    text: str = ""
    statuses: tuple[str, ...] = ()
    agent_id: int | None = None
    source: str | None = None
    purpose: str | None = None
    city: str = ""
    hot: datetime | None = None
    tags: tuple[str, ...] = ()
    created_from: datetime | None = None
    created_until: datetime | None = None
    late: datetime | None = None
    ids: tuple[int, ...] = ()


EVERYTHING = LeadFilter()


def conditions(user: User, wanted: LeadFilter) -> list[ColumnElement[bool]]:
    """The filter as SQL, with what this person may see first."""
    return [leads_visible_to(user), *_facts(wanted), *_times(user, wanted), *_text(user.tenant_id, wanted)]


def is_everything(wanted: LeadFilter) -> bool:
    """Nothing but statuses is asked for."""
    return replace(wanted, statuses=()) == EVERYTHING


def among(user: User, wanted: LeadFilter) -> list[ColumnElement[bool]]:
    """The same; where few leads fit it names them, which makes every order and every count cheap."""
    where = conditions(user, wanted)
    if is_everything(wanted):
        return where
    hits = list(db.session.scalars(select(Lead.id).where(*where).limit(FEW + 1)))
    return [Lead.id.in_(hits)] if len(hits) <= FEW else where


def _facts(wanted: LeadFilter) -> Iterator[ColumnElement[bool]]:
    if wanted.ids:
        yield Lead.id.in_(wanted.ids)
    if wanted.statuses:
        yield Lead.status.in_(wanted.statuses)
    if wanted.agent_id is not None:
        yield Lead.agent_id == wanted.agent_id if wanted.agent_id else Lead.agent_id.is_(None)
    if wanted.source:
        yield Lead.source == wanted.source
    if wanted.purpose:
        yield Lead.wants_purpose == wanted.purpose
    if wanted.city:
        yield Lead.wants_city_key == folded(wanted.city)
    for tag in wanted.tags:
        yield Lead.tags_key.contains(f"|{folded(tag)}|", autoescape=True)


def _times(user: User, wanted: LeadFilter) -> Iterator[ColumnElement[bool]]:
    if wanted.hot:
        yield _hot(user.tenant_id, wanted.hot)
    if wanted.created_from:
        yield Lead.created_at >= wanted.created_from
    if wanted.created_until:
        yield Lead.created_at < wanted.created_until
    if wanted.late:
        yield (Lead.next_step_at < wanted.late) & Lead.status.in_(OPEN)


def _text(tenant_id: int, wanted: LeadFilter) -> Iterator[ColumnElement[bool]]:
    """By the beginnings of a name's words, or by a number with whatever stands between its digits."""
    if not wanted.text:
        return
    asked = words(wanted.text)
    digits = re.sub(r"[\s()+.-]", "", wanted.text)
    named = has_words(Contact.search, asked) if asked else false()
    if digits.isdecimal() and len(asked) > 1:
        named = or_(named, has_words(Contact.search, [digits]))
    people = select(Contact.id).where(Contact.tenant_id == tenant_id, named).cte("people")
    yield Lead.contact_id.in_(select(people.prefix_with("MATERIALIZED", dialect="postgresql").c.id))


def _hot(tenant_id: int, now: datetime) -> ColumnElement[bool]:
    """As lead_temperature says: on the way to a deal and stirred lately, or asking for something today."""
    stirred = or_(Lead.status_at > now - COLD, _wrote_since(tenant_id, now - COLD))
    asking = Lead.status.not_in(("won", "lost", "no_answer")) & _qualified()
    return or_(Lead.status.in_(tuple(ADVANCED)) & stirred, asking & _wrote_since(tenant_id, now - DAY))


def _wrote_since(tenant_id: int, moment: datetime) -> ColumnElement[bool]:
    wrote = (Conversation.last_message_at > moment) & (Conversation.last_customer_at > moment)
    lately = select(Conversation.contact_id).where(Conversation.tenant_id == tenant_id, wrote)
    return Lead.contact_id.in_(lately)


def _qualified() -> ColumnElement[bool]:
    """lead_status.is_qualified by the columns that SQL can ask."""
    place = or_(Lead.wants_city_key.is_not(None), Lead.wants_districts_key != "|")
    figures = (Lead.wants_bedrooms, Lead.wants_min_cents, Lead.wants_max_cents)
    named = or_(Lead.wants_types_key != "|", Lead.wants_features_key != "|")
    more = or_(named, *(figure.is_not(None) for figure in figures))
    return Lead.wants_purpose.is_not(None) & place & more
