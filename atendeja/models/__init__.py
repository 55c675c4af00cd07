"""The tables, one file per noun: columns, relationships, small facts about one row."""

from .consent import Consent
from .contact import Contact
from .conversation import Conversation
from .event import ConversationEvent
from .lead import Inquiry, Lead
from .media import Media
from .merge import ContactMerge
from .message import Message
from .parked import ParkedWebhook
from .property import Property, PropertyImage
from .template import Template
from .tenant import Tenant
from .user import User
from .visit import Visit

__all__ = [
    "Consent",
    "Contact",
    "ContactMerge",
    "Conversation",
    "ConversationEvent",
    "Inquiry",
    "Lead",
    "Media",
    "Message",
    "ParkedWebhook",
    "Property",
    "PropertyImage",
    "Template",
    "Tenant",
    "User",
    "Visit",
]
