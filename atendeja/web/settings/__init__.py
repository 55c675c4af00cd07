"""The agency's settings, for admins and managers: a list of sections, one page each."""

from . import service
from .blueprint import bp

__all__ = ["bp", "service"]
