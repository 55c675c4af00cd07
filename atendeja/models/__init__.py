"""The tables, one file per noun: columns, relationships, small facts about one row."""

from .consent import Consent
from .contact import Contact
from .conversation import Conversation
from .event import ConversationEvent
from .lead import Inquiry, Lead
from .message import Message
from .parked import ParkedWebhook
from .property import Property, PropertyImage
from .tenant import Tenant
from .user import User
from .visit import Visit

__all__ = [
    "Consent",
    "Contact",
    "Conversation",
    "ConversationEvent",
    "Inquiry",
    "Lead",
    "Message",
    "ParkedWebhook",
    "Property",
    "PropertyImage",
    "Tenant",
    "User",
    "Visit",
]
