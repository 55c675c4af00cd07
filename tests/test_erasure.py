"""After an erasure nothing says who somebody was, anywhere; what was counted is still there."""

import json
from datetime import UTC, datetime

import pytest
from sqlalchemy import String, Text, inspect, select

from atendeja.actions.erasure import WIPED, erase
from atendeja.actions.history import record
from atendeja.actions.messages import locked_conversation
from atendeja.extensions import db
from atendeja.models import (
    Consent,
    Contact,
    Conversation,
    ConversationEvent,
    Inquiry,
    Lead,
    Media,
    Message,
    ParkedWebhook,
    Property,
    PropertyChange,
    Todo,
    Visit,
)
from atendeja.models.base import Json
from atendeja.models.contact import phone_label
from atendeja.models.search import SearchText

from .factories import make_conversation, make_message, make_property, make_user

NAME, WA_ID, USER_ID = "Zulmira Quixabeira", "5513998877665", "BR.99887766554433221100"
WORDS, NOTE = "procuro algo com xilofone amarelo", "Prefere ser chamada de Zuzu"
PHOTO = b"\xff\xd8\xff" + b"the face of Zulmira" * 20
TRACES = ["Zulmira", "zulmira", "Quixabeira", "quixabeira", "5513998877665", "998877665", "99887-7665",
          USER_ID, "xilofone", "Zuzu", "face of", "HBgM5513"]  # fmt: skip


@pytest.fixture
def person(tenant, owner, say, app):
    """Somebody who has left traces wherever a person can."""
    say.wa_id, say.name = WA_ID, NAME
    say(WORDS)
    say("oi, meu nome é Zulmira, procuro apartamento de 2 quartos em Santos até 500 mil")
    conversation = db.session.scalars(select(Conversation).join(Contact).where(Contact.wa_id == WA_ID)).one()
    contact, lead, now = conversation.contact, conversation.lead, datetime.now(UTC)
    contact.user_id, contact.username, contact.name = USER_ID, "@zulmira", NAME
    lead.next_step, lead.tags, lead.tags_key = f"Ligar para {NAME}", ["Zulmira"], "|zulmira|"
    lead.referral, lead.lost_reason = {"ctwa_clid": "xilofone"}, "Zuzu desistiu"
    photo = make_message(conversation, "olha a Zuzu", kind="image", wamid="wamid.HBgM5513998877665")
    folder = app.extensions["storage"]
    with folder.incoming() as file:
        file.write(PHOTO)
        stored = file.keep()
    own = {"tenant_id": tenant.id}
    home = make_property(tenant, owner_name=NAME, owner_phone="(13) 99887-7665")
    rows = [
        Media(**own, message_id=photo.id, status="stored", stored_name=stored, filename="zulmira.jpg"),
        Visit(**own, lead_id=lead.id, property_id=home.id, notes=NOTE, outcome="Zuzu gostou"),
        Consent(**own, contact_id=contact.id, kind="alerts", granted=True, words="sim, sou a Zulmira"),
        Todo(**own, lead_id=lead.id, kind="own", title=f"Ligar para {NAME}", detail={"a": NOTE}, due_at=now),
        Todo(**own, property_id=home.id, kind="own", title="Renovar fotos", due_at=now),
        ParkedWebhook(reason="odd", payload={"statuses": [{"recipient_id": WA_ID}]}),
        ParkedWebhook(reason="odd", payload={"statuses": [{"recipient_id": "5511900000000"}]}),
        PropertyChange(**own, property_id=home.id, changes={"owner_name": [None, NAME], "title": ["a", "b"]}),
    ]
    db.session.add_all(rows)
    record(conversation, "note.written", owner, text=NOTE)
    record(conversation, "handoff.requested", summary=f"{NAME} quer ver", reason="asked")
    db.session.flush()
    return contact


def _dump():
    """Every value of every row of every table, as text."""
    kept = []
    for table in db.metadata.sorted_tables:
        for row in db.session.execute(select(table)).all():
            kept += [json.dumps(v, ensure_ascii=False, default=str) for v in row if v is not None]
    return "\n".join(kept)


def _erased(contact, owner):
    locked_conversation(
        db.session.scalar(select(Conversation.id).where(Conversation.contact_id == contact.id))
    )
    done = erase(contact, owner, "asked", datetime.now(UTC))
    db.session.flush()
    db.session.expire_all()
    return done


def test_the_traces_are_really_there_before(person):
    before = _dump()
    assert [trace for trace in TRACES if trace not in before and trace != "face of"] == []


