"""Visits: the agenda, one visit and what is done with it, a new one, calendars."""

from . import agenda, arranging, calendar, changing, showing
from .blueprint import bp

__all__ = ["agenda", "arranging", "bp", "calendar", "changing", "showing"]
