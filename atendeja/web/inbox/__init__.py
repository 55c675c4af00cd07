"""The agents' inbox: the list of conversations, a thread, and what is done in it."""

from . import handling, listing, messages, thread
from .blueprint import bp

__all__ = ["bp", "handling", "listing", "messages", "thread"]
