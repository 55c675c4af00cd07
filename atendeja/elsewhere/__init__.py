"""Pictures that stay at other sites, made small here and kept for a while. Knows nothing of ours."""

from .pictures import Missing, Pictures
from .shelf import Shelf

__all__ = ["Missing", "Pictures", "Shelf"]
