"""Importing a property file: upload, columns, dry run, apply; and the history of it."""

from . import files, progress, uploads, words
from .blueprint import bp

__all__ = ["bp", "files", "progress", "uploads", "words"]
