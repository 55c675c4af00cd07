"""Photos made small and safe: bytes of anybody in, JPEG without secrets out. Knows nothing of ours."""

from .reasons import REASONS
from .shrinking import LARGEST, Picture, Refused, shrink

__all__ = ["LARGEST", "REASONS", "Picture", "Refused", "shrink"]
