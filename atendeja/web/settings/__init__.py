"""The agency's settings, for admins and managers: a list of sections, one page each."""

from . import attending, catalogue, following, privacy, team, templates
from .blueprint import bp

__all__ = ["attending", "bp", "catalogue", "following", "privacy", "team", "templates"]
