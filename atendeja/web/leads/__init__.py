"""The agency's leads: a lead's page and what is done there."""

from . import board, bulk, comparing, editing, exports, fitting, history, merging, moving, page
from .blueprint import bp

__all__ = [
    "board",
    "bp",
    "bulk",
    "comparing",
    "editing",
    "exports",
    "fitting",
    "history",
    "merging",
    "moving",
    "page",
]
