"""The agency's catalogue: the list, a property's page, the editor."""

from . import listing, showing
from .blueprint import bp

__all__ = ["bp", "listing", "showing"]
