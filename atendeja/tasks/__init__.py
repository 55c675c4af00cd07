"""Huey jobs: load by id, call one action, commit. The only caller of the gateway."""

from .answering import answer
from .assigning import give_out, watch
from .broadcasting import broadcast, tell_recipient
from .following import follow_up, remind
from .forgetting import forget_old, remove_erased_files
from .importing import continue_import
from .noticing import push_notice, tell, tellings
from .photos import bring_next, bring_photo
from .receiving import fetch_file, sweep_received
from .sending import deliver, pump, sending_rules
from .sweeping import hourly_sweep, sweep
from .templates import sync_templates
from .visits import remind_in_time, remind_of_visit

__all__ = [
    "answer",
    "bring_next",
    "bring_photo",
    "broadcast",
    "continue_import",
    "deliver",
    "fetch_file",
    "follow_up",
    "forget_old",
    "give_out",
    "hourly_sweep",
    "pump",
    "push_notice",
    "remind",
    "remind_in_time",
    "remind_of_visit",
    "remove_erased_files",
    "sending_rules",
    "sweep",
    "sweep_received",
    "sync_templates",
    "tell",
    "tell_recipient",
    "tellings",
    "watch",
]
