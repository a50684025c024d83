"""How much work a line may be: what does not follow is refused soon, and at the same place on every machine.

The work is counted by the kernel (`kernel.budget`).  Stands under everything that searches.
"""

from __future__ import annotations

from collections.abc import Iterator
from contextlib import contextmanager

from symit.kernel import budget

FOR_A_LINE = 2_000_000
"""A few seconds of one core."""


@contextmanager
def at_most(work: float) -> Iterator[None]:
    """What is done here may cost this much.  Raises budget.Exhausted where it costs more."""
    before = budget.left()
    budget.allow(min(before, work))
    allowed = budget.left()
    try:
        yield
    finally:
        budget.allow(before - (allowed - budget.left()))
