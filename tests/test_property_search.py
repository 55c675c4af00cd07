"""What the assistant finds: the wanted first, only what is the agency's and active, few statements."""

from datetime import UTC, datetime, timedelta

import pytest

from atendeja.extensions import db
from atendeja.queries import properties
from atendeja.queries.properties import FEW, Wish, by_code, matching, near, without_one

from .factories import make_property

START = datetime(2026, 1, 1, tzinfo=UTC)


def flat(tenant, n, **values):
    return make_property(tenant, code=f"F{n}", updated_at=START + timedelta(minutes=n), **values)


def codes(found):
    return [one.code for one in found]


@pytest.fixture(params=["few", "many"])
def ground(request, tenant):
    """The same answers whether the hits are few or so many that an index is walked."""
    if request.param == "many":
        for n in range(FEW + 1):
            make_property(tenant, code=f"OLD{n}", updated_at=START, bedrooms=5, sale_price_cents=10**11)
    return tenant


def test_the_wanted_number_of_bedrooms_comes_alone_and_newest_first(ground):
    for n, rooms in enumerate((3, 2, 3, 2, 4)):
        flat(ground, n, bedrooms=rooms)
    assert codes(matching(ground.id, Wish(purpose="sale", bedrooms_min=2))) == ["F3", "F1"]
    assert codes(matching(ground.id, Wish(purpose="sale", bedrooms_min=3), limit=1)) == ["F2"]


def test_without_that_number_more_will_do(ground):
    flat(ground, 1, bedrooms=7)
    assert codes(matching(ground.id, Wish(purpose="sale", bedrooms_min=6))) == ["F1"]


def test_what_has_no_price_comes_last(ground):
    flat(ground, 1, bedrooms=2)
    flat(ground, 2, bedrooms=2, sale_price_cents=None)
    flat(ground, 3, bedrooms=2)
    assert codes(matching(ground.id, Wish(purpose="sale", bedrooms_min=2))) == ["F3", "F1", "F2"]


def test_cheapest_first(ground):
    for n, price in enumerate((500, 300, 400)):
        flat(ground, n, sale_price_cents=price * 1000_00)
    flat(ground, 9, sale_price_cents=None)
    found = matching(ground.id, Wish(purpose="sale"), cheapest_first=True, limit=3)
    assert codes(found) == ["F1", "F2", "F0"]


def test_what_was_shown_is_not_found_again(ground):
    first, second = flat(ground, 1, bedrooms=2), flat(ground, 2, bedrooms=2)
    assert codes(matching(ground.id, Wish(bedrooms_min=2, bedrooms_max=2), without=[second.id])) == [
        first.code
    ]


def test_only_the_agency_s_own_and_active_ones_are_found(ground, other_tenant):
    flat(ground, 1, bedrooms=2, active=False)
    flat(other_tenant, 2, bedrooms=2)
    wish = Wish(purpose="sale", bedrooms_min=2, bedrooms_max=2)
    assert matching(ground.id, wish) == []
    assert near(ground.id, wish) == []
    assert by_code(ground.id, "F2") is None
    assert by_code(ground.id, "f-1") is None
    assert without_one(ground.id, wish, up_to=2)["bedrooms"] in {0, 3}


def test_what_would_be_without_a_wish_is_counted_no_further_than_asked(tenant):
    homes = [flat(tenant, n, bedrooms=2) for n in range(4)]
    wish = Wish(purpose="sale", bedrooms_min=5)
    assert without_one(tenant.id, wish)["bedrooms"] == 4
    assert without_one(tenant.id, wish, [homes[0].id])["bedrooms"] == 3
    assert without_one(tenant.id, wish, up_to=2)["bedrooms"] == 3


def test_near_misses_say_what_differs(tenant):
    flat(tenant, 1, bedrooms=2, sale_price_cents=540_000_00)
    flat(tenant, 2, bedrooms=1, sale_price_cents=400_000_00)
    found = near(tenant.id, Wish(purpose="sale", bedrooms_min=2, price_max=500_000))
    assert [(one.code, differs) for one, differs in found] == [("F1", "price"), ("F2", "bedrooms")]


def test_a_search_is_three_statements_and_near_misses_a_few_more(tenant, statements):
    for n in range(5):
        flat(tenant, n)
    tenant_id, wish = tenant.id, Wish(purpose="sale", city="Santos", bedrooms_min=2, price_max=900_000)
    with statements() as sql:
        found = matching(tenant_id, wish)
        assert all(one.images for one in found)
    assert len(sql) == 3
    db.session.expire_all()
    with statements() as sql:
        near(tenant_id, wish)
    assert len(sql) <= 6


def test_places_are_those_of_active_properties(tenant):
    flat(tenant, 1, city="Santos", district="Gonzaga")
    flat(tenant, 2, city="Guarujá", district="Enseada", active=False)
    assert properties.known_places(tenant.id) == [("Santos", "SP", "Gonzaga")]
