"""A large agency's catalogue, invented the same way each time."""

import random
from collections.abc import Iterator
from datetime import UTC, datetime, timedelta
from itertools import islice
from typing import Any

from sqlalchemy import insert

from atendeja.actions.property_index import index_property
from atendeja.catalog import FEATURE_NAMES
from atendeja.extensions import db
from atendeja.models import Property, PropertyImage

PLACES = {
    "Santos": "Gonzaga,Boqueirão,Embaré,Aparecida,Ponta da Praia,Pompéia,José Menino,Campo Grande,Macuco",
    "São Vicente": "Itararé,Centro,Gonzaguinha,Boa Vista,Parque Bitaru,Catiapoã",
    "Praia Grande": "Canto do Forte,Boqueirão,Guilhermina,Aviação,Tupi,Ocian,Caiçara",
    "Guarujá": "Pitangueiras,Enseada,Astúrias,Tombo,Centro",
}
STREETS = (
    "Rua das Acácias", "Avenida Ana Costa", "Rua Marcílio Dias", "Avenida Presidente Wilson", "Rua Goiás",
    "Rua Azevedo Sodré", "Rua Oswaldo Cochrane", "Alameda Armênio Mendes",
)  # fmt: skip
KINDS = ("apartment",) * 6 + ("house", "townhouse", "studio", "penthouse", "land", "commercial")
SAID = """arejado claro amplo reformado novo vista mar varanda sala cozinha planejada armários portaria
elevador piscina academia churrasqueira próximo praia canal comércio escola mercado documentação suíte
financiamento entrada dormitórios lavabo garagem demarcada condomínio lazer completo silencioso nascente
sol manhã tranquilo família investimento"""
WORDS = SAID.split()
START = datetime(2024, 1, 1, tzinfo=UTC)
COLUMNS = [column.key for column in Property.__table__.columns if column.key != "id"]
BATCH = 2000


def fill(tenant_id: int, count: int, agents: list[int]) -> None:
    """`count` properties with three photos each, committed as they come."""
    chance = random.Random(7)
    numbers = iter(range(count))
    while batch := list(islice(numbers, BATCH)):
        rows = [_row(tenant_id, n, chance, agents) for n in batch]
        added = db.session.scalars(insert(Property).returning(Property.id), rows).all()
        photos = [photo for n, one in enumerate(added) for photo in _photos(tenant_id, one, n)]
        db.session.execute(insert(PropertyImage), photos)
        db.session.commit()


def _row(tenant_id: int, n: int, chance: random.Random, agents: list[int]) -> dict[str, Any]:
    rented, both = chance.random() < 0.3, chance.random() < 0.05
    city = chance.choices(list(PLACES), (5, 2, 2, 1))[0]
    kind = chance.choice(KINDS)
    price = chance.randrange(120, 2500) * 1000_00 if chance.random() < 0.97 else None
    one = Property(
        tenant_id=tenant_id, code=f"AP{1000 + n}", type=kind, city=city, state="SP",
        district=chance.choice(PLACES[city].split(",")), street=chance.choice(STREETS),
        number=str(chance.randrange(1, 2000)), for_sale=not rented or both, for_rent=rented or both,
        sale_price_cents=None if rented and not both else price,
        rent_price_cents=chance.randrange(9, 120) * 100_00 if rented else None,
        condo_fee_cents=chance.randrange(3, 20) * 100_00, bedrooms=chance.randrange(0, 6),
        bathrooms=chance.randrange(1, 5), suites=chance.randrange(0, 3), parking=chance.randrange(0, 4),
        area_m2=chance.randrange(30, 400), active=chance.random() < 0.9,
        title=f"{' '.join(chance.sample(WORDS, 4)).capitalize()}",
        description=f"{' '.join(chance.choices(WORDS, k=60)).capitalize()}. Lote {n}.",
        features=chance.sample(list(FEATURE_NAMES), 3), other_features=[], agent_id=chance.choice(agents),
        address_visibility="district", notes="", source=chance.choice(("manual", "import")), version=1,
        created_at=START + timedelta(minutes=n), updated_at=START + timedelta(minutes=n * 7919 % 900_000),
    )  # fmt: skip
    index_property(one, photos=chance.randrange(0, 6))
    return {name: getattr(one, name) for name in COLUMNS}


def _photos(tenant_id: int, property_id: int, n: int) -> Iterator[dict[str, Any]]:
    for position in range(3):
        url = f"https://fotos.exemplo.com.br/{n % 500}-{position}.jpg"
        yield {"tenant_id": tenant_id, "property_id": property_id, "position": position, "url": url}
