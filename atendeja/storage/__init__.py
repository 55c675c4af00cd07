"""Where files are kept. Knows names that it made up itself, and bytes; nothing of ours."""

from .bucket import Bucket, Place
from .folder import Folder
from .values import NoSuchFile, Storage, Unavailable

__all__ = ["Bucket", "Folder", "NoSuchFile", "Place", "Storage", "Unavailable"]
