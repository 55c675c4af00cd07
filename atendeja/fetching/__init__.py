"""Asking addresses that strangers chose: only http(s), only the public internet, within limits.

`fetch` brings a file; `guarded_session` is a requests.Session for other methods (web push posts with it).
Tests give another `Rule`; nothing in the environment can.
"""

from .addresses import PUBLIC, Forbidden, Rule, check_address
from .connections import Deadline, guarded_session
from .files import IMAGE, Fetched, Limits, NotFetched, fetch
from .politeness import Politeness

__all__ = [
    "IMAGE",
    "PUBLIC",
    "Deadline",
    "Fetched",
    "Forbidden",
    "Limits",
    "NotFetched",
    "Politeness",
    "Rule",
    "check_address",
    "fetch",
    "guarded_session",
]
