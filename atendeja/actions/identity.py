"""Who wrote? One contact per person, however WhatsApp names them.

A contact is known by `wa_id`, by `user_id` (regenerated when the person changes number) or by both. The two
forms of a Brazilian mobile are one person unless their user ids differ; a number whose user id differs
has a new owner. Source: Cloud API, "Business-scoped user ids" (2026-05).
"""

from collections.abc import Iterable, Sequence
from datetime import datetime
from typing import Any

from atendeja.extensions import db
from atendeja.models import Contact, Conversation
from atendeja.models.base import insert_new
from atendeja.models.contact import contact_words, match_key
from atendeja.whatsapp.values import Received, Sender

from .history import record
from .merging import merge
from .people import FIELDS, People, Person, look_up


def recognise(messages: Sequence[Received], now: datetime, *, heard: bool = True) -> People:
    """Whose messages these are; strangers become contacts with a conversation.

    One statement for people who are as we know them. `heard` false: the ids are where somebody of the
    agency wrote to, not how the person writes.
    """
    people = look_up([(message.phone_number_id, message.sender) for message in messages])
    new = [m for m in messages if m.phone_number_id in people.tenants and not _placed(people, m, now, heard)]
    if new:
        _introduce(new, people, now)
        look_up([(message.phone_number_id, message.sender) for message in new], into=people)
        late = [message for message in new if not _placed(people, message, now, heard)]
        for message in late:  # known by what a neighbour in the same webhook told
            _placed(people, message, now, heard)
    return people


def _placed(people: People, message: Received, now: datetime, heard: bool) -> bool:
    """Note where this message belongs, and what its ids tell about its sender. False: nowhere yet."""
    number, sender = message.phone_number_id, message.sender
    person = people.person_of(number, sender)
    if message.moved_to:
        person = person or next(iter(people.find(number, wa_id=sender.wa_id)), None)
        person = _moved(people, person, message.moved_to, now) if person else None
    elif heard and person:
        person = _joined(people, person, sender, now)
        _learn(people, person, sender)
    elif heard:
        _free(people, people.find(number, wa_id=sender.wa_id))
    if person is None or person.conversation_id is None:
        return False
    people.places[number, message.wamid] = (person.tenant_id, person.conversation_id)
    return True


def _joined(people: People, person: Person, sender: Sender, now: datetime) -> Person:
    """Others who turn out to be this person are merged with it; a stranger's number is freed."""
    others = people.find(person.number, wa_id=sender.wa_id, user_id=sender.user_id)
    if sender.user_id:
        forms = people.find(person.number, match_key=match_key(sender.wa_id))
        others += [one for one in forms if one.user_id is None and one not in others]
    for other in [one for one in others if one is not person]:
        if other.may_be(person.user_id or sender.user_id):
            person = _merged(people, person, other, now)
        else:
            _free(people, [other])
    return person


def _merged(people: People, one: Person, other: Person, now: datetime) -> Person:
    """The older contact keeps everything."""
    kept, gone = sorted((one, other), key=lambda person: person.contact_id)
    merge(kept.contact_id, gone.contact_id, "ids", now)
    people.drop(gone)
    people.drop(kept)
    for name in FIELDS:
        setattr(kept, name, getattr(kept, name) or getattr(gone, name))
    kept.conversation_id, lost = kept.conversation_id or gone.conversation_id, gone.conversation_id
    people.add(kept)
    if kept.conversation_id:
        here = (kept.tenant_id, kept.conversation_id)
        people.merged.add(here)
        people.places |= {at: here for at, place in people.places.items() if place[1] == lost}
    return kept


def _moved(people: People, person: Person, to: Sender, now: datetime) -> Person:
    """WhatsApp says that this person has other ids now: the history stays with them.

    A new number always comes with a new user id; one that is not told is not the old one.
    """
    look_up([(person.number, to)], into=people)
    user_id = to.user_id
    for other in people.find(person.number, wa_id=to.wa_id, user_id=to.user_id):
        if other is person:
            continue
        if not other.may_be(to.user_id):
            _free(people, [other])
            continue
        user_id = user_id or other.user_id
        person = _merged(people, person, other, now)
    other_number = to.wa_id is not None and match_key(to.wa_id) != person.match_key
    _learn(people, person, Sender(to.wa_id, user_id), forget_user=other_number and user_id is None)
    return person


def _learn(people: People, person: Person, sender: Sender, forget_user: bool = False) -> None:
    """Newer ids replace what was known; the newest received wa_id is the one to answer.

    Names are taken when there are none, or along with ids: they are for show and not worth a statement.
    """
    user_id = None if forget_user else sender.user_id or person.user_id
    wa_id = sender.wa_id or person.wa_id
    ids = {"wa_id": wa_id, "user_id": user_id, "match_key": match_key(wa_id) or person.match_key}
    changed = {name: value for name, value in ids.items() if getattr(person, name) != value}
    for name, said in (("profile_name", sender.name), ("username", sender.username)):
        if said and said != getattr(person, name) and (changed or not getattr(person, name)):
            changed[name] = said
    if changed:
        before = {name: getattr(person, name) for name in ("wa_id", "user_id") if name in changed}
        people.write(person, changed)
        if any(before.values()):
            _note(person, "contact.ids_changed", before=before)


def _free(people: People, owners: Iterable[Person]) -> None:
    """Their number has a new owner: they are reached by user id alone from now on."""
    for person in owners:
        before = {"wa_id": person.wa_id}
        people.write(person, {"wa_id": None, "match_key": None})
        _note(person, "contact.number_lost", before=before)


def _note(person: Person, event: str, **detail: Any) -> None:
    conversation = db.session.get(Conversation, person.conversation_id) if person.conversation_id else None
    if conversation is not None:
        record(conversation, event, **detail)


def _introduce(messages: Sequence[Received], people: People, now: datetime) -> None:
    """New people: a contact and its conversation, whoever of two simultaneous webhooks comes first."""
    rows: dict[tuple[int, str], dict[str, Any]] = {}
    silent = [(one.contact_id, one.tenant_id) for one in people.silent()]
    for message in messages:
        tenant_id, sender = people.tenants[message.phone_number_id].id, message.sender
        start = {"tenant_id": tenant_id, **dict.fromkeys(FIELDS), "created_at": now}
        row = rows.setdefault((tenant_id, sender.user_id or sender.wa_id or ""), start)
        said = {"wa_id": sender.wa_id, "user_id": sender.user_id, "match_key": match_key(sender.wa_id)}
        said |= {"profile_name": sender.name, "username": sender.username}
        row |= {name: value for name, value in said.items() if value}
    known = [row | {"search": contact_words(row)} for row in rows.values()]
    made = insert_new(Contact, known, Contact.id, Contact.tenant_id)
    conversations = [
        {"tenant_id": tenant_id, "contact_id": contact_id, "status": "bot", "state": {}}
        | {"last_message_at": now, "changed_at": now, "created_at": now}
        for contact_id, tenant_id in [*made, *silent]
    ]
    if conversations:
        insert_new(Conversation, conversations, Conversation.id)
