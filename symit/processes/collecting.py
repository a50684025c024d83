"""How often Python looks for objects that only hold each other: seldom while theorems are made.

What a proof makes stays in use, and each look reads all of it.
"""

from __future__ import annotations

import gc
from collections.abc import Iterator
from contextlib import contextmanager

SELDOM = (100_000, 10, 100)


@contextmanager
def collecting_seldom() -> Iterator[None]:
    """What is done here makes much and throws little away."""
    before = gc.get_threshold()
    gc.set_threshold(*SELDOM)
    try:
        yield
    finally:
        gc.set_threshold(*before)
