"""Where files are kept. Knows names that it made up itself, and bytes; nothing of ours."""

from .folder import Folder, Incoming, NoSuchFile

__all__ = ["Folder", "Incoming", "NoSuchFile"]
