from sqlalchemy import select
from sqlalchemy.orm import lazyload

from atendeja.extensions import db
from atendeja.models import Tenant, User


def user(user_id: int) -> User | None:
    return db.session.get(User, user_id)


def user_by_email(email: str) -> User | None:
    return db.session.scalar(select(User).where(User.email == email.strip().lower()))


def tenant_by_slug(slug: str) -> Tenant | None:
    return db.session.scalar(select(Tenant).where(Tenant.slug == slug))


def tenant(tenant_id: int) -> Tenant:
    return db.session.get_one(Tenant, tenant_id)


def team(tenant_id: int) -> list[User]:
    """The agency's active people, by name."""
    query = select(User).where(User.tenant_id == tenant_id, User.active.is_(True)).order_by(User.name)
    return list(db.session.scalars(query.options(lazyload(User.tenant))))


def tenant_ids() -> list[int]:
    return list(db.session.scalars(select(Tenant.id).order_by(Tenant.id)))
