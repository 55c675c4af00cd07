"""The agency's settings, for admins and managers: a list of sections, one page each."""

from . import attending, privacy, team
from .blueprint import bp

__all__ = ["attending", "bp", "privacy", "team"]
