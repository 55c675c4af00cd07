"""The agency's catalogue: the list, a property's page, the editor, what is done to many at once."""

from . import acting, editing, figures, listing, saving, showing
from .blueprint import bp

__all__ = ["acting", "bp", "editing", "figures", "listing", "saving", "showing"]
