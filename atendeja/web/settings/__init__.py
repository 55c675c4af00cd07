"""The agency's settings, for admins and managers: a list of sections, one page each."""

from . import attending, following, privacy, team
from .blueprint import bp

__all__ = ["attending", "bp", "following", "privacy", "team"]
