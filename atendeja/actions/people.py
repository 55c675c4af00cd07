"""The people of one webhook: one look-up for all of them, and who is who in memory."""

from collections.abc import Sequence
from dataclasses import dataclass, field
from typing import Any

from sqlalchemy import and_, or_, select, update

from atendeja.extensions import db
from atendeja.models import Contact, Conversation, Tenant
from atendeja.models.contact import NAMED, contact_words, match_key
from atendeja.whatsapp.values import Sender

Place = tuple[int, int]  # tenant id, conversation id
FIELDS = ("wa_id", "user_id", "match_key", "profile_name", "username", "name")
IDS = FIELDS[:3]


@dataclass(slots=True, eq=False)
class Person:
    """A contact as the look-up found it. Without `conversation_id` it has never written."""

    number: str
    tenant_id: int
    contact_id: int
    wa_id: str | None
    user_id: str | None
    match_key: str | None
    profile_name: str | None
    username: str | None
    name: str | None
    conversation_id: int | None

    def may_be(self, user_id: str | None) -> bool:
        """Nothing says that this is somebody else."""
        return not (self.user_id and user_id and self.user_id != user_id)


@dataclass(slots=True)
class Agency:
    """One of our numbers belongs to this tenant; `waba_id` is the account as far as we know."""

    id: int
    waba_id: str | None


@dataclass(slots=True)
class People:
    """`tenants`: by our numbers; `places`: where (number, wamid) belongs; `merged`: who became one."""

    tenants: dict[str, Agency] = field(default_factory=dict)
    places: dict[tuple[str, str], Place] = field(default_factory=dict)
    merged: set[Place] = field(default_factory=set)
    _index: dict[tuple[str, str, str], list[Person]] = field(default_factory=dict)
    _all: dict[int, Person] = field(default_factory=dict)

    def add(self, person: Person) -> Person:
        """The same contact twice is one."""
        person = self._all.setdefault(person.contact_id, person)
        for key in self._keys(person):
            if person not in self._index.setdefault(key, []):
                self._index[key].append(person)
        return person

    def drop(self, person: Person) -> None:
        self._all.pop(person.contact_id, None)
        for key in self._keys(person):
            self._index[key].remove(person)

    def find(self, number: str, **ids: str | None) -> list[Person]:
        """Those with one of these ids, the oldest first."""
        keys = [(number, name, value) for name, value in ids.items() if value]
        found = {person for key in keys for person in self._index.get(key, ())}
        return sorted(found, key=lambda one: one.contact_id)

    def person_of(self, number: str, sender: Sender) -> Person | None:
        """The known person with these ids: by user id, by number, by the number's other form."""
        by_user = self.find(number, user_id=sender.user_id)
        by_number = self.find(number, wa_id=sender.wa_id)
        by_form = self.find(number, match_key=match_key(sender.wa_id))
        compatible = [one for one in [*by_number, *by_form] if one.may_be(sender.user_id)]
        return next(iter([*by_user, *compatible]), None)

    def write(self, person: Person, values: dict[str, Any]) -> None:
        """Change a contact, in its row and here."""
        self.drop(person)
        for name, value in values.items():
            setattr(person, name, value)
        self.add(person)
        search = contact_words({name: getattr(person, name) for name in NAMED})
        db.session.execute(
            update(Contact)
            .where(Contact.tenant_id == person.tenant_id, Contact.id == person.contact_id)
            .values(**values, search=search)
            .execution_options(synchronize_session=False)
        )

    def silent(self) -> list[Person]:
        return [person for person in self._all.values() if person.conversation_id is None]

    def _keys(self, person: Person) -> list[tuple[str, str, str]]:
        return [(person.number, name, value) for name in IDS if (value := getattr(person, name))]


def look_up(asked: Sequence[tuple[str, Sender]], into: People | None = None) -> People:
    """Everybody with one of these (phone number id, ids), or with the other form of one of these numbers."""
    wa_ids = {sender.wa_id for _, sender in asked if sender.wa_id}
    user_ids = {sender.user_id for _, sender in asked if sender.user_id}
    keys = {match_key(wa_id) for wa_id in wa_ids}
    writes = or_(Contact.wa_id.in_(wa_ids), Contact.user_id.in_(user_ids), Contact.match_key.in_(keys))
    own = (Contact.id, *(getattr(Contact, name) for name in FIELDS))
    people = into or People()
    for number, waba_id, tenant_id, *contact in db.session.execute(
        select(Tenant.phone_number_id, Tenant.waba_id, Tenant.id, *own, Conversation.id)
        .outerjoin(Contact, and_(Contact.tenant_id == Tenant.id, writes))
        .outerjoin(Conversation, Conversation.contact_id == Contact.id)
        .where(Tenant.phone_number_id.in_({number for number, _ in asked}))
    ):
        people.tenants[number] = Agency(tenant_id, waba_id)
        if contact[0] is not None:
            known = people.add(Person(number, tenant_id, *contact))
            known.conversation_id = known.conversation_id or contact[-1]
    return people
