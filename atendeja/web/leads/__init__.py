"""The agency's leads: a lead's page and what is done there."""

from . import page
from .blueprint import bp

__all__ = ["bp", "page"]
