"""Where a lead stands and what moves it: the whole table, and the rules that hold for every row of it."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from atendeja.models.lead_status import MOVES, OPEN, STATUSES, is_qualified, moved

KNOWN = {"purpose": "sale", "city": "Santos", "bedrooms_min": 2}
SOME = {"purpose": "sale"}

TABLE = [
    # status, what happens, wish, before the silence, afterwards
    ("new", "wished", SOME, None, "new"),
    ("new", "wished", KNOWN, None, "qualified"),
    ("qualified", "wished", SOME, None, "qualified"),
    ("visit_scheduled", "wished", KNOWN, None, "visit_scheduled"),
    ("new", "found_none", SOME, None, "no_property"),
    ("qualified", "found_none", KNOWN, None, "no_property"),
    ("visit_requested", "found_none", KNOWN, None, "visit_requested"),
    ("no_property", "found_some", KNOWN, None, "qualified"),
    ("no_property", "found_some", SOME, None, "new"),
    ("qualified", "found_some", KNOWN, None, "qualified"),
    ("new", "visit_requested", SOME, None, "visit_requested"),
    ("no_property", "visit_requested", KNOWN, None, "visit_requested"),
    ("visit_scheduled", "visit_requested", KNOWN, None, "visit_requested"),
    ("proposal", "visit_requested", KNOWN, None, "proposal"),
    ("visit_requested", "visit_confirmed", KNOWN, None, "visit_scheduled"),
    ("qualified", "visit_confirmed", KNOWN, None, "visit_scheduled"),
    ("proposal", "visit_confirmed", KNOWN, None, "proposal"),
    ("visit_scheduled", "visit_cancelled", KNOWN, None, "qualified"),
    ("visit_requested", "visit_cancelled", SOME, None, "new"),
    ("won", "visit_cancelled", KNOWN, None, "won"),
    ("new", "silent", {}, None, "no_answer"),
    ("qualified", "silent", KNOWN, None, "no_answer"),
    ("no_property", "silent", KNOWN, None, "no_answer"),
    ("visit_scheduled", "silent", KNOWN, None, "visit_scheduled"),
    ("proposal", "silent", KNOWN, None, "proposal"),
    ("no_answer", "returned", KNOWN, "no_property", "no_property"),
    ("no_answer", "returned", KNOWN, None, "qualified"),
    ("no_answer", "returned", {}, "new", "new"),
    ("lost", "returned", KNOWN, None, "qualified"),
    ("lost", "returned", {}, None, "new"),
    ("won", "returned", KNOWN, None, "won"),
]


@pytest.mark.parametrize(("status", "occasion", "wish", "before", "afterwards"), TABLE)
def test_what_happens_moves_a_lead_by_the_table(status, occasion, wish, before, afterwards):
    assert moved(status, occasion, wish, before) == afterwards


def test_every_move_is_in_the_table_above():
    written = {(status, occasion) for status, occasion, *_ in TABLE}
    early = {("no_answer", "visit_requested"), ("lost", "visit_requested"), ("qualified", "visit_requested")}
    early |= {(status, "visit_confirmed") for status in ("new", "no_property", "no_answer", "lost")}
    assert {(status, occasion) for occasion, row in MOVES.items() for status in row} <= written | early


@given(st.sampled_from(STATUSES), st.sampled_from(sorted(MOVES)), st.sampled_from([{}, SOME, KNOWN]))
def test_a_lead_is_always_somewhere_and_what_is_won_stays_won(status, occasion, wish):
    assert moved(status, occasion, wish) in STATUSES
    assert moved("won", occasion, wish) == "won"
    assert moved("proposal", occasion, wish) == "proposal"


@pytest.mark.parametrize(
    ("wish", "enough"),
    [
        ({}, False),
        ({"purpose": "sale", "city": "Santos"}, False),
        ({"purpose": "sale", "types": ["house"]}, False),
        ({"city": "Santos", "types": ["house"]}, False),
        ({"purpose": "rent", "neighborhoods": ["Gonzaga"], "price_max": 3000}, True),
        ({"purpose": "sale", "city": "Santos", "types": ["house"]}, True),
        ({"purpose": "sale", "city": "Santos", "price_about": 500_000}, True),
    ],
)
def test_purpose_place_and_one_more_fact_qualify(wish, enough):
    assert is_qualified(wish) is enough


def test_open_statuses_are_all_but_won_and_lost():
    assert set(STATUSES) - set(OPEN) == {"won", "lost"}
