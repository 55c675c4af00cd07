"""The tables, one file per noun: columns, relationships, small facts about one row."""

from .broadcast import Broadcast, BroadcastRecipient
from .consent import Consent
from .contact import Contact
from .conversation import Conversation
from .erasure import Erasure
from .event import ConversationEvent
from .imports import ImportLine, PropertyImport
from .lead import Inquiry, Lead
from .media import Media
from .merge import ContactMerge
from .message import Message
from .parked import ParkedWebhook
from .property import Property, PropertyChange, PropertyImage
from .push_subscription import PushSubscription
from .quick_reply import QuickReply
from .rate import MessageRate
from .reading import Mention, Reading
from .saved_filter import SavedFilter
from .template import Template
from .tenant import Tenant
from .todo import Todo
from .user import User
from .visit import Visit

__all__ = [
    "Broadcast",
    "BroadcastRecipient",
    "Consent",
    "Contact",
    "ContactMerge",
    "Conversation",
    "ConversationEvent",
    "Erasure",
    "ImportLine",
    "Inquiry",
    "Lead",
    "Media",
    "Mention",
    "Message",
    "MessageRate",
    "ParkedWebhook",
    "Property",
    "PropertyChange",
    "PropertyImage",
    "PropertyImport",
    "PushSubscription",
    "QuickReply",
    "Reading",
    "SavedFilter",
    "Template",
    "Tenant",
    "Todo",
    "User",
    "Visit",
]
