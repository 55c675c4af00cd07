"""One contact per person: by number, by user id, by the number's other form; moved, merged, parted again."""

from datetime import UTC, datetime, timedelta

import pytest
from sqlalchemy import select

from atendeja.actions.merging import merge, undo_merge
from atendeja.extensions import db
from atendeja.models import (
    Consent,
    Contact,
    ContactMerge,
    Conversation,
    ConversationEvent,
    Inquiry,
    Lead,
    Message,
    Visit,
)
from atendeja.whatsapp import simulator

from .factories import OUR_NUMBER, make_contact, make_conversation, make_event, make_message, make_property

WHEN = datetime(2026, 11, 23, 12, 0, tzinfo=UTC)
WITH_9, WITHOUT_9 = "5541991234567", "554191234567"
USER, OTHER_USER = "BR.1001", "BR.2002"


@pytest.fixture
def write(post_webhook):
    """Somebody writes, known to WhatsApp by these ids."""

    def write(wa_id=None, user_id=None, content=None, name="Rita"):
        ids = {"from": wa_id, "from_user_id": user_id}
        message = {key: value for key, value in ids.items() if value} | {"id": simulator.new_wamid()}
        message |= {"timestamp": str(int(WHEN.timestamp())), "type": "text", "text": {"body": "oi"}}
        person = {"profile": {"name": name}, "wa_id": wa_id, "user_id": user_id}
        value = {"contacts": [person], "messages": [message | (content or {})]}
        assert post_webhook(simulator.webhook(OUR_NUMBER, value)).status_code == 200
        return owner_of(message["id"])

    return write


def owner_of(wamid):
    message = db.session.scalars(select(Message).where(Message.wamid == wamid)).one()
    return db.session.get_one(Conversation, message.conversation_id).contact


def contacts(tenant):
    return db.session.scalars(
        select(Contact).where(Contact.tenant_id == tenant.id).order_by(Contact.id)
    ).all()


def ids(contact):
    return contact.wa_id, contact.user_id


# --- one message at a time -----------------------------------------------------------------------


@pytest.mark.parametrize(("wa_id", "user_id"), [(WITH_9, None), (None, USER), (WITH_9, USER)])
def test_a_stranger_becomes_one_contact_by_whatever_ids_there_are(write, tenant, wa_id, user_id):
    first = write(wa_id, user_id)
    assert write(wa_id, user_id).id == first.id
    assert [ids(one) for one in contacts(tenant)] == [(wa_id, user_id)]


@pytest.mark.parametrize("known", [(WITH_9, None), (None, USER)])
def test_a_message_with_both_ids_links_them(write, tenant, known):
    write(*known)
    write(WITH_9, USER)
    assert [ids(one) for one in contacts(tenant)] == [(WITH_9, USER)]


@pytest.mark.parametrize(("first", "second"), [(WITH_9, WITHOUT_9), (WITHOUT_9, WITH_9)])
def test_both_forms_of_the_ninth_digit_are_one_person_answered_at_the_newest(write, tenant, first, second):
    write(first)
    assert write(second).wa_id == second
    assert len(contacts(tenant)) == 1
    changed = db.session.scalars(select(ConversationEvent).where(ConversationEvent.tenant_id == tenant.id))
    assert {"before": {"wa_id": first}} in [event.detail for event in changed]


def test_both_forms_with_two_user_ids_are_two_people(write, tenant):
    write(WITH_9, USER)
    write(WITHOUT_9, OTHER_USER)
    assert [ids(one) for one in contacts(tenant)] == [(WITH_9, USER), (WITHOUT_9, OTHER_USER)]


@pytest.mark.parametrize(("landline", "mobile"), [("551332221111", "5513932221111")])
def test_a_landline_is_never_a_mobile(write, tenant, landline, mobile):
    write(landline)
    write(mobile)
    assert [one.wa_id for one in contacts(tenant)] == [landline, mobile]


def test_a_number_with_another_user_id_has_a_new_owner(write, tenant):
    before = write(WITH_9, USER, name="Rita")
    after = write(WITH_9, OTHER_USER, name="Bruno")
    assert ids(before) == (None, USER)
    assert ids(after) == (WITH_9, OTHER_USER)
    assert after.profile_name == "Bruno"


