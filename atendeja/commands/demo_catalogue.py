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
    """What a file does not say: importing it again changes nothing. Every third property is nobody's yet."""
    first = select(User).where(User.tenant_id == tenant_id).order_by(User.id).limit(2)
    people = list(db.session.scalars(first))
    mine = select(Property).where(Property.tenant_id == tenant_id).order_by(Property.id)
    for n, one in enumerate(db.session.scalars(mine.options(selectinload(Property.images)))):
        one.agent_id = people[n % 3].id if n % 3 < len(people) else None
        one.address_visibility = VISIBILITIES[n % 3]
        if n % 4 == 0:
            one.owner_name, one.owner_phone, one.notes = OWNERS[n // 4 % len(OWNERS)]
        if one.type in ("apartment", "penthouse", "studio"):
            one.floor, one.year_built = 2 + n * 7 % 15, 1996 + n * 5 % 28
        index_property(one)
    db.session.add_all(_drafts(tenant_id, people[0]))
    db.session.flush()


def _drafts(tenant_id: int, agent: User) -> list[Property]:
    """Just taken on and not offered yet: what is missing is still to be asked of the owner."""
    drafts = [
        Property(code="AP2001", type="apartment", for_sale=True, title="2 quartos no Gonzaga", city="Santos",
                 state="SP", district="Gonzaga", owner_name="Lúcia Andrade", owner_phone="(13) 99655-7781"),
        Property(code="CA2002", type="house", for_sale=True, for_rent=True, title="Casa de vila com quintal",
                 city="Santos", state="SP", sale_price_cents=690_000_00, bedrooms=3, area_m2=142),
    ]  # fmt: skip
    for one in drafts:
        one.tenant_id, one.agent_id, one.active, one.description = tenant_id, agent.id, False, ""
        index_property(one)
    return drafts
