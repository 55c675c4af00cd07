"""The demonstration's catalogue looks lived in: people in charge, owners, a few things still to do."""

from sqlalchemy import select
from sqlalchemy.orm import selectinload

from atendeja.actions.property_index import index_property
from atendeja.extensions import db
from atendeja.models import Property, User

OWNERS = (
    ("Marcos Tavares", "(13) 99123-4410", "Chave na portaria, com o seu Antônio. Visitas depois das 10h."),
    ("Helena Prado", "(13) 99744-0192", "Proprietária mora no imóvel: combinar um dia antes."),
    ("Construtora Maré Alta", "(13) 3222-4100", "Plantão de vendas no local aos sábados."),
)
VISIBILITIES = ("district", "street", "full")


def make_lived_in(tenant_id: int) -> None:
    """Every third property is nobody's yet; some lack their street, description or price."""
    people = list(db.session.scalars(select(User).where(User.tenant_id == tenant_id).order_by(User.id)))
    mine = select(Property).where(Property.tenant_id == tenant_id).order_by(Property.id)
    for n, one in enumerate(db.session.scalars(mine.options(selectinload(Property.images)))):
        one.agent_id = people[n % 3].id if n % 3 < len(people) else None
        one.address_visibility = VISIBILITIES[n % 3]
        if n % 4 == 0:
            one.owner_name, one.owner_phone, one.notes = OWNERS[n // 4 % len(OWNERS)]
        if one.type in ("apartment", "penthouse", "studio"):
            one.floor, one.year_built = 2 + n * 7 % 15, 1996 + n * 5 % 28
        if n % 11 == 10:
            one.street, one.number, one.description = None, None, one.description[:60]
        index_property(one)
    db.session.flush()
