"""Two leads of one person joined by hand: what is shown before, what stays, and taken back."""

from sqlalchemy import func, select

from atendeja.extensions import db
from atendeja.models import (
    Broadcast,
    BroadcastRecipient,
    Contact,
    ContactMerge,
    Inquiry,
    Lead,
    Message,
    Visit,
)

from .factories import make_contact, make_conversation, make_event, make_lead, make_message, make_property


def pair(tenant, **values):
    """(the lead that stays, the one that goes into it)."""
    one = make_conversation(tenant, make_contact(tenant, name="Carla Dias", wa_id="5513999990000"))
    other = make_conversation(tenant, make_contact(tenant, name="Carla Dias", wa_id="5511988887777"))
    kept = make_lead(one, wish={"purpose": "sale", "city": "Santos"}, tags=["Vip"])
    gone = make_lead(
        other, wish={"city": "Guarujá", "bedrooms_min": 3}, status="visit_requested", tags=["Mar"]
    )
    make_message(one, "sou a Carla")
    make_message(other, "sou a Carla também")
    return kept, gone


def merged(client, kept, gone):
    address = f"/leads/{kept.id}/reunir/{gone.id}"
    return client.submit(client.get(address), address)


def test_the_other_is_found_by_name_and_by_number_and_never_another_agencys(
    owner_client, tenant, other_tenant
):
    kept, gone = pair(tenant)
    theirs = make_lead(make_conversation(other_tenant, make_contact(other_tenant, name="Carla Dias")))
    for address in ("reunir", "reunir?procura=carla", "reunir?procura=8888-7777", "reunir?procura=7777"):
        page = owner_client.get(f"/leads/{kept.id}/{address}").text
        assert f"/leads/{kept.id}/reunir/{gone.id}" in page
        assert f"/reunir/{theirs.id}" not in page
        assert f"/reunir/{kept.id}" not in page
    assert "Ninguém com esse nome" in owner_client.get(f"/leads/{kept.id}/reunir?procura=zulmira").text
    assert owner_client.get(f"/leads/{kept.id}/reunir/{theirs.id}").status_code == 404
    assert owner_client.get(f"/leads/{kept.id}/reunir/{kept.id}").status_code == 404


def test_what_would_stay_is_shown_and_nothing_is_written(owner_client, tenant):
    kept, gone = pair(tenant)
    page = owner_client.get(f"/leads/{kept.id}/reunir/{gone.id}").text
    for words in ("(13) 99999-0000", "(11) 98888-7777", "visita solicitada", "Vip, Mar", "Guarujá"):
        assert words in page
    assert db.session.scalar(select(func.count()).select_from(ContactMerge)) == 0
    assert f'href="/leads/{gone.id}/reunir/{kept.id}"' in page


def test_two_leads_become_one_with_everything_of_both(owner_client, owner, tenant):
    kept, gone = pair(tenant)
    flat = make_property(tenant)
    db.session.add(Visit(tenant_id=tenant.id, lead_id=gone.id, property_id=flat.id))
    db.session.add(Inquiry(tenant_id=tenant.id, lead_id=gone.id, kind="search"))
    make_event(gone.conversation, "note.written", detail={"text": "Prefere andar alto"})
    kept_id, gone_id = kept.id, gone.id
    answer = merged(owner_client, kept, gone)
    assert answer.location == f"/leads/{kept_id}"
    lead = db.session.get_one(Lead, kept_id)
    assert db.session.get(Lead, gone_id) is None
    assert lead.wish == {"purpose": "sale", "city": "Santos", "bedrooms_min": 3}
    assert (lead.status, lead.tags, lead.tags_key) == ("visit_requested", ["Vip", "Mar"], "|mar|vip|")
    assert (lead.wants_city_key, lead.wants_bedrooms) == ("santos", 3)
    assert db.session.scalar(select(func.count()).where(Visit.lead_id == kept_id)) == 1
    assert db.session.scalar(select(func.count()).where(Message.conversation_id == lead.conversation.id)) == 2
    page = owner_client.get(f"/leads/{kept_id}").text
    for words in ("Reunido com Carla Dias", "Separar de novo", "Prefere andar alto", "foram reunidas"):
        assert words in page
    done = db.session.scalars(select(ContactMerge)).one()
    assert (done.user_id, done.reason) == (owner.id, "manual")


def test_they_are_parted_again_from_the_page(owner_client, tenant):
    kept, gone = pair(tenant)
    kept_id, before = kept.id, (dict(kept.wish), kept.status, list(kept.tags), kept.wants_bedrooms)
    merged(owner_client, kept, gone)
    done = db.session.scalars(select(ContactMerge)).one()
    address = f"/leads/{kept_id}/separar/{done.id}"
    page = owner_client.get(f"/leads/{kept_id}")
    owner_client.submit(page, address)
    lead = db.session.get_one(Lead, kept_id)
    assert (lead.wish, lead.status, lead.tags, lead.wants_bedrooms) == before
    back = db.session.scalars(select(Lead).join(Contact).where(Contact.wa_id == "5511988887777")).one()
    assert (back.wish["city"], back.status, back.wants_bedrooms) == ("Guarujá", "visit_requested", 3)
    assert db.session.scalar(select(func.count()).where(Message.conversation_id == back.conversation.id)) == 1
    assert "Separar de novo" not in owner_client.get(f"/leads/{kept_id}").text
    assert owner_client.submit(page, address).status_code == 404


def test_two_who_were_told_in_one_broadcast_can_become_one(owner_client, owner, tenant):
    kept, gone = pair(tenant)
    told = Broadcast(tenant_id=tenant.id, user_id=owner.id, property_id=make_property(tenant).id)
    db.session.add(told)
    db.session.flush()
    for lead in (kept, gone):
        db.session.add(BroadcastRecipient(tenant_id=tenant.id, broadcast_id=told.id, lead_id=lead.id))
    db.session.flush()
    kept_id = kept.id
    assert merged(owner_client, kept, gone).status_code == 303
    left = select(func.count()).select_from(BroadcastRecipient).where(BroadcastRecipient.lead_id == kept_id)
    assert db.session.scalar(left) == 1


def test_nobody_joins_what_they_must_not_see(mate_client, stranger_client, tenant, owner):
    kept, gone = pair(tenant)
    gone.conversation.agent_id, gone.conversation.status = owner.id, "agent"
    tenant.preferences = tenant.preferences | {"sees": "own"}
    db.session.commit()
    assert mate_client.get(f"/leads/{kept.id}/reunir/{gone.id}").status_code == 404
    assert f"/reunir/{gone.id}" not in mate_client.get(f"/leads/{kept.id}/reunir?procura=carla").text
    assert stranger_client.get(f"/leads/{kept.id}/reunir").status_code == 404
