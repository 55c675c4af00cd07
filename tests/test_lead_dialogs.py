"""Fifteen whole dialogs, played by the real assistant and actions, leave exactly these facts."""

import json
from collections.abc import Iterator
from pathlib import Path

import pytest
from flask import Flask
from sqlalchemy import select

from atendeja.commands.rehearsal import rehearse
from atendeja.extensions import db
from atendeja.models import ConversationEvent, Lead
from atendeja.models.lead import wanted_columns

LINES = Path(__file__).with_name("assistant").joinpath("dialogs", "dev.jsonl").read_text(encoding="utf-8")
DIALOGS = {one["id"]: one for one in map(json.loads, LINES.splitlines())}


def sale(*types, **more):
    return {"purpose": "sale", "types": list(types)} | more


def rent(*types, **more):
    return {"purpose": "rent", "types": list(types)} | more


# dialog: the wish, status, source, property of interest, what is at stake in whole BRL, visit wanted at
LEFT = {
    "d01": (
        sale("apartment", city="Campinas", bedrooms_min=3, price_max=500_000),
        "visit_requested", "organic", "AP1001", 495_000, "2026-03-14T10:00",
    ),
    "d02": (
        rent("apartment", city="Curitiba", neighborhoods=["Água Verde"], bedrooms_min=2, price_max=2_800),
        "visit_requested", "organic", "AP2102", 2_750, "2026-03-11T15:00",
    ),
    "d03": (
        sale("condo_house", city="Sorocaba", suites_min=3, features=["pool"], price_max=1_300_000),
        "qualified", "organic", "CC3001", 1_250_000, None,
    ),
    "d04": ({}, "visit_requested", "portal", "AP0934", 690_000, "2026-03-13T16:00"),
    "d05": (
        rent("house", city="Blumenau", bedrooms_min=3, price_max=2_600),
        "qualified", "organic", None, 2_600, None,
    ),
    "d06": (
        sale("apartment", city="Niterói", bedrooms_min=2, price_max=600_000),
        "qualified", "organic", None, 600_000, None,
    ),
    "d07": ({}, "new", "organic", None, None, None),
    "d08": (
        rent("apartment", city="Recife", neighborhoods=["Espinheiro"], bedrooms_min=3, price_max=4_000),
        "qualified", "organic", "AP7103", 2_900, None,
    ),
    "d09": ({}, "visit_requested", "code", "CA2201", 540_000, "2026-03-12T15:00"),
    "d10": ({}, "visit_requested", "code", "AP8101", 3_800, "2026-03-16T09:00"),
    "d11": (rent("house", city="Ponta Grossa", price_max=1_500), "qualified", "organic", None, 1_500, None),
    "d12": (
        sale("apartment", city="Vila Velha", bedrooms_min=2, price_max=400_000),
        "qualified", "organic", None, 400_000, None,
    ),
    "d13": ({}, "new", "organic", None, None, None),
    "d14": (
        rent("apartment", city="Joinville", neighborhoods=["Centro"], bedrooms_min=2, price_max=1_800),
        "qualified", "organic", None, 1_800, None,
    ),
    "d15": (
        rent(
            "apartment", city="Rio de Janeiro", neighborhoods=["Ipanema"], bedrooms_min=1,
            features=["furnished"], price_max=5_000,
        ),
        "visit_requested", "organic", "AP1501", 4_800, "2026-03-11T14:00",
    ),
}  # fmt: skip


@pytest.fixture
def elsewhere(built_app: Flask) -> Iterator[None]:
    """A rehearsal brings its own database; ours comes back afterwards."""
    engine = db.engine
    try:
        yield
    finally:
        db.session.remove()
        db.engines[None] = engine


def test_the_table_has_every_dialog():
    assert set(LEFT) == set(DIALOGS)


@pytest.mark.usefixtures("elsewhere")
@pytest.mark.parametrize("dialog", sorted(LEFT))
def test_a_dialog_leaves_exactly_these_facts(dialog):
    list(rehearse(DIALOGS[dialog]))
    lead = db.session.scalars(select(Lead)).one()
    wish = {key: value for key, value in lead.wish.items() if value not in (None, [], "")}
    code, stake = lead.property.code if lead.property else None, (lead.value_cents or 0) // 100 or None
    left = (wish, lead.status, lead.source, code, stake, lead.visit.get("at"))
    assert left == LEFT[dialog]
    assert lead.owner is (dialog == "d13")
    assert {name: getattr(lead, name) for name in wanted_columns(wish)} == wanted_columns(wish)


@pytest.mark.usefixtures("elsewhere")
@pytest.mark.parametrize("dialog", sorted(LEFT))
def test_every_status_of_a_dialog_is_in_its_history(dialog):
    list(rehearse(DIALOGS[dialog]))
    moved = select(ConversationEvent).where(ConversationEvent.kind == "lead.moved")
    moves = [one.detail for one in db.session.scalars(moved.order_by(ConversationEvent.id))]
    stood = ["new", *(move["to"] for move in moves)]
    assert [move["from"] for move in moves] == stood[:-1]
    assert stood[-1] == LEFT[dialog][1]
