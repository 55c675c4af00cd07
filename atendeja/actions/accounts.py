"""Agencies and the people who sign in. Passwords are kept as argon2id hashes."""

from argon2 import PasswordHasher
from argon2.exceptions import InvalidHashError, VerificationError

from atendeja.extensions import db
from atendeja.models import Tenant, User
from atendeja.queries.people import tenant_by_slug, user_by_email

# 19 MiB, two passes: OWASP's second choice for argon2id, small enough for half a core and 512 MB.
HASHER = PasswordHasher(time_cost=2, memory_cost=19 * 1024, parallelism=1)
NOBODY = HASHER.hash("nobody has this password")  # so that unknown accounts take as long as known ones


def ensure_tenant(slug: str, name: str, phone_number_id: str) -> Tenant:
    """The agency with this slug, made if it is not there; its number follows the setting."""
    tenant = tenant_by_slug(slug)
    if tenant is None:
        tenant = Tenant(slug=slug, name=name)
        db.session.add(tenant)
    tenant.phone_number_id = phone_number_id
    db.session.flush()
    return tenant


def ensure_user(tenant: Tenant, email: str, name: str, password: str, role: str) -> bool:
    """Make an account once; an existing one is left as it is. True if it was made.

    An admin takes no turns in the roleta unless somebody wants it so.
    """
    if user_by_email(email) is not None:
        return False
    account = User(tenant_id=tenant.id, email=email.strip().lower(), name=name, role=role)
    account.serves = "none" if role == "admin" else "both"
    account.password_hash = HASHER.hash(password)
    db.session.add(account)
    return True


def authenticated(email: str, password: str) -> User | None:
    """The active account with these credentials, in the same time whether or not the account exists."""
    account = user_by_email(email)
    try:
        HASHER.verify(account.password_hash if account else NOBODY, password)
    except (VerificationError, InvalidHashError):
        return None
    return account if account and account.active else None
