"""What a good advertisement lacks."""

from dataclasses import dataclass

import pytest

from atendeja.catalog.completeness import ENOUGH_WORDS, LACKS, missing, missing_key


@dataclass
class Flat:
    """A complete advertisement; each test takes something away."""

    type: str = "apartment"
    for_sale: bool = True
    for_rent: bool = False
    sale_price_cents: int | None = 450_000_00
    rent_price_cents: int | None = None
    condo_fee_cents: int | None = 780_00
    description: str = "x" * ENOUGH_WORDS
    district: str = "Gonzaga"
    street: str | None = "Rua Marcílio Dias"
    bedrooms: int | None = 2
    bathrooms: int | None = 1
    area_m2: int | None = 72
    total_area_m2: int | None = None


def test_a_complete_advertisement_lacks_nothing():
    assert missing(Flat(), 3) == ()


@pytest.mark.parametrize(
    ("values", "lacks"),
    [
        ({"sale_price_cents": None}, ("price",)),
        ({"for_rent": True}, ("price",)),  # rented too, but for how much?
        ({"for_sale": False, "for_rent": True, "rent_price_cents": 2_300_00}, ()),
        ({"for_sale": False, "for_rent": True, "sale_price_cents": 1}, ("price",)),
        ({"description": "Lindo."}, ("description",)),
        ({"bedrooms": None, "bathrooms": None}, ("bedrooms", "bathrooms")),
        ({"bedrooms": 0}, ()),  # a loft: it is known
        ({"type": "commercial", "bedrooms": None, "bathrooms": None, "condo_fee_cents": None}, ()),
        ({"type": "house", "condo_fee_cents": None}, ()),
        ({"condo_fee_cents": None}, ("condo",)),
        ({"condo_fee_cents": 0}, ()),  # exempt is an answer
        ({"area_m2": None}, ("area",)),
        ({"area_m2": None, "total_area_m2": 300}, ("area",)),
        ({"type": "land", "area_m2": None, "total_area_m2": 300, "bedrooms": None}, ()),
        ({"district": ""}, ("district",)),
        ({"street": None}, ("address",)),
        ({"street": ""}, ("address",)),
    ],
)
def test_what_is_missing_is_named(values, lacks):
    assert missing(Flat(**values), 3) == lacks


@pytest.mark.parametrize(("photos", "lacks"), [(0, ("photos",)), (2, ("photos",)), (3, ()), (40, ())])
def test_three_photos_are_enough(photos, lacks):
    assert missing(Flat(), photos) == lacks


def test_the_key_can_be_asked_for_one_name():
    assert missing_key(("photos", "price")) == "|photos|price|"
    assert missing_key(()) == "|"
    assert len(missing_key(LACKS)) <= 200
