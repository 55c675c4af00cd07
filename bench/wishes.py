"""What the assistant asks of a large catalogue: searches, near misses, counts, codes, places."""

import random
import time
from collections.abc import Callable, Iterable, Iterator
from typing import Any

from atendeja.extensions import db
from atendeja.queries import properties
from atendeja.queries.properties import Wish

from .load import percentile
from .report import Figure, Line
from .stock import PLACES

AIM = 15  # ms
COUNT = 200


def searches(tenant_id: int, many: int, prefix: str) -> Iterable[Line]:
    """p95 of each question, over wishes as customers have them."""
    wished = list(_wishes(COUNT))
    chance = random.Random(5)
    codes = [f"ap-{1000 + chance.randrange(many)}" for _ in range(COUNT)]
    nothing = [wish for wish in wished if not properties.matching(tenant_id, wish)]
    asked: dict[str, tuple[Callable[[Any], object], list[Any]]] = {
        "matching": (lambda wish: properties.matching(tenant_id, wish), wished),
        "cheapest first": (lambda wish: properties.matching(tenant_id, wish, cheapest_first=True), wished),
        "near misses, when nothing fits": (lambda wish: properties.near(tenant_id, wish), nothing),
        "what to let go of, when nothing fits": (lambda w: properties.without_one(tenant_id, w), nothing),
        "by code": (lambda code: properties.by_code(tenant_id, code), codes),
    }
    for name, (ask, things) in asked.items():
        yield Figure(f"{prefix}assistant, {name}: p95", percentile(_took(ask, things), 95), "ms", AIM)
    took = _took(lambda _: properties.known_places(tenant_id), [None] * 5)
    yield Figure(f"{prefix}assistant, the places it knows (read every five minutes)", max(took), "ms")


def _took(ask: Callable[[Any], object], things: list[Any]) -> list[float]:
    """Milliseconds of each; nothing is remembered from one to the next."""
    took = []
    for thing in things:
        db.session.remove()
        db.session.connection()
        started = time.perf_counter()
        ask(thing)
        took.append((time.perf_counter() - started) * 1000)
    return took


def _wishes(count: int) -> Iterator[Wish]:
    chance = random.Random(3)
    kinds = (("apartment",), ("house", "townhouse", "condo_house"), ("studio",), ("farm",), ())
    for _ in range(count):
        city, sale = chance.choice(list(PLACES)), chance.random() < 0.6
        limits = (300_000, 500_000, 900_000, 50_000) if sale else (1500, 2500, 5000, 300)
        yield Wish(
            purpose="sale" if sale else "rent",
            city=city if chance.random() < 0.85 else None,
            neighborhoods=(chance.choice(PLACES[city].split(",")),) if chance.random() < 0.5 else (),
            types=chance.choice(kinds),
            bedrooms_min=chance.choice((None, 1, 2, 3, 4)),
            price_max=chance.choice((None, *limits)),
            features=tuple(chance.sample(("pets", "pool", "gym", "gated"), chance.choice((0, 0, 1, 2, 3)))),
            parking_min=2 if chance.random() < 0.2 else None,
        )