def test_nothing_of_the_person_is_left_in_any_table(person, owner):
    _erased(person, owner)
    after = _dump()
    assert [trace for trace in TRACES if trace in after] == []


def test_the_files_are_named_in_the_record_until_they_are_gone(person, owner, app):
    done = _erased(person, owner)
    assert len(done.files) == 1
    with app.extensions["storage"].open(done.files[0])[0] as file:
        assert file.read() == PHOTO


def test_what_is_counted_stays(person, owner):
    conversation_id = db.session.scalar(select(Conversation.id).where(Conversation.contact_id == person.id))
    messages = select(Message.direction, Message.author, Message.kind, Message.status, Message.occurred_at)
    events = select(ConversationEvent.kind, ConversationEvent.created_at)
    questions = [
        messages.where(Message.conversation_id == conversation_id).order_by(Message.id),
        events.where(ConversationEvent.conversation_id == conversation_id).order_by(ConversationEvent.id),
        select(Lead.status, Lead.source, Lead.wants_purpose).where(Lead.contact_id == person.id),
        select(Inquiry.kind, Inquiry.found, Inquiry.wish).order_by(Inquiry.id),
    ]
    before = [db.session.execute(question).all() for question in questions]
    _erased(person, owner)
    assert [db.session.execute(question).all() for question in questions] == before


def test_others_keep_everything(person, tenant, owner, other_tenant):
    mate = make_user(tenant, name="Zulmira Colega")
    neighbour, stranger = make_conversation(tenant), make_conversation(other_tenant)
    make_message(neighbour, "a Zulmira me indicou")
    make_message(stranger, "oi")
    db.session.flush()
    _erased(person, owner)
    assert db.session.get(Conversation, neighbour.id).contact.profile_name == "Carla Dias"
    assert db.session.get(Conversation, stranger.id).contact.wa_id
    assert mate.name == "Zulmira Colega"
    said = select(Message.text).where(Message.conversation_id == neighbour.id)
    assert db.session.scalars(said).all() == ["a Zulmira me indicou"]


def test_another_owner_of_a_property_is_left_alone(person, tenant, owner):
    other = make_property(tenant, owner_name="Outra Pessoa", owner_phone="(13) 99111-2222")
    _erased(person, owner)
    assert (other.owner_name, other.owner_phone) == ("Outra Pessoa", "(13) 99111-2222")
    assert db.session.scalars(select(Property.owner_name).where(Property.owner_name == NAME)).all() == []


def test_the_record_says_what_was_erased_and_not_whose(person, owner):
    done = _erased(person, owner)
    assert done.user_id == owner.id
    assert (done.counts["contacts"], done.counts["parked"]) == (1, 1)
    assert done.counts["message_audit"] >= 4
    assert db.session.scalars(select(ParkedWebhook)).all() != []


def test_who_writes_again_is_somebody_new(person, owner, say):
    _erased(person, owner)
    db.session.commit()
    assert "Zulmira" not in " ".join(message.text or "" for message in say("oi"))
    assert len(db.session.scalars(select(Contact).where(Contact.wa_id == WA_ID)).all()) == 1
    assert db.session.get(Contact, person.id).wa_id is None


# Columns with words that say nothing of the person, decided one by one.
HARMLESS = {
    Contact: set(),
    Conversation: set(),
    Message: {"direction", "author", "kind", "status", "pricing_category", "pricing_type"},
    Media: {"mime_type", "error"},
    ConversationEvent: {"kind", "detail"},  # `detail` is reduced row by row
    Lead: {"status", "status_before", "source", "wish", "wants_purpose", "wants_types_key", "wants_city_key",
           "wants_districts_key", "wants_features_key"},
    Inquiry: {"kind", "wish"},
    Visit: {"status", "day", "period", "feedback", "reminders"},
    Consent: {"kind", "channel"},
    Todo: {"kind", "key"},
}  # fmt: skip


@pytest.mark.parametrize("model", HARMLESS, ids=lambda model: model.__name__)
def test_each_column_with_words_was_decided_on(model):
    worded = {
        column.key
        for column in inspect(model).columns
        if isinstance(column.type, String | Text | SearchText) or column.type is Json
    }
    assert worded - set(WIPED.get(model, ())) == HARMLESS[model]


def test_the_telephone_is_compared_however_it_was_written():
    assert phone_label(WA_ID) == "(13) 99887-7665"
