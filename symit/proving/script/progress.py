"""What long work says of itself while it runs: a few words at a time, for whoever waits."""

from __future__ import annotations

from collections.abc import Callable
from typing import TypeAlias

Report: TypeAlias = Callable[[str], None]
"""Is told what is being done now."""


def unheard(words: str) -> None:
    """Nobody waits."""
