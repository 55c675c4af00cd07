"""The agents' inbox: the list of conversations, a thread, and what is done in it."""

from . import attachments, details, handling, listing, messages, notes, presence, thread
from .blueprint import bp

__all__ = ["attachments", "bp", "details", "handling", "listing", "messages", "notes", "presence", "thread"]