def test_another_agencys_contact_with_the_same_number_is_somebody_else(write, tenant, other_tenant):
    theirs = make_contact(other_tenant, wa_id=WITH_9, user_id=USER)
    make_conversation(other_tenant, theirs)
    assert write(WITHOUT_9, USER).tenant_id == tenant.id
    assert theirs.wa_id == WITH_9


def test_a_contact_that_never_wrote_gets_a_conversation(write, tenant):
    typed_in = make_contact(tenant, wa_id=WITHOUT_9)
    assert write(WITH_9).id == typed_in.id


def test_the_two_forms_in_one_webhook_are_one_person(post_webhook, tenant):
    base = {"timestamp": str(int(WHEN.timestamp())), "type": "text", "text": {"body": "oi"}}
    messages = [
        base | {"id": "wamid.1", "from": WITH_9},
        base | {"id": "wamid.2", "from_user_id": USER},
        base | {"id": "wamid.3", "from": WITH_9, "from_user_id": USER},
    ]
    post_webhook(simulator.webhook(OUR_NUMBER, {"messages": messages}))
    assert [ids(one) for one in contacts(tenant)] == [(WITH_9, USER)]
    assert len({owner_of(f"wamid.{n}").id for n in (1, 2, 3)}) == 1


def test_a_known_persons_message_stays_at_three_statements(write, post_webhook, tenant, statements):
    write(WITH_9, USER)
    raw = simulator.text_webhook(OUR_NUMBER, WITH_9, "Rita", "oi", WHEN)
    with statements() as sql:
        post_webhook(raw)
    assert len(sql) == 3, sql


# --- WhatsApp says that ids changed --------------------------------------------------------------

NEW = "5541998887777"


def changed(kind, **ids):
    return {"type": "system", "system": {"type": kind, "body": "User Rita changed"} | ids}


@pytest.mark.parametrize("kind", ["user_changed_number", "customer_changed_number"])
@pytest.mark.parametrize("field", ["wa_id", "new_wa_id"])
def test_a_new_number_keeps_the_history(write, tenant, kind, field):
    before = write(WITH_9)
    write(WITH_9, content=changed(kind, **{field: NEW}))
    assert write(NEW, OTHER_USER).id == before.id
    assert [ids(one) for one in contacts(tenant)] == [(NEW, OTHER_USER)]


def test_a_new_number_and_user_id_together(write, tenant):
    before = write(WITH_9, USER)
    told = changed("user_changed_number", wa_id=NEW, user_id=OTHER_USER, previous_user_id=USER)
    write(WITH_9, content=told)
    assert ids(before) == (NEW, OTHER_USER)


def test_an_old_user_id_does_not_outlive_its_number(write, tenant):
    before = write(WITH_9, USER)
    write(WITH_9, USER, content=changed("user_changed_number", wa_id=NEW))
    assert ids(before) == (NEW, None)
    assert write(NEW, OTHER_USER).id == before.id


def test_a_new_user_id_keeps_the_number(write, tenant):
    before = write(WITH_9, USER)
    told = changed("user_changed_user_id", user_id=OTHER_USER, previous_user_id=USER)
    write(content=told)
    assert ids(before) == (WITH_9, OTHER_USER)


def test_a_new_user_id_may_stand_only_in_the_words(write, tenant):
    before = write(WITH_9, USER)
    words = f"User Rita changed from {USER} to {OTHER_USER}"
    write(content=changed("user_changed_user_id", user_id=OTHER_USER) | {"system": {
        "type": "user_changed_user_id", "user_id": OTHER_USER, "body": words}})  # fmt: skip
    assert ids(before) == (WITH_9, OTHER_USER)


def test_a_move_to_ids_that_wrote_before_merges(write, tenant):
    before, early = write(WITH_9, USER), write(NEW, OTHER_USER)
    assert before.id != early.id
    told = changed("user_changed_number", wa_id=NEW, user_id=OTHER_USER, previous_user_id=USER)
    write(WITH_9, content=told)
    assert [ids(one) for one in contacts(tenant)] == [(NEW, OTHER_USER)]


# --- two that are one ----------------------------------------------------------------------------


@pytest.fixture
def older(tenant):
    return make_contact(tenant, wa_id=WITH_9, profile_name=None)


@pytest.fixture
def newer(tenant, older):
    """Known by user id only, with everything a contact can have."""
    return make_contact(tenant, wa_id=None, user_id=USER, opted_out_at=WHEN)


