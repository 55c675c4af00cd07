"""Whom a property fits: the wish as SQL compares it, one condition at a time."""

import pytest

from atendeja.extensions import db
from atendeja.models import Consent, Lead
from atendeja.models.lead import index_wish
from atendeja.queries.fitting import count_for, people_for

from .factories import make_contact, make_conversation, make_property

WISH = {"purpose": "sale", "city": "Santos", "types": ["apartment"], "bedrooms_min": 2, "price_max": 500_000}


@pytest.fixture
def home(tenant):
    """An apartment for sale in Gonzaga, Santos, 2 bedrooms, R$ 450,000, with a pool."""
    return make_property(
        tenant, city="Santos", district="Gonzaga", bedrooms=2, parking=1, sale_price_cents=450_000_00,
        for_sale=True, for_rent=False, type="apartment", features=["pool"],
    )  # fmt: skip


def make_seeker(tenant, wish, **values):
    contact = make_contact(tenant)
    conversation = make_conversation(tenant, contact)
    lead = Lead(tenant_id=tenant.id, contact_id=contact.id, wish=wish, **{"status": "qualified"} | values)
    index_wish(lead)
    db.session.add(lead)
    db.session.flush()
    return lead, conversation


def may_be_told(lead, granted=True):
    own = {"tenant_id": lead.tenant_id, "contact_id": lead.contact_id}
    db.session.add(Consent(**own, kind="alerts", granted=granted, words="pode avisar"))
    db.session.flush()


@pytest.mark.parametrize(
    ("changed", "fits"),
    [
        ({}, True),
        ({"purpose": "rent"}, False),
        ({"purpose": None}, False),
        ({"city": "São Vicente"}, False),
        ({"city": None, "neighborhoods": ["Gonzaga"]}, True),
        ({"city": None}, False),
        ({"neighborhoods": ["Gonzaga", "Boqueirão"]}, True),
        ({"neighborhoods": ["Boqueirão"]}, False),
        ({"types": []}, True),
        ({"types": ["house"]}, False),
        ({"bedrooms_min": 1}, True),
        ({"bedrooms_min": 3}, False),
        ({"parking_min": 2}, False),
        ({"price_max": 450_000}, True),
        ({"price_max": 430_000}, True),
        ({"price_max": 420_000}, False),
        ({"price_max": None, "price_about": 460_000}, True),
        ({"price_max": None}, True),
        ({"features": ["pool"]}, True),
        ({"features": ["pool", "gym"]}, False),
    ],
)
def test_each_wish_is_compared(tenant, home, owner, changed, fits):
    wish = {key: value for key, value in (WISH | changed).items() if value is not None}
    lead, _ = make_seeker(tenant, wish)
    assert [one.lead.id for one in people_for(home, owner)] == ([lead.id] if fits else [])
    assert count_for(home) == fits


@pytest.mark.parametrize("values", [{"status": "won"}, {"status": "lost"}, {"owner": True}])
def test_who_looks_for_nothing_any_more_is_left_out(tenant, home, owner, values):
    make_seeker(tenant, WISH, **values)
    assert people_for(home, owner) == []


def test_without_a_price_it_fits_those_who_named_none(tenant, home, owner):
    home.sale_price_cents = None
    make_seeker(tenant, WISH)
    lead, _ = make_seeker(tenant, {key: value for key, value in WISH.items() if key != "price_max"})
    assert [one.lead.id for one in people_for(home, owner)] == [lead.id]


def test_who_may_be_told_comes_first_and_the_last_word_counts(tenant, home, owner):
    silent, _ = make_seeker(tenant, WISH)
    yes, _ = make_seeker(tenant, WISH)
    changed_mind, _ = make_seeker(tenant, WISH)
    stopped, conversation = make_seeker(tenant, WISH)
    may_be_told(yes)
    may_be_told(changed_mind)
    may_be_told(changed_mind, granted=False)
    may_be_told(stopped)
    conversation.contact.opted_out_at = conversation.created_at
    db.session.flush()
    found = people_for(home, owner)
    assert found[0].lead.id == yes.id
    assert {one.lead.id: one.may_be_told for one in found} == {
        silent.id: False, yes.id: True, changed_mind.id: False, stopped.id: False
    }  # fmt: skip


def test_other_agencies_people_are_theirs(other_tenant, home, owner):
    make_seeker(other_tenant, WISH)
    assert people_for(home, owner) == []


def test_a_plain_agent_sees_only_their_own_when_the_agency_wants_it_so(tenant, home, mate, owner):
    tenant.preferences = {**tenant.preferences, "sees": "own"}
    _, theirs = make_seeker(tenant, WISH)
    theirs.agent_id = owner.id
    lead, _ = make_seeker(tenant, WISH)
    db.session.flush()
    assert [one.lead.id for one in people_for(home, mate)] == [lead.id]
    assert len(people_for(home, owner)) == 2