@pytest.fixture
def both(tenant, older, newer):
    home = make_property(tenant)
    for contact, status in ((older, "bot"), (newer, "waiting")):
        talk = make_conversation(tenant, contact, status=status, last_customer_at=WHEN)
        make_message(talk, f"de {contact.id}")
        make_event(talk, "lead.created")
        own = {"tenant_id": tenant.id}
        lead = Lead(**own, contact_id=contact.id, wish={"city": "Santos"}, visit={})
        db.session.add(lead)
        db.session.flush()
        db.session.add(Visit(**own, lead_id=lead.id, property_id=home.id, starts_at=WHEN))
        db.session.add(Inquiry(**own, lead_id=lead.id, kind="search", found=3))
        db.session.add(Consent(**own, contact_id=contact.id, kind="data", granted=True, words="sim"))
    db.session.commit()
    return older, newer


TABLES = (Contact, Conversation, Lead, Message, Visit, Inquiry, Consent)
WHENEVER = {"changed_at", "updated_at"}


def everything():
    """Every row of these tables, without when it was last touched."""
    db.session.commit()
    rows = {}
    for model in TABLES:
        table = model.__table__
        kept = [column for column in table.columns if column.name not in WHENEVER]
        rows[table.name] = db.session.execute(select(*kept).order_by(table.c.id)).all()
    return rows


def of(model, **where):
    return db.session.scalars(select(model).filter_by(**where)).all()


def test_a_message_with_the_ids_of_two_makes_them_one(write, tenant, both):
    kept = write(WITH_9, USER)
    assert kept.id == both[0].id
    assert [ids(one) for one in contacts(tenant)] == [(WITH_9, USER)]
    (talk,) = of(Conversation, contact_id=kept.id)
    (lead,) = of(Lead, contact_id=kept.id)
    assert len(of(Message, conversation_id=talk.id)) == 3
    assert len(of(ConversationEvent, conversation_id=talk.id, kind="lead.created")) == 2
    assert len(of(Visit, lead_id=lead.id)) == len(of(Inquiry, lead_id=lead.id)) == 2
    assert len(of(Consent, contact_id=kept.id)) == 2
    assert talk.status == "waiting"
    assert kept.opted_out_at == WHEN
    assert len(of(ContactMerge, kept_contact_id=kept.id)) == 1


def test_a_merge_undone_puts_every_row_back(both):
    before = everything()
    done = merge(both[0].id, both[1].id, "ids", WHEN + timedelta(days=1))
    assert everything() != before
    assert undo_merge(done, WHEN + timedelta(days=2)) is not None
    assert everything() == before
    assert undo_merge(done, WHEN + timedelta(days=3)) is None


def test_what_happened_since_the_merge_stays_with_the_one_that_was_kept(write, tenant, both):
    kept = write(WITH_9, USER)
    kept.name = "Rita de Cássia"
    (done,) = of(ContactMerge, kept_contact_id=kept.id)
    again = undo_merge(done, WHEN + timedelta(days=2))
    assert (kept.name, ids(again)) == ("Rita de Cássia", (None, USER))
    (talk,) = of(Conversation, contact_id=kept.id)
    assert [one.text for one in of(Message, conversation_id=talk.id)] == [f"de {kept.id}", "oi"]


def test_a_merge_with_somebody_without_conversation_or_lead_can_be_undone(tenant, newer, both):
    silent = make_contact(tenant, wa_id=NEW)
    before = everything()
    done = merge(silent.id, newer.id, "ids", WHEN)
    assert [one.wa_id for one in contacts(tenant)] == [WITH_9, NEW]
    assert of(Lead, contact_id=silent.id)
    undo_merge(done, WHEN)
    assert everything() == before


def test_a_merge_that_was_made_already_is_nothing_new(both):
    kept, gone = both[0].id, both[1].id
    assert merge(kept, gone, "ids", WHEN) is not None
    assert merge(kept, gone, "ids", WHEN) is None


def test_an_undone_contact_does_not_take_an_id_that_is_somebodys_by_now(tenant, both):
    done = merge(both[0].id, both[1].id, "ids", WHEN)
    db.session.execute(Contact.__table__.update().where(Contact.id == both[0].id).values(user_id=None))
    make_contact(tenant, wa_id=NEW, user_id=USER)
    db.session.flush()
    again = undo_merge(done, WHEN)
    assert again.user_id is None
